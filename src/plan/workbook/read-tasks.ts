import { codeKey } from "../../text/code-reader.js";
import type { PlacedCode } from "../check-codes.js";
import { type Expansion, expandCodes } from "../expand-leads.js";
import type { Place } from "../place.js";
import type { Deadline, DeadlinePart, SectionData, TaskData } from "../plan-data.js";
import type { ColumnKey } from "./layout.js";
import type { Names } from "./names.js";
import type { ReadSheet, SheetRow } from "./read-sheet.js";
import { describeUnread } from "./tell-unread.js";
import { asPart, ownPartCode, readTiming, singleAgencies, splitTiming, type Timing } from "./timing.js";
import { ownPart, yesWords } from "./vocabulary.js";

type Row = SheetRow<ColumnKey<"tasks">>;
type SectionHead = Omit<SectionData, "tasks">;

interface Around {
  readonly sections: readonly SectionHead[];
  readonly year: number;
  readonly names: Names;
  /** Every code is added, to be checked with all others. */
  readonly codes: PlacedCode[];
  readonly expansion: Expansion;
  /** Where a group could not be read, nobody is told of who is missing in it. */
  readonly groupsAreRead: boolean;
}

const partCode = /^(.+?)\s*\/\s*(.+)$/s;

/** The sheet "Nhiệm vụ": tasks in the order of their rows, each in its section, with the parts that rows of their own tell. */
export function readTasks(sheet: ReadSheet<ColumnKey<"tasks">>, around: Around): SectionData[] {
  const tasks: { readonly section: string; readonly task: Omit<TaskData, "deadline">; readonly row: Row }[] = [];
  const deadlines = new Map<string, Deadline>();
  const partPlaces = new Map<string, Map<string, Place>>();
  const later: Row[] = [];
  for (const row of sheet.rows) {
    if (!row.isDay("code") && partCode.test(row.text("code"))) {
      later.push(row);
      continue;
    }
    const read = readTask(row, around);
    if (!read) continue;
    const { task, section, deadline } = read;
    deadlines.set(task.code, deadline);
    partPlaces.set(task.code, new Map(deadline.parts.map(({ part }) => [part, row.place("timing")])));
    tasks.push({ section, task, row });
  }
  for (const row of later) {
    const [, of = "", name = ""] = partCode.exec(row.text("code"))!;
    const owner = tasks.find(({ task }) => codeKey(task.code) === codeKey(of))?.task;
    if (!owner) {
      row.problem("code", (t) => t("workbook.partOfNothing", { code: of }));
      continue;
    }
    const deadline = deadlines.get(owner.code)!;
    const part = readPart(row, name, owner, around);
    if (!part) continue;
    if (deadline.parts.some((other) => other.part === part.part))
      row.problem("code", (t) => t("plan.twice", { code: row.text("code") }));
    deadlines.set(owner.code, { ...deadline, parts: [...deadline.parts, part] });
    partPlaces.get(owner.code)!.set(part.part, row.place("lead"));
  }
  return around.sections.map((section) => ({
    ...section,
    tasks: tasks
      .filter((one) => one.section === section.code)
      .map(({ task }) => ({ ...task, deadline: deadlines.get(task.code)!, partPlaces: partPlaces.get(task.code)! })),
  }));
}

function readTask(row: Row, around: Around) {
  const code = row.neededCode("code");
  const text = row.needed("text");
  const lead = row.needed("lead");
  const timing = row.needed("timing");
  const section = code === null ? null : sectionOf(row, code, around.sections);
  if (code !== null) around.codes.push({ code, at: row.place("code"), of: "task" });
  const leads = lead === null ? [] : readWho(row, "lead", lead, around.names);
  const coordinating = row.text("coordinating");
  const coordinators = readWho(row, "coordinating", coordinating, around.names);
  const deadline = timing === null ? null : readDeadline(row, timing, text ?? "", leads, around);
  const nothingMayArise = row.word("nothingMayArise", yesWords, "no") === "yes";
  if (code === null || text === null || lead === null || timing === null || section === null || !deadline) return null;
  return {
    section,
    deadline,
    task: {
      ...{ code, text, lead, coordinating, timing, leads, coordinators, nothingMayArise },
      shortName: row.text("shortName") || null,
      otherNames: row.several("otherNames"),
      where: row.place("lead"),
    },
  };
}

/** The section that the row names, by code or title; where it names none, the one whose code the task's begins with. */
function sectionOf(row: Row, code: string, sections: readonly SectionHead[]): string | null {
  const typed = row.code("section");
  if (typed !== "") {
    const section = sections.find((one) => codeKey(one.code) === codeKey(typed) || one.title === typed);
    if (!section) row.problem("section", (t) => t("workbook.unknownSection", { text: typed }));
    return section?.code ?? null;
  }
  const folded = codeKey(code);
  const heads = sections.filter((one) => folded.startsWith(`${codeKey(one.code)}.`));
  const longest = heads.sort((one, other) => other.code.length - one.code.length)[0];
  if (!longest) row.problem("section", (t) => t("workbook.noSection", { code }));
  return longest?.code ?? null;
}

/** The codes that a cell names; who is not known is told. */
export function readWho<Key extends string>(
  row: SheetRow<Key>,
  key: Key,
  text: string,
  names: Names,
): readonly string[] {
  const { codes, unread } = names.read(text);
  for (const one of unread) row.problem(key, describeUnread(one));
  return codes;
}

/** What "Đọc là" says, else what "Thời gian" says. */
function readDeadline(
  row: Row,
  timing: string,
  text: string,
  leads: readonly string[],
  around: Around,
): Deadline | null {
  const reading = row.text("reading");
  const key = reading === "" ? "timing" : "reading";
  const { common, own } = splitTiming(reading === "" ? timing : reading);
  const read = timingOf(row, key, common, around.year);
  const note = row.text("note");
  const parts = own.flatMap(({ who, when }, index): DeadlinePart[] => {
    const dated = partTimingOf(row, key, when, around.year);
    const agencies = partAgencies(row, key, who, leads, around);
    if (!dated) return [];
    return [
      {
        ...ownPart,
        part: ownPartCode(index),
        otherNames: [],
        text,
        agencies,
        ...dated,
      },
    ];
  });
  return read && { ...read, ...(note === "" ? {} : { note }), parts };
}

function readPart(row: Row, name: string, owner: Omit<TaskData, "deadline">, around: Around): DeadlinePart | null {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) {
    row.problem("code", (t) => t("workbook.partCode", { part: name }));
    return null;
  }
  const text = row.needed("text");
  const lead = row.needed("lead");
  const timing = row.needed("timing");
  const dated =
    timing === null
      ? null
      : partTimingOf(
          row,
          row.text("reading") === "" ? "timing" : "reading",
          row.text("reading") || timing,
          around.year,
        );
  const agencies = lead === null ? [] : partAgencies(row, "lead", lead, owner.leads, around);
  if (text === null || lead === null || !dated) return null;
  const shortName = row.text("shortName") || row.text("partTitle") || text;
  const title = row.text("partTitle") || shortName;
  return { part: name, title, shortName, otherNames: row.several("otherNames"), text, agencies, ...dated };
}

/** The agencies of a part: single ones, all of which lead the task. */
function partAgencies(
  row: Row,
  key: "lead" | "timing" | "reading",
  who: string,
  leads: readonly string[],
  { names, expansion, groupsAreRead }: Around,
): readonly string[] {
  const codes = readWho(row, key, who, names);
  const single = singleAgencies(codes, expansion);
  const leading = new Set(expandCodes(leads, expansion));
  if (groupsAreRead)
    for (const code of single) if (!leading.has(code)) row.problem(key, (t) => t("plan.partOfOther", { code }));
  return single;
}

function timingOf(row: Row, key: "timing" | "reading", text: string, year: number): Timing | null {
  const reading = readTiming(text, year);
  switch (reading.outcome) {
    case "timing":
      return reading.timing;
    case "other_year":
      row.problem(key, (t) => t("workbook.otherYear", { text, named: reading.year, year }));
      return null;
    case "unknown":
      row.problem(key, (t) => t("workbook.unknownTiming", { text, year }));
      return null;
  }
}

function partTimingOf(row: Row, key: "timing" | "reading", text: string, year: number) {
  const timing = timingOf(row, key, text, year);
  const dated = timing && asPart(timing);
  if (timing && !dated) row.problem(key, (t) => t("workbook.partTiming", { text, year }));
  return dated;
}
