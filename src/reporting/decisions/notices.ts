import { dayInVietnam } from "../../calendar/day.js";
import type { Prisma } from "../../database/generated/client.js";
import { enqueue } from "../../delivery/outbox.js";

type Client = Prisma.TransactionClient;

/** What was decided and about which row; the person is told of it once. */
export type DecisionAbout = "extension" | "change" | "answer" | "withdrawn";

export const returnKind = "return";
export const decisionKind = "decision";

/** Tells who asked what was decided, or who returned what came back: at once, before reminders. */
export async function tellDecision(
  db: Client,
  about: DecisionAbout,
  id: number,
  personIds: readonly number[],
  now: Date,
): Promise<void> {
  await put(db, `${decisionKind}:${about}:${id}`, decisionKind, personIds, now);
}

/** Tells these people that what they sent was returned. `id`: the first of what was returned at once of one receipt. */
export async function tellReturn(db: Client, id: number, personIds: readonly number[], now: Date): Promise<void> {
  await put(db, `${returnKind}:${id}`, returnKind, personIds, now);
}

async function put(db: Client, key: string, kind: string, personIds: readonly number[], now: Date): Promise<void> {
  const entries = [...new Set(personIds)].map((personId) => ({
    ...{ key: `${key}:${personId}`, personId, kind, day: dayInVietnam(now) },
    ...{ urgent: true, nextAt: now, expiresAt: null },
  }));
  await enqueue(db, entries, now);
}
