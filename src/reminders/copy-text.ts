import { type Day, dayInVietnam } from "../calendar/day.js";
import { formatDayWithWeekday, formatMoment, formatTime } from "../calendar/formats.js";
import { displayName } from "../people/names.js";
import type { AgencyOfPost } from "../people/roles.js";
import { describeStatus } from "../reporting/describe.js";
import { filesLine } from "../reporting/evidence/files.js";
import type { ReceiptItem } from "../reporting/issued-receipt.js";
import { dutyLabel, itemLabel } from "../reporting/labels.js";
import { receiptLines, timeWords } from "../reporting/receipt-text.js";
import { action, staying } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import type { CopiedReceipt } from "./compose-copy.js";
import type { CopyWay } from "./copies.js";
import type { DigestDuty } from "./digest-items.js";

const receiptsShown = 8;
const itemsShown = 2;
const labelsShown = 6;

/** One receipt, as its sender got it, and by whom and when. How copies come is chosen by the leader alone. */
export function receiptCopyMessage(
  copied: CopiedReceipt,
  { now, instead }: { readonly now: Date; readonly instead: readonly string[] },
  t: Translate,
): Message {
  const { receipt } = copied;
  const text = [
    t("copies.one", { number: receipt.number }),
    ...instead,
    ...receiptLines(receipt, t),
    ...filesLine(receipt.evidence, t),
    t("copies.sender", { who: senderOf(copied, t), at: formatMoment(receipt.issuedAt, dayInVietnam(now), t) }),
  ].join("\n");
  return { text, buttons: instead.length > 0 ? [] : [[wayButton("daily", t)]] };
}

export interface DailyCopy {
  readonly receipts: readonly CopiedReceipt[];
  /** What is overdue now, longest first. */
  readonly overdue: readonly DigestDuty[];
  readonly agencies: readonly AgencyOfPost[];
  readonly since: Date;
  readonly today: Day;
  /** The line that says instead of which leader it comes, where it does. */
  readonly instead: readonly string[];
  /** Whether some of it comes to the leader. */
  readonly own: boolean;
}

/** What was sent in the name of the agency since the morning before, and what of it is overdue. */
export function dailyCopyMessage(copy: DailyCopy, t: Translate): Message {
  const { receipts, overdue, agencies, since, today, instead, own } = copy;
  const several = agencies.length > 1;
  const who = several ? t("copies.yourAgencies") : agencies[0]!.name;
  const counts = [
    ...(receipts.length > 0
      ? [
          t("copies.receipts", {
            count: receipts.length,
            since: t("copies.moment", { time: formatTime(since), day: formatDayWithWeekday(dayInVietnam(since), t) }),
          }),
        ]
      : []),
    ...(overdue.length > 0 ? [t("reminders.overdue", { count: overdue.length })] : []),
  ];
  const lines: string[] = [t("copies.head", { who, counts: counts.join(", ") }), ...instead];
  for (const copied of receipts.slice(0, receiptsShown)) lines.push(receiptLine(copied, several, today, t));
  if (receipts.length > receiptsShown) lines.push(t("copies.others", { count: receipts.length - receiptsShown }));
  if (overdue.length > 0) {
    const labels = overdue.map((duty) => overdueLabel(duty, several, today, t));
    const shown = labels.slice(0, labelsShown);
    if (labels.length > shown.length) shown.push(`+${labels.length - shown.length}`);
    lines.push(t("copies.overdue", { list: shown.join(", ") }));
  }
  const work = several ? action.work() : action.work(agencies[0]!.id);
  const buttons: Button[] = [{ label: t("reminders.work"), data: staying(work) }];
  if (receipts.length > 0 && own) buttons.push(wayButton("each", t));
  return { text: lines.join("\n"), buttons: [buttons] };
}

/** "BN-2024-000123 · V.1 Hoàn thành · đúng hạn · đ/c Lan, 08:41" */
function receiptLine(copied: CopiedReceipt, several: boolean, today: Day, t: Translate): string {
  const { receipt } = copied;
  const issuedOn = dayInVietnam(receipt.issuedAt);
  const shown = receipt.items.slice(0, itemsShown).map((item) => itemWords(item, issuedOn, t));
  if (receipt.items.length > shown.length) shown.push(`+${receipt.items.length - shown.length}`);
  const time = formatTime(receipt.issuedAt);
  return t(several ? "copies.lineOf" : "copies.line", {
    number: receipt.number,
    agency: receipt.agencyName,
    what: shown.join(", "),
    onTime: timeWords(receipt.onTime, t),
    who: senderOf(copied, t),
    at: issuedOn === today ? time : formatMoment(receipt.issuedAt, today, t),
  });
}

function itemWords(item: ReceiptItem, issuedOn: Day, t: Translate): string {
  const label = itemLabel(item, t, issuedOn);
  return item.kind === "task" ? `${label} ${describeStatus(item, t)}` : label;
}

function overdueLabel(duty: DigestDuty, several: boolean, today: Day, t: Translate): string {
  const label = dutyLabel(duty, t, today);
  return several ? t("escalation.ofAgency", { label, agency: duty.agency }) : label;
}

/** By title and name, else by post; nothing else of a person. */
function senderOf({ sender, role, receipt }: CopiedReceipt, t: Translate): string {
  const agency = { id: receipt.agencyId, code: "", name: receipt.agencyName, shortName: "", level: "" };
  return displayName(sender, role && { role, agency }, t);
}

/** The button that chooses the other way, on a message that stays as it is. */
function wayButton(way: CopyWay, t: Translate): Button {
  return { label: t(`copies.choose.${way}`), data: staying(action.copies(way)) };
}

/** How copies come now, with what else there is. */
export function copyWayMessage(way: CopyWay, t: Translate): Message {
  const other: CopyWay = way === "daily" ? "each" : "daily";
  return {
    text: t(`copies.now.${way}`),
    buttons: [[{ label: t(`copies.choose.${other}`), data: action.copies(other) }]],
  };
}
