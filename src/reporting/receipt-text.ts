import { type Day, dayInVietnam } from "../calendar/day.js";
import { formatDay, formatPeriod } from "../calendar/formats.js";
import { action, staying } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import { describeDocument, describeFigure, describeStatus, describeTask } from "./describe.js";
import type { IssuedReceipt, ReceiptItem } from "./issued-receipt.js";
import { dutyLabel, shorten } from "./labels.js";
import { againstTarget } from "./prompts.js";

/** What is offered after a receipt: the next open duty, after a figure the next that is missing. */
export interface NextStep {
  readonly label: string;
  readonly data: string;
}

/** The receipt as it is sent: first that it was recorded and its number, then what, then until when it can be mended. */
export function receiptMessage(receipt: IssuedReceipt, next: NextStep | null, t: Translate): Message {
  const time = timeWords(receipt.onTime, t);
  const [only, second] = receipt.items;
  const lines: string[] = [t("reporting.receipt.recorded", { number: receipt.number })];
  if (only && !second) lines.push(...single(receipt, only, time, t));
  else {
    lines.push(`${receipt.agencyName} · ${t("reporting.receipt.lines", { count: receipt.items.length })}`);
    receipt.items.forEach((item, index) => {
      const what = item.kind === "task" ? describeTask(item.duty, item, t) : describeFigure(item.figure, item, t);
      lines.push(`${index + 1}. ${what} · ${timeWords(item.onTime, t)}`);
    });
  }
  lines.push(mendLine(receipt.mendUntil, dayInVietnam(receipt.issuedAt), t));
  const buttons: Button[] = [];
  if (next) buttons.push({ label: t("reporting.receipt.next", { label: next.label }), data: staying(next.data) });
  if (only && !second && canMend(receipt)) buttons.push(editButton(only, t));
  return { text: lines.join("\n"), buttons: buttons.length > 0 ? [buttons] : [] };
}

function timeWords(onTime: boolean, t: Translate): string {
  return t(onTime ? "reporting.receipt.onTime" : "reporting.receipt.late");
}

function single(receipt: IssuedReceipt, item: ReceiptItem, time: string, t: Translate): string[] {
  if (item.kind === "figure") {
    const head = `${receipt.agencyName} · ${item.figure.indicator} ${formatPeriod(item.figure.period, t)} · ${time}`;
    return [head, againstTarget(item, item.figure, t)];
  }
  const lines = [`${receipt.agencyName} · ${dutyLabel(item.duty, t)} · ${describeStatus(item, t)} · ${time}`];
  const document = describeDocument(item, t);
  if (document) lines.push(document);
  if (item.note) lines.push(shorten(item.note, 200));
  return lines;
}

function editButton(item: ReceiptItem, t: Translate): Button {
  const data =
    item.kind === "task"
      ? action.duty(item.duty.id)
      : action.figure(item.figure.agencyId, item.figure.indicator, item.figure.period);
  return { label: t("common.edit"), data: staying(data) };
}

function canMend(receipt: IssuedReceipt): boolean {
  return receipt.mendUntil !== null && dayInVietnam(receipt.issuedAt) <= receipt.mendUntil;
}

function mendLine(until: Day | null, issuedOn: Day, t: Translate): string {
  if (until === null || issuedOn > until) return t("reporting.receipt.closed");
  return t("reporting.receipt.mendUntil", { day: formatDay(until) });
}
