import type { Day } from "../calendar/day.js";
import { formatDay, formatDayNear, formatPeriod } from "../calendar/formats.js";
import { daysOverdue } from "../plan/standing.js";
import { action, staying } from "../text/actions.js";
import { hasDueDay } from "../text/deadline-kinds.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import { type Pending, pendingLines } from "./decisions/pending.js";
import { describeGiven, describeReport, formatTarget } from "./describe.js";
import type { DutyFacts, FigureFacts } from "./duty-facts.js";
import { type CountedFile, countFiles } from "./evidence/files.js";
import { dutyLabel } from "./labels.js";
import { noteLines } from "./note-lines.js";
import { untilWords } from "./until.js";

/**
 * What a duty is and how it stands, for who asks after it: nothing is begun.
 *
 * @param given what came with what was reported last
 */
export function dutyView(
  duty: DutyFacts,
  given: readonly CountedFile[],
  pending: Pending,
  today: Day,
  t: Translate,
): Message {
  const lines = [dutyLabel(duty, t, today), duty.taskText, dueLine(duty, today, t)];
  lines.push(t("reporting.timing", { timing: duty.timing }));
  if (duty.latest) lines.push(lastReportLine(duty.latest, given, t));
  lines.push(...pendingLines(pending, today, t));
  lines.push(...noteLines(duty.notes ?? [], t));
  const report = { label: t("reporting.reportIt"), data: action.duty(duty.id) };
  const files = askedFilesButton(duty, t);
  const extend = { label: t("decisions.extension.button"), data: action.extend(duty.id) };
  return {
    text: lines.join("\n"),
    buttons: [
      duty.settledOn === null && !duty.closed && hasDueDay(duty) ? [report, extend] : [report],
      ...(files ? [[files]] : []),
      ...givenFilesRow(duty, given, t),
    ],
  };
}

/** What the office sent with its request: whoever comes to the agency later finds it here. Null where there is nothing. */
export function askedFilesButton({ askedWith }: DutyFacts, t: Translate): Button | null {
  return askedWith ? { label: t("request.openFiles"), data: action.requestFiles(askedWith.request) } : null;
}

/** What opens what came with what was reported last. */
export function givenFilesRow(
  about: DutyFacts | FigureFacts,
  given: readonly CountedFile[],
  t: Translate,
): readonly Button[][] {
  if (!about.latest || given.length === 0) return [];
  const of = "task" in about ? about.latest.id : `f${about.latest.id}`;
  return [[{ label: t("evidence.open", { files: countFiles(given, t) }), data: staying(action.evidence(of)) }]];
}

/** The same of a figure. */
export function figureView(
  figure: FigureFacts,
  given: readonly CountedFile[],
  pending: Pending,
  today: Day,
  t: Translate,
): Message {
  const { agencyId, indicator, period } = figure;
  return {
    text: [...figureLines(figure, given, t), ...pendingLines(pending, today, t)].join("\n"),
    buttons: [
      [{ label: t("reporting.reportIt"), data: action.figure(agencyId, indicator, period) }],
      ...givenFilesRow(figure, given, t),
    ],
  };
}

export function lastReportLine(
  latest: NonNullable<DutyFacts["latest"]>,
  given: readonly CountedFile[],
  t: Translate,
): string {
  const content = [describeReport(latest, t), countFiles(given, t)].filter(Boolean).join(" · ");
  return t("reporting.lastReport", { content, receipt: latest.receipt });
}

export function dueLine(duty: DutyFacts, today: Day, t: Translate): string {
  const line = untilLine(duty, today, t);
  return duty.approved && !duty.returned ? `${line} · ${t("due.locked")}` : line;
}

function untilLine(duty: DutyFacts, today: Day, t: Translate): string {
  const agency = duty.agencyName;
  if (!hasDueDay(duty)) return t("event.onRequest.lead", { agency });
  const days = duty.settledOn === null ? daysOverdue(duty, today) : 0;
  if (days > 0) return t("reporting.leadOverdue", { agency, day: formatDay(duty.dueOn), days });
  return t("reporting.leadUntil", { agency, day: untilWords(duty, formatDayNear(duty.dueOn, today, t), t) });
}

/** The indicator, its period and window, until when, and what was given last. */
export function figureLines(figure: FigureFacts, files: readonly CountedFile[], t: Translate): string[] {
  const lines = [
    `${figure.indicator} · ${figure.shortName}`,
    t("reporting.figureWindow", {
      agency: figure.agencyName,
      period: formatPeriod(figure.period, t),
      first: formatDay(figure.beginsOn),
      last: formatDay(figure.endsOn),
    }),
    t("reporting.dueAndTarget", { day: formatDay(figure.dueOn), target: formatTarget(figure.target, figure.unit) }),
  ];
  const given = figure.latest ?? figure.previous;
  if (given) lines.push(describeGiven(figure, given, figure.latest ? files : [], t));
  return lines;
}
