import { formatPeriod } from "../calendar/formats.js";
import { action } from "../text/actions.js";
import { capitalised } from "../text/capitalised.js";
import type { Message } from "../text/message.js";
import { inRows } from "../text/rows.js";
import { type Telling, whoseName } from "./asked.js";
import { type AgencyFigure, countFigures, type IndicatorState } from "./combine-figures.js";
import {
  earlierFigures,
  earlierWords,
  giverName,
  type IndicatorFacts,
  measuredOf,
  missesTarget,
  ranked,
  unrankedLine,
} from "./indicator-lines.js";
import { agencyName } from "./names.js";
import { pageOf, turning } from "./paging.js";
import { formatQuery, type SummaryQuery } from "./query.js";

type OfIndicator = SummaryQuery & { readonly code: string };

/** Everybody who gave a figure, from best to worst or the other way, each a button to what was given. */
export function rankingMessage(facts: IndicatorFacts, asked: OfIndicator, telling: Telling): Message {
  const { t, plan } = telling;
  const [state] = facts.states;
  const back = action.summary(formatQuery({ ...asked, subject: { of: "indicator", code: asked.code }, page: 1 }));
  if (!state) return { text: t("office.unknown"), buttons: [[{ label: t("common.back"), data: back }]] };
  const places = placesOf(state, asked);
  const page = pageOf(places, asked.page, 5);
  const lines = [
    headOf(state, asked, telling),
    ...earlierWords(state, t).map(capitalised),
    ...unrankedLine(state, t),
    ...page.items.map(({ figure, rank }) => lineOf(facts, state, figure, rank, telling)),
  ];
  const buttons = page.items.map(({ figure: { agency }, rank }) => ({
    label: `${rank}. ${agencyName(agency, plan.catalogue)}`,
    data: action.summary(
      formatQuery({
        ...asked,
        subject: { of: "indicator", code: asked.code },
        whose: { of: "agency", code: agency },
        page: 1,
      }),
    ),
  }));
  if (page.pages > 1)
    buttons.push({ label: t("screens.button.wholeList"), data: action.wholeList(formatQuery({ ...asked, page: 1 })) });
  buttons.push(...earlierFigures(state, asked, telling));
  const turn = (to: number) => action.summary(formatQuery({ ...asked, page: to }));
  return { text: lines.join("\n"), buttons: [...inRows(buttons, 2), turning(page, turn, back, t)] };
}

/** The same as one text. */
export function rankingText(facts: IndicatorFacts, asked: OfIndicator, telling: Telling): string {
  const [state] = facts.states;
  if (!state) return telling.t("office.unknown");
  const lines = placesOf(state, asked).map(({ figure, rank }) => lineOf(facts, state, figure, rank, telling));
  const earlier = earlierWords(state, telling.t).map(capitalised);
  return [headOf(state, asked, telling), ...earlier, ...unrankedLine(state, telling.t), ...lines].join("\n");
}

/** The rank is that from the best, whichever way it is read. */
function placesOf(state: IndicatorState, { subject }: SummaryQuery) {
  const places = ranked(state).map((figure, index) => ({ figure, rank: index + 1 }));
  return subject.of === "worst" ? places.reverse() : places;
}

function headOf(state: IndicatorState, asked: OfIndicator, telling: Telling): string {
  const { t } = telling;
  const what = `${asked.code} ${state.indicator.shortName}`;
  const whose = whoseName(asked.whose, telling);
  const whole = whose === null ? what : t("office.of", { what, whose });
  return t(asked.subject.of === "worst" ? "screens.ranking.headWorst" : "screens.ranking.head", {
    what: `${whole} · ${formatPeriod(asked.period, t)}`,
    ranked: ranked(state).length,
    asked: countFigures(state).asked,
  });
}

function lineOf(
  facts: IndicatorFacts,
  { indicator }: IndicatorState,
  figure: AgencyFigure,
  rank: number,
  telling: Telling,
): string {
  const { t } = telling;
  const named = {
    rank,
    name: giverName(figure, telling),
    value: measuredOf(figure, indicator, t),
  };
  return t(missesTarget(facts, indicator, figure) ? "screens.ranking.lineShort" : "screens.ranking.line", named);
}
