import type { Prisma } from "../database/generated/client.js";
import { agencyOfPost, type HeldPost, type Role } from "../people/roles.js";
import type { Language } from "../text/language.js";
import { dialogueStillUntil } from "./dialogue-stillness.js";

export interface Addressee {
  readonly language: Language;
  /** Until when the person is in the middle of a report; null where they are not. */
  readonly busyUntil: Date | null;
}

export interface Told extends Addressee {
  readonly posts: readonly HeldPost[];
}

const heard = { language: true, accounts: { where: { removedAt: null }, select: { lastSeenAt: true } } } as const;

/** Whom a message is for, whatever they hold; null for who has left. */
export async function findAddressee(
  db: Prisma.TransactionClient,
  personId: number,
  now: Date,
): Promise<Addressee | null> {
  const person = await db.person.findFirst({ where: { id: personId, leftAt: null }, select: heard });
  return person && addresseeOf(db, personId, person, now);
}

/** Whom a message is for, as things stand when it goes; null for who has left or holds nothing any more. */
export async function findTold(db: Prisma.TransactionClient, personId: number, now: Date): Promise<Told | null> {
  const agency = { select: agencyOfPost };
  const person = await db.person.findFirst({
    where: { id: personId, leftAt: null },
    select: {
      ...heard,
      holdings: {
        where: { until: null },
        orderBy: [{ since: "asc" }, { id: "asc" }],
        select: { post: { select: { role: true, agency } } },
      },
    },
  });
  if (!person || person.holdings.length === 0) return null;
  return {
    ...(await addresseeOf(db, personId, person, now)),
    posts: person.holdings.map(({ post }) => ({ role: post.role as Role, agency: post.agency })),
  };
}

async function addresseeOf(
  db: Prisma.TransactionClient,
  personId: number,
  { language, accounts }: Heard,
  now: Date,
): Promise<Addressee> {
  const awaiting = await db.draft.findMany({
    where: { personId, state: "open", focused: true },
    select: { updatedAt: true },
  });
  const busyUntil = dialogueStillUntil(
    awaiting.map(({ updatedAt }) => updatedAt),
    accounts.flatMap(({ lastSeenAt }) => lastSeenAt ?? []),
    now,
  );
  return { language: language === "en" ? "en" : "vi", busyUntil };
}

interface Heard {
  readonly language: string;
  readonly accounts: readonly { readonly lastSeenAt: Date | null }[];
}
