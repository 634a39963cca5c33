import type { Day } from "../../calendar/day.js";
import { type Level, levels } from "../../text/levels.js";
import type { Place, PlanProblem } from "../place.js";
import { levelWords, offeredWords, valueOfWord } from "../workbook/vocabulary.js";
import { readTable, type TableColumn, type TableRow } from "./read-table.js";

/** One unit as the file says it is from the day on. Undefined: the file has no such column, and it stays as it is. */
export interface AgencyRow {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly parentCode: string | null | undefined;
  readonly type: string | undefined;
  readonly formerArea: string | null | undefined;
  at(column: AgencyColumn): Place;
}

/** A unit that ends on a day, and who takes over; null: nobody that the source names. */
export interface MoveRow {
  readonly oldCode: string;
  readonly newCode: string | null;
  readonly day: Day;
  at(column: MoveColumn): Place;
}

const agencyColumns = {
  code: column(true, "code", "Mã"),
  name: column(true, "name", "Tên"),
  level: column(true, "level", "Cấp"),
  parent: column(false, "parent", "Trực thuộc"),
  type: column(false, "type", "Loại"),
  formerArea: column(false, "former_area", "Vùng cũ"),
};
export type AgencyColumn = keyof typeof agencyColumns;

const moveColumns = {
  oldCode: column(true, "old_code", "Mã cũ"),
  newCode: column(true, "new_code", "Mã mới"),
  effective: column(true, "effective", "Từ ngày"),
};
export type MoveColumn = keyof typeof moveColumns;

/** The units of a file, with every cell that cannot be read among the problems; null where it is no such table. */
export async function readAgencyFile(path: string, problems: PlanProblem[]): Promise<readonly AgencyRow[] | null> {
  const before = problems.length;
  const rows = await readTable(path, agencyColumns, problems);
  if (!rows) return null;
  if (rows.length === 0 && problems.length === before)
    problems.push({ at: wholeFile(path), what: (t) => t("agencies.emptyFile") });
  return rows.flatMap((row) => {
    const code = needed(row, "code", problems);
    const name = needed(row, "name", problems);
    const level = levelIn(row, problems);
    // One that is wrong otherwise is there all the same for those who name it: nothing is written anyway.
    if (code === null) return [];
    const optional = (key: AgencyColumn) => (row.has(key) ? row.text(key) || null : undefined);
    return [
      {
        ...{
          code,
          name: name ?? code,
          level: level ?? "khac",
          parentCode: optional("parent"),
          formerArea: optional("formerArea"),
        },
        type: row.text("type") || undefined,
        at: row.at,
      },
    ];
  });
}

/** The moves of a file, of whatever day; null where it is no such table. */
export async function readMoves(path: string, problems: PlanProblem[]): Promise<readonly MoveRow[] | null> {
  const rows = await readTable(path, moveColumns, problems);
  if (!rows) return null;
  return rows.flatMap((row) => {
    const oldCode = needed(row, "oldCode", problems);
    const typed = needed(row, "effective", problems);
    const day = row.day("effective");
    if (typed !== null && day === null)
      problems.push({ at: row.at("effective"), what: (t) => t("agencies.notADay", { typed }) });
    if (oldCode === null || day === null) return [];
    return [{ oldCode, newCode: row.text("newCode") || null, day, at: row.at }];
  });
}

function needed<Key extends string>(row: TableRow<Key>, key: Key, problems: PlanProblem[]): string | null {
  const text = row.text(key);
  if (text !== "") return text;
  problems.push({ at: row.at(key), what: (t) => t("agencies.nothing") });
  return null;
}

/** By its code, as a CSV file has it, or in words, as a workbook has it. */
function levelIn(row: TableRow<AgencyColumn>, problems: PlanProblem[]): Level | null {
  const typed = needed(row, "level", problems);
  if (typed === null) return null;
  const level = valueOfWord(levelWords, typed);
  if (level === null) {
    const known = [...levels, ...offeredWords(levelWords)].join(", ");
    problems.push({ at: row.at("level"), what: (t) => t("agencies.unknownLevel", { typed, known }) });
  }
  return level;
}

function wholeFile(path: string): Place {
  return { file: path.split(/[\\/]/).at(-1)!, line: null };
}

function column(required: boolean, ...headings: [string, ...string[]]): TableColumn {
  return { headings, required };
}
