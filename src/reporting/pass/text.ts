import { formatDayNear, formatPeriod } from "../../calendar/formats.js";
import { daysOverdue } from "../../plan/standing.js";
import { describeFigure, describeStatus, describeTask } from "../describe.js";
import type { DutyFacts } from "../duty-facts.js";
import { dutyLabel, shorten } from "../labels.js";
import { type DialogueContext, findFigure } from "../lookup.js";
import { statusWords } from "../read-step.js";
import type { Pass, ReportDraft, TaskEntry } from "../report-draft.js";
import { typedCode } from "../typed-code.js";

/** With head and question twelve lines, the most of a screen. */
const NAMED = 10;
const LONGEST_TEXT = 40;

type Passing = ReportDraft & { readonly pass: Pass };

/** How far a pass is, in front of what it asks: "3/13 · V.1 · …". */
export function withPlace({ done, rest }: Pass, [head = "", ...lines]: readonly string[], context: DialogueContext) {
  return [context.t("pass.at", { at: done + 1, of: done + rest.length, line: head }), ...lines];
}

/** The question about check-ins that are answered together: each is named. */
export async function togetherBody({ pass }: Passing, context: DialogueContext): Promise<string[]> {
  const { t } = context;
  const [item] = pass.rest;
  const ids = item?.kind === "together" ? item.dutyIds : [];
  const duties = (await Promise.all(ids.map((id) => context.lookup.duty(id)))).filter((duty) => duty !== null);
  const [first] = duties;
  if (!first) return [t("reporting.dutyGone")];
  const shown = duties.length > NAMED ? duties.slice(0, NAMED - 1) : duties;
  const others = duties.slice(shown.length);
  return [
    t("pass.together", {
      agency: first.agencyName,
      count: duties.length,
      period: formatPeriod(first.period, t),
      due: dueOf(first, context),
    }),
    ...shown.map((duty) => t("due.onDate", { label: duty.task, text: shorten(duty.taskText, LONGEST_TEXT) })),
    ...(others.length > 0
      ? [t("pass.togetherMore", { count: others.length, labels: others.map(({ task }) => task).join(", ") })]
      : []),
    t("pass.askTogether", { example: `${typedCode(first)} ${statusWords.done}` }),
  ];
}

function dueOf(duty: DutyFacts, { today, t }: DialogueContext): string {
  const days = daysOverdue(duty, today);
  return days > 0
    ? t("pass.togetherOverdue", { days })
    : t("pass.togetherUntil", { day: formatDayNear(duty.dueOn, today, t) });
}

/**
 * All that was answered in a pass, each named: duties of which nothing but the same status was said are one line, all else
 * has its own.
 */
export async function passLines({ entries }: ReportDraft, context: DialogueContext): Promise<string[]> {
  const { t, today, lookup } = context;
  const lines: string[] = [];
  const plain = entries.filter((entry) => entry.kind === "task").filter(isPlain);
  const sameAs = (entry: TaskEntry) => plain.filter(({ status }) => status === entry.status);
  for (const entry of entries) {
    if (entry.kind === "figure") {
      const figure = await findFigure(lookup, entry);
      if (figure) lines.push(withReceipt(describeFigure(figure, entry, t), figure.latest?.receipt));
      continue;
    }
    const same = isPlain(entry) ? sameAs(entry) : [];
    if (same.length < 2) {
      const duty = await lookup.duty(entry.dutyId);
      if (duty) lines.push(withReceipt(describeTask(duty, entry, today, t), duty.latest?.receipt));
    } else if (same[0] === entry) {
      const duties = (await Promise.all(same.map(({ dutyId }) => lookup.duty(dutyId)))).filter((duty) => duty !== null);
      const labels = duties.map((duty) => dutyLabel(duty, t, today)).join(", ");
      lines.push(t("pass.sameStatus", { status: describeStatus(entry, t), count: duties.length, labels }));
    }
  }
  return lines;

  function withReceipt(line: string, receipt: string | undefined): string {
    const replaced = receipt ? ` (${t("reporting.replacesShort", { receipt })})` : "";
    return t("pass.line", { line: `${line}${replaced}` });
  }
}

/** Nothing but its status was said, and it replaces nothing. */
function isPlain({ percent, document, documentDate, note, seen }: TaskEntry): boolean {
  return percent === null && document === null && documentDate === null && note === null && seen === null;
}
