import { stat } from "node:fs/promises";
import type { Day } from "../calendar/day.js";
import { type HolidayTable, holidayTable } from "../calendar/working-days.js";
import { dayOf } from "../database/days.js";
import type { PrismaClient } from "../database/generated/client.js";
import { type Failure, failure, success } from "../outcome.js";
import { bundledPlanFolder } from "../plan/data-folder.js";
import { importPlanData, type PlanImport } from "../plan/import-plan.js";
import type { CodeMove } from "../plan/move-tasks.js";
import { formatPlace, type PlanProblem } from "../plan/place.js";
import type { PlanData } from "../plan/plan-data.js";
import { type PlanRead, readPlan } from "../plan/read-plan.js";
import { readingsOf } from "../plan/readings.js";
import { settingName } from "../plan/setting-names.js";
import { readPlanWorkbook } from "../plan/workbook/read-workbook.js";
import type { Translate } from "../text/language.js";
import type { CommandContext, CommandResult } from "./command.js";
import { previewLines } from "./preview-plan.js";

export interface ImportOptions {
  readonly preview?: boolean;
  readonly countsFrom?: Day;
  readonly moved?: readonly CodeMove[];
}

/** An import that is refused, with all that is wrong in its source. */
export interface ImportRefused extends Failure {
  readonly problems?: readonly PlanProblem[];
}

/**
 * `plan import [DIR|FILE]`: a folder as in prisma/data/, by default the plan of Lâm Đồng, or a workbook. With `preview`
 * it shows how each task was read and what would change, and writes nothing.
 */
export async function importPlanSource(
  { db, now, t }: CommandContext,
  source: string | undefined,
  { preview = false, countsFrom, moved = [] }: ImportOptions,
): Promise<{ readonly ok: true; readonly value: CommandResult } | ImportRefused> {
  if (source !== undefined && /\.docx?$/i.test(source))
    return failure("is_a_document", (tt) => tt("decision.readFirst", { file: source }));
  const read = await readSource(source ?? bundledPlanFolder());
  if (!read.ok) return read;
  const imported = await importPlanData(db, read.value, { now, countsFrom, moved, preview, fromFile: true });
  if (!imported.ok) return imported;
  const { registerChanges: _, register, overdue, countsFrom: from, movesOffered, kept, ...counts } = imported.value;
  const offered = {
    ...(movesOffered.length > 0 ? { movesOffered } : {}),
    ...(kept.length > 0 ? { kept } : {}),
  };
  const outcome = [...countLines(imported.value, t), ...keptLines(imported.value, t), ...offerLines(imported.value, t)];
  if (!preview) return success({ json: { ...counts, ...offered }, lines: outcome });
  const readings = readingsOf(read.value, await holidaysWith(db, read.value));
  return success({
    json: {
      ...{ ...counts, ...offered, overdue, countsFrom: from, register },
      readings: readings.map(({ where, task, part, agencies, periods, dueOn }) => ({
        ...{ where: formatPlace(where), task, part, agencies, periods, dueOn },
      })),
      problems: [],
    },
    lines: [...previewLines(readings, imported.value, t), ...outcome, t("operator.plan.nothingWritten")],
  });
}

/** What was wrong, as programs read it. */
export function problemsAsJson(problems: readonly PlanProblem[], t: Translate) {
  return problems.map(({ at, what }) => ({ where: formatPlace(at), sentence: what(t) }));
}

/** A file is a workbook, whatever its name says; everything else is read as a folder. */
async function readSource(source: string): Promise<PlanRead> {
  const isFile = await stat(source).then(
    (found) => found.isFile(),
    () => /\.\w+$/.test(source),
  );
  return isFile ? readPlanWorkbook(source) : readPlan(source);
}

/** The days off as they are once the plan is imported: of the years that it tells, its own. */
async function holidaysWith(db: PrismaClient, { holidays }: PlanData): Promise<HolidayTable> {
  const told = new Set(holidays.map(({ day }) => day.slice(0, 4)));
  const rows = await db.holiday.findMany({ select: { day: true, kind: true } });
  const others = rows
    .map(({ day, kind }) => ({ day: dayOf(day), kind: kind === "work" ? ("work" as const) : ("off" as const) }))
    .filter(({ day }) => !told.has(day.slice(0, 4)));
  return holidayTable([...others, ...holidays]);
}

function countLines(imported: PlanImport, t: Translate): string[] {
  const { sections, tasks, indicators, agencies, duties, changes } = imported;
  return [
    t("operator.plan.imported", { sections, tasks, indicators, agencies, duties }),
    t("operator.plan.changes", { ...changes }),
  ];
}

function keptLines({ kept }: PlanImport, t: Translate): string[] {
  if (kept.length === 0) return [];
  return [t("operator.plan.kept", { what: kept.map((path) => settingName(path, t)).join(", ") })];
}

function offerLines({ movesOffered }: PlanImport, t: Translate): string[] {
  return movesOffered.map(({ from, to }) => t("operator.plan.moveOffered", { from, to }));
}
