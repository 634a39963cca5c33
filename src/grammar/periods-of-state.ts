import { formatPeriod } from "../calendar/formats.js";
import type { Found, Line } from "../text/line.js";
import { matchesOf } from "../text/matches.js";
import type { PeriodReading } from "../text/periods.js";
import type { Reading } from "./context.js";
import { ask, settled } from "./problems.js";
import type { Problem } from "./understanding.js";

const LISTING = new Set("va voi cung den toi thang quy ky ca lan nam t q".split(" "));
const CLAUSE = /[,;.](?=\s)/g;

/**
 * "T3 thì chưa tới hạn, còn T2 xong": of periods that are no list, those that the state is said of; null where nobody can
 * tell.
 */
export function periodsOfState(
  line: Line,
  periods: readonly Found<PeriodReading>[],
  status: Found<unknown> | null,
): readonly Found<PeriodReading>[] | null {
  const chosen = periods.filter(({ value }) => value.kind === "period" && value.chosen);
  if (chosen.length > 0) return chosen;
  const isList = periods.every(({ start }, index) => {
    const between = index === 0 ? "" : line.folded.slice(periods[index - 1]!.end, start);
    return (between.match(/[a-z]+/g) ?? []).every((word) => LISTING.has(word));
  });
  if (isList || !status) return periods;
  // "T1 đến T5 không phát sinh, riêng T3 có 1": of one of them something else is said.
  if (isNamedAgain(periods)) return null;
  const borders = matchesOf(CLAUSE, line.folded).map(({ index }) => index);
  const clauseOf = (at: number) => borders.filter((border) => border < at).length;
  const said = periods.filter(({ start }) => clauseOf(start) === clauseOf(status.start));
  const isDenied = ({ start, end }: Found<PeriodReading>) =>
    DENIED.test(
      line.folded.slice(
        end,
        borders.find((border) => border > start),
      ),
    );
  const others = periods.filter((period) => !said.includes(period));
  return said.length > 0 && others.every(isDenied) ? said : null;
}

function isNamedAgain(periods: readonly Found<PeriodReading>[]): boolean {
  const codes = periods.map(({ value }) => (value.kind === "period" ? value.code : null));
  return codes.length > 2 && new Set(codes).size < codes.length;
}

const DENIED = /(?:^|[^a-z])(?:chua|khong|ko|(?:bao|bao cao|gui|nop|bo sung|cap nhat) sau)(?![a-z])/;

/** Of several periods, of which one. */
export function askPeriod(line: Line, periods: readonly Found<PeriodReading>[], { t }: Reading): Problem {
  const [first] = periods;
  const codes = [...new Set(periods.flatMap(({ value }) => (value.kind === "period" ? [value.code] : [])))];
  const choices = codes.map((code) => ({ value: settled(code), label: formatPeriod(code, t) }));
  return ask(line, first!.start, first!.end, t("understanding.period.which"), choices);
}
