import type { Prisma } from "../database/generated/client.js";
import { agenciesNobodyJoined, type InvitedRole } from "./invitations.js";
import { type AgencyOfPost, agencyOfPost, type HeldPost, type Role } from "./roles.js";

export interface ListedAccount {
  readonly channel: string;
  readonly bot: string;
  readonly lastSeenAt: Date | null;
  readonly stoppedAt: Date | null;
  readonly stopReason: string | null;
}

export interface ListedPerson {
  readonly id: number;
  readonly name: string | null;
  readonly title: string | null;
  readonly posts: readonly HeldPost[];
  readonly accounts: readonly ListedAccount[];
  readonly joinedAt: Date;
  /** When any of the accounts last wrote. */
  readonly lastSeenAt: Date | null;
}

export interface PeopleList {
  /** In the order in which they joined. */
  readonly joined: readonly ListedPerson[];
  /** Agencies for which nobody holds a post, in the order of the agencies. */
  readonly notJoined: readonly Omit<AgencyOfPost, "id">[];
  /** Codes that can still be used. Secrets: for the screen of whoever may invite, never for a log. */
  readonly unusedCodes: readonly {
    readonly code: string;
    readonly role: InvitedRole;
    readonly agency: string | null;
    readonly name: string | null;
    readonly expiresAt: Date;
  }[];
}

export async function listPeople(db: Prisma.TransactionClient, now: Date): Promise<PeopleList> {
  const agency = { select: agencyOfPost };
  const persons = await db.person.findMany({
    where: { leftAt: null },
    orderBy: { id: "asc" },
    include: {
      holdings: {
        where: { until: null },
        orderBy: [{ since: "asc" }, { id: "asc" }],
        include: { post: { include: { agency } } },
      },
      accounts: { where: { removedAt: null }, orderBy: { id: "asc" } },
    },
  });
  const notJoined = await agenciesNobodyJoined(db);
  const invitations = await db.invitation.findMany({
    where: { usedAt: null, withdrawnAt: null, expiresAt: { gt: now } },
    orderBy: { id: "asc" },
    include: { agency },
  });
  return {
    joined: persons.map((person) => ({
      id: person.id,
      name: person.name,
      title: person.title,
      posts: person.holdings.map(({ post }) => ({ role: post.role as Role, agency: post.agency })),
      accounts: person.accounts.map(({ channel, bot, lastSeenAt, stoppedAt, stopReason }) => ({
        channel,
        bot,
        lastSeenAt,
        stoppedAt,
        stopReason,
      })),
      joinedAt: person.joinedAt,
      lastSeenAt: latest(person.accounts.map((account) => account.lastSeenAt)),
    })),
    notJoined: notJoined.map(({ code, name, shortName, level }) => ({ code, name, shortName, level })),
    unusedCodes: invitations.map((invitation) => ({
      code: invitation.code,
      role: invitation.role as InvitedRole,
      agency: invitation.agency?.code ?? null,
      name: invitation.name,
      expiresAt: invitation.expiresAt,
    })),
  };
}

function latest(instants: readonly (Date | null)[]): Date | null {
  let last: Date | null = null;
  for (const at of instants) if (at && (!last || at > last)) last = at;
  return last;
}
