import { z } from "zod";
import type { Clock } from "../../clock.js";
import { Prisma, type PrismaClient } from "../../database/generated/client.js";
import type { Priority } from "../channel.js";
import { parseLimits } from "../limits.js";
import { basicPlan, courtesiesOf, mayGo, monthOf, type QuotaSettings, warningDue, warningsAt } from "./quota.js";

/** Something an administrator should know: said once for each percentage and month, of people once for each percentage. */
export interface QuotaWarning {
  readonly bot: string;
  readonly of: "messages" | "people";
  readonly percent: number;
  readonly used: number;
  readonly allowed: number;
  /** `2024-02` */
  readonly month: string;
}

/** What a bot has used of its plan. */
export interface BotUsage {
  readonly bot: string;
  readonly month: string;
  readonly sent: number;
  readonly people: number;
  readonly settings: QuotaSettings;
}

export interface UsageCounter {
  /** Whether that many messages may go now. Courtesies that may are counted at once, so that many of them at a time keep their share. */
  allows(count: number, priority: Priority): Promise<boolean>;
  /** Counts a message that went, or may have gone. */
  count(): Promise<void>;
  /** No message may go any more, by this count or by Zalo's own word: said once a month. */
  exhausted(): Promise<void>;
  /** So many people wrote for the first time. */
  joined(newcomers: number): Promise<void>;
}

const channel = "zalo";
const settingsShape = z
  .object({ messages: z.number().positive(), people: z.number().positive(), reserve: z.number().min(0).max(1) })
  .partial();

/** The setting `zalo.quota`; what it does not name, or names wrongly, is as in the Basic plan. */
function parseQuotaSettings(value: unknown): QuotaSettings {
  const read = settingsShape.safeParse(value ?? {});
  return { ...basicPlan, ...(read.success ? read.data : {}) };
}

/** For the administrator, the operator's `status` and the metrics. */
export async function readUsage(db: PrismaClient, bot: string, now: Date): Promise<BotUsage> {
  const month = monthOf(now);
  const row = await db.usage.findUnique({ where: { channel_bot_month: { channel, bot, month } } });
  return { bot, month, sent: row?.sent ?? 0, ...(await readPeople(db, bot)) };
}

async function readPeople(db: PrismaClient, bot: string): Promise<Pick<BotUsage, "people" | "settings">> {
  const [row] = await db.$queryRaw<{ people: number; quota: unknown }[]>`
    SELECT (SELECT count(*)::int FROM "Chat" WHERE channel = ${channel} AND bot = ${bot}) AS people, ${quotaSetting} AS quota`;
  return { people: row!.people, settings: parseQuotaSettings(row!.quota) };
}

/** What Zalo allows a bot, as it is set; the Basic plan where nothing is. */
export async function readQuotaSettings(db: Pick<PrismaClient, "setting">): Promise<QuotaSettings> {
  const row = await db.setting.findUnique({ where: { key: "zalo.quota" } });
  return parseQuotaSettings(row?.value);
}

const quotaSetting = Prisma.sql`(SELECT value FROM "Setting" WHERE key = 'zalo.quota')`;

/** The first to move the mark is the one who says it, whichever process that is. */
async function claimWarning(db: PrismaClient, bot: string, percent: number, month: string): Promise<boolean> {
  const key = { channel, bot, month };
  await db.usage.createMany({ data: [key], skipDuplicates: true });
  const { count } = await db.usage.updateMany({
    where: { ...key, warned: { lt: percent } },
    data: { warned: percent },
  });
  return count === 1;
}

/** Counts courtesies where they stay within the share that is theirs; false, and nothing counted, where they do not. */
async function takeCourtesies(
  db: PrismaClient,
  bot: string,
  { month, count, most }: { readonly month: string; readonly count: number; readonly most: number },
): Promise<boolean> {
  if (count > most) return false;
  const taken = await db.$executeRaw`
    INSERT INTO "Usage" AS used (channel, bot, month, courtesies) VALUES (${channel}, ${bot}, ${month}, ${count})
    ON CONFLICT (channel, bot, month) DO UPDATE SET courtesies = used.courtesies + ${count}
      WHERE used.courtesies <= ${most - count}`;
  return taken === 1;
}

/** Counts for one bot in rows, so that several processes and restarts count together. */
export function createUsageCounter(options: {
  readonly db: PrismaClient;
  readonly bot: string;
  readonly clock: Clock;
  readonly warn: (warning: QuotaWarning) => void;
}): UsageCounter {
  const { db, bot, clock, warn } = options;

  return {
    // Statements are few here: strangers' messages come this way too, by the thousand.
    async allows(count, priority) {
      const month = monthOf(clock.now());
      const [row] = await db.$queryRaw<{ sent: number | null; quota: unknown; limits: unknown }[]>`
        SELECT (SELECT sent FROM "Usage" WHERE channel = ${channel} AND bot = ${bot} AND month = ${month}) AS sent,
          ${quotaSetting} AS quota, (SELECT value FROM "Setting" WHERE key = 'limits') AS limits`;
      const settings = parseQuotaSettings(row!.quota);
      if (!mayGo(row!.sent ?? 0, count, priority, settings)) return false;
      const most = courtesiesOf(settings.messages, parseLimits(row!.limits).strangerQuota);
      return priority !== "courtesy" || takeCourtesies(db, bot, { month, count, most });
    },
    async count() {
      const month = monthOf(clock.now());
      const [row] = await db.$queryRaw<{ sent: number; warned: number; quota: unknown }[]>`
        INSERT INTO "Usage" AS used (channel, bot, month, sent) VALUES (${channel}, ${bot}, ${month}, 1)
        ON CONFLICT (channel, bot, month) DO UPDATE SET sent = used.sent + 1
        RETURNING sent, warned, ${quotaSetting} AS quota`;
      const { sent, warned, quota } = row!;
      const { messages } = parseQuotaSettings(quota);
      const percent = warningDue(sent, messages, warned);
      if (percent !== null && (await claimWarning(db, bot, percent, month))) {
        warn({ bot, of: "messages", percent, used: sent, allowed: messages, month });
      }
    },
    async exhausted() {
      const { sent, settings, month } = await readUsage(db, bot, clock.now());
      // The count stays: whether a refusal of today means the whole month, nobody has documented.
      if (await claimWarning(db, bot, 100, month)) {
        warn({ bot, of: "messages", percent: 100, used: sent, allowed: settings.messages, month });
      }
    },
    async joined(newcomers) {
      if (newcomers === 0) return;
      const { people, settings } = await readPeople(db, bot);
      // People only become more, so each percentage is passed by one of them.
      const percent = warningsAt.findLast((at) => {
        const mark = Math.ceil((settings.people * at) / 100);
        return mark <= people && mark > people - newcomers;
      });
      if (percent !== undefined) {
        warn({ bot, of: "people", percent, used: people, allowed: settings.people, month: monthOf(clock.now()) });
      }
    },
  };
}
