import { type Day, dayInVietnam } from "../calendar/day.js";
import { formatDayInFull, formatDayShort, formatTime } from "../calendar/formats.js";
import { describeStatus } from "../reporting/describe.js";
import type { IssuedReceipt, ReceiptItem } from "../reporting/issued-receipt.js";
import { itemLabel } from "../reporting/labels.js";
import { action } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import { formatCount } from "../text/numbers.js";
import { inRows } from "../text/rows.js";
import type { Telling } from "./asked.js";
import { agencyName } from "./names.js";
import { everySince, type Since } from "./since.js";

/** Receipts on one page. */
export const receiptsShown = 3;

export interface CameIn {
  readonly since: Since;
  readonly reports: number;
  readonly figures: number;
  readonly agencies: number;
  readonly receipts: number;
  /** Duties settled since, and how many of them late. */
  readonly settled: number;
  readonly late: number;
  /** Due days that have passed since without the duty being settled. */
  readonly newlyOverdue: number;
  /** Of this page, the latest first. */
  readonly shown: readonly { readonly receipt: IssuedReceipt; readonly agency: string }[];
  readonly page: number;
}

/** What came in since an earlier moment: how much, what of it settles something, and the latest receipts. */
export function cameInMessage(facts: CameIn, telling: Telling): Message {
  const { now, t } = telling;
  const today = dayInVietnam(now);
  const at = { time: formatTime(now), day: formatDayInFull(today, t) };
  const lines = [
    t(`screens.cameIn.${facts.since}`, at),
    facts.receipts === 0
      ? t("screens.cameIn.nothing")
      : t("screens.cameIn.counts", { what: whatCame(facts, t), agencies: formatCount(facts.agencies) }),
    ...(facts.settled > 0
      ? [t("screens.cameIn.settled", { n: formatCount(facts.settled), late: formatCount(facts.late) })]
      : []),
    ...(facts.newlyOverdue > 0 ? [t("screens.cameIn.newlyOverdue", { n: formatCount(facts.newlyOverdue) })] : []),
    ...facts.shown.map(({ receipt, agency }) =>
      t("screens.cameIn.line", {
        time: timeOf(receipt.issuedAt, today),
        agency: agencyName(agency, telling.plan.catalogue),
        what: contentOf(receipt, today, t),
      }),
    ),
  ];
  return { text: lines.join("\n"), buttons: inRows(buttonsOf(facts, t), 2) };
}

function whatCame({ reports, figures }: CameIn, t: Translate): string {
  return [
    ...(reports > 0 ? [t("screens.cameIn.reports", { n: formatCount(reports) })] : []),
    ...(figures > 0 ? [t("screens.cameIn.figures", { n: formatCount(figures) })] : []),
  ].join(", ");
}

function buttonsOf({ shown, since, page, receipts }: CameIn, t: Translate): Button[] {
  const self = action.cameIn(since, page);
  const pages = Math.max(1, Math.ceil(receipts / receiptsShown));
  const names = { today: "today", yesterday: "sinceYesterday", week: "week" } as const;
  const following = (page % pages) + 1;
  return [
    ...shown.map(({ receipt: { number } }) => ({ label: number, data: action.openReceipt(number, self) })),
    ...everySince
      .filter((other) => other !== since)
      .map((other) => ({ label: t(`screens.button.${names[other]}`), data: action.cameIn(other) })),
    ...(pages > 1
      ? [{ label: t("office.button.next", { page: following, pages }), data: action.cameIn(since, following) }]
      : []),
    { label: t("common.back"), data: action.summary() },
  ];
}

function timeOf(instant: Date, today: Day): string {
  const day = dayInVietnam(instant);
  return day === today ? formatTime(instant) : `${formatDayShort(day)} ${formatTime(instant)}`;
}

function contentOf({ items }: IssuedReceipt, today: Day, t: Translate): string {
  const [first, second] = items;
  if (!first) return "";
  return second ? t("screens.cameIn.several", { count: items.length }) : itemOf(first, today, t);
}

function itemOf(item: ReceiptItem, today: Day, t: Translate): string {
  const label = itemLabel(item, t, today);
  return item.kind === "task" ? `${label} ${describeStatus(item, t).toLocaleLowerCase("vi")}` : label;
}
