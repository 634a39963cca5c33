import { z } from "zod";
import { clearOldConversations } from "./bot/conversation-storage.js";
import { clearOldOffers } from "./bot/offers.js";
import { clearOldQuestions } from "./bot/question-store.js";
import type { PrismaClient } from "./database/generated/client.js";
import { clearOldUpdates } from "./delivery/inbox.js";
import { clearOldShown } from "./delivery/shown.js";
import { clearOldNames } from "./people/invitations.js";
import { clearOldWishes, endOldWishes } from "./people/join-wishes.js";
import { clearOldTries } from "./people/wrong-codes.js";
import { tellOfLapsed } from "./reminders/wish-notice.js";
import { clearOldDrafts } from "./reporting/drafts.js";
import { clearOldRequests } from "./requests/drafts.js";

const day = 86_400_000;
/** By then the content of an update that was handled is in the rows it led to, or in none. */
const handledDays = 7;
/** Rows of a table that one tick clears: some tenths of a second where a year has piled up. */
const portion = 2_000;

const settingShape = z.object({ days: z.int().min(1).max(3_650) });
const defaultDays = 90;

/** The setting `retention`: for how many days what people wrote is kept. 90 where there is none, or no such number. */
export async function readRetentionDays(db: Pick<PrismaClient, "setting">): Promise<number> {
  const row = await db.setting.findUnique({ where: { key: "retention" } });
  const read = settingShape.safeParse(row?.value);
  return read.success ? read.data.days : defaultDays;
}

/**
 * Clears what people wrote and nobody needs any more: updates handled a week ago; older than the setting's days, those
 * that could not be handled, drafts that were sent, replaced or left alone, conversations left open, offers, names on codes that
 * nobody used. A portion each time, the rest with the next ticks. Resolves with the number of rows.
 */
export async function clearOldContent(db: PrismaClient, now: Date): Promise<number> {
  const days = await readRetentionDays(db);
  const before = new Date(now.getTime() - days * day);
  const handled = new Date(now.getTime() - Math.min(handledDays, days) * day);
  const cleared = [
    await clearOldUpdates(db, { handled, received: before }, portion),
    await clearOldDrafts(db, before, portion),
    await clearOldConversations(db, before, portion),
    await clearOldOffers(db, before, portion),
    await clearOldQuestions(db, before, portion),
    await clearOldRequests(db, before, portion),
    await clearOldShown(db, before, portion),
    await clearOldNames(db, before),
    await clearOldTries(db, now, portion),
    await endWishes(db, now),
    await clearOldWishes(db, before),
  ];
  return cleared.reduce((sum, count) => sum + count);
}

/** Together with what tells those who waited, since afterwards nothing shows that they were not told. */
async function endWishes(db: PrismaClient, now: Date): Promise<number> {
  return db.$transaction(async (tx) => {
    const ended = await endOldWishes(tx, now);
    if (ended.length > 0) await tellOfLapsed(tx, ended, now);
    return ended.length;
  });
}
