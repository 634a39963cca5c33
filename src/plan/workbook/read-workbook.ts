import { makeDay } from "../../calendar/day.js";
import { checkCodes, type PlacedCode } from "../check-codes.js";
import { agenciesOn } from "../make-duties.js";
import type { PlanProblem } from "../place.js";
import type { HolidayData, PlanData, SectionData } from "../plan-data.js";
import { type PlanRead, unreadable } from "../read-plan.js";
import type { ColumnKey, SheetKey } from "./layout.js";
import { fileName, type OpenedWorkbook, openWorkbook } from "./open-workbook.js";
import { readAgencies } from "./read-agencies.js";
import { readGroups } from "./read-groups.js";
import { readHead } from "./read-head.js";
import { readIndicators, readTargets } from "./read-indicators.js";
import { type ReadSheet, readSheet } from "./read-sheet.js";
import { readTasks } from "./read-tasks.js";
import { holidayWords } from "./vocabulary.js";

/**
 * Reads a plan from a workbook as `plan template` writes it. Whatever is wrong is said at once, each with its sheet and
 * cell.
 */
export async function readPlanWorkbook(path: string): Promise<PlanRead> {
  const opened = await openWorkbook(path);
  if (!opened.ok) return unreadable([{ at: { file: fileName(path), line: null }, what: opened.say }]);
  const problems: PlanProblem[] = [];
  const plan = readSheets(opened.value, problems);
  return plan === null || problems.length > 0 ? unreadable(problems) : { ok: true, value: plan };
}

/** What is wrong in a workbook that is in memory, as if it were imported. */
export function problemsIn(workbook: OpenedWorkbook): readonly PlanProblem[] {
  const problems: PlanProblem[] = [];
  readSheets(workbook, problems);
  return problems;
}

/** Null, with problems, where a sheet is missing without which nothing further can be told. */
function readSheets(workbook: OpenedWorkbook, problems: PlanProblem[]): PlanData | null {
  const sheet = <S extends SheetKey>(key: S) => readSheet(workbook, key, problems);
  const [items, sections, tasks] = [sheet("plan"), sheet("sections"), sheet("tasks")];
  const [indicators, targets] = [sheet("indicators"), sheet("targets")];
  const [units, groups, days] = [sheet("agencies"), sheet("groups"), sheet("holidays")];
  const head = items && readHead(items, problems);
  if (!head || !sections || !tasks || !units) return null;
  for (const { rows, place } of [sections, tasks, units])
    if (rows.length === 0) problems.push({ at: place, what: (t) => t("workbook.noRows") });

  const { year: named, issuedOn: signed, ...rest } = head;
  // Only to read on and tell what else is wrong: a plan without them is refused.
  const year = named ?? yearSaid(tasks) ?? Number(signed?.slice(0, 4) ?? 2000);
  const issuedOn = signed ?? makeDay(year, 1, 1)!;
  const agencies = readAgencies(units, year, issuedOn);
  const before = problems.length;
  const read = readGroups(groups, agencies, issuedOn);
  const groupsAreRead = problems.length === before;
  const existing = agenciesOn(agencies, issuedOn);
  const codes: PlacedCode[] = [];
  const expansion = {
    groups: new Map(read.groups.map(({ code, members }) => [code, members])),
    agencies: existing.map(({ code }) => code),
  };
  const sectionData = readTasks(tasks, {
    ...{ sections: readSections(sections, codes), year, names: read.names, codes, expansion },
    groupsAreRead,
  });
  const indicatorData = indicators ? readIndicators(indicators, read.names, codes) : [];
  problems.push(...checkCodes(codes, year));
  return {
    ...{ year, issuedOn, ...rest },
    ...{ sections: sectionData, indicators: indicatorData },
    targets: targets && readTargets(targets, indicatorData, existing),
    ...{ agencies, groups: read.groups, dynamics: read.dynamics },
    holidays: days ? readHolidays(days, year) : [],
  };
}

/** The year that most of "Thời gian" names. */
function yearSaid({ rows }: ReadSheet<ColumnKey<"tasks">>): number | null {
  const counts = new Map<number, number>();
  for (const row of rows)
    for (const [year] of row.text("timing").matchAll(/(?<!\d)20\d\d(?!\d)/g))
      counts.set(Number(year), (counts.get(Number(year)) ?? 0) + 1);
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most?.[0] ?? null;
}

function readSections(sheet: ReadSheet<ColumnKey<"sections">>, codes: PlacedCode[]): Omit<SectionData, "tasks">[] {
  return sheet.rows.flatMap((row) => {
    const code = row.neededCode("code");
    const title = row.needed("title");
    if (code !== null) codes.push({ code, at: row.place("code"), of: "section" });
    if (code === null || title === null) return [];
    return [
      {
        ...{ code, title, printedNumber: row.code("printedNumber") || code },
        ...{ shortName: row.text("shortName") || null, otherNames: row.several("otherNames") },
        where: row.place("code"),
      },
    ];
  });
}

/** The sheet may tell of years that are past and of the next ones; what is further away is mistyped. */
const mostYearsAway = 10;

function readHolidays(sheet: ReadSheet<ColumnKey<"holidays">>, year: number): HolidayData[] {
  const seen = new Set<string>();
  return sheet.rows.flatMap((row) => {
    const day = row.needed("day") === null ? null : row.day("day");
    const kind = row.word("kind", holidayWords, "off");
    if (day === null) return [];
    if (seen.has(day)) row.problem("day", (t) => t("plan.twice", { code: row.text("day") }));
    if (Math.abs(Number(day.slice(0, 4)) - year) > mostYearsAway)
      row.problem("day", (t) => t("workbook.otherYear", { text: row.text("day"), named: day.slice(0, 4), year }));
    seen.add(day);
    return [{ day, kind, name: row.text("name"), source: row.text("source") }];
  });
}
