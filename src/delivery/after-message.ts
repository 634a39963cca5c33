import { setTimeout as wait } from "node:timers/promises";
import type { Queries } from "../database/connect.js";

/** Milliseconds between looks, and how many there are. */
const look = 50;
const looks = 100;

/**
 * Resolves when the message with this key was tried, so that what belongs behind it arrives there: senders work on several
 * at once. After five seconds it is waited for no longer.
 */
export async function messageHasLeft(db: Queries, key: string): Promise<void> {
  for (let count = 0; count < looks; count += 1) {
    const before = await db.outboxMessage.findUnique({ where: { key }, select: { state: true } });
    if (before?.state !== "queued") return;
    await wait(look);
  }
}
