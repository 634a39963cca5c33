import { dayInVietnam } from "./calendar/day.js";
import type { QuotaWarning } from "./channels/zalo/usage.js";
import { readUsage } from "./channels/zalo/usage.js";
import type { PrismaClient } from "./database/generated/client.js";
import type { Composed } from "./delivery/composed.js";
import { enqueue, type OutboxRow } from "./delivery/outbox.js";
import { findAdministrators } from "./people/administrators.js";
import { type Language, translator } from "./text/language.js";

export const quotaWarningKind = "quota_warning";

/** Tells every administrator, once for each bot, month and mark. Urgent: it must go while something may still go. */
export async function warnAdministrators(db: PrismaClient, warning: QuotaWarning, now: Date): Promise<void> {
  const administrators = await findAdministrators(db);
  const { bot, month, of, percent } = warning;
  const entries = administrators.map((personId) => ({
    key: [quotaWarningKind, bot, month, of, percent, personId].join(":"),
    personId,
    kind: quotaWarningKind,
    day: dayInVietnam(now),
    urgent: true,
    nextAt: now,
    expiresAt: null,
  }));
  await enqueue(db, entries, now);
}

/** What is used is read when the message goes. */
export async function composeQuotaWarning(
  db: PrismaClient,
  row: Pick<OutboxRow, "key" | "personId">,
  now: Date,
): Promise<Composed> {
  const [, bot = "", month = "", of] = row.key.split(":");
  const usage = await readUsage(db, bot, now);
  if (usage.month !== month) return "withdrawn";
  const { language } = await db.person.findUniqueOrThrow({ where: { id: row.personId }, select: { language: true } });
  const t = translator(language as Language);
  const values =
    of === "people"
      ? { bot, used: usage.people, allowed: usage.settings.people }
      : { bot, used: usage.sent, allowed: usage.settings.messages };
  const text = t(of === "people" ? "operator.quota.people" : "operator.quota.messages", values);
  return { message: { text, buttons: [] } };
}
