import { formatPeriod } from "../calendar/formats.js";
import type { PeriodCode } from "../calendar/windows.js";
import { type Found, type Line, textBefore, withoutPart } from "../text/line.js";
import { occurs } from "../text/occurs.js";
import { type PeriodReading, readMonthOfYearAt, readPeriodAt } from "../text/periods.js";
import type { Reading } from "./context.js";
import { findAt } from "./find-at.js";
import { refuseUnknown } from "./judge-period.js";
import { COMPARING } from "./lexicon/question-words.js";
import { readFurtherPeriods } from "./period-lists.js";
import { ask } from "./problems.js";
import type { Problem } from "./understanding.js";

export interface AskedPeriod {
  readonly period: PeriodCode | null;
  readonly problem: Problem | null;
  /** The line without its periods. */
  readonly rest: Line;
  /** Further periods, with which a question compares the first. */
  readonly beside: readonly { readonly start: number; readonly end: number }[];
}

/** Behind these stands what the period that is asked about is compared with. */
const COMPARED = /(?:^|[^a-z])(?:so voi|so sanh voi|hon|thua|kem|cung ky)(?: (?:ky|cua|ca|cung ky))* *$/;

const WHICH_IS_MORE = /(?:^|[^a-z])(?:ben|don vi|dv|xa|phuong|huyen|so) nao(?: [a-z]+){0,8} hon *$/;

/** The period that a question is about. An answer has one: of several, which is asked; one that is none is refused. */
export function readAskedPeriod(line: Line, reading: Reading): AskedPeriod {
  const { year } = reading.catalogue;
  const context = { year, today: reading.today };
  const found: Found<PeriodReading>[] = [];
  let rest = line;
  for (let from = 0; ; ) {
    const next = findAt(rest, (at) => readPeriodAt(rest, at, context) ?? readMonthOfYearAt(rest, at), from);
    if (!next) break;
    const before = textBefore(rest, next.start);
    // "bên nào cao hơn quý II": when, and not than what.
    if (COMPARED.test(before) && !WHICH_IS_MORE.test(before)) {
      from = next.end;
      rest = withoutPart(rest, next.start, next.end);
      continue;
    }
    // Of a range the ends are asked: what lies between them was not named.
    const further = readFurtherPeriods(rest, next, context).filter(
      (one, index, all) => one.start !== all[index + 1]?.start,
    );
    found.push(next, ...further);
    from = further.at(-1)?.end ?? next.end;
    rest = withoutPart(rest, next.start, from);
  }
  const bare = found.length === 0 && reading.agency === "office" ? readBareYear(rest, year) : null;
  if (bare) {
    found.push(bare);
    rest = withoutPart(rest, bare.start, bare.end);
  }
  const unknown = found.find(({ value }) => value.kind === "unknown");
  const codes = [
    ...new Set(
      found.flatMap(({ value }) => (value.kind === "unknown" ? [] : value.or ? [value.code, value.or] : [value.code])),
    ),
  ];
  const compares = codes.length > 1 && found.length > 1 && occurs(COMPARING, line);
  const problem = unknown ? refuseUnknown(line, unknown, reading) : codes.length > 1 && !compares ? askWhich() : null;
  return { period: codes[0] ?? null, problem, rest, beside: compares ? found.slice(1) : [] };

  function askWhich(): Problem {
    const choices = codes.map((code) => ({ value: code, label: formatPeriod(code, reading.t) }));
    const start = Math.min(...found.map((period) => period.start));
    const end = Math.max(...found.map((period) => period.end));
    return ask(line, start, end, reading.t("understanding.period.which"), choices);
  }
}

/** "tổng hợp 2024": the year of the plan alone. */
function readBareYear(line: Line, year: number): Found<PeriodReading> | null {
  const match = new RegExp(`(?<![a-z0-9.,/-])${year}(?![a-z0-9]|[.,/-]\\d)`).exec(line.folded);
  if (!match) return null;
  const code = String(year);
  return {
    value: { kind: "period", code, weekdayLike: false, chosen: false, or: null },
    start: match.index,
    end: match.index + code.length,
  };
}
