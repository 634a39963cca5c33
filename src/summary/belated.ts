import { dayInVietnam, timeInVietnam } from "../calendar/day.js";
import { formatPeriod } from "../calendar/formats.js";
import { daysOverdue } from "../plan/standing.js";
import { describeStatus } from "../reporting/describe.js";
import { dutyLabel } from "../reporting/labels.js";
import { action } from "../text/actions.js";
import type { Button, Message } from "../text/message.js";
import { formatCount } from "../text/numbers.js";
import { inRows } from "../text/rows.js";
import { type Asked, whatOf } from "./asked.js";
import { dutyButtons } from "./duty-line.js";
import { countElsewhere } from "./elsewhere.js";
import { restWords } from "./left.js";
import { agencyName } from "./names.js";
import { pageOf, turning } from "./paging.js";
import { dutiesOf, type NamedDuty, nameDuties, tallyBy } from "./queries.js";
import { formatQuery, type SummaryQuery } from "./query.js";
import { addUp, overdueOf, type Tally } from "./tally.js";

const shown = 5;

/**
 * What was settled after its due day, whose and under which receipt, each a button to what was reported; a group chat has
 * no such buttons. What has not come at all is said below, since whoever asks who was late may mean that.
 *
 * @param back where the way back leads
 */
export async function belatedMessage(query: SummaryQuery, asked: Asked, back: string): Promise<Message> {
  const { db, plan, now, anonymous, t } = asked;
  const duties = dutiesOf(query, plan, dayInVietnam(now), timeInVietnam(now));
  const found = await nameDuties(db, "belated", duties);
  const tally = addUp((await tallyBy(db, "task", duties)).values());
  const left = await leftLines(query, tally, asked);
  const about = { what: whatOf(query, asked), period: formatPeriod(query.period, t) };
  const way = overdueButton(tally, query, asked);
  if (found.length === 0) {
    const text = [t("office.names.nobodyBelated", about), ...left].join("\n");
    return { text, buttons: [[...way, { label: t("common.back"), data: back }]] };
  }
  const agencies = new Set(found.map(({ agency }) => agency)).size;
  const head = t("office.names.belated", {
    ...about,
    n: formatCount(found.length),
    agencies: formatCount(agencies),
  });
  const page = pageOf(found, query.page, shown);
  const receipts = await receiptsOf(page.items, asked);
  const lines = page.items.map((duty) => belatedLine(duty, receipts.get(duty.id) ?? "", asked));
  const self = action.silent(formatQuery(query));
  const buttons = dutyButtons(page.items, self, { plan, t });
  const turn = (to: number) => action.silent(formatQuery({ ...query, page: to }));
  return {
    text: [head, ...lines, ...left].join("\n"),
    buttons: [...inRows([...(anonymous === true ? [] : buttons), ...way], 2), turning(page, turn, back, t)],
  };
}

async function leftLines(query: SummaryQuery, tally: Tally, asked: Asked): Promise<readonly string[]> {
  const elsewhere = overdueOf(tally) > 0 ? 0 : await countElsewhere(query, asked);
  const rest = restWords({ tally, elsewhere }, asked);
  return rest === null ? [] : [asked.t("office.names.restAlone", { rest })];
}

function overdueButton(tally: Tally, query: SummaryQuery, { t }: Pick<Asked, "t">): readonly Button[] {
  const n = overdueOf(tally);
  if (n === 0) return [];
  return [
    {
      label: t("screens.button.counted", { name: t("office.button.overdue"), n: formatCount(n) }),
      data: action.silent(formatQuery({ ...query, who: "late", page: 1 })),
    },
  ];
}

/** What leads there from a list of who is late; nothing where nobody was. */
export function belatedButton(late: number, query: SummaryQuery, { t }: Pick<Asked, "t">): readonly Button[] {
  if (late === 0) return [];
  return [
    {
      label: t("screens.button.counted", { name: t("office.button.belated"), n: formatCount(late) }),
      data: action.silent(formatQuery({ ...query, who: "belated", page: 1 })),
    },
  ];
}

function belatedLine(duty: NamedDuty, receipt: string, { plan, t }: Asked): string {
  const days = daysOverdue(duty, duty.settledOn!);
  return t("office.names.belatedLine", {
    name: agencyName(duty.agency, plan.catalogue),
    label: dutyLabel(duty, t, null),
    status: describeStatus(duty, t).toLocaleLowerCase("vi"),
    time: days === 0 ? t("reports.lateByHour", { time: duty.dueHour ?? "" }) : t("reports.late", { days }),
    receipt,
  });
}

/** The numbers of the receipts of what was last reported on these duties. */
async function receiptsOf(
  duties: readonly NamedDuty[],
  { db }: Pick<Asked, "db">,
): Promise<ReadonlyMap<number, string>> {
  const rows = await db.$queryRaw<{ readonly id: number; readonly number: string }[]>`
    SELECT DISTINCT ON (r."dutyId") r."dutyId" AS id, b.number
    FROM "StatusReport" r JOIN "Receipt" b ON b.id = r."receiptId"
    WHERE r."dutyId" = ANY(${duties.map(({ id }) => id)}) AND r."takenBackAt" IS NULL
    ORDER BY r."dutyId", r.id DESC`;
  return new Map(rows.map(({ id, number }) => [id, number]));
}
