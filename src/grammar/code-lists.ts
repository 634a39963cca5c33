import { type CatalogueTask, isOfPlan } from "../text/catalogue.js";
import { keptOnLine } from "../text/kept-on-line.js";
import { type Found, type Line, matchAt, skipSeparators } from "../text/line.js";
import { readStatusAt } from "../text/statuses.js";
import { readTaskCodeAt, siblingOf, type TaskCode } from "./codes.js";
import type { Context, Reading } from "./context.js";
import { readPartNameAt } from "./part-names.js";

/** A task code as typed, with the part that is named behind it. */
export interface Addressed {
  readonly code: Found<TaskCode>;
  readonly part: Found<string> | null;
  readonly end: number;
}

const AND = /\s*(?:[,;+&]|(?:va|voi|cung voi|lan)(?=\s))\s*/y;
const TO = /\s*(?:-|–|—|den(?=\s)|toi(?=\s))\s*/y;
/** "V.1/V.2"; a number behind a stroke is something else. */
const STROKE = /\s*\/\s*/y;
const BESIDE = /\s+/y;
const NUMBER = /\d{1,2}(?![a-z0-9]|[.,/%]\d| ?[/%])/y;
/** "2,3" of "V.1,2,3", which with one comma might be a fraction: only where something is said behind it. */
const RUN = /(\d{1,2})(?:,\d{1,2})+(?![a-z0-9]|[.,/%]\d| ?[/%])/y;

/**
 * The codes that stand at `at`: one, or several that share what follows ("V.2, V.3 xong", "V.1 V.2", "V.1, 2", "V.1 đến
 * V.3"). Empty where no code stands there.
 */
export function readCodes(line: Line, at: number, reading: Reading): readonly Addressed[] {
  const codes: Addressed[] = [];
  let next: readonly Found<TaskCode>[] = found(readTaskCodeAt(line, at, reading));
  while (next.length > 0) {
    for (const code of next) {
      const part = readPartNameAt(line, code);
      codes.push({ code, part, end: part?.end ?? code.end });
    }
    if (codes.length >= reading.catalogue.tasks.length) break;
    next = readNext(line, codes.at(-1)!, reading);
  }
  return codes;
}

const ends = keptOnLine(() => new Map<number, number>());

/** Where the codes of a line end that begins with task codes at `at`. */
export function endOfCodes(line: Line, at: number, reading: Reading): number {
  const known = ends(line);
  const end = known.get(at);
  if (end !== undefined) return end;
  const codes = readCodes(line, at, reading);
  const last = codes.at(-1)!.end;
  // Each code of a list begins what is left of it, which need not be read once more.
  for (const { code } of codes) known.set(code.start, last);
  return last;
}

function readNext(line: Line, { code, end }: Addressed, reading: Reading): readonly Found<TaskCode>[] {
  const and = matchAt(AND, line, end);
  if (and) {
    const at = end + and[0].length;
    // "lần 2" is no "lẫn".
    if (/lan\s*$/.test(and[0])) return found(readTaskCodeAt(line, at, reading));
    return found(readTaskCodeAt(line, at, reading) ?? readNumberAt(line, at, code.value, reading));
  }
  const stroke = matchAt(STROKE, line, end);
  const further = stroke && readTaskCodeAt(line, end + stroke[0].length, reading);
  if (further) return [further];
  const to = matchAt(TO, line, end);
  const last = to && readTaskCodeAt(line, end + to[0].length, reading);
  if (last) return between(code.value, last, reading);
  const beside = matchAt(BESIDE, line, end);
  const other = beside && readTaskCodeAt(line, end + beside[0].length, reading);
  // "V 1" beside another code may as well be words.
  return other && !/ /.test(line.text.slice(other.start, other.end)) ? [other] : [];
}

/** "V.1, 2 xong": a number alone is a code only where the list goes on, or the report begins. */
function readNumberAt(line: Line, at: number, before: TaskCode, { catalogue }: Context): Found<TaskCode> | null {
  if (before.kind !== "task") return null;
  const run = matchAt(RUN, line, at);
  const number = run?.[1] ?? matchAt(NUMBER, line, at)?.[0];
  if (number === undefined) return null;
  const task = siblingOf(before.task, Number(number), catalogue);
  const end = at + number.length;
  const and = run ? null : matchAt(AND, line, end);
  const goesOn = and && matchAt(NUMBER, line, end + and[0].length);
  const status = readStatusAt(line, skipSeparators(line, run ? at + run[0].length : end));
  return task && (goesOn || status) ? { value: { kind: "task", task }, start: at, end } : null;
}

/** The tasks of a section from behind the first to the last; the last alone where that is no range. */
function between(first: TaskCode, last: Found<TaskCode>, { catalogue, agency }: Context): readonly Found<TaskCode>[] {
  if (last.value.kind !== "task") return [last];
  const { section: within } = last.value.task;
  const begin =
    first.kind === "task"
      ? first.task
      : first.kind === "ask"
        ? first.tasks.find(({ section }) => section === within)
        : null;
  if (!begin) return [last];
  const codes = catalogue.tasks.filter((task) => task.section === begin.section && isOfPlan(task));
  const from = codes.indexOf(begin);
  const to = codes.indexOf(last.value.task);
  return to <= from
    ? [last]
    : codes
        .slice(from + 1, to + 1)
        .filter((task, index, all) => index === all.length - 1 || !isOthers(task))
        .map((task) => ({ ...last, value: { kind: "task", task } }));

  // Who says "VII.3 đến VII.8" means of these their own.
  function isOthers({ leads }: CatalogueTask): boolean {
    return agency !== "office" && !leads.includes(agency) && begin!.leads.includes(agency);
  }
}

function found(code: Found<TaskCode> | null): readonly Found<TaskCode>[] {
  return code ? [code] : [];
}
