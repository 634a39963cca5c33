import { dayInVietnam } from "../../calendar/day.js";
import { describeFigure, describeTask } from "../../reporting/describe.js";
import { filesLine } from "../../reporting/evidence/files.js";
import type { IssuedReceipt, ReceiptItem, Stands } from "../../reporting/issued-receipt.js";
import { itemLabel } from "../../reporting/labels.js";
import { openFilesButton, stateWords, timeWords } from "../../reporting/receipt-text.js";
import { successionWords } from "../../reporting/succession.js";
import { standingLines } from "../../reporting/taken-back-text.js";
import { action } from "../../text/actions.js";
import type { Button, Message } from "../../text/message.js";
import { inRows } from "../../text/rows.js";
import type { Reporter } from "./report-facts.js";
import type { ViewPlace } from "./report-view.js";
import { whoLine } from "./who-reported.js";

export interface ReceiptRecord {
  readonly receipt: IssuedReceipt;
  readonly channel: string;
  readonly by: Reporter;
}

const linesShown = 6;

/** A receipt as it was issued: who sent it and when, each thing of it with a way to what was reported on it. */
export function receiptRecordMessage({ receipt, channel, by }: ReceiptRecord, place: ViewPlace): Message {
  const { t, today, back } = place;
  const issuedOn = dayInVietnam(receipt.issuedAt);
  const shown = receipt.items.slice(0, linesShown);
  const { undoes } = receipt;
  const lines = [
    t("reports.receiptOf.head", {
      number: receipt.number,
      agency: receipt.agencyName,
      time: stateWords(receipt, t),
    }),
    whoLine({ reportedAt: receipt.issuedAt, channel, by }, true, today, t, undoes ? "takenBackBy" : "by"),
    ...standingLines(undoes?.stands ?? [], today, t),
    ...shown.map((item) =>
      t("reports.receiptOf.line", {
        what: item.kind === "task" ? describeTask(item.duty, item, issuedOn, t) : describeFigure(item.figure, item, t),
        time: [timeWords(item.onTime, t), ...successionWords(item.succession, today, t)].join(" · "),
      }),
    ),
  ];
  const left = receipt.items.length - shown.length;
  if (left > 0) lines.push(t("reports.receiptOf.more", { count: left }));
  lines.push(...filesLine(receipt.evidence, t));
  const self = action.openReceipt(receipt.number);
  const buttons = [...shown, ...(undoes?.stands.slice(0, linesShown) ?? [])].map((one) => viewOf(one, self, place));
  return {
    text: lines.join("\n"),
    buttons: [...inRows(buttons, 2), [...openFilesButton(receipt, t), { label: t("common.back"), data: back }]],
    protected: true,
  };
}

function viewOf(item: ReceiptItem | Stands, back: string, { t, today }: ViewPlace): Button {
  const label = itemLabel(item, t, today);
  if (item.kind === "task") return { label, data: action.openDutyView(item.duty.id, back) };
  const { agencyId, indicator, period } = item.figure;
  return { label, data: action.openFigureView(agencyId, indicator, period, back) };
}
