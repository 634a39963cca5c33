import type { PrismaClient } from "../../database/generated/client.js";
import type { PlanInForce } from "../../plan/plan-in-force.js";
import { silentMessage, summaryMessage } from "../../summary/answer.js";
import { cameInMessage } from "../../summary/came-in.js";
import { findCameIn } from "../../summary/find-came-in.js";
import { parseQuery } from "../../summary/query.js";
import { findDutyRecord, findReceiptRecord } from "../../summary/reports/find-records.js";
import { translator } from "../../text/language.js";

type Screen = readonly [name: string, make: () => Promise<unknown>];

/** The screens behind the first one, by what they cost most with: many agencies, many names, one row among many. */
export function screensToMeasure(db: PrismaClient, plan: PlanInForce, now: Date): readonly Screen[] {
  const t = translator("vi");
  const ask = (words: string) => summaryMessage(db, parseQuery(words)!, plan, now, t);
  const names = (words: string) => silentMessage(db, parseQuery(words)!, plan, now, t);
  const asked = { db, plan, plans: [plan], older: [], now, t };
  return [
    ["sections", () => ask("sections@2024-Q4n")],
    ["one task", () => ask("task:V.2@2024-Q2")],
    ["by group", () => ask("agencies@2024-Q4n")],
    ["one agency", () => ask(";STP@2024-Q4n")],
    ["names of V.2", () => names("task:V.2@2024-Q2")],
    ["all indicators", () => ask("indicators@2024-Q4n")],
    ["one indicator", () => ask("indicator:CT-b3@2024-Q4n")],
    ["one duty", () => findDutyRecord(db, 4000)],
    ["a receipt by its number", () => findReceiptRecord(db, "BN-2024-004000", [plan])],
    ["what came in this week", async () => cameInMessage(await findCameIn("week", 1, asked), asked)],
  ];
}
