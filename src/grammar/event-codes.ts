import type { CatalogueTask } from "../text/catalogue.js";
import { EVENT_CODE, eventCode } from "../text/event-code.js";
import { type Found, type Line, matchAt, standsAt } from "../text/line.js";
import type { TaskCode } from "./codes.js";
import type { Context, Reading } from "./context.js";
import { ask, type Choice, label, refuse, settled } from "./problems.js";
import type { Problem } from "./understanding.js";

/** Of many the latest are offered: with what leads elsewhere no more than the buttons of a screen. */
const MOST = 6;
const BETWEEN = /[ \t(.,:;–-]{0,3}/y;

/** "SK-2024-001" by itself: the task that it opened. */
export function readEventAt(line: Line, at: number, context: Context): Found<TaskCode> | null {
  const typed = readCodeAt(line, at, context);
  if (!typed) return null;
  const task = eventsOf(context).find(({ event }) => event!.code === typed.value);
  return task ? { ...typed, value: { kind: "task", task } } : noEvent(typed, eventsOf(context));
}

/** "III.4 SK-2024-001": what stands behind the code of a task that such things open. */
export function withEvent(line: Line, found: Found<TaskCode>, context: Context): Found<TaskCode> {
  const { value } = found;
  const tasks = value.kind === "task" ? [value.task] : value.kind === "ask" ? value.tasks : [];
  if (tasks.length === 0) return found;
  const typed = readCodeAt(line, found.end + matchAt(BETWEEN, line, found.end)![0].length, context);
  if (!typed) return found;
  const opened = eventsOf(context).filter(({ event }) => tasks.some(({ code }) => code === event!.of));
  const task = opened.find(({ event }) => event!.code === typed.value);
  const place = { start: found.start, end: typed.end };
  return task ? { ...place, value: { kind: "task", task } } : noEvent({ ...typed, ...place }, opened);
}

function readCodeAt(line: Line, at: number, { catalogue }: Context): Found<string> | null {
  if (!standsAt("s", line, at) || !line.folded.startsWith("sk", at) || /[a-z0-9]/.test(line.folded[at - 1] ?? " "))
    return null;
  const match = matchAt(EVENT_CODE, line, at);
  if (!match) return null;
  const [typed, year, number = ""] = match;
  return { value: eventCode(Number(year ?? catalogue.year), Number(number)), start: at, end: at + typed.length };
}

function noEvent({ value: typed, ...place }: Found<string>, tasks: readonly CatalogueTask[]): Found<TaskCode> {
  return { ...place, value: { kind: "no_event", typed, tasks } };
}

/** What has happened, in the order of the plan and then as it was told. */
function eventsOf({ catalogue }: Context): readonly CatalogueTask[] {
  return catalogue.tasks.filter(({ event }) => event !== undefined);
}

/** There is nothing of that code; what there is, of the writer's agency where it is one, the latest first. */
export function refuseEvent(line: Line, typed: string, tasks: readonly CatalogueTask[], reading: Reading): Problem {
  const { agency, t } = reading;
  const own = tasks.filter(({ leads }) => agency === "office" || leads.includes(agency));
  const codes = own.map(({ code }) => code).reverse();
  return refuse(
    line,
    codes.length > 0
      ? t("event.code.none", { typed, codes: codes.slice(0, MOST).join(", ") })
      : t("event.code.nothing", { typed }),
    reading,
  );
}

/**
 * Which of the things that opened a task for the writer's agency is meant where none is named: the only one, else it is
 * asked. The task itself where there is none.
 */
export function judgeEvent(
  line: Line,
  { start, end }: Found<TaskCode>,
  task: CatalogueTask,
  reading: Reading,
): CatalogueTask | Problem {
  const { agency, t } = reading;
  if (agency === "office") return task;
  const opened = eventsOf(reading).filter(({ event, leads }) => event!.of === task.code && leads.includes(agency));
  const [only, second] = opened;
  if (!only) return task;
  if (!second) return only;
  return ask(line, start, end, t("event.which", { code: task.code }), opened.slice(-MOST).reverse().map(eventChoice));
}

function eventChoice({ code, event, text }: CatalogueTask): Choice {
  return { value: settled(code), label: label(event!.code, text) };
}
