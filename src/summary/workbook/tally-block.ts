import type { CellStyle } from "hucre";
import type { Translate } from "../../text/language.js";
import { isOverdue } from "../document/counting-sentences.js";
import { type Class, classes, type DutyRow } from "../rows/duty-rows.js";
import { blockStyle, headerHeight, headerStyle, styleOf } from "./cells.js";
import { classWord, dutyColumns } from "./duty-tables.js";
import { columnLetters, columnRange } from "./layout.js";
import { type DutyPlaces, dutiesLink } from "./links.js";
import type { Formula, SheetBuilder, Written } from "./sheet-builder.js";

/** A line of a block: whose duties it counts, as rows and as a condition on a column of "Đầu việc". */
export interface TallyLine {
  readonly code: string;
  readonly title: string;
  readonly rows: readonly DutyRow[];
  /** Null: all of them. */
  readonly column: number | null;
  readonly equals: string;
}

/** A, B: what; C: all; then the classes, what is of earlier quarters, the share on time, the light. */
const firstClass = 3;
const earlierColumn = firstClass + classes.length;
const shareColumn = earlierColumn + 1;
export const lightColumn = shareColumn + 1;

export function writeTallyBlock(
  sheet: SheetBuilder,
  {
    title,
    heading,
    lines,
    all,
    places,
    t,
  }: {
    readonly title: string;
    readonly heading: string;
    readonly lines: readonly TallyLine[];
    /** How many rows "Đầu việc" has. */
    readonly all: number;
    readonly places: DutyPlaces;
    readonly t: Translate;
  },
): void {
  sheet.add([title], blockStyle);
  const heads = [
    heading,
    t("files.overview.name"),
    t("files.overview.all"),
    ...classes.map((of) => classWord(of, t)),
    t("files.overview.earlier"),
    t("files.overview.share"),
    t("files.overview.light"),
  ];
  sheet.add(heads, headerStyle, headerHeight);
  for (const line of lines) addLine(sheet, line, { all, places, t });
  sheet.gap();
}

/** The sheet that lists the duties of a class, and of those nothing else where there is such a sheet. */
function sheetOf(of: Class): keyof DutyPlaces {
  return of === "silent" ? "silent" : of === "unfinished" ? "overdue" : "duties";
}

function addLine(
  sheet: SheetBuilder,
  line: TallyLine,
  { all, places, t }: { readonly all: number; readonly places: DutyPlaces; readonly t: Translate },
): void {
  const row = sheet.next;
  const bold = line.column === null;
  const cell = (column: number) => `${columnLetters(column)}${row}`;
  const whole = line.column === null;
  const key = whole ? "" : columnRange("duties", line.column!, all);
  const own: readonly Condition[] = whole ? [] : [[key, line.equals]];
  const countOf = (...conditions: readonly Condition[]) => countFormula([...own, ...conditions]);
  const classRange = columnRange("duties", dutyColumns.class, all);
  const earlierRange = columnRange("duties", dutyColumns.earlier, all);
  const rowsOf = classes.map((): DutyRow[] => []);
  for (const duty of line.rows) rowsOf[classes.indexOf(duty.class)]!.push(duty);
  const count = (of: Class) => rowsOf[classes.indexOf(of)]!.length;
  const ofEarlier = line.rows.filter((duty) => duty.earlier);
  const earlier = ofEarlier.length;
  const of = (name: Class) => cell(firstClass + classes.indexOf(name));
  // What is overdue of earlier quarters is no part of what was due in this one.
  const before = (name: Class) => countOf([earlierRange, t("files.yes")], [classRange, classWord(name, t)]);
  const due = `(${of("silent")}+${of("unfinished")}+${of("late")}+${of("onTime")}-${before("silent")}-${before("unfinished")})`;
  const overdueBefore = ofEarlier.filter(isOverdue).length;
  const dueCount = count("silent") + count("unfinished") + count("late") + count("onTime") - overdueBefore;
  const written: Written[] = [
    line.code,
    line.title,
    {
      formula: `SUM(${cell(firstClass)}:${cell(earlierColumn - 1)})`,
      result: line.rows.length,
      link: dutiesLink(places, "duties", line.rows),
    },
    ...classes.map(
      (name): Formula => ({
        formula: countOf([classRange, classWord(name, t)]),
        result: count(name),
        link: dutiesLink(places, sheetOf(name), rowsOf[classes.indexOf(name)]!),
      }),
    ),
    {
      formula: countOf([earlierRange, t("files.yes")]),
      result: earlier,
      link: dutiesLink(places, overdueBefore < earlier ? "duties" : "overdue", ofEarlier),
    },
    { formula: `IF(${due}=0,"",${of("onTime")}/${due})`, result: dueCount === 0 ? "" : count("onTime") / dueCount },
    {
      formula: `IF(${of("silent")}+${of("unfinished")}>0,"${t("files.light.overdue")}",IF(${of("soon")}>0,"${t("files.light.soon")}",IF(${of("later")}>0,"${t("files.light.later")}",IF(${cell(2)}=0,"","${t("files.light.done")}"))))`,
      result: lightOf(line.rows, t),
    },
  ];
  sheet.add(written, [
    styleOf("text", bold),
    styleOf("wide", bold),
    ...Array.from({ length: classes.length + 2 }, () => styleOf("count", bold)),
    styleOf("share", bold),
    centred(bold),
  ]);
}

function lightOf(rows: readonly DutyRow[], t: Translate): string {
  if (rows.length === 0) return "";
  const has = (...of: readonly Class[]) => rows.some((duty) => of.includes(duty.class));
  if (has("silent", "unfinished")) return t("files.light.overdue");
  return t(has("soon") ? "files.light.soon" : has("later") ? "files.light.later" : "files.light.done");
}

function centred(bold: boolean): CellStyle {
  return { ...styleOf("text", bold), alignment: { horizontal: "center", vertical: "top" } };
}

/** A range, and what its cells hold. */
type Condition = readonly [string, string];

/**
 * Counts the rows that hold all of these words, the first of which may be a key. COUNTIFS takes what looks like a number for one, so that
 * "1.1" would count "1.10" too: such keys are compared as texts.
 */
function countFormula(conditions: readonly Condition[]): string {
  if (conditions.every(([, word]) => /\p{L}/u.test(word)))
    return `COUNTIFS(${conditions.map(([range, word]) => `${range},"${criterion(word)}"`).join(",")})`;
  return `SUMPRODUCT(${conditions.map(([range, word]) => `(${range}="${quoted(word)}")`).join("*")})`;
}

/** A text that is looked for as it is, without what stands for any characters. */
export function criterion(text: string): string {
  return quoted(text.replace(/[~*?]/g, "~$&"));
}

/** Inside a text of a formula. */
export function quoted(text: string): string {
  return text.replaceAll('"', '""');
}
