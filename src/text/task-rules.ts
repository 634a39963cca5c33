import { formatDay } from "../calendar/formats.js";
import type { PeriodCode } from "../calendar/windows.js";
import type { CatalogueTask } from "./catalogue.js";
import type { TaskCode } from "./codes.js";
import type { Context, Reading } from "./context.js";
import type { DateReading } from "./dates.js";
import { judgePeriod } from "./judge-period.js";
import { type Found, isChosen, type Line } from "./line.js";
import { formatPercentShort } from "./numbers.js";
import { hasSuchPeriods, taskPeriodBegins } from "./period-rules.js";
import type { PeriodReading } from "./periods.js";
import { ask, type Choice, inserted, label, refuse, settled } from "./problems.js";
import { statusesOffered } from "./statuses.js";
import { describeAgencies, ledByOthers, sectionsHave } from "./task-sentences.js";
import type { TaskTail } from "./task-tail.js";
import type { Problem, Status, TaskItem } from "./understanding.js";

/** A task code as typed, with the part that is named behind it. */
export interface Addressed {
  readonly code: Found<TaskCode>;
  readonly part: Found<string> | null;
  readonly end: number;
}

/** What a line says of one code and one period. */
export interface Said extends Omit<TaskTail, "periods"> {
  readonly period: Found<PeriodReading> | null;
  readonly heading: PeriodCode | null;
}

/** The first thing that is wrong or in doubt, or the item. */
export function judgeTask(line: Line, addressed: Addressed, tail: Said, reading: Reading): TaskItem | Problem {
  const named = judgeCode(line, addressed, reading);
  if (!("task" in named)) return named;
  const { task, part } = named;
  const period = judgeTaskPeriod(line, task, part, tail, reading);
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
  if (!open || part?.value === "" || isChosen(line, code.start)) return { task, part: null };
  return ask(line, code.start, code.end, t("understanding.code.whichPart", { code: task.code, part: open.title }), [
    { value: settled(task.code), label: t("understanding.code.continuousLabel", { code: task.code }) },
    {
      value: settled(`${task.code}/${open.part}`),
      label: t("understanding.code.partLabel", { code: task.code, part: open.title }),
    },
  ]);
}

function judgeTaskPeriod(
  line: Line,
  task: CatalogueTask,
  part: string | null,
  { period, heading }: Said,
  reading: Reading,
): PeriodCode | null | Problem {
  const begins = (code: PeriodCode) => taskPeriodBegins(task, part, code);
  if (period) return judgePeriod(line, task.code, period, begins, reading);
  return heading && hasSuchPeriods(task, part, heading) && begins(heading) <= reading.today ? heading : null;
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
