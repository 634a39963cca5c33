import type { Translate } from "../text/language.js";
import { formatCount } from "../text/numbers.js";
import { markOf, overdueOf, type Tally, totalOf } from "./tally.js";

/** How a set of duties stands, in up to five lines, the overdue among the first. */
export function tallyLines(tally: Tally, t: Translate): string[] {
  if (totalOf(tally) === 0) return [t("office.noDuties")];
  // With what is overdue of earlier quarters beside it, it has to be said what is of this one.
  const words =
    tally.earlier > 0 ? (["dueInQuarter", "nothingDueInQuarter"] as const) : (["due", "nothingDue"] as const);
  const lines: string[] = [t(`office.${words[tally.due > 0 ? 0 : 1]}`, { n: n(tally.due) })];
  const settled = tally.onTime + tally.late;
  if (settled > 0)
    lines.push(
      t("office.settled", {
        n: n(settled),
        onTime: n(tally.onTime),
        share: formatShare(tally.onTime, tally.due),
        late: n(tally.late),
      }),
    );
  if (overdueOf(tally) > 0) {
    const counts = { n: n(overdueOf(tally)), silent: n(tally.silent), unfinished: n(tally.unfinished) };
    lines.push(
      tally.earlier > 0
        ? t("office.overdueWithEarlier", { ...counts, earlier: n(tally.earlier) })
        : t("office.overdue", counts),
    );
  }
  if (tally.soon > 0) lines.push(t("office.soon", { n: n(tally.soon), silent: n(tally.soonSilent) }));
  const rest = [
    ...(tally.later > 0 ? [t("office.later", { n: n(tally.later) })] : []),
    ...(tally.ahead > 0 ? [t("office.ahead", { n: n(tally.ahead) })] : []),
  ];
  if (rest.length > 0) lines.push(rest.join(" · "));
  return lines;
}

/** One line of a list: "🔴 V. Rà soát, đánh giá… · 22/173 quá hạn". */
export function tallyLine(label: string, tally: Tally, t: Translate): string {
  const mark = markOf(tally);
  const line = t("office.line", { label, state: stateOf(tally, t) });
  return mark ? `${mark} ${line}` : line;
}

function stateOf(tally: Tally, t: Translate): string {
  switch (markOf(tally)) {
    case "🔴":
      return t("office.state.overdue", { n: n(overdueOf(tally)), due: n(tally.due + tally.earlier) });
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

/** "87,6%": one decimal is enough for a share of duties. */
function formatShare(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(1).replace(".", ",")}%`;
}

function n(count: number): string {
  return formatCount(count);
}
