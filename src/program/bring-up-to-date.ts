import type { Logger } from "pino";
import type { PrismaClient } from "../database/generated/client.js";
import { bringPlansUpToDate } from "../plan/import-plan.js";

/** What a start does for the plans. Where it fails the bot starts all the same: with the days that it had, until the next start. */
export async function bringUpToDate(db: PrismaClient, now: Date, log: Pick<Logger, "info" | "error">): Promise<void> {
  try {
    for (const { year, duties } of await bringPlansUpToDate(db, now))
      log.info({ plan: year, duties }, "brought a plan's windows up to date");
  } catch (err) {
    log.error({ err }, "could not bring the plans' windows up to date");
  }
}
