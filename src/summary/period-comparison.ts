import { dayInVietnam } from "../calendar/day.js";
import { formatPeriod, formatPeriodShort } from "../calendar/formats.js";
import type { PeriodCode } from "../calendar/windows.js";
import { action } from "../text/actions.js";
import type { Message } from "../text/message.js";
import { formatCount, formatPercentShort } from "../text/numbers.js";
import { type Asked, headOf, whatOf } from "./asked.js";
import { dutiesOf, tallyBy } from "./queries.js";
import { formatQuery, type SummaryQuery } from "./query.js";
import { addUp, overdueOf, type Tally } from "./tally.js";
import { dueLine } from "./tally-text.js";

const counted = [
  ["onTime", (tally: Tally) => tally.onTime],
  ["late", (tally: Tally) => tally.late],
  ["open", overdueOf],
] as const;

/** How what was due in a period stands, beside another period; each period alone, also the one of today. */
export async function periodsMessage(query: SummaryQuery, versus: PeriodCode, asked: Asked): Promise<Message> {
  const { t } = asked;
  const of = (period: PeriodCode) => ({ ...query, period, now: false, page: 1 });
  const tallies = [await tallyOf(of(query.period), asked), await tallyOf(of(versus), asked)] as const;
  const periods = t("compare.periods", { period: formatPeriod(query.period, t), versus: formatPeriod(versus, t) });
  const buttons = [query.period, versus].map((period) => ({
    label: formatPeriodShort(period, t),
    data: action.summary(formatQuery(of(period))),
  }));
  const back = action.summary(formatQuery({ ...query, page: 1 }));
  return {
    text: [
      headOf(whatOf(query, asked), query, asked, periods),
      ...linesOf(tallies, [query.period, versus], asked),
    ].join("\n"),
    buttons: [buttons, [{ label: t("common.back"), data: back }]],
  };
}

async function tallyOf(query: SummaryQuery, { db, plan, now }: Asked): Promise<Tally> {
  return addUp((await tallyBy(db, "task", dutiesOf(query, plan, dayInVietnam(now)))).values());
}

/** Shares are of what was due: where of one of both nothing was, each is told as its own screen tells it. */
function linesOf(
  [one, other]: readonly [Tally, Tally],
  [period, versus]: readonly [PeriodCode, PeriodCode],
  { t }: Asked,
): string[] {
  if (one.due === 0 || other.due === 0) return [dueLine(one, period, t), dueLine(other, versus, t)];
  const named = { versus: formatPeriodShort(versus, t) };
  return [
    t("compare.due", { ...named, n: formatCount(one.due), before: formatCount(other.due) }),
    ...counted.map(([kind, count]) =>
      t(`compare.${kind}`, {
        ...named,
        ...{ n: formatCount(count(one)), share: shareOf(count(one), one) },
        ...{ before: formatCount(count(other)), shareBefore: shareOf(count(other), other) },
      }),
    ),
  ];
}

function shareOf(count: number, { due }: Tally): string {
  return formatPercentShort(Math.round((10_000 * count) / due) / 100);
}
