import { type Day, dayInVietnam } from "../../calendar/day.js";
import { formatDayInFull, formatDayNear, formatDayShort, formatMoment, formatPeriod } from "../../calendar/formats.js";
import { action, staying } from "../../text/actions.js";
import { capitalised } from "../../text/capitalised.js";
import type { Translate } from "../../text/language.js";
import type { Button, Message } from "../../text/message.js";
import { formatCount } from "../../text/numbers.js";
import { describeDocument, describeFigure, describeStatus, describeTask, describeValue } from "../describe.js";
import { dutyLabel, itemLabel, shorten } from "../labels.js";
import { sameFigure, sameReport } from "../same-content.js";
import { type Approved, lastDayStillToCome, type QuarterStanding } from "./approvals.js";
import type { AskedExtension } from "./extensions.js";
import type { AskedChange } from "./late-changes.js";
import type { ReportedItem } from "./reported-items.js";
import type { FoundReturn } from "./returns.js";
import type { AskedList, WaitingItem, WaitingPage } from "./waiting.js";

const longestReason = 120;
const longestAgency = 22;

/** What is asked to be written, and in whose place. */
function changeContent({ about }: AskedChange, today: Day, t: Translate): string {
  if (about.kind === "task") {
    const asked = describeTask(about.duty, about.entry, today, t);
    const { latest } = about.duty;
    const before = latest && [describeStatus(latest, t), describeDocument(latest, t)].filter(Boolean).join(" · ");
    return before ? `${asked} (${t("decisions.change.instead", { content: before })})` : asked;
  }
  const asked = describeFigure(about.figure, about.entry, t);
  const { latest } = about.figure;
  return latest
    ? `${asked} (${t("decisions.change.instead", { content: describeValue(latest, about.figure, t) })})`
    : asked;
}

export function labelsOf({ items }: Pick<FoundReturn, "items">, today: Day, t: Translate): string {
  return items.map((item) => itemLabel(item, t, today)).join(", ");
}

/** /duyet: what waits, oldest first, each with its yes and no; what was returned with the way to take it back. */
export function waitingMessage(list: WaitingPage, today: Day, t: Translate): Message {
  const { items, total, page, pages } = list;
  if (total === 0) {
    return { text: `${t("decisions.waiting.none")}\n${howToDecide(t)}`, buttons: [], protected: true };
  }
  // Each on a line of its own: beside another, the end of its words would be cut.
  const buttons = items.flatMap((item) => decisionButtons(item, page, today, t).map((button) => [button]));
  const turns: Button[] = [];
  if (page > 1) turns.push({ label: t("common.back"), data: action.waiting(page - 1) });
  if (page < pages) turns.push({ label: t("decisions.waiting.next"), data: action.waiting(page + 1) });
  return {
    text: [waitingHead(list, t), ...items.map((item) => waitingLine(item, today, t))].join("\n"),
    buttons: turns.length > 0 ? [...buttons, turns] : buttons,
    protected: true,
  };
}

/** To those who decide: what was asked since they were told last. */
export function askedNotice({ items, total }: AskedList, today: Day, t: Translate): Message {
  const buttons = items.flatMap((item) =>
    decisionButtons(item, 1, today, t).map(({ label, data }) => [{ label, data: staying(data) }]),
  );
  const rest = { label: t("decisions.waiting.more"), data: staying(action.waiting(1)) };
  return {
    text: [
      t("decisions.waiting.asked", { total }),
      ...items.map((item) => waitingLine(item, today, t)),
      ...(total > items.length ? [t("decisions.waiting.rest", { count: total - items.length })] : []),
    ].join("\n"),
    buttons: total > items.length ? [...buttons, [rest]] : buttons,
    protected: true,
  };
}

/** "I.10 tháng 02 Sở Tư pháp": whose and what, in a list of several. */
export function nameOfAsked(item: WaitingItem, today: Day, t: Translate): string {
  if (item.kind === "return") return `${labelsOf(item.returned, today, t)} ${agencyOf(item)}`;
  const label =
    item.kind === "extension" ? dutyLabel(item.asked.duty, t, today) : itemLabel(item.asked.about, t, today);
  return t(`decisions.waiting.${item.kind}`, { label, agency: agencyOf(item) });
}

/** What else can be decided than what waits. */
export function howToDecide(t: Translate): string {
  return t("decisions.waiting.how", { example: t("decisions.return.example") });
}

/** For whom it waits: what was sent back waits for its agency, and not for the office. */
function waitingHead({ total, returned, page, pages }: WaitingPage, t: Translate): string {
  const head: string[] = [];
  if (total > returned) head.push(t("decisions.waiting.head", { total: total - returned }));
  if (returned > 0) head.push(t("decisions.return.waiting", { count: returned }));
  if (pages > 1) head.push(t("decisions.waiting.paged", { page, pages }));
  return head.join(" · ");
}

function waitingLine(item: WaitingItem, today: Day, t: Translate): string {
  switch (item.kind) {
    case "extension": {
      const { duty, fromDay, toDay, reason } = item.asked;
      return t("decisions.extension.line", {
        ...{ label: dutyLabel(duty, t, today), agency: duty.agencyName, reason: shorten(reason, longestReason) },
        ...{ due: formatDayShort(fromDay), day: formatDayShort(toDay) },
      });
    }
    case "change":
      return t("decisions.change.line", {
        agency: item.asked.agencyName,
        content: changeContent(item.asked, today, t),
      });
    case "return": {
      const { id, returned } = item;
      const one = returned.items[returned.ids.indexOf(id)]!;
      return t("decisions.return.line", {
        ...{ labels: itemLabel(one, t, today), agency: returned.agencyName },
        ...{ at: formatDayShort(dayInVietnam(returned.at)), day: formatDayNear(returned.answerBy, today, t) },
      });
    }
  }
}

function decisionButtons(item: WaitingItem, page: number, today: Day, t: Translate): Button[] {
  if (item.kind === "return") {
    const one = item.returned.items[item.returned.ids.indexOf(item.id)]!;
    const label = `${t("decisions.return.withdraw")} ${itemLabel(one, t, today)} ${agencyOf(item)}`;
    return [{ label, data: action.withdrawReturn(item.id, page) }];
  }
  const about =
    item.kind === "extension" ? dutyLabel(item.asked.duty, t, today) : itemLabel(item.asked.about, t, today);
  const label = `${about} ${agencyOf(item)}`;
  const name = item.kind === "extension" ? "e" : "c";
  return [
    { label: t("decisions.waiting.yes", { label }), data: action.grant(name, item.asked.id, page) },
    { label: t("decisions.waiting.no", { label }), data: action.refuse(name, item.asked.id, page) },
  ];
}

function agencyOf(item: WaitingItem): string {
  const name =
    item.kind === "return"
      ? item.returned.agencyName
      : item.kind === "change"
        ? item.asked.agencyName
        : item.asked.duty.agencyName;
  return shorten(name, longestAgency);
}

/** To who asked for more time. */
export function extensionNotice(asked: AskedExtension, today: Day, t: Translate): Message {
  const { duty, toDay, refusal } = asked;
  const label = dutyLabel(duty, t, today);
  const text =
    asked.state === "granted"
      ? t("decisions.extension.granted", { label, day: formatDayInFull(toDay, t) })
      : t("decisions.extension.refused", { label, reason: refusal ?? "", due: formatDayInFull(duty.dueOn, t) });
  return { text, buttons: [[{ label, data: staying(action.duty(duty.id)) }]] };
}

/** To the focal points: what was returned, why, until when. */
export function returnNotice(found: FoundReturn, today: Day, t: Translate): Message {
  const { id, number, reason, answerBy, items, ids } = found;
  const text = t("decisions.return.told", {
    ...{ number, reason, labels: labelsOf(found, today, t), day: formatDayInFull(answerBy, t) },
  });
  const mend = items.slice(0, 6).map((item, index) => ({
    label:
      items.length === 1
        ? t("decisions.return.mend")
        : t("decisions.return.mendOne", { label: itemLabel(item, t, today) }),
    data: staying(action.mendReturned(ids[index]!)),
  }));
  const view = { label: t("decisions.return.view"), data: staying(action.viewReturned(id)) };
  return { text, buttons: mend.length === 1 ? [[...mend, view]] : [...mend.map((button) => [button]), [view]] };
}

/** To who returned it: it has come back. */
export function answeredNotice(
  { agencyName, number }: FoundReturn,
  by: { readonly number: string; readonly hasFiles: boolean },
  item: ReportedItem,
  today: Day,
  t: Translate,
): Message {
  const content =
    item.kind === "task" ? describeTask(item.duty, contentNow(item), today, t) : itemLabel(item, t, today);
  const said = { agency: agencyName, labels: content, to: by.number, number };
  const isSame = !by.hasFiles && isUnchanged(item);
  return { text: t(`decisions.return.${isSame ? "answeredUnchanged" : "answered"}`, said), buttons: [] };
}

/** Whether what was reported since says what was sent back. */
function isUnchanged(item: ReportedItem): boolean {
  if (item.kind === "task") return item.duty.latest !== null && sameReport(item, item.duty.latest);
  return item.figure.latest !== null && sameFigure(item, item.figure.latest);
}

/** As the latest report says it: an item of the receipt that was returned still has the old content. */
function contentNow(item: Extract<ReportedItem, { kind: "task" }>) {
  const { latest } = item.duty;
  if (!latest) return item;
  return { ...latest, note: latest.result ?? latest.difficulty };
}

/**
 * A quarter before it is approved, or once it is.
 *
 * @param who names a person who decided
 * @param mayDecide the reader is of those who approve
 */
export function approvalMessage(
  standing: QuarterStanding,
  { number }: { readonly number: string },
  who: (personId: number) => string,
  mayDecide: boolean,
  { today, t }: { readonly today: Day; readonly t: Translate },
): Message {
  const period = formatPeriod(standing.quarter, t);
  const lines: string[] = [
    t("decisions.approval.preview", { period: capitalised(period), number, ...countsOf(standing, t) }),
  ];
  const { approval, reopened } = standing;
  const decided = ({ personId, at }: Pick<Approved, "personId" | "at">) => ({
    who: who(personId),
    at: formatMoment(at, today, t),
  });
  if (reopened) {
    lines.push(t("decisions.approval.approvedBy", decided(reopened.approved)));
    lines.push(t("decisions.approval.reopenedBy", { reason: reopened.reason, ...decided(reopened) }));
  }
  if (approval) lines.push(t("decisions.approval.approvedBy", decided(approval)));
  else {
    const until = lastDayStillToCome(standing.quarter, today);
    if (until)
      lines.push(t("decisions.approval.running", { day: formatDayShort(until), open: formatCount(standing.open) }));
    lines.push(t("decisions.approval.effect"));
  }
  if (!mayDecide)
    return { text: [...lines, t("decisions.approval.leadOnly")].join("\n"), buttons: [], protected: true };
  const button = approval
    ? { label: t("decisions.approval.reopen"), data: action.reopen(standing.quarter) }
    : { label: t("decisions.approval.lock"), data: action.approve(standing.quarter) };
  return { text: lines.join("\n"), buttons: [[button]], protected: true };
}

function countsOf({ duties, settled, overdue, open, figures, otherFigures, waiting }: QuarterStanding, t: Translate) {
  return {
    ...{ duties: formatCount(duties), settled: formatCount(settled), overdue: formatCount(overdue) },
    ...{ open: formatCount(open), waiting: formatCount(waiting) },
    figures: t(otherFigures > 0 ? "decisions.approval.figuresBeside" : "decisions.approval.figures", {
      n: formatCount(figures),
      others: formatCount(otherFigures),
    }),
  };
}
