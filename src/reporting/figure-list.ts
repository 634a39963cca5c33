import type { Day } from "../calendar/day.js";
import { formatDayNear, formatPeriod } from "../calendar/formats.js";
import { action } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import { inRows } from "../text/rows.js";
import { choosePeriod } from "./choose-period.js";
import { standingUnder } from "./definition.js";
import { describeAsGiven, formatTarget } from "./describe.js";
import type { FigureFacts } from "./duty-facts.js";
import { figureLabel } from "./labels.js";
import { planOfFigure } from "./lookup.js";
import { askedPeriodsOf, periodToAsk } from "./period-to-ask.js";

/** With the ways on and back the eight buttons of a screen. */
const PAGE = 6;

/**
 * /chitieu: the agency's indicators in the quarter that is asked for now, each with its latest value and target. That is
 * the earliest in which one of them is missing, so that a quarter whose figures are due is not passed over.
 *
 * @param figures those of all indicators that the agency is asked for, in the order of the plan
 * @param named the period that is asked after instead; where there is none such, that is said
 */
export function figureListMessage(
  figures: readonly FigureFacts[],
  askedPage: number,
  today: Day,
  t: Translate,
  named: string | null = null,
): Message {
  const indicators = [...new Set(figures.map(({ indicator }) => indicator))];
  const ofIndicator = (code: string) => figures.filter(({ indicator }) => indicator === code);
  const [first] = indicators;
  if (first === undefined) return { text: t("reporting.figures.none"), buttons: [] };
  const meant = named === null ? null : choosePeriod(ofIndicator(first), named, today, t("reporting.figures.open"));
  if (meant && !meant.ok) return { text: meant.say(t), buttons: [] };
  const { agencyId, agencyName, period, beginsOn, dueOn } = meant
    ? meant.value
    : quarterToAsk(indicators.map(ofIndicator), today);
  const plan = planOfFigure(period);
  const pages = Math.ceil(indicators.length / PAGE);
  const page = Math.min(Math.max(Math.trunc(askedPage) || 1, 1), pages);
  const shown = indicators.slice((page - 1) * PAGE, page * PAGE);
  const head = t("reporting.figures.head", {
    agency: agencyName,
    period: formatPeriod(period, t),
    day: formatDayNear(dueOn, today, t),
  });
  const opened = shown.map((code) => (meant ? period : (periodToAsk(ofIndicator(code), today)?.period ?? period)));
  const buttons = inRows(
    shown.map((code, index): Button => {
      const opens = meant ? action.figure(agencyId, code, period) : action.figureToAsk(agencyId, code, plan);
      // What it opens is not what the head says.
      return {
        label: opened[index] === period ? code : figureLabel({ indicator: code, period: opened[index]! }, t),
        data: opens,
      };
    }),
    opened.every((one) => one === period) ? 3 : 2,
  );
  const pageAt = (to: number) => action.figures(agencyId, to, plan, meant ? period : undefined);
  const turns: Button[] = [];
  const count = indicators.length - page * PAGE;
  if (count > 0) turns.push({ label: t("reporting.figures.more", { count }), data: pageAt(page + 1) });
  if (page > 1) turns.push({ label: t("common.back"), data: pageAt(page - 1) });
  if (turns.length > 0) buttons.push(turns);
  const begins = beginsOn > today ? [t("reporting.figures.begins", { day: formatDayNear(beginsOn, today, t) })] : [];
  const lines = [head, ...(meant ? begins : []), ...shown.map((code) => lineOf(ofIndicator(code), period, t))];
  return { text: lines.join("\n"), buttons };
}

function quarterToAsk(byIndicator: readonly (readonly FigureFacts[])[], today: Day): FigureFacts {
  const quarters = byIndicator.map((figures) => periodToAsk(figures, today) ?? askedPeriodsOf(figures)[0]!);
  return quarters.sort((a, b) => (a.endsOn < b.endsOn ? -1 : 1))[0]!;
}

/** The value of the period, or the newest there is, with its own period. */
function lineOf(figures: readonly FigureFacts[], period: string, t: Translate): string {
  const current = figures.find((figure) => figure.period === period)!;
  const newest = figures.findLast(({ latest }) => latest !== null);
  const asked = standingUnder(current.latest?.madeUnder, current);
  return t("reporting.figures.line", {
    code: current.indicator,
    name: current.shortName,
    value: current.latest
      ? given(current, describeAsGiven(current.latest, current, t), t)
      : newest?.latest
        ? `${formatPeriod(newest.period, t)}: ${describeAsGiven(newest.latest, newest, t)}`
        : t("reporting.figures.missing"),
    target: formatTarget(asked.target, asked.unit),
  });
}

/** What is to be sent again is not there yet. */
function given({ returned }: FigureFacts, value: string, t: Translate): string {
  return returned ? t("reports.returned", { status: value }) : `✅ ${value}`;
}
