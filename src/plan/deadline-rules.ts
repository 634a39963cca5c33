import { z } from "zod";
import type { Prisma } from "../database/generated/client.js";

/** The settings that duties are made with. Their defaults, which hold until the table `Setting` says otherwise, stand here only. */
export const deadlineRules = z.strictObject({
  /** Working days after the last day of a reporting window by which a check-in or a figure is due. */
  workingDaysAfterWindow: z
    .strictObject({ xa: z.int().min(0).default(1), others: z.int().min(0).default(2) })
    .prefault({}),
  /** Working days after the due date in which a report is mended freely. */
  workingDaysToMend: z.int().min(0).default(5),
  /** Where a dated deadline goes that falls on a rest day. The plan does not say; "stays" keeps the day it names. */
  onRestDay: z.enum(["stays", "before", "after"]).default("stays"),
});
export type DeadlineRules = z.infer<typeof deadlineRules>;

export const defaultDeadlineRules: DeadlineRules = deadlineRules.parse({});

export const deadlineRulesKey = "deadlines";

/** Throws where the row holds something else: settings are checked when they are written. */
export async function loadDeadlineRules(db: Prisma.TransactionClient): Promise<DeadlineRules> {
  const row = await db.setting.findUnique({ where: { key: deadlineRulesKey } });
  return row ? deadlineRules.parse(row.value) : defaultDeadlineRules;
}
