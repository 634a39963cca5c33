import type { CatalogueIndicator } from "../text/catalogue.js";
import { type Line, partOf, textBefore } from "../text/line.js";
import { readPeriodAt } from "../text/periods.js";
import { type Addressed, readCodes } from "./code-lists.js";
import { indicatorChoice } from "./code-problems.js";
import { isSpaced, readIndicatorCodeAt, readTaskCodeAt } from "./codes.js";
import type { Reading } from "./context.js";
import { isExcluded } from "./evidence.js";
import { wordStarts } from "./find-at.js";
import { readPartNameAt } from "./part-names.js";
import { ask, settled } from "./problems.js";
import { MENTIONING } from "./segments.js";
import type { Problem } from "./understanding.js";

/** What a report is about, and where that stands. */
export interface Address {
  readonly start: number;
  readonly end: number;
  /** The words of a name, between which figures may stand. */
  readonly words?: readonly { readonly start: number; readonly end: number }[];
  /** Task codes that share what is said, or one indicator. */
  readonly tasks: readonly Addressed[];
  readonly indicator: CatalogueIndicator | null;
}

/** The codes that a line reports on, as far as it does not only mention them. */
export function findCodes(line: Line, reading: Reading): readonly Address[] {
  const all: (Address & { readonly mentioned: boolean })[] = [];
  let past = 0;
  for (const at of wordStarts(line)) {
    if (at < past) continue;
    // "quý II 250/400"
    const period = readPeriodAt(line, at, { year: reading.catalogue.year, today: reading.today });
    if (period) {
      past = period.end;
      continue;
    }
    const task = readTaskCodeAt(line, at, reading);
    if (task && task.value.kind !== "no_section" && !isSpaced(line, task)) {
      const tasks = readCodes(line, at, reading);
      const end = tasks.at(-1)!.end;
      all.push({ start: at, end, tasks, indicator: null, mentioned: isMentioned(line, at) });
      past = end;
      continue;
    }
    const code = readIndicatorCodeAt(line, at, reading);
    if (!code || isSpaced(line, code) || code.value.kind !== "indicator") continue;
    all.push({
      start: at,
      end: code.end,
      tasks: [],
      indicator: code.value.indicator,
      mentioned: isMentioned(line, at),
    });
    past = code.end;
  }
  const meant = all.filter(({ mentioned }) => !mentioned);
  return meant.length > 0 || all.length !== 1 ? meant : all;
}

/** "phần kết nối của VII.4": a part may be named in front of its task. */
export function withPartBefore(line: Line, address: Address): Address {
  const [only, other] = address.tasks;
  if (!only || other || only.part || only.code.value.kind === "no_task" || only.code.value.kind === "no_section")
    return address;
  const before = { ...only.code, end: 0 };
  for (const at of wordStarts(partOf(line, 0, address.start))) {
    const part = readPartNameAt(line, { ...before, start: at, end: at });
    if (part && part.value !== "")
      return { ...address, tasks: [{ ...only, part: { ...part, start: only.end, end: only.end } }] };
  }
  return address;
}

function isMentioned(line: Line, at: number): boolean {
  const before = textBefore(line, at);
  // "không phải I.9 mà là I.10"
  if (/(?:^|[^a-z])ma(?: la)? *$/.test(before)) return false;
  return isExcluded(line, at) || MENTIONING.test(before);
}

/** Of several codes that nothing joins. */
export function askWhich(line: Line, codes: readonly Address[], { t }: Reading): Problem {
  const [first] = codes;
  const choices = codes.flatMap(({ tasks, indicator }) => {
    if (indicator) return [indicatorChoice(indicator)].map(({ value, label }) => ({ value: settled(value), label }));
    return tasks.flatMap(({ code: { value } }) =>
      value.kind === "task" ? [{ value: settled(value.task.code), label: value.task.code }] : [],
    );
  });
  return ask(line, first!.start, first!.end, t("understanding.name.whichReported"), choices);
}
