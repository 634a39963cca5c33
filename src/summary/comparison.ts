import { dayInVietnam } from "../calendar/day.js";
import { formatMeasured, formatTarget, redefinedWords } from "../reporting/describe.js";
import { action } from "../text/actions.js";
import type { Message } from "../text/message.js";
import { inRows } from "../text/rows.js";
import { type Asked, headOf, shortNameOf, whoseName } from "./asked.js";
import { countFigures } from "./combine-figures.js";
import { earlierWords, measuredOf, targetOfAll } from "./indicator-lines.js";
import { reached } from "./indicators.js";
import { dutiesOf, tallyBy } from "./queries.js";
import { formatQuery, isOfIndicator, type SummaryQuery, type Whose } from "./query.js";
import { isKnown } from "./scope.js";
import { readIndicators } from "./summary.js";
import { addUp } from "./tally.js";
import { tallyLines } from "./tally-text.js";

/** Two agencies or groups one under the other: an indicator's figures, else how their duties stand. Each is a button. */
export async function comparisonMessage(
  query: SummaryQuery,
  compared: readonly [Whose, Whose],
  asked: Asked,
): Promise<Message> {
  const { plan, t } = asked;
  const each = compared.map((whose): SummaryQuery => ({ ...query, ...fitting(query, whose), page: 1 }));
  if (!each.every((one) => isKnown(one, plan.catalogue))) return { text: t("office.unknown"), buttons: [] };
  const lines = [headOf(headingOf(query, asked), query, asked)];
  for (const one of each) lines.push(...(await linesOf(one, asked)));
  const buttons = each.map((one) => ({
    label: shortNameOf(one.whose, asked)!,
    data: action.summary(formatQuery(one)),
  }));
  const back = action.summary(formatQuery({ ...query, whose: { of: "all" }, page: 1 }));
  return { text: lines.join("\n"), buttons: [...inRows(buttons, 2), [{ label: t("common.back"), data: back }]] };
}

/** Of one agency there is no list of agencies. */
function fitting({ subject }: SummaryQuery, whose: Whose): Pick<SummaryQuery, "subject" | "whose"> {
  return { whose, subject: whose.of === "agency" && subject.of === "agencies" ? { of: "whole" } : subject };
}

/** "So sánh CT-b3 Hồ sơ trực tuyến", "So sánh V.1", of everything "So sánh". */
function headingOf({ subject }: SummaryQuery, { plan, t }: Asked): string {
  if (!("code" in subject)) return t("compare.all");
  const { code } = subject;
  const indicator = plan.catalogue.indicators.find((one) => one.code === code);
  const isIndicator = indicator && isOfIndicator(subject);
  if (subject.of === "section") return t("compare.of", { what: t("office.section", { code }) });
  return t("compare.of", { what: isIndicator ? `${code} ${indicator.shortName}` : code });
}

async function linesOf(query: SummaryQuery, asked: Asked): Promise<readonly string[]> {
  const { db, plan, now, t } = asked;
  const name = whoseName(query.whose, asked)!;
  const { subject } = query;
  if (isOfIndicator(subject)) return [await figureLine(query, subject.code, name, asked)];
  const today = dayInVietnam(now);
  const tallies = await tallyBy(db, "task", dutiesOf(query, plan, today));
  return [t("compare.name", { name }), ...tallyLines(addUp(tallies.values()), query.period, t)];
}

async function figureLine(query: SummaryQuery, code: string, name: string, asked: Asked): Promise<string> {
  const { plan, t } = asked;
  const indicator = plan.catalogue.indicators.find((one) => one.code === code)!;
  const facts = await readIndicators({ ...query, subject: { of: "indicator", code } }, asked);
  const [state] = facts.states;
  const meant = state?.indicator ?? indicator;
  const target = state ? targetOfAll(facts, state, query.whose) : indicator.target;
  const named = { name, target: formatTarget(target, meant.unit) };
  const counts = state ? countFigures(state) : null;
  if (!state || !counts || counts.asked === 0) return t("compare.notAsked", { name });
  const value = state.values.length > 0 ? state.value : (state.province?.value ?? null);
  const isMissing = state.values.length === 0 && !state.province;
  const judged = {
    ...named,
    value: measuredOf({ value }, meant, t),
    reached: reached(value, target, meant, t),
  };
  const said = isMissing
    ? t("compare.missing", named)
    : query.whose.of === "agency"
      ? t("compare.figure", judged)
      : t("compare.figures", { ...judged, given: counts.given, asked: counts.asked });
  const line = [said, ...earlierWords(state, t)].join(" · ");
  if (facts.before === null) return line;
  const [before, now] = facts.trend.slice(-2);
  const otherwise = now?.madeUnder ? redefinedWords(before?.madeUnder, now.madeUnder, t) : [];
  return [line, t("screens.previous", { value: formatMeasured(facts.before, indicator.unit) }), ...otherwise].join(
    " · ",
  );
}
