import { formatDay, formatPeriod } from "../calendar/formats.js";
import type { PeriodCode } from "../calendar/windows.js";
import type { CatalogueTask } from "./catalogue.js";
import { readTaskCodeAt, type TaskCode } from "./codes.js";
import type { Context, Reading } from "./context.js";
import type { DateReading } from "./dates.js";
import { type Found, isChosen, type Line, matchAt } from "./line.js";
import { formatPercentShort } from "./numbers.js";
import { hasSuchPeriods, latestBegun, reckoningOf, taskPeriodBegins } from "./period-rules.js";
import type { PeriodReading } from "./periods.js";
import { ask, type Choice, inserted, label, refuse, settled } from "./problems.js";
import { type StatusWord, statusesOffered } from "./statuses.js";
import { describeAgencies, ledByOthers, sectionsHave } from "./task-sentences.js";
import { readTaskTail, type TaskTail } from "./task-tail.js";
import type { Problem, Status, TaskItem } from "./understanding.js";

export interface LineReading<Item> {
  readonly items: readonly Item[];
  readonly problems: readonly Problem[];
}

/** What stood in front of the code: "Quý I: …", "Xong V.1", or a heading line over several reports. */
export interface Before {
  readonly period: Found<PeriodReading> | null;
  readonly status: Found<StatusWord> | null;
  /** The period of a heading, which is meant only for reports that have such periods. */
  readonly heading: PeriodCode | null;
}

const NEXT_CODE = /\s*(?:[,;+&]|va(?=\s))\s*/y;

interface Addressed {
  readonly code: Found<TaskCode>;
  readonly part: Found<string> | null;
  readonly end: number;
}

/** A line from its task code on. Several codes ("V.2, V.3 xong") share what follows. */
export function readTaskLine(line: Line, at: number, before: Before, reading: Reading): LineReading<TaskItem> {
  const addressed = readCodes(line, at, reading);
  const { end } = addressed.at(-1)!;
  const sole =
    addressed.length === 1 && addressed[0]!.code.value.kind === "task" ? addressed[0]!.code.value.task : null;
  const first = addressed.map(({ code }) => code.value).find((code) => code.kind === "task");
  const reckoning = first ? reckoningOf(first.task, null) : "calendar";
  const tail = readTaskTail(line, end, sole, { year: reading.catalogue.year, today: reading.today, reckoning });
  const status = tail.status ?? before.status;
  const named = tail.periods.length > 0 ? tail.periods : [before.period];
  const items: TaskItem[] = [];
  const problems: Problem[] = [];
  for (const one of addressed) {
    for (const period of named) {
      const read = judge(line, one, { ...tail, status, period, heading: before.heading }, reading);
      if ("kind" in read) items.push(read);
      else {
        problems.push(read);
        if (!isAboutPeriod(read, period)) break;
      }
    }
  }
  return { items, problems };
}

/** What is wrong with one of several periods is said of that one; what is wrong with the code, once. */
function isAboutPeriod(problem: Problem, period: Found<PeriodReading> | null): boolean {
  return (
    period !== null && (problem.span === null || problem.span.end - problem.span.start === period.end - period.start)
  );
}

interface Said extends Omit<TaskTail, "periods"> {
  readonly period: Found<PeriodReading> | null;
  readonly heading: PeriodCode | null;
}

/** Where the codes of a line end that begins with task codes at `at`. */
export function endOfCodes(line: Line, at: number, reading: Reading): number {
  return readCodes(line, at, reading).at(-1)!.end;
}

function readCodes(line: Line, at: number, reading: Reading): readonly Addressed[] {
  const codes: Addressed[] = [];
  for (let position = at; ; ) {
    const code = readTaskCodeAt(line, position, reading);
    if (!code) return codes;
    const part = readPart(line, code, reading);
    const end = part?.end ?? code.end;
    codes.push({ code, part, end });
    const gap = matchAt(NEXT_CODE, line, end);
    if (!gap || codes.length >= reading.catalogue.tasks.length) return codes;
    position = end + gap[0].length;
  }
}

/** "VII.4/ket-noi", "VII.4 kết nối", with the rest of the part's title where it is typed. */
function readPart(line: Line, code: Found<TaskCode>, { catalogue }: Context): Found<string> | null {
  const tasks = code.value.kind === "task" ? [code.value.task] : code.value.kind === "ask" ? code.value.tasks : [];
  for (const { part, title } of tasks.flatMap((task) => catalogue.tasks.find((t) => t.code === task.code)!.parts)) {
    const named = new RegExp(`\\s*[/,:–-]?\\s*${part.split("-").join("[ -]*")}(?![a-z0-9])`, "y");
    const match = matchAt(named, line, code.end);
    if (!match) continue;
    let end = code.end + match[0].length;
    for (const word of title.split(/[ ,]+/).slice(part.split("-").length)) {
      const more = line.text.slice(end).match(new RegExp(`^[\\s,]+${word}(?![\\p{L}\\p{N}])`, "iu"));
      if (!more) break;
      end += more[0].length;
    }
    return { value: part, start: code.end, end };
  }
  return null;
}

/** The first thing that is wrong or in doubt, or the item. */
function judge(line: Line, addressed: Addressed, tail: Said, reading: Reading): TaskItem | Problem {
  const named = judgeCode(line, addressed, reading);
  if (!("task" in named)) return named;
  const { task, part } = named;
  const period = judgePeriod(line, task, part, tail, reading);
  if (period !== null && typeof period !== "string") return period;
  const date = judgeDate(line, tail.document?.value.date ?? tail.date, reading);
  if (date !== null && typeof date !== "string") return date;
  const state = judgeStatus(line, task, addressed.end, tail, reading);
  if (!("status" in state)) return state;
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
    note: tail.note,
  };
}

function judgeCode(
  line: Line,
  { code, part }: Addressed,
  reading: Reading,
): { readonly task: CatalogueTask; readonly part: string | null } | Problem {
  const { t, agency, catalogue } = reading;
  const { value } = code;
  if (value.kind === "no_section") {
    const sections = [...new Set(catalogue.sections.map((section) => section.code))].join(", ");
    return refuse(line, t("understanding.code.noSection", { section: value.section, sections }), reading);
  }
  if (value.kind === "no_task") return refuse(line, sectionsHave(value.sections, reading), reading);
  if (value.kind === "ask") {
    const parted = value.tasks.find((task) => task.parts.some((p) => p.part === part?.value));
    if (!parted)
      return ask(
        line,
        code.start,
        code.end,
        t("understanding.code.whichTask", { code: value.typed }),
        value.tasks.map(codeChoice),
      );
    return judgePart(line, code, parted, part, reading);
  }
  const { task } = value;
  if (agency !== "office" && task.leads.length > 0 && !task.leads.includes(agency)) {
    return refuse(line, ledByOthers(task, reading), reading);
  }
  return judgePart(line, code, task, part, reading);
}

function codeChoice(task: CatalogueTask): Choice {
  return { value: settled(task.code), label: label(task.code, task.text) };
}

function judgePart(
  line: Line,
  code: Found<TaskCode>,
  task: CatalogueTask,
  part: Found<string> | null,
  reading: Reading,
): { readonly task: CatalogueTask; readonly part: string | null } | Problem {
  const { t, agency, catalogue } = reading;
  const typed = task.parts.find((p) => p.part === part?.value);
  if (typed) {
    if (agency === "office" || typed.agencies.includes(agency)) return { task, part: typed.part };
    const agencies = describeAgencies(typed.agencies, { catalogue, t });
    return refuse(
      line,
      t("understanding.code.partOfOthers", { part: typed.title, code: task.code, agencies }),
      reading,
    );
  }
  const open = task.parts.find((p) => p.agencies.includes(agency));
  if (!open || isChosen(line, code.start)) return { task, part: null };
  return ask(line, code.start, code.end, t("understanding.code.whichPart", { code: task.code, part: open.title }), [
    { value: settled(task.code), label: t("understanding.code.continuousLabel", { code: task.code }) },
    {
      value: settled(`${task.code}/${open.part}`),
      label: t("understanding.code.partLabel", { code: task.code, part: open.title }),
    },
  ]);
}

function judgePeriod(
  line: Line,
  task: CatalogueTask,
  part: string | null,
  { period, heading }: Said,
  reading: Reading,
): PeriodCode | null | Problem {
  const begins = (code: PeriodCode) => taskPeriodBegins(task, part, code);
  if (period) return judgePeriodOf(line, task.code, period, begins, reading);
  return heading && hasSuchPeriods(task, part, heading) && begins(heading) <= reading.today ? heading : null;
}

/** Shared with figures: a period has to exist and to have begun. */
export function judgePeriodOf(
  line: Line,
  code: string,
  found: Found<PeriodReading>,
  begins: (period: PeriodCode) => string,
  reading: Context,
): PeriodCode | Problem {
  const { t, today } = reading;
  if (found.value.kind === "unknown") {
    const period = line.text.slice(found.start, found.end);
    return refuse(line, t("understanding.period.unknown", { period }), reading);
  }
  const typed = found.value.code;
  if (found.value.chosen || begins(typed) <= today) return typed;
  const begun = latestBegun(typed, today, begins);
  const choices = [
    ...(begun ? [{ value: begun, label: formatPeriod(begun, t) }] : []),
    { value: settled(typed), label: formatPeriod(typed, t) },
  ];
  const values = { code, period: formatPeriod(typed, t), day: formatDay(begins(typed)) };
  return ask(line, found.start, found.end, t("understanding.period.notBegun", values), choices);
}

function judgeDate(line: Line, found: Found<DateReading> | null, reading: Context): string | null | Problem {
  if (!found) return null;
  const { t, today } = reading;
  const { value } = found;
  if (value.kind === "day") return value.day;
  if (value.kind === "no_such_day") {
    const date = line.text.slice(found.start, found.end).replace(/^ng\S+ /i, "");
    return refuse(line, t("understanding.date.noSuchDay", { date }), reading);
  }
  const choices = [
    ...(value.past ? [{ value: formatDay(value.past), label: formatDay(value.past) }] : []),
    { value: settled(formatDay(value.day)), label: formatDay(value.day) },
  ];
  const sentence = t("understanding.date.future", { day: formatDay(value.day), today: formatDay(today) });
  return ask(line, found.start, found.end, sentence, choices);
}

function judgeStatus(
  line: Line,
  task: CatalogueTask,
  codesEnd: number,
  tail: Said,
  reading: Context,
): { readonly status: Status; readonly percent: number | null } | Problem {
  const { t } = reading;
  const { code } = task;
  const { status } = tail;
  if (tail.percent && tail.percent.value.outcome !== "value") {
    const typed = line.text.slice(tail.percent.start, tail.percent.end).trim();
    const negative = tail.percent.value.outcome === "refuse" && tail.percent.value.reason === "negative";
    const sentence = negative
      ? t("understanding.task.percentNegative", { code })
      : t("understanding.task.percentOver", { code, percent: typed });
    return refuse(line, sentence, reading);
  }
  const percent = tail.percent?.value.outcome === "value" ? tail.percent.value.value : null;
  if (!status) {
    if (percent !== null) return { status: percent === 100 ? "done" : "in_progress", percent };
    if (tail.document) return { status: "done", percent: null };
    const choices = statusesOffered(mayNotArise(task)).map((one) => ({
      value: inserted(one),
      label: t(`common.status.${one}`),
    }));
    return ask(line, codesEnd, codesEnd, t("understanding.task.statusMissing", { code }), choices);
  }
  if (status.value === "unfinished" || status.value === "none") {
    const choices = (["in_progress", "blocked", "not_started"] as const).map((one) => ({
      value: inserted(one),
      label: t(`common.status.${one}`),
    }));
    return ask(line, status.start, status.end, t("understanding.task.unfinished", { code }), choices);
  }
  if (status.value === "done" && percent !== null && percent < 100) {
    const shown = formatPercentShort(percent);
    const from = Math.min(status.start, tail.percent!.start);
    const to = Math.max(status.end, tail.percent!.end);
    return ask(line, from, to, t("understanding.task.doneInPart", { code, percent: shown }), [
      { value: settled(`in_progress ${shown}`), label: t("understanding.task.donePartly", { percent: shown }) },
      { value: settled("done"), label: t("common.status.done") },
    ]);
  }
  return { status: status.value, percent };
}

function mayNotArise(task: CatalogueTask): boolean {
  return task.deadlineKind === "continuous" || task.nothingMayArise === true;
}
