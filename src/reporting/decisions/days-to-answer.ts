import { z } from "zod";
import type { Prisma } from "../../database/generated/client.js";
import { usualDaysToAnswer } from "./rules.js";

const shape = z.object({ workingDays: z.int().min(1).max(30) });

/** The setting `return`: how many working days an agency has to send a returned report again. */
export async function readDaysToAnswer(db: Prisma.TransactionClient): Promise<number> {
  const row = await db.setting.findUnique({ where: { key: "return" } });
  const read = shape.safeParse(row?.value);
  return read.success ? read.data.workingDays : usualDaysToAnswer;
}
