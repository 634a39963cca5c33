import { z } from "zod";
import type { Queries } from "../database/connect.js";
import type { Prisma } from "../database/generated/client.js";
import type { Message } from "../text/message.js";
import { livingHolders } from "./holder.js";

const shown = z.object({
  text: z.string(),
  buttons: z.array(z.array(z.object({ label: z.string(), data: z.string() }))),
});

/** A message as it was delivered, from which a later one in its place is made. */
export type Shown = Pick<Message, "text" | "buttons">;

/** What is kept of a message that can still be changed. */
export function shownOf({ text, buttons }: Message): Shown {
  return { text, buttons };
}

/** Null for what this program has not written so. */
export function readShown(kept: unknown): Shown | null {
  const read = shown.safeParse(kept);
  return read.success ? read.data : null;
}

/** Takes a message that was sent in hand, to change it: false while another living process has it. */
export async function holdSent(db: Queries, holder: number, outboxId: number): Promise<boolean> {
  const count = await db.$executeRaw`
    UPDATE "OutboxMessage" SET holder = ${holder}
    WHERE id = ${outboxId} AND state = 'sent'
      AND (holder IS NULL OR holder = ${holder} OR holder NOT IN ${livingHolders})`;
  return count > 0;
}

/** Lets go of it. `marks`: what it says by now; undefined where it was not changed. */
export async function releaseSent(
  db: Queries,
  holder: number,
  outboxId: number,
  marks?: Readonly<Record<string, string>>,
): Promise<void> {
  await db.outboxMessage.updateMany({
    where: { id: outboxId, holder },
    data: { holder: null, ...(marks === undefined ? {} : { marks: marks as Prisma.InputJsonObject }) },
  });
}

/** Forgets how messages of before `before` looked, at most `limit` of them: they are changed no more. */
export async function clearOldShown(db: Queries, before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    UPDATE "OutboxMessage" SET shown = NULL, marks = NULL
    WHERE id = ANY(ARRAY(
      SELECT id FROM "OutboxMessage" WHERE shown IS NOT NULL AND "finishedAt" < ${before} LIMIT ${limit}))`;
}
