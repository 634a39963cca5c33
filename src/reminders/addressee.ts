import type { Prisma } from "../database/generated/client.js";
import type { AgencyOfPost, HeldPost, Role } from "../people/roles.js";
import type { Language } from "../text/language.js";
import { dialogueStillUntil } from "./dialogue-stillness.js";

export interface Told {
  readonly language: Language;
  readonly posts: readonly HeldPost[];
  /** Until when the person is in the middle of a report; null where they are not. */
  readonly busyUntil: Date | null;
}

/** Whom a message is for, as things stand when it goes; null for who has left or holds nothing any more. */
export async function findTold(db: Prisma.TransactionClient, personId: number, now: Date): Promise<Told | null> {
  const agency = { select: { id: true, code: true, name: true, shortName: true, level: true } };
  const person = await db.person.findFirst({
    where: { id: personId, leftAt: null },
    select: {
      language: true,
      accounts: { where: { removedAt: null }, select: { lastSeenAt: true } },
      holdings: {
        where: { until: null },
        orderBy: [{ since: "asc" }, { id: "asc" }],
        select: { post: { select: { role: true, agency } } },
      },
    },
  });
  if (!person || person.holdings.length === 0) return null;
  return {
    language: person.language === "en" ? "en" : "vi",
    posts: person.holdings.map(({ post }) => ({ role: post.role as Role, agency: post.agency })),
    busyUntil: await findBusyUntil(db, personId, person.accounts, now),
  };
}

/** Until when a person with these accounts is in the middle of a report; null where they are not. */
export async function findBusyUntil(
  db: Prisma.TransactionClient,
  personId: number,
  accounts: readonly { readonly lastSeenAt: Date | null }[],
  now: Date,
): Promise<Date | null> {
  const awaiting = await db.draft.findMany({
    where: { personId, state: "open", focused: true },
    select: { updatedAt: true },
  });
  return dialogueStillUntil(
    awaiting.map(({ updatedAt }) => updatedAt),
    accounts.flatMap(({ lastSeenAt }) => lastSeenAt ?? []),
    now,
  );
}

/** The agencies that these posts lead, each once. */
export function agenciesLed(posts: readonly HeldPost[]): readonly AgencyOfPost[] {
  const led = new Map<number, AgencyOfPost>();
  for (const { role, agency } of posts) if (role === "leader" && agency) led.set(agency.id, agency);
  return [...led.values()];
}
