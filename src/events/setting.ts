import { z } from "zod";
import type { Prisma } from "../database/generated/client.js";
import { usualWorkingDays } from "./deadline.js";

const shape = z.object({ workingDays: z.int().min(1).max(60) });

/** The setting `event`: working days until what an event opens is due, where the plan names no number. */
export async function readEventDays(db: Prisma.TransactionClient): Promise<number> {
  const row = await db.setting.findUnique({ where: { key: "event" } });
  const read = shape.safeParse(row?.value);
  return read.success ? read.data.workingDays : usualWorkingDays;
}
