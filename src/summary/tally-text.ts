import { formatPeriod } from "../calendar/formats.js";
import type { PeriodCode } from "../calendar/windows.js";
import { capitalised } from "../text/capitalised.js";
import type { Translate } from "../text/language.js";
import { formatCount } from "../text/numbers.js";
import { markOf, overdueOf, type Tally, totalOf } from "./tally.js";

/** How a set of duties stands, what is wrong first: up to four lines. */
export function tallyLines(tally: Tally, period: PeriodCode, t: Translate): string[] {
  if (totalOf(tally) === 0) return [t("office.noDuties")];
  return [...overdueLine(tally, t), ...soonLine(tally, t), dueLine(tally, period, t), ...restLine(tally, t)];
}

/** "🔴 Quá hạn 73: 61 chưa báo cáo, 12 chưa xong (11 từ quý trước)" */
export function overdueLine(tally: Tally, t: Translate): string[] {
  const overdue = overdueOf(tally);
  if (overdue === 0) return tally.soon === 0 && totalOf(tally) > 0 ? [t("screens.allClear")] : [];
  const counts = { n: n(overdue), silent: n(tally.silent), unfinished: n(tally.unfinished) };
  return [
    tally.earlier > 0
      ? t("screens.overdueWithEarlier", { ...counts, earlier: n(tally.earlier) })
      : t("screens.overdue", counts),
  ];
}

export function soonLine(tally: Tally, t: Translate): string[] {
  if (tally.soon === 0) return [];
  return [withEarlier(t("screens.soon", { n: n(tally.soon), silent: n(tally.soonSilent) }), tally.soonEarlier, t)];
}

/** What is due in the period, and what it is the sum of: "Quý I/2024: đến hạn 917 = 803 đúng hạn + 41 trễ + 73 chưa xong". */
export function dueLine(tally: Tally, code: PeriodCode, t: Translate): string {
  const period = capitalised(formatPeriod(code, t));
  if (tally.due === 0) return t("screens.nothingDue", { period });
  return t("screens.due", {
    period,
    n: n(tally.due),
    onTime: n(tally.onTime),
    late: n(tally.late),
    open: n(overdueOf(tally) - tally.earlier),
  });
}

/** What is finished ahead and what is due later stands apart. */
export function restLine(tally: Tally, t: Translate): string[] {
  const rest = [
    ...(tally.ahead > 0 ? [t("screens.ahead", { n: n(tally.ahead) })] : []),
    ...(tally.later > 0 ? [withEarlier(t("screens.later", { n: n(tally.later) }), tally.laterEarlier, t)] : []),
  ];
  return rest.length > 0 ? [rest.join(" · ")] : [];
}

/** What was counted, with how much of it is of earlier quarters. */
export function withEarlier(said: string, earlier: number, t: Translate): string {
  return earlier > 0 ? t("screens.withEarlier", { said, earlier: n(earlier) }) : said;
}

/** One line of a list: "🔴 V. Rà soát, đánh giá · 22/173 quá hạn". */
export function tallyLine(label: string, tally: Tally, t: Translate): string {
  const mark = markOf(tally);
  const line = t("office.line", { label, state: stateOf(tally, t) });
  return mark ? `${mark} ${line}` : line;
}

function stateOf(tally: Tally, t: Translate): string {
  if (totalOf(tally) === 1) return stateOfOne(tally, t);
  switch (markOf(tally)) {
    case "🔴":
      // What was settled of earlier quarters is not counted: beside what is overdue of them there is nothing to hold it against.
      return tally.earlier > 0
        ? t("office.state.overdueAlone", { n: n(overdueOf(tally)) })
        : t("office.state.overdue", { n: n(overdueOf(tally)), due: n(tally.due) });
    case "🟡":
      return t("office.state.soon", { n: n(tally.soon) });
    case "✅":
      return t("office.state.done", { n: n(totalOf(tally)) });
    case null:
      return t("office.state.none");
    case "⚪":
      return t("office.state.later", { n: n(tally.later) });
  }
}

/** Of a single duty it is said, not counted. */
function stateOfOne(tally: Tally, t: Translate): string {
  if (tally.silent > 0) return t("screens.one.silent");
  if (tally.unfinished > 0) return t("screens.one.unfinished");
  if (tally.late > 0) return t("screens.one.late");
  if (tally.onTime + tally.ahead > 0) return t("screens.one.done");
  if (tally.soon > 0) return t(tally.soonSilent > 0 ? "screens.one.soonSilent" : "screens.one.soon");
  return t("screens.one.later");
}

function n(count: number): string {
  return formatCount(count);
}
