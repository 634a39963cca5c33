import type { Day } from "../calendar/day.js";
import { formatDayNear, formatPeriod } from "../calendar/formats.js";
import { action } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import { inRows } from "../text/rows.js";
import { describeValue, formatTarget } from "./describe.js";
import type { FigureFacts } from "./duty-facts.js";
import { planOfFigure } from "./lookup.js";
import { askedPeriodsOf, periodToAsk } from "./period-to-ask.js";

/** With the ways on and back the eight buttons of a screen. */
const PAGE = 6;

/**
 * /chitieu: the agency's indicators in the quarter that is asked for now, each with its latest value and target. That is
 * the earliest in which one of them is missing, so that a quarter whose figures are due is not passed over.
 *
 * @param figures those of all indicators that the agency is asked for, in the order of the plan
 */
export function figureListMessage(
  figures: readonly FigureFacts[],
  askedPage: number,
  today: Day,
  t: Translate,
): Message {
  const indicators = [...new Set(figures.map(({ indicator }) => indicator))];
  const ofIndicator = (code: string) => figures.filter(({ indicator }) => indicator === code);
  const quarters = indicators.flatMap(
    (code) => periodToAsk(ofIndicator(code), today) ?? askedPeriodsOf(ofIndicator(code))[0]!,
  );
  const [asked] = quarters.sort((a, b) => (a.endsOn < b.endsOn ? -1 : 1));
  if (!asked) return { text: t("reporting.figures.none"), buttons: [] };
  const { agencyId, agencyName, period, dueOn } = asked;
  const plan = planOfFigure(period);
  const pages = Math.ceil(indicators.length / PAGE);
  const page = Math.min(Math.max(Math.trunc(askedPage) || 1, 1), pages);
  const shown = indicators.slice((page - 1) * PAGE, page * PAGE);
  const head = t("reporting.figures.head", {
    agency: agencyName,
    period: formatPeriod(period, t),
    day: formatDayNear(dueOn, today, t),
  });
  const buttons = inRows(
    shown.map((code): Button => ({ label: code, data: action.figureToAsk(agencyId, code, plan) })),
    3,
  );
  const turns: Button[] = [];
  const count = indicators.length - page * PAGE;
  if (count > 0)
    turns.push({ label: t("reporting.figures.more", { count }), data: action.figures(agencyId, page + 1, plan) });
  if (page > 1) turns.push({ label: t("common.back"), data: action.figures(agencyId, page - 1, plan) });
  if (turns.length > 0) buttons.push(turns);
  return { text: [head, ...shown.map((code) => lineOf(ofIndicator(code), period, t))].join("\n"), buttons };
}

/** The value of the period, or the newest there is, with its own period. */
function lineOf(figures: readonly FigureFacts[], period: string, t: Translate): string {
  const current = figures.find((figure) => figure.period === period)!;
  const newest = figures.findLast(({ latest }) => latest !== null);
  return t("reporting.figures.line", {
    code: current.indicator,
    name: current.shortName,
    value: current.latest
      ? `✅ ${describeValue(current.latest, current, t)}`
      : newest?.latest
        ? `${formatPeriod(newest.period, t)}: ${describeValue(newest.latest, newest, t)}`
        : t("reporting.figures.missing"),
    target: formatTarget(current.target, current.unit),
  });
}
