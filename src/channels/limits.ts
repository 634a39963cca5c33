import { z } from "zod";
import type { PrismaClient } from "../database/generated/client.js";

/** How much of one sender is read and answered, and how much of a counted plan goes to people whom the bot does not serve. */
export interface SenderLimits {
  readonly updatesPerMinute: number;
  /** Answers a day of Việt Nam; codes apart, which have a limit of their own. */
  readonly strangerPerDay: number;
  readonly groupPerHour: number;
  /** Share of a month's messages, 0 to 1. */
  readonly strangerQuota: number;
}

export const defaultLimits: SenderLimits = {
  updatesPerMinute: 30,
  strangerPerDay: 1,
  groupPerHour: 1,
  strangerQuota: 0.05,
};

const count = (otherwise: number) => z.number().int().min(0).max(10_000).catch(otherwise);
const shape = z.object({
  updatesPerMinute: z.number().int().min(1).max(10_000).catch(defaultLimits.updatesPerMinute),
  strangerPerDay: count(defaultLimits.strangerPerDay),
  groupPerHour: count(defaultLimits.groupPerHour),
  strangerQuota: z.number().min(0).max(1).catch(defaultLimits.strangerQuota),
});

export async function readLimits(db: Pick<PrismaClient, "setting">): Promise<SenderLimits> {
  const row = await db.setting.findUnique({ where: { key: "limits" } });
  return parseLimits(row?.value);
}

/** The value of the setting `limits`; what it does not name, or names wrongly, is as by default. */
export function parseLimits(value: unknown): SenderLimits {
  return shape.catch(defaultLimits).parse(value ?? {});
}
