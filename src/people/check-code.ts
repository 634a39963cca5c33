import { dayInVietnam } from "../calendar/day.js";
import { formatMoment } from "../calendar/formats.js";
import type { Prisma } from "../database/generated/client.js";
import { type Failure, failure, type Outcome, success } from "../outcome.js";
import type { InvitedRole } from "./invitations.js";
import { type InvitationFacts, judgeInvitation, type LinkedPerson, type Verdict } from "./judge-invitation.js";
import type { ChatAddress } from "./member.js";
import { describePost, type Naming } from "./names.js";
import { type AgencyOfPost, agencyOfPost, type HeldPost, type Role } from "./roles.js";
import { type Attempt, countWrong, refuseWhileBlocked } from "./wrong-codes.js";

export type CodeRefusal =
  | "wrong"
  | "too_many"
  | "used"
  | "expired"
  | "already_yours"
  | "linked_to_other"
  | "withdrawn"
  | "giver_left"
  | "own_hand_over";

/** What confirming the code would do; shown before it is done. */
export interface Offer {
  readonly code: string;
  readonly role: InvitedRole;
  readonly agency: AgencyOfPost | null;
  readonly adds: "person" | "post" | "account";
  /** What the person already holds whom the code or the chat belongs to; empty for a new person. */
  readonly holds: readonly HeldPost[];
  /** Who hands the post over; null where it is given besides. */
  readonly giver: Naming | null;
  /** Whom the code was made out to by name; null for any other. */
  readonly madeOutTo: Naming | null;
}

/**
 * Whether this chat may join with the code now. `code` as `readCode` gives it, null for what cannot be one. A code
 * that does not exist is counted: after five within an hour the chat waits, also over a restart. Sent from one chat,
 * tries come one after another (one lane per chat), so that the count cannot be outrun.
 */
export async function checkCode(
  db: Prisma.TransactionClient,
  attempt: Attempt & { readonly code: string | null },
): Promise<Outcome<Offer, CodeRefusal>> {
  const { code, now } = attempt;
  const waiting = await refuseWhileBlocked(db, attempt);
  if (waiting) return waiting;
  const invitation = code === null ? null : await findInvitation(db, code);
  if (!invitation) return countWrong(db, attempt);
  const linked = await findLinked(db, attempt);
  const verdict = judgeInvitation(invitation, linked, now);
  if (verdict.kind !== "welcome") return refusal(verdict, invitation, now);
  const { role, agency, name, title, giver } = invitation;
  const madeOutTo = name === null ? null : { name, title };
  const holder = linked?.personId ?? invitation.personId;
  const holds = holder === null ? [] : await postsOf(db, holder);
  return success({ code: invitation.code, role, agency, adds: verdict.adds, holds, giver, madeOutTo });
}

/**
 * Whether a message of a linked person that merely looks like a code is one that was ever made. One that was not is
 * counted as a stranger's is, without a word, because it may be a report ("123/KH-STP"); from the fifth on nothing is
 * looked up for the rest of the hour, so that guessing behind a report gains no more than guessing openly.
 */
export async function recognisesCode(
  db: Prisma.TransactionClient,
  attempt: Attempt & { readonly code: string },
): Promise<boolean> {
  if (await refuseWhileBlocked(db, attempt)) return false;
  if ((await db.invitation.count({ where: { code: attempt.code } })) > 0) return true;
  await countWrong(db, attempt);
  return false;
}

/** Whether a code can still be used by somebody: what `checkCode` would say, counting nothing and naming nobody. */
export async function isOpenCode(db: Prisma.TransactionClient, code: string, now: Date): Promise<boolean> {
  return (await db.invitation.count({ where: { code, usedAt: null, withdrawnAt: null, expiresAt: { gt: now } } })) > 0;
}

export interface StoredInvitation extends InvitationFacts {
  readonly id: number;
  readonly code: string;
  readonly agency: AgencyOfPost | null;
  readonly name: string | null;
  readonly title: string | null;
  readonly phone: string | null;
  readonly inboxId: bigint | null;
  readonly giver: (Naming & { readonly personId: number; readonly holds: boolean }) | null;
  readonly withdrawnAt: Date | null;
}

export async function findInvitation(db: Prisma.TransactionClient, code: string): Promise<StoredInvitation | null> {
  const row = await db.invitation.findUnique({
    where: { code },
    include: { agency: { select: agencyOfPost } },
  });
  return row && { ...row, role: row.role as InvitedRole, giver: await findGiver(db, row) };
}

/** Whoever hands over what the code is for; also who has left meanwhile. */
async function findGiver(
  db: Prisma.TransactionClient,
  {
    giverId,
    role,
    agencyId,
  }: { readonly giverId: number | null; readonly role: string; readonly agencyId: number | null },
): Promise<StoredInvitation["giver"]> {
  if (giverId === null) return null;
  const { name, title } = await db.person.findUniqueOrThrow({ where: { id: giverId } });
  const held = await db.holding.count({ where: { personId: giverId, until: null, post: { role, agencyId } } });
  return { personId: giverId, name, title, holds: held > 0 };
}

async function postsOf(db: Prisma.TransactionClient, personId: number): Promise<HeldPost[]> {
  const holdings = await db.holding.findMany({
    where: { personId, until: null },
    orderBy: [{ since: "asc" }, { id: "asc" }],
    include: {
      post: { include: { agency: { select: agencyOfPost } } },
    },
  });
  return holdings.map(({ post }) => ({ role: post.role as Role, agency: post.agency }));
}

/** The person to whom the chat is linked now, also one who holds no post any more. */
export async function findLinked(db: Prisma.TransactionClient, chat: ChatAddress): Promise<LinkedPerson | null> {
  const account = await db.account.findFirst({
    where: { channel: chat.channel, bot: chat.bot, chatId: BigInt(chat.chatId), removedAt: null },
    select: {
      personId: true,
      person: {
        select: {
          holdings: { where: { until: null }, select: { post: { select: { role: true, agencyId: true } } } },
        },
      },
    },
  });
  return account && { personId: account.personId, posts: account.person.holdings.map((holding) => holding.post) };
}

export function refusal(
  verdict: Exclude<Verdict, { kind: "welcome" }>,
  invitation: { readonly role: InvitedRole; readonly agency: AgencyOfPost | null },
  now: Date,
): Failure<CodeRefusal> {
  switch (verdict.kind) {
    case "used":
      return failure("used", (t) => t("people.code.used", { at: formatMoment(verdict.at, dayInVietnam(now), t) }));
    case "expired":
      return failure("expired", (t) =>
        t("people.code.expired", { at: formatMoment(verdict.at, dayInVietnam(now), t) }),
      );
    case "withdrawn":
      return failure("withdrawn", (t) =>
        t("handOver.code.withdrawn", { at: formatMoment(verdict.at, dayInVietnam(now), t) }),
      );
    case "giver_left":
      return failure("giver_left", (t) => t("handOver.code.giverLeft"));
    case "own_hand_over":
      return failure("own_hand_over", (t) => t("handOver.code.own"));
    case "linked_to_other":
      return failure("linked_to_other", (t) => t("people.code.linkedToOther"));
    case "already_yours": {
      const { role, agency } = invitation;
      if (role === "account") return failure("already_yours", (t) => t("people.code.alreadyLinked"));
      const post: HeldPost = { role, agency };
      const key = verdict.spent ? "people.code.alreadyYours" : "people.code.alreadyYoursUnspent";
      return failure("already_yours", (t) => t(key, { post: describePost(post, t) }));
    }
  }
}
