import type { Day } from "../../calendar/day.js";
import { formatDayInFull } from "../../calendar/formats.js";
import { daysOverdue } from "../../plan/standing.js";
import { openReturnLine, returnedOnLine } from "../../reporting/decisions/open-returns.js";
import { describeDocument, describeStatus } from "../../reporting/describe.js";
import type { DutyFacts } from "../../reporting/duty-facts.js";
import { dutyLabel, shorten } from "../../reporting/labels.js";
import { noteLines } from "../../reporting/note-lines.js";
import { returnedWords } from "../../reporting/succession.js";
import { action } from "../../text/actions.js";
import { capitalised } from "../../text/capitalised.js";
import { hasDueDay } from "../../text/deadline-kinds.js";
import type { Translate } from "../../text/language.js";
import type { Button, Message } from "../../text/message.js";
import { inRows } from "../../text/rows.js";
import { filesButton, filesOfLine, lastWithFiles } from "./files-of-report.js";
import { type DutyRecord, type ReportVersion, type Sent, standingOf } from "./report-facts.js";
import { dayOfSent, whoLine } from "./who-reported.js";

/** How a view stands among others. */
export interface ViewPlace {
  readonly today: Day;
  readonly t: Translate;
  /** Data of the button that leads back. */
  readonly back: string;
  /** What can be done about it besides, in front of the way back. */
  readonly more?: readonly Button[];
  /** False where persons are not to be named and words of people not to be shown: in a group. */
  readonly persons?: boolean;
}

const longestTask = 90;
const longestWords = 200;
const earlierShown = 2;

/** What was said on a duty: how it stands, the words and the document, who said so and when, what was said before. */
export function reportMessage(record: DutyRecord, place: ViewPlace): Message {
  const { duty, versions } = record;
  const { today, t, back, more = [], persons = true } = place;
  const standing = standingOf(versions);
  const latest = standing ?? versions.at(-1);
  // Pictures show persons too.
  const withFiles = persons ? lastWithFiles(versions) : null;
  const lines = [
    [dutyLabel(duty, t, today), duty.agencyName, stateOf(), timeOf(duty, today, t)].filter(Boolean).join(" · "),
    shorten(duty.taskText, longestTask),
    hasDueDay(duty) ? t("reports.due", { day: dueOf(duty, t) }) : t("event.onRequest.noDay"),
  ];
  if (record.returned) lines.push(openReturnLine(record.returned, today, t, persons));
  if (latest) {
    if (persons) lines.push(...contentLines(latest, t), ...filesOfLine(withFiles, latest, t));
    lines.push(whoLine(latest, persons, today, t, standing ? "by" : "takenBackBy"));
    const earlier = versions.slice(0, versions.indexOf(latest));
    if (earlier.length > 0) lines.push(earlierLine(earlier, today, t));
    lines.push(t("reports.receipt", { number: latest.receipt }), ...takenBackSince(versions, latest, t));
  }
  if (persons) lines.push(...noteLines(duty.notes ?? [], t));
  const self = action.openDutyView(duty.id, back);
  const buttons: Button[] = latest
    ? [
        { label: t("reports.button.receipt"), data: action.openReceipt(latest.receipt, self) },
        { label: t("reports.button.history"), data: action.dutyHistory(duty.id, 1, back) },
        ...(withFiles ? [filesButton(withFiles, t)] : []),
        ...more,
      ]
    : [...more];
  return {
    text: lines.join("\n"),
    buttons: inRows([...buttons, { label: t("common.back"), data: back }], 2),
    protected: true,
  };

  function stateOf(): string {
    if (!latest) return t("reports.silent");
    if (!standing) return t("reports.takenBack");
    const status = describeStatus(standing, t);
    return record.returned ? t("reports.returned", { status }) : status;
  }
}

function dueOf({ dueOn, dueHour }: DutyFacts, t: Translate): string {
  const day = formatDayInFull(dueOn, t);
  return dueHour ? t("reporting.untilHour", { hour: dueHour, day }) : day;
}

/** "đúng hạn", "trễ 3 ngày", "quá hạn 20 ngày"; nothing where it is not due yet. */
export function timeOf(
  duty: Pick<DutyFacts, "settledOn" | "dueOn" | "dueHour" | "settledLate" | "counts" | "deadlineKind">,
  today: Day,
  t: Translate,
): string {
  if (!hasDueDay(duty)) return "";
  if (duty.settledOn !== null) {
    const days = daysOverdue(duty, duty.settledOn);
    if (duty.settledLate) return t("reports.lateByHour", { time: duty.dueHour ?? "" });
    return days === 0 ? t("reports.onTime") : t("reports.late", { days });
  }
  const days = daysOverdue(duty, today);
  return days === 0 || !duty.counts ? "" : t("reports.overdue", { days });
}

function contentLines(version: ReportVersion, t: Translate): string[] {
  const document = describeDocument(version, t);
  return [
    ...(document ? [t("reporting.readBack.document", { document })] : []),
    ...(version.result ? [t("reporting.readBack.result", { note: shorten(version.result, longestWords) })] : []),
    ...(version.difficulty
      ? [t("reporting.readBack.difficulty", { note: shorten(version.difficulty, longestWords) })]
      : []),
  ];
}

/** That the office sent it back, and why: what it waits for in the words of a duty, of a group without the reason. */
export function returnedLines({ succession }: Sent, { today, t, persons = true }: ViewPlace): string[] {
  const returns = succession.returns ?? [];
  const ended = returns.filter(({ state }) => state !== "open");
  return [
    ...(persons ? returnedWords({ ...succession, returns: ended }, today, t).map(capitalised) : []),
    ...returns.filter(isOpen).map((open) => returnedOnLine(open, today, t, persons)),
  ];
}

/** Whether the office waits for it to be sent again. */
export function isBack({ succession }: Sent): boolean {
  return (succession.returns ?? []).some(isOpen);
}

function isOpen({ state }: NonNullable<Sent["succession"]["returns"]>[number]): boolean {
  return state === "open";
}

/** "Trước đó: 26/02 đang thực hiện 80%"; the latest of them, and how many more there are. */
function earlierLine(earlier: readonly ReportVersion[], today: Day, t: Translate): string {
  const shown = earlier.slice(-earlierShown).map((version) => shortly(version, today, t));
  const left = earlier.length - shown.length;
  return t(left > 0 ? "reports.earlierMore" : "reports.earlier", { list: shown.reverse().join("; "), count: left });
}

/** What was said after it and was taken back, by its receipts. */
function takenBackSince(versions: readonly ReportVersion[], standing: ReportVersion, t: Translate): string[] {
  const since = versions.slice(versions.indexOf(standing) + 1).filter(({ status }) => status !== null);
  const receipts = since.map(({ receipt }) => receipt);
  return receipts.length > 0 ? [t("reports.takenBackSince", { receipts: receipts.join(", ") })] : [];
}

function shortly(version: ReportVersion, today: Day, t: Translate): string {
  const state =
    version.status === null ? t("reports.takenBack") : describeStatus({ ...version, status: version.status }, t);
  return `${dayOfSent(version, today)} ${state.toLocaleLowerCase("vi")}`;
}
