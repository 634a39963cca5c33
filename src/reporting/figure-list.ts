import type { Day } from "../calendar/day.js";
import { formatDayNear, formatPeriod } from "../calendar/formats.js";
import { quarterOf } from "../calendar/windows.js";
import type { Prisma } from "../database/generated/client.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { action } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import { formatPercentShort } from "../text/numbers.js";
import { choosePeriod } from "./choose-period.js";
import { describeValue } from "./describe.js";
import type { FigureFacts } from "./duty-facts.js";
import { findFigures } from "./find-figures.js";

/** The period that an indicator is asked for now: the earliest begun quarter without a figure, else the latest. */
export function periodToAsk(figures: readonly FigureFacts[], today: Day): FigureFacts | null {
  const quarters = figures.filter((f) => /-Q\d$/.test(f.period));
  const periods = quarters.map((f) => ({ ...f, beginsOn: f.first, reported: f.latest !== null }));
  const chosen = choosePeriod(periods, null, today, "");
  return chosen.ok ? chosen.value : null;
}

/** With the ways on and back the eight buttons of a screen. */
const PAGE = 6;

/** /chitieu: the agency's indicators in the reporting quarter of today, each with its latest value and target. */
export async function figureListMessage(
  db: Prisma.TransactionClient,
  plan: PlanInForce,
  agency: { readonly id: number; readonly code: string; readonly name: string },
  today: Day,
  t: Translate,
  page = 1,
): Promise<Message> {
  const asked = plan.catalogue.indicators.filter((indicator) => indicator.agencies.includes(agency.code));
  if (asked.length === 0) return { text: t("reporting.figures.none"), buttons: [] };
  const quarter = quarterInPlan(plan, today);
  const lines: string[] = [];
  const buttons: Button[] = [];
  const pages = Math.ceil(asked.length / PAGE);
  const shown = Math.min(Math.max(page, 1), pages);
  const from = (shown - 1) * PAGE;
  for (const { code } of asked.slice(from, from + PAGE)) {
    const figures = await findFigures(db, agency.id, code, plan.deadlines);
    const current = figures.find((f) => f.period === quarter);
    if (!current) continue;
    if (lines.length === 0)
      lines.push(
        t("reporting.figures.head", {
          agency: agency.name,
          period: formatPeriod(quarter, t),
          day: formatDayNear(current.dueOn, today, t),
        }),
      );
    lines.push(line(current, figures, t));
    buttons.push({ label: code, data: action.figure(agency.id, code) });
  }
  const others = asked.length - from - PAGE;
  const turn: Button[] = [];
  if (others > 0)
    turn.push({ label: t("reporting.figures.more", { count: others }), data: action.figures(agency.id, shown + 1) });
  if (shown > 1) turn.push({ label: t("common.back"), data: action.figures(agency.id, shown - 1) });
  return { text: lines.join("\n"), buttons: [...threes(buttons), ...(turn.length > 0 ? [turn] : [])] };
}

function line(current: FigureFacts, figures: readonly FigureFacts[], t: Translate): string {
  const newest = figures.filter((f) => f.latest).at(-1);
  const given = current.latest ?? newest?.latest ?? null;
  const value = !given
    ? t("reporting.figures.missing")
    : given === current.latest
      ? `✅ ${describeValue(given, current, t)}`
      : `${formatPeriod(given.period, t)}: ${describeValue(given, current, t)}`;
  return t("reporting.figures.line", {
    code: current.indicator,
    name: current.shortName,
    value,
    target: formatPercentShort(current.target),
  });
}

/** The reporting quarter of today, held to the plan's year at its two ends. */
function quarterInPlan(plan: PlanInForce, today: Day): string {
  const { year } = plan.catalogue;
  const quarter = quarterOf(today, "reporting");
  if (quarter < `${year}-Q1`) return `${year}-Q1`;
  return quarter > `${year}-Q4` ? `${year}-Q4` : quarter;
}

function threes(list: readonly Button[]): Button[][] {
  const rows: Button[][] = [];
  for (let i = 0; i < list.length; i += 3) rows.push(list.slice(i, i + 3));
  return rows;
}
