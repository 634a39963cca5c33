import type { Prisma } from "../database/generated/client.js";
import { agencyOfPost, type HeldPost, type Role } from "../people/roles.js";
import { type Addressee, countCalled, decideUnreached, type MissedMessage, type Unreached } from "./unreached.js";
import { wishAnswerHead } from "./wish-notice.js";

type Client = Prisma.TransactionClient;

/** Who was not reached, in the order of the agencies, the office's own people last. */
export async function findUnreached(db: Client): Promise<Unreached[]> {
  return decideUnreached(await findAddressees(db));
}

/** The same, and how many more were telephoned and have received nothing since. */
export async function findUnreachedAndCalled(
  db: Client,
): Promise<{ readonly people: readonly Unreached[]; readonly telephoned: number }> {
  const addressees = await findAddressees(db);
  return { people: decideUnreached(addressees), telephoned: countCalled(addressees) };
}

async function findAddressees(db: Client): Promise<readonly Addressee[]> {
  const missed = await findMissed(db);
  const posts = await findPosts(db, [...missed.keys()]);
  const people: Addressee[] = [];
  for (const [personId, held] of posts) {
    const [{ name, title, phone, heardFrom, calledUntil }] = missed.get(personId)! as [MissedRow];
    const messages = missed.get(personId)!.map(
      ({ outboxId, kind, state, reason, endedAt }): MissedMessage => ({
        ...{ outboxId, kind, state, reason, endedAt },
      }),
    );
    people.push({ personId, name, title, phone, posts: held, heardFrom, calledUntil, missed: messages });
  }
  return people;
}

interface MissedRow extends MissedMessage {
  readonly personId: number;
  readonly name: string | null;
  readonly title: string | null;
  readonly phone: string | null;
  readonly heardFrom: Date | null;
  readonly calledUntil: Date | null;
}

/**
 * By person, what they missed since a message last reached them; the rest is decided from it. What went to somebody who has
 * not joined is no message that whoever answered them missed.
 */
async function findMissed(db: Client): Promise<Map<number, MissedRow[]>> {
  const rows = await db.$queryRaw<MissedRow[]>`
    SELECT o.id AS "outboxId", o.kind, o.state, o.reason, o."finishedAt" AS "endedAt", o."personId",
      p.name, p.title, p.phone, h."heardFrom", c."calledUntil"
    FROM "OutboxMessage" o
    JOIN "Person" p ON p.id = o."personId" AND p."leftAt" IS NULL
    CROSS JOIN LATERAL (
      SELECT greatest(
        (SELECT max(s."finishedAt") FROM "OutboxMessage" s WHERE s."personId" = p.id AND s.state = 'sent'),
        (SELECT max(a."lastSeenAt") FROM "Account" a WHERE a."personId" = p.id AND a."removedAt" IS NULL)
      ) AS "heardFrom") h
    CROSS JOIN LATERAL (
      SELECT max(k.until) AS "calledUntil" FROM "PhoneCall" k WHERE k."personId" = p.id) c
    WHERE o.state IN ('stopped', 'failed', 'ambiguous') AND o."finishedAt" IS NOT NULL
      AND o."finishedAt" > coalesce(h."heardFrom", '-infinity')
      AND o.key NOT LIKE ${`${wishAnswerHead}:%`}
    ORDER BY o."finishedAt", o.id`;
  const byPerson = new Map<number, MissedRow[]>();
  for (const row of rows) byPerson.set(row.personId, [...(byPerson.get(row.personId) ?? []), row]);
  return byPerson;
}

/** By person, what they hold now; who holds nothing answers for nobody. */
async function findPosts(db: Client, personIds: readonly number[]): Promise<Map<number, HeldPost[]>> {
  const holdings = await db.holding.findMany({
    where: { personId: { in: [...personIds] }, until: null },
    orderBy: [{ post: { agency: { order: "asc" } } }, { since: "asc" }, { id: "asc" }],
    select: {
      personId: true,
      post: {
        select: {
          role: true,
          agency: { select: agencyOfPost },
        },
      },
    },
  });
  const byPerson = new Map<number, HeldPost[]>();
  for (const { personId, post } of holdings) {
    const held = { role: post.role as Role, agency: post.agency };
    byPerson.set(personId, [...(byPerson.get(personId) ?? []), held]);
  }
  return byPerson;
}
