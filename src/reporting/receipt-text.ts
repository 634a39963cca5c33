import { type Day, dayInVietnam } from "../calendar/day.js";
import { formatDay, formatPeriod } from "../calendar/formats.js";
import { action, staying } from "../text/actions.js";
import { capitalised } from "../text/capitalised.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import { numbered } from "./compact-lines.js";
import { againstTarget, describeDocument, describeStatus } from "./describe.js";
import { countFiles, filesLine } from "./evidence/files.js";
import type { IssuedReceipt, ReceiptItem } from "./issued-receipt.js";
import { dutyLabel, itemLabel, shorten } from "./labels.js";
import { figureLine, taskLine } from "./listed.js";
import { replacesWords, successionWords } from "./succession.js";
import { standingLines } from "./taken-back-text.js";

/** What is offered after a receipt: the next open duty, after a figure the next that is missing. */
export interface NextStep {
  readonly label: string;
  readonly data: string;
}

/** The receipt as it is sent: first that it was recorded and its number, then what, then until when it can be mended. */
export function receiptMessage(receipt: IssuedReceipt, next: NextStep | null, t: Translate): Message {
  const issuedOn = dayInVietnam(receipt.issuedAt);
  const lines = [
    t("reporting.receipt.recorded", { number: receipt.number }),
    ...bodyOf(receipt, t),
    // What it replaces stood above the button; that a return is answered is told.
    ...besideLines(receipt, ({ succession }) => (succession.replaces?.returned ? replacesWords(succession, t) : []), t),
    mendLine(receipt, issuedOn, t),
  ];
  const [only, second] = receipt.items;
  const buttons: Button[] = [];
  if (next) buttons.push({ label: t("reporting.receipt.next", { label: next.label }), data: staying(next.data) });
  if (only && !second && receipt.mendUntil !== null) buttons.push(editButton(only, t));
  const files = openFilesButton(receipt, t);
  return {
    text: lines.join("\n"),
    buttons: [...(buttons.length > 0 ? [buttons] : []), ...(files.length > 0 ? [files] : [])],
    ...(next ? { offer: { yes: staying(next.data), no: action.decline() } } : {}),
  };
}

function bodyOf(receipt: IssuedReceipt, t: Translate): string[] {
  return [...receiptLines(receipt, t), ...filesLine(receipt.evidence, t)];
}

/** What else there is to say of its lines, each by itself; of several, of which. */
function besideLines(
  { items }: IssuedReceipt,
  wordsOf: (item: ReceiptItem) => readonly string[],
  t: Translate,
): string[] {
  const [only, second] = items;
  if (only && !second) return wordsOf(only).map(capitalised);
  return items.flatMap((item, index) => wordsOf(item).map((what) => t("receipts.ofLine", { line: index + 1, what })));
}

/** What opens the files of a receipt; nothing where it has none. */
export function openFilesButton({ number, evidence }: IssuedReceipt, t: Translate): Button[] {
  if (evidence.length === 0) return [];
  return [{ label: t("evidence.open", { files: countFiles(evidence, t) }), data: staying(action.evidence(number)) }];
}

/** A receipt that is looked at again on `today`: when it was sent, what it holds, and what of it can still be mended. */
export function receiptAgain(
  receipt: IssuedReceipt,
  { sentAt, list, undo }: { readonly sentAt: string; readonly list: Button; readonly undo: Button | null },
  today: Day,
  t: Translate,
): Message {
  const below = [...openFilesButton(receipt, t), list];
  const head = `${receipt.number} · ${sentAt}`;
  const { undoes } = receipt;
  if (undoes) {
    const lines = [
      `${head} · ${stateWords(receipt, t)}`,
      receipt.agencyName,
      ...standingLines(undoes.stands, today, t),
    ];
    return { text: lines.join("\n"), buttons: [below] };
  }
  const lines = bodyOf(receipt, t);
  if (receipt.takenBack)
    return { text: [`${head} · ${stateWords(receipt, t)}`, ...lines].join("\n"), buttons: [below] };
  const isOpen = ({ mendUntil }: ReceiptItem) => mendUntil !== null && mendUntil >= today;
  const [only, second] = receipt.items;
  const mendable = { ...receipt, items: receipt.items.filter(isOpen) };
  const mend = only && !second && isOpen(only) ? [[editButton(only, t)]] : mendButtons(mendable, t);
  const since = besideLines(receipt, ({ succession }) => successionWords(succession, today, t), t);
  return {
    text: [head, ...lines, ...since, mendLine(receipt, today, t)].join("\n"),
    buttons: [...mend, ...(undo ? [[undo]] : []), below],
  };
}

/** For whom it is, what was reported, and whether that was on time. */
export function receiptLines(receipt: IssuedReceipt, t: Translate): string[] {
  const issuedOn = dayInVietnam(receipt.issuedAt);
  const [only, second] = receipt.items;
  if (only && !second) return single(receipt, only, timeWords(receipt.onTime, t), t);
  return [
    `${receipt.agencyName} · ${t("reporting.receipt.lines", { count: receipt.items.length })}`,
    ...numbered(
      receipt.items.map((item) => {
        const time = ` · ${timeWords(item.onTime, t)}`;
        return item.kind === "task"
          ? taskLine(item.duty, item, issuedOn, t, time)
          : figureLine(item.figure, item, t, time);
      }),
    ),
  ];
}

/** What became of a receipt, or what it does to another; of any other whether it was on time. */
export function stateWords({ undoes, takenBack, onTime }: IssuedReceipt, t: Translate): string {
  if (undoes) return t("undo.of", { number: undoes.number });
  return takenBack ? t("undo.state") : timeWords(onTime, t);
}

export function timeWords(onTime: boolean, t: Translate): string {
  return t(onTime ? "reporting.receipt.onTime" : "reporting.receipt.late");
}

function single(receipt: IssuedReceipt, item: ReceiptItem, time: string, t: Translate): string[] {
  if (item.kind === "figure") {
    const head = `${receipt.agencyName} · ${item.figure.indicator} ${formatPeriod(item.figure.period, t)} · ${time}`;
    return [head, againstTarget(item, item.figure, t), ...noteLines(item)];
  }
  const lines = [
    `${receipt.agencyName} · ${dutyLabel(item.duty, t, dayInVietnam(receipt.issuedAt))} · ${describeStatus(item, t)} · ${time}`,
  ];
  const document = describeDocument(item, t);
  if (document) lines.push(document);
  return [...lines, ...noteLines(item)];
}

function noteLines({ note }: ReceiptItem): string[] {
  return note ? [shorten(note, 200)] : [];
}

/** Each thing of a receipt that can still be mended, as many as fit on a screen. */
export function mendButtons({ items, issuedAt }: IssuedReceipt, t: Translate): Button[][] {
  const issuedOn = dayInVietnam(issuedAt);
  return items.slice(0, 6).map((item) => {
    const label = itemLabel(item, t, issuedOn);
    return [{ ...editButton(item, t), label: t("aside.mend", { label }) }];
  });
}

function editButton(item: ReceiptItem, t: Translate): Button {
  const data =
    item.kind === "task"
      ? action.duty(item.duty.id)
      : action.figure(item.figure.agencyId, item.figure.indicator, item.figure.period);
  return { label: t("common.edit"), data: staying(data) };
}

/** Until when it can be mended; of lines that are locked on different days, each day with its lines. */
function mendLine(receipt: IssuedReceipt, today: Day, t: Translate): string {
  const linesOf = new Map<Day, number[]>();
  receipt.items.forEach(({ mendUntil }, index) => {
    if (mendUntil !== null && mendUntil >= today)
      linesOf.set(mendUntil, [...(linesOf.get(mendUntil) ?? []), index + 1]);
  });
  const [only, second] = linesOf.entries();
  if (!only) return t("reporting.receipt.closed");
  const [day, lines] = only;
  if (!second && lines.length === receipt.items.length)
    return t("reporting.receipt.mendUntil", { day: formatDay(day) });
  const each = [...linesOf].map(([lockOn, numbers]) =>
    t("reporting.receipt.mendLines", { lines: numbers.join(", "), day: formatDay(lockOn) }),
  );
  return t("reporting.receipt.mendEach", { each: each.join("; ") });
}
