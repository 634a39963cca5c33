import { formatInstant } from "../calendar/day.js";
import type { Prisma } from "../database/generated/client.js";

/** A line of `export`: one for each post that a person holds or held. */
export interface PersonLine {
  readonly type: "person";
  readonly id: number;
  readonly name: string | null;
  readonly agency: string | null;
  readonly role: string;
  readonly channels: readonly string[];
  readonly joinedAt: string;
  readonly leftAt: string | null;
}

export interface AuditLine {
  readonly type: "audit";
  readonly at: string;
  readonly person: number | null;
  readonly action: string;
  readonly subject: string;
  readonly old: string | null;
  readonly new: string | null;
  /** The message through which it came: its messenger and that one's own id; null where it came through none. */
  readonly channel: string | null;
  readonly update: string | null;
}

const batch = 1000;

/** In the order in which the posts were taken. `joinedAt` and `leftAt` are those of the post. */
export async function* exportPeople(db: Prisma.TransactionClient): AsyncGenerator<PersonLine> {
  for (let after = 0; ; ) {
    const holdings = await db.holding.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take: batch,
      include: {
        post: { include: { agency: { select: { code: true } } } },
        person: { include: { accounts: { orderBy: { id: "asc" }, select: { channel: true } } } },
      },
    });
    for (const { person, post, since, until } of holdings) {
      yield {
        type: "person",
        id: person.id,
        name: person.name,
        agency: post.agency?.code ?? null,
        role: post.role,
        channels: [...new Set(person.accounts.map((account) => account.channel))],
        joinedAt: formatInstant(since),
        leftAt: until && formatInstant(until),
      };
    }
    if (holdings.length < batch) return;
    after = holdings.at(-1)!.id;
  }
}

/** In the order in which they were written. */
export async function* exportAudit(db: Prisma.TransactionClient): AsyncGenerator<AuditLine> {
  for (let after = 0; ; ) {
    const entries = await db.audit.findMany({ where: { id: { gt: after } }, orderBy: { id: "asc" }, take: batch });
    const inboxIds = [...new Set(entries.flatMap(({ inboxId }) => inboxId ?? []))];
    const updates = await db.inboxUpdate.findMany({
      where: { id: { in: inboxIds } },
      select: { id: true, channel: true, updateId: true },
    });
    const updateOf = new Map(updates.map(({ id, channel, updateId }) => [id, { channel, update: updateId }]));
    for (const entry of entries) {
      yield {
        type: "audit",
        at: formatInstant(entry.at),
        person: entry.personId,
        action: entry.action,
        subject: entry.subject,
        old: entry.old,
        new: entry.new,
        ...(updateOf.get(entry.inboxId ?? -1n) ?? { channel: null, update: null }),
      };
    }
    if (entries.length < batch) return;
    after = entries.at(-1)!.id;
  }
}
