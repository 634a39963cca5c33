import type { Day } from "../../calendar/day.js";
import { formatMoment } from "../../calendar/formats.js";
import type { PlanProblem } from "../../plan/place.js";
import { type Translate, translator } from "../../text/language.js";
import { chosenMark } from "../../text/line.js";
import { formatPercentShort } from "../../text/numbers.js";
import { statusRules } from "../../text/status-rules.js";
import type { DutyFacts, FigureFacts, GivenFigure, ReportFacts } from "../duty-facts.js";
import { dutyLabel, figureLabel } from "../labels.js";
import type { DialogueContext } from "../lookup.js";
import { readStep } from "../read-step.js";
import { type Entry, emptyFigure, emptyTask, type FigureEntry, newDraft, type TaskEntry } from "../report-draft.js";
import { judgeReport } from "../rules.js";
import { cellsOfFigure, cellsOfReport, shownFilled } from "./filled-cells.js";
import type { OwnColumnKey } from "./layout.js";
import type { OwnRow } from "./open-own.js";
import {
  readDayCell,
  readDocumentCell,
  readNoteCell,
  readNumberCell,
  readPercentCell,
  readStatusCell,
  refuseFormula,
} from "./read-cells.js";

/** What is known besides the rows: who sent them, and what it takes to read them. */
export interface Judging {
  readonly context: DialogueContext;
  readonly personId: number;
  readonly dayOf: (serial: number) => Day | null;
}

/** What a row says: nothing new, something to report, or what is wrong with it. */
export type RowSaid =
  | { readonly is: "unchanged" }
  | { readonly is: "entry"; readonly entry: Entry; readonly corrects: boolean }
  | { readonly is: "wrong"; readonly problems: readonly PlanProblem[] };

type DutyRow = OwnRow<OwnColumnKey<"duties">>;
type FigureRow = OwnRow<OwnColumnKey<"figures">>;

const dutyKeys = ["status", "percent", "result", "difficulty", "document", "documentDate"] as const;
const figureKeys = ["numerator", "denominator", "value", "note"] as const;
const unchanged: RowSaid = { is: "unchanged" };

/** Whether anything stands in the cells that people fill. */
export function isFilled(row: DutyRow | FigureRow, sheet: "duties" | "figures"): boolean {
  const keys: readonly string[] = sheet === "duties" ? dutyKeys : figureKeys;
  return keys.some((key) => (row as OwnRow).content(key) !== null);
}

/**
 * Reads the row of a duty by the rules of reports in chat: the same words, the same sums, the same locks.
 *
 * @param shown the report that the file showed when it was made
 */
export async function judgeDutyRow(
  row: DutyRow,
  duty: DutyFacts,
  shown: ReportFacts | null,
  judging: Judging,
): Promise<RowSaid> {
  const before = cellsOfReport(shown, judging.context.t);
  const isSame = dutyKeys.every((key) => row.text(key) === shownFilled(before[key]));
  if (isSame || !isFilled(row, "duties")) return unchanged;
  const read = await readDutyRow(row, duty, judging);
  if (!("kind" in read)) return wrong(read);
  if (duty.latest && sameReport(read, duty.latest)) return unchanged;
  const problem = refuseChange(duty, shown, judging) ?? lockedOf(duty, judging);
  if (problem)
    return wrong([{ at: row.place("status"), what: named(dutyLabel(duty, judging.context.t, null), problem) }]);
  return { is: "entry", entry: { ...read, seen: duty.latest?.id ?? null }, corrects: duty.latest !== null };
}

/** The same of a figure. */
export async function judgeFigureRow(
  row: FigureRow,
  figure: FigureFacts,
  shown: GivenFigure | null,
  judging: Judging,
): Promise<RowSaid> {
  const before = cellsOfFigure(shown, figure, judging.context.t);
  const isSame = figureKeys.every((key) => row.text(key) === shownFilled(before[key]));
  if (isSame || !isFilled(row, "figures")) return unchanged;
  const read = await readFigureRow(row, figure, judging);
  if (!("kind" in read)) return wrong(read);
  if (figure.latest && sameFigure(read, figure.latest)) return unchanged;
  const problem = refuseChange(figure, shown, judging) ?? lockedOf(figure, judging);
  const at = row.place(row.content("numerator") ? "numerator" : "value");
  if (problem) return wrong([{ at, what: named(figureLabel(figure, judging.context.t), problem) }]);
  return { is: "entry", entry: { ...read, seen: figure.latest?.id ?? null }, corrects: figure.latest !== null };
}

type Say = (t: Translate) => string;

function wrong(problems: readonly PlanProblem[]): RowSaid {
  return { is: "wrong", problems };
}

function named(label: string, say: Say): Say {
  return (t) => `${label}: ${say(t)}`;
}

/** A colleague has reported since the file was made: whoever filled it in has not seen that. */
function refuseChange(
  { latest }: DutyFacts | FigureFacts,
  shown: ReportFacts | GivenFigure | null,
  { personId, context }: Judging,
): Say | null {
  if (!latest || latest.id === shown?.id || latest.personId === personId) return null;
  const when = formatMoment(new Date(latest.reportedAt), context.today, context.t);
  return (t) => t("ownWorkbook.reportedSince", { receipt: latest.receipt, when });
}

function lockedOf(about: DutyFacts | FigureFacts, { context: { today, holidays } }: Judging): Say | null {
  const judged = judgeReport(about, today, holidays);
  return judged.ok ? null : judged.say;
}

async function readDutyRow(
  row: DutyRow,
  duty: DutyFacts,
  judging: Judging,
): Promise<TaskEntry | readonly PlanProblem[]> {
  const { context } = judging;
  const cells = new CellReader(row);
  const status = cells.read("status", (_, text) => readStatusCell(text));
  const percent = cells.read("percent", readPercentCell);
  const document = cells.read("document", (_, text) => readDocumentCell(text, context.today));
  const day = cells.read("documentDate", (content) => readDayCell(content, context.today, judging.dayOf));
  const result = cells.read("result", (_, text) => readNoteCell(text));
  const difficulty = cells.read("difficulty", (_, text) => readNoteCell(text));
  if (cells.problems.length > 0) return cells.problems;
  const isBlocked = status !== null && statusRules[status].isDifficulty;
  if (isBlocked && difficulty === null)
    return [{ at: row.place("difficulty"), what: (t) => t("ownWorkbook.needsDifficulty") }];
  if (isBlocked && result !== null) return [{ at: row.place("result"), what: (t) => t("ownWorkbook.resultOfBlocked") }];
  if (!isBlocked && difficulty !== null)
    return [{ at: row.place("difficulty"), what: (t) => t("ownWorkbook.difficultyOfOther") }];
  if (status === null && percent === null)
    return [{ at: row.place("status"), what: (t) => t("ownWorkbook.needsStatus") }];
  const vietnamese = translator("vi");
  const words = [
    ...(status === null ? [] : [`${chosenMark}${vietnamese(`common.status.${status}`).toLocaleLowerCase("vi")}`]),
    ...(percent === null ? [] : [formatPercentShort(percent)]),
  ];
  const draft = newDraft(duty.agencyId, "status", emptyTask(duty.id));
  const read = entryOf(await readStep(draft, draft.entries[0]!, words.join(" "), context));
  if (read.ok && read.entry.kind === "task")
    return {
      ...read.entry,
      document: document?.document ?? null,
      documentDate: day ?? document?.documentDate ?? null,
      note: isBlocked ? difficulty : result,
    };
  return [{ at: row.place(percent === null ? "status" : "percent"), what: read.ok ? unread : read.say }];
}

async function readFigureRow(
  row: FigureRow,
  figure: FigureFacts,
  { context }: Judging,
): Promise<FigureEntry | readonly PlanProblem[]> {
  const cells = new CellReader(row);
  const numerator = cells.read("numerator", readNumberCell);
  const denominator = cells.read("denominator", readNumberCell);
  const value = cells.read("value", (content, text) => {
    const status = figure.wholeUnits || content.kind === "text" ? readStatusCell(text) : null;
    return status?.ok ? { ok: true, value: text } : readNumberCell(content);
  });
  const note = cells.read("note", (_, text) => readNoteCell(text));
  if (cells.problems.length > 0) return cells.problems;
  if ((numerator === null) !== (denominator === null))
    return [
      {
        at: row.place(numerator === null ? "numerator" : "denominator"),
        what: (t) => t(numerator === null ? "ownWorkbook.needsNumerator" : "ownWorkbook.needsDenominator"),
      },
    ];
  if (numerator === null && value === null)
    return [{ at: row.place("numerator"), what: (t) => t("ownWorkbook.needsValue") }];
  const pair = numerator === null ? [] : [`${numerator}/${denominator}`];
  // What stands in a column of percentages is one without its sign too; a share of one is asked about.
  const isPercent =
    figure.unit === "%" && !figure.wholeUnits && /^\d+(?:,\d+)?$/.test(value ?? "") && !/^0,/.test(value!);
  const words = [...pair, ...(value === null ? [] : [isPercent ? `${value}%` : value])].join(" ");
  const draft = newDraft(figure.agencyId, "figure", emptyFigure(figure.indicator, figure.period));
  const read = entryOf(await readStep(draft, draft.entries[0]!, words, context));
  if (read.ok && read.entry.kind === "figure") return { ...read.entry, note };
  return [{ at: row.place(numerator === null ? "value" : "numerator"), what: read.ok ? unread : read.say }];
}

const unread: Say = (t) => t("ownWorkbook.unread");

/** What came of reading a row's words as an answer: a question about them is a fault of the cell, which nobody can be asked. */
function entryOf(turn: Awaited<ReturnType<typeof readStep>>): { ok: true; entry: Entry } | { ok: false; say: Say } {
  if (turn?.kind !== "ask") return { ok: false, say: unread };
  const { draft, sentence } = turn;
  if (sentence !== undefined) return { ok: false, say: () => sentence };
  if (draft.doubt) return { ok: false, say: () => draft.doubt!.sentence };
  const [entry] = draft.entries;
  return entry ? { ok: true, entry } : { ok: false, say: unread };
}

/** Reads the cells of a row and keeps what is wrong with each. */
class CellReader<Key extends string> {
  readonly problems: PlanProblem[] = [];
  readonly #row: OwnRow<Key>;

  constructor(row: OwnRow<Key>) {
    this.#row = row;
  }

  /** Null where nothing stands, and, with a problem, where it cannot be read. */
  read<Value>(
    key: Key,
    read: (
      content: NonNullable<ReturnType<OwnRow["content"]>>,
      text: string,
    ) => { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly say: Say },
  ): Value | null {
    const content = this.#row.content(key);
    if (content === null) return null;
    const value = refuseFormula(content) ?? read(content, this.#row.text(key));
    if (value.ok) return value.value;
    this.problems.push({ at: this.#row.place(key), what: value.say });
    return null;
  }
}

function sameReport(entry: TaskEntry, latest: ReportFacts): boolean {
  return (
    entry.status === latest.status &&
    entry.percent === latest.percent &&
    entry.document === latest.document &&
    entry.documentDate === latest.documentDate &&
    entry.note === (latest.result ?? latest.difficulty)
  );
}

function sameFigure(entry: FigureEntry, latest: GivenFigure): boolean {
  return (
    entry.numerator === latest.numerator &&
    entry.denominator === latest.denominator &&
    entry.percent === latest.percent &&
    (entry.value ?? null) === latest.value &&
    entry.note === latest.note
  );
}
