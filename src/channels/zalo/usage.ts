import { z } from "zod";
import type { Clock } from "../../clock.js";
import type { PrismaClient } from "../../database/generated/client.js";
import type { Priority } from "../channel.js";
import { readLimits } from "../limits.js";
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
  /** A person wrote for the first time. */
  joined(): Promise<void>;
}

const channel = "zalo";
const settingsShape = z
  .object({ messages: z.number().positive(), people: z.number().positive(), reserve: z.number().min(0).max(1) })
  .partial();

/** The setting `zalo.quota`; what it does not name, or names wrongly, is as in the Basic plan. */
export async function readQuotaSettings(db: PrismaClient): Promise<QuotaSettings> {
  const row = await db.setting.findUnique({ where: { key: "zalo.quota" } });
  const read = settingsShape.safeParse(row?.value ?? {});
  return { ...basicPlan, ...(read.success ? read.data : {}) };
}

/** For the administrator, the operator's `status` and the metrics. */
export async function readUsage(db: PrismaClient, bot: string, now: Date): Promise<BotUsage> {
  const month = monthOf(now);
  const row = await db.usage.findUnique({ where: { channel_bot_month: { channel, bot, month } } });
  const people = await db.chat.count({ where: { channel, bot } });
  return { bot, month, sent: row?.sent ?? 0, people, settings: await readQuotaSettings(db) };
}

interface BotMonth {
  readonly channel: string;
  readonly bot: string;
  readonly month: string;
}

/** Counts for one bot in rows, so that several processes and restarts count together. */
export function createUsageCounter(options: {
  readonly db: PrismaClient;
  readonly bot: string;
  readonly clock: Clock;
  readonly warn: (warning: QuotaWarning) => void;
}): UsageCounter {
  const { db, bot, clock, warn } = options;

  /** The first to move the mark is the one who says it, whichever process that is. */
  async function claim(percent: number, month: string): Promise<boolean> {
    const key = { channel, bot, month };
    await db.usage.createMany({ data: [key], skipDuplicates: true });
    const { count } = await db.usage.updateMany({
      where: { ...key, warned: { lt: percent } },
      data: { warned: percent },
    });
    return count === 1;
  }

  async function takeCourtesies(key: BotMonth, count: number, { messages }: QuotaSettings): Promise<boolean> {
    const { strangerQuota } = await readLimits(db);
    await db.usage.createMany({ data: [key], skipDuplicates: true });
    const taken = await db.usage.updateMany({
      where: { ...key, courtesies: { lte: courtesiesOf(messages, strangerQuota) - count } },
      data: { courtesies: { increment: count } },
    });
    return taken.count === 1;
  }

  return {
    async allows(count, priority) {
      const key = { channel, bot, month: monthOf(clock.now()) };
      const row = await db.usage.findUnique({ where: { channel_bot_month: key } });
      const settings = await readQuotaSettings(db);
      if (!mayGo(row?.sent ?? 0, count, priority, settings)) return false;
      return priority !== "courtesy" || takeCourtesies(key, count, settings);
    },
    async count() {
      const month = monthOf(clock.now());
      const key = { channel, bot, month };
      const row = await db.usage.upsert({
        where: { channel_bot_month: key },
        create: { ...key, sent: 1 },
        update: { sent: { increment: 1 } },
      });
      const { messages } = await readQuotaSettings(db);
      const percent = warningDue(row.sent, messages, row.warned);
      if (percent !== null && (await claim(percent, month))) {
        warn({ bot, of: "messages", percent, used: row.sent, allowed: messages, month });
      }
    },
    async exhausted() {
      const { sent, settings, month } = await readUsage(db, bot, clock.now());
      // The count stays: whether a refusal of today means the whole month, nobody has documented.
      if (await claim(100, month)) {
        warn({ bot, of: "messages", percent: 100, used: sent, allowed: settings.messages, month });
      }
    },
    async joined() {
      const { people, settings, month } = await readUsage(db, bot, clock.now());
      // People only become more, one at a time, so each percentage is passed by one of them.
      const percent = warningsAt.findLast((at) => people === Math.ceil((settings.people * at) / 100));
      if (percent !== undefined) {
        warn({ bot, of: "people", percent, used: people, allowed: settings.people, month });
      }
    },
  };
}
