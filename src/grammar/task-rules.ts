import type { Day } from "../calendar/day.js";
import { formatPeriod } from "../calendar/formats.js";
import { type PeriodCode, parsePeriod, quarterCode } from "../calendar/windows.js";
import type { CatalogueTask } from "../text/catalogue.js";
import { deadlineKinds } from "../text/deadline-kinds.js";
import { fold } from "../text/fold.js";
import { type Found, isChosen, type Line, partOf, textBefore, withoutPart } from "../text/line.js";
import { occurs } from "../text/occurs.js";
import { type PeriodReading, readPeriodAt } from "../text/periods.js";
import { namesWhatArose, type StatusWord, statusesOffered } from "../text/statuses.js";
import type { Addressed } from "./code-lists.js";
import type { Context, Reading } from "./context.js";
import { findHedge } from "./doubtful-words.js";
import { isTakenBack } from "./doubts.js";
import { findAt } from "./find-at.js";
import type { HeadingPeriod } from "./headings.js";
import { impliedState } from "./implied-state.js";
import { countsPart, doesSome, goesOn, isStepOfMore, isWaitingDraft, lacksLittle, lacksSomething } from "./in-part.js";
import { askIssuer, withoutWorkedBy } from "./issuers.js";
import { askPromised, judgeDate } from "./judge-date.js";
import { judgeOnlyPeriod, judgePeriod } from "./judge-period.js";
import { saysNothing } from "./notes.js";
import { hasSuchPeriods, taskPeriodBegins } from "./period-rules.js";
import { findStrangeWord } from "./plain-figure.js";
import { isPlainlyTold, wordsOfTask } from "./plain-state.js";
import { ask, inserted, refuse } from "./problems.js";
import { withRunning } from "./running-period.js";
import { askBound } from "./share-bounds.js";
import { askShare, askStateOrShare } from "./share-doubts.js";
import { findSigning, withoutRecentDay } from "./signing.js";
import { judgeCode } from "./task-codes.js";
import type { TaskTail } from "./task-tail.js";
import type { OpenItem, Problem, Status, TaskItem } from "./understanding.js";
import { askWhichDocument, withoutPlansOwn } from "./which-document.js";
import { tellsWork } from "./work-told.js";
import { askEarlierYear, isOfOtherYear } from "./years-apart.js";

/** What a line says of one code and one period. */
export interface Said extends Omit<TaskTail, "periods"> {
  readonly period: Found<PeriodReading> | null;
  readonly heading: HeadingPeriod | null;
  /** The tasks that this is said of, and where the last of their codes ends. */
  readonly codes: readonly string[];
  readonly codesEnd: number;
  /** Where the last of its periods ends that stand behind the codes; null where none does. */
  readonly periodsEnd: number | null;
}

/** The first thing that is wrong or in doubt, or the item. */
export function judgeTask(line: Line, addressed: Addressed, said: Said, reading: Reading): TaskItem | Problem {
  const tail = withoutPlansOwn(line, withoutWorkedBy(line, said, reading), reading);
  const typed = tail.period?.value;
  const named = judgeCode(
    line,
    addressed,
    typed?.kind === "period" ? typed.code : (tail.heading?.code ?? null),
    reading,
  );
  if (!("task" in named)) return named;
  const { task, part } = named;
  const period = judgeTaskPeriod(line, task, part, tail, reading);
  if (period !== null && typeof period !== "string") return period;
  const issuer = askWhichDocument(line, tail, reading) ?? (tail.document && askIssuer(line, tail.document, reading));
  if (issuer) return issuer;
  const dated = findSigning(line, tail.document, reading.today);
  const promised = askPromised(line, task, tail, reading);
  if (promised) return promised;
  const date = judgeDate(line, tail.document?.value.date ?? tail.date ?? dated, reading, !tail.document);
  if (date !== null && typeof date !== "string") return date;
  const about = { line: line.number, kind: "task", task: task.code, part, period } as const;
  const address = { start: addressed.code.start, end: tail.codesEnd };
  const state = judgeStatus(line, task, address, withRunning(line, task, part, tail, reading.today), reading);
  if (!("status" in state)) {
    const { problem, isOpen } = state;
    return isOpen && tellsWork(withoutPart(line, addressed.code.start, tail.codesEnd), reading.today)
      ? { ...problem, open: openItem(about, tail.note) }
      : problem;
  }
  return {
    line: line.number,
    kind: "task",
    task: task.code,
    part,
    period,
    status: state.status,
    percent: state.percent,
    document: tail.document?.value.number ?? null,
    documentDate: date,
    note: dated ? withoutRecentDay(tail.note, line.text.slice(dated.start, dated.end)) : tail.note,
  };
}

function judgeTaskPeriod(
  line: Line,
  task: CatalogueTask,
  part: string | null,
  { period, heading }: Said,
  reading: Reading,
): PeriodCode | null | Problem {
  const { windows } = reading.catalogue;
  const begins = (code: PeriodCode) => taskPeriodBegins(task, part, code, windows);
  const only = part === null ? task.onlyPeriod : (task.parts.find((one) => one.part === part)?.period ?? null);
  // "kế hoạch năm 2024 đã ban hành": the year is one of the words.
  const isToCome = only === null || begins(only) > reading.today;
  if (period && (isToCome || isWithinName(line, task, period)) && isYearOfPlan(period, task, part, reading))
    return null;
  if (period && only !== null) return judgeOnlyPeriod(line, task.code, period, only, begins(only), reading);
  if (period) {
    const earlier = askEarlierYear(line, period, reading);
    if (earlier) return earlier;
    const named = ofQuarter(line, task, part, period, reading);
    return "outcome" in named ? named : judgePeriod(line, task.code, named, begins, reading);
  }
  if (heading && only !== null) return heading.code === only ? only : null;
  if (!heading || !hasSuchPeriods(task, part, heading.code, windows)) return null;
  return heading.chosen || begins(heading.code) <= reading.today ? heading.code : null;
}

/** "kế hoạch rà soát TTHC năm 2024" */
function isWithinName(line: Line, task: CatalogueTask, { start }: Found<PeriodReading>): boolean {
  const word = /([a-z]{2,})[^a-z0-9]*$/.exec(textBefore(line, start))?.[1];
  return word !== undefined && ` ${fold(task.text).replace(/[^a-z0-9]+/g, " ")} `.includes(` ${word} `);
}

function isYearOfPlan(
  { value }: Found<PeriodReading>,
  task: CatalogueTask,
  part: string | null,
  { catalogue }: Reading,
): boolean {
  const year = String(catalogue.year);
  if (value.kind !== "period" || value.chosen || value.code !== year) return false;
  return task.onlyPeriod !== year && !hasSuchPeriods(task, part, year, catalogue.windows);
}

/** What falls due in the last month of a quarter may be named by that month: "T6" of the second. Another month is asked about. */
function ofQuarter(
  line: Line,
  task: CatalogueTask,
  part: string | null,
  period: Found<PeriodReading>,
  { t }: Reading,
): Found<PeriodReading> | Problem {
  const { value } = period;
  if (part !== null || value.kind !== "period" || deadlineKinds[task.deadlineKind].begins !== "last-month")
    return period;
  const month = parsePeriod(value.code);
  if (month?.kind !== "month") return period;
  const code = quarterCode(month.year, Math.ceil(month.number / 3));
  if (month.number % 3 === 0) return { ...period, value: { ...value, code } };
  const sentence = t("understanding.period.which");
  return ask(line, period.start, period.end, sentence, [{ value: code, label: formatPeriod(code, t) }]);
}

type State = { readonly status: Status; readonly percent: number | null };

/** `isOpen`: how the whole stands is all that lacks. */
interface Unsaid {
  readonly problem: Problem;
  readonly isOpen: boolean;
}

/** A number that does not say that the work is over is none of this report. */
function openItem(about: Pick<OpenItem, "line" | "kind" | "task" | "part" | "period">, note: string | null): OpenItem {
  return { ...about, status: null, percent: null, document: null, documentDate: null, note };
}

/** In one piece: what may be unclear, in the order in which it is asked; the first that is ends it. */
function judgeStatus(
  line: Line,
  task: CatalogueTask,
  address: { readonly start: number; readonly end: number },
  tail: Said,
  reading: Reading,
): State | Unsaid {
  const { t } = reading;
  const { status } = tail;
  const code = tail.codes.length > 1 ? tail.codes.join(", ") : task.code;
  if (tail.percent && tail.percent.value.outcome !== "value") {
    const typed = line.text.slice(tail.percent.start, tail.percent.end).trim();
    if (tail.percent.value.outcome === "ask")
      return doubtful(askShare(line, tail.percent, tail.percent.value.readings, reading));
    const negative = tail.percent.value.outcome === "refuse" && tail.percent.value.reason === "negative";
    const sentence = negative
      ? t("understanding.task.percentNegative", { code })
      : t("understanding.task.percentOver", { code, percent: typed });
    return doubtful(refuse(line, sentence, reading));
  }
  const bound = tail.percent && askBound(line, tail.percent, reading);
  if (bound) return doubtful(bound);
  const percent = tail.percent?.value.outcome === "value" ? tail.percent.value.value : null;
  const isDenied =
    status?.value === "nothing_arose" &&
    !mayNotArise(task) &&
    !isChosen(line, status.start) &&
    !namesWhatArose(line, status);
  if (!status || isDenied) {
    const implied = impliedState(line, task, tail, reading.today);
    const isStrange =
      implied === "in_progress" &&
      tail.percent !== null &&
      !isChosen(line, tail.percent.start) &&
      findStrangeWord(line, tail.percent, wordsOfTask(task), reading) !== null;
    if (implied && !isStrange) return { status: implied, percent };
    const choices = statusesOffered(mayNotArise(task)).map((one) => ({
      value: inserted(one),
      label: t(`common.status.${one}`),
    }));
    const place = tail.periodsEnd ?? endsWithPeriod(line, tail.codesEnd, reading) ?? tail.codesEnd;
    const problem = ask(line, place, place, t("understanding.task.statusMissing", { code }), choices);
    return { problem, isOpen: percent === null };
  }
  const inPart = stateInPart(line, task, status, percent, reading.today);
  if (inPart) return inPart;
  const isLess =
    doesSome(line, task, status) ||
    isOfOtherYear(line, status, reading.catalogue.year) ||
    !isPlainlyTold(line, status, task, address, reading, percent !== null);
  const doubt = tail.doubt ?? (isLess ? ({ kind: "partly" } as const) : null);
  if (doubt) return doubtful(askDoubt(line, task, code, status, { ...tail, doubt }, reading));
  if (status.value === "unfinished" && percent !== null && percent > 0 && percent < 100 && parts(line, tail)) {
    return { status: "in_progress", percent };
  }
  if (status.value === "unfinished" || status.value === "none") {
    const choices = (["in_progress", "blocked", "not_started"] as const).map((one) => ({
      value: inserted(one),
      label: t(`common.status.${one}`),
    }));
    const problem = ask(line, status.start, status.end, t("understanding.task.unfinished", { code }), choices);
    return { problem, isOpen: percent === null };
  }
  if (status.value === "done" && percent !== null && percent > 0 && percent < 100 && isMeasured(line, tail))
    return { status: "in_progress", percent };
  const apart = percent === null ? null : askStateOrShare(line, tail, status.value, { code, percent, reading });
  if (apart) return doubtful(apart);
  return { status: status.value, percent };
}

/** "đã rà soát quý II": where a line ends that a period ends, so that what is answered does not cut it off. */
function endsWithPeriod(line: Line, from: number, { catalogue: { year }, today }: Reading): number | null {
  const found = findAt(partOf(line, from, line.text.length), (at) => {
    const period = readPeriodAt(line, from + at, { year, today });
    const isLast =
      period?.value.kind === "period" && !period.value.weekdayLike && saysNothing(line.text.slice(period.end));
    return isLast ? period : null;
  });
  return found?.end ?? null;
}

function doubtful(problem: Problem): Unsaid {
  return { problem, isOpen: false };
}

const LEFT_OVER = /\d ?(?:%|phan tram)(?: [a-z]+){0,2} (?:con lai|cuoi cung|cuoi)(?![a-z])/;

/** "hoàn thành 95%, còn 1 phụ lục", "xong 5 huyện, còn 7 huyện", "chưa xong, đang trình ký": work that goes on. */
function stateInPart(
  line: Line,
  task: CatalogueTask,
  status: Found<StatusWord>,
  percent: number | null,
  today: Day,
): { readonly status: "in_progress"; readonly percent: number | null } | null {
  if (isChosen(line, status.start) || findHedge(line) || isTakenBack(line, 0, status, today)) return null;
  // "đang làm nốt 20% còn lại" tells what is left, and not how far the work is.
  if (percent !== null && occurs(LEFT_OVER, line)) return null;
  const isPart =
    status.value === "done"
      ? (percent !== null && percent > 0 && percent < 100 && lacksSomething(line, status.end)) ||
        countsPart(line, status) ||
        isWaitingDraft(line, status) ||
        isStepOfMore(line, status, wordsOfTask(task))
      : (status.value === "unfinished" && goesOn(line)) || lacksLittle(line, status);
  return isPart ? { status: "in_progress", percent } : null;
}

/** "chưa xong, được 60%", but not "chưa hoàn thành 60%". */
function parts(line: Line, { status, percent }: Said): boolean {
  return /[,;:.(]/.test(line.text.slice(status!.end, percent!.start));
}

/** "hoàn thành 60%", not "xong rồi, 60%" nor "đã hoàn thành 60%": how far it is done; not a state that was chosen. */
function isMeasured(line: Line, { status, percent }: Said): boolean {
  const { folded } = line;
  if (isChosen(line, status!.start)) return false;
  if (!/^(?:hoan thanh|hoan tat|thuc hien|ht)$/.test(folded.slice(status!.start, status!.end))) return false;
  return /^ *(?:(?:duoc|dc|dat|khoang|moi) +)*$/.test(folded.slice(status!.end, percent!.start));
}

/** The answer stands in front of the words that are in doubt, and these stay in the report. */
function askDoubt(
  line: Line,
  task: CatalogueTask,
  code: string,
  status: Found<StatusWord>,
  { doubt, codesEnd }: Said,
  { t }: Context,
): Problem {
  const said = doubt?.kind === "several" ? [status.value, doubt.other] : [status.value];
  const isDone = said.includes("done");
  const isEither = said.length === 2 && said.every(isStatus);
  const offered = isEither ? said.filter(isStatus) : statusesOffered(!isDone && mayNotArise(task));
  const choices = offered.map((one) => ({ value: inserted(one), label: t(`common.status.${one}`) }));
  const [first, second] = choices.map(({ label }) => label.toLocaleLowerCase("vi"));
  const sentence = isEither
    ? t("understanding.task.several", { code, first: first!, second: second! })
    : t(isDone ? "understanding.task.notWholly" : "understanding.task.statusMissing", { code });
  const place = Math.max(status.start, codesEnd);
  return ask(line, place, place, sentence, choices);
}

function isStatus(word: StatusWord): word is Status {
  return word !== "unfinished" && word !== "none";
}

function mayNotArise(task: CatalogueTask): boolean {
  return task.deadlineKind === "continuous" || task.nothingMayArise === true;
}
