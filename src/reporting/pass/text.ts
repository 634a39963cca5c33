import { formatDayNear, formatPeriod, formatPeriodShort } from "../../calendar/formats.js";
import { daysOverdue } from "../../plan/standing.js";
import type { Translate } from "../../text/language.js";
import { reportBefore } from "../as-before.js";
import { describeStatus, describeValue } from "../describe.js";
import type { DutyFacts } from "../duty-facts.js";
import { dutyLabel, figureLabel, shorten } from "../labels.js";
import { type DialogueContext, findFigure } from "../lookup.js";
import { statusWords } from "../read-step.js";
import type { Pass, ReportDraft } from "../report-draft.js";
import { typedCode } from "../typed-code.js";
import { askedAgain } from "./pass.js";
import { passedOver } from "./ready.js";

/** With head and question twelve lines, the most of a screen. */
const NAMED = 10;
const LONGEST_TEXT = 40;
const SHORTER_TEXT = 24;
/** Of what was passed over so much is named. */
const LABELS = 6;

type Passing = ReportDraft & { readonly pass: Pass };

/** How far a pass is, in front of what it asks: "3/13 · V.1 · …". */
export function withPlace({ done, rest }: Pass, [head = "", ...lines]: readonly string[], context: DialogueContext) {
  return [context.t("pass.at", { at: done + 1, of: done + rest.length, line: head }), ...lines];
}

/** What a pass leaves for another time, under its read-back and its receipt: what was not asked yet, and what was passed over. */
export async function leftLines(draft: ReportDraft, context: DialogueContext): Promise<string[]> {
  const { lookup, t, today } = context;
  const count = draft.pass?.rest.length ?? 0;
  const labels: string[] = [];
  for (const part of await passedOver(draft, context)) {
    const duty = part.kind === "task" ? await lookup.duty(part.dutyId) : null;
    if (part.kind === "figure") labels.push(figureLabel(part, t));
    else if (duty) labels.push(dutyLabel(duty, t, today));
  }
  const named = labels.slice(0, LABELS).join(", ");
  const more = labels.length > LABELS ? `, +${labels.length - LABELS}` : "";
  return [
    ...(count > 0 ? [t("pass.left", { count })] : []),
    ...(labels.length > 0 ? [t("pass.passedOver", { labels: named + more })] : []),
  ];
}

/** What was answered to what is asked again, which stays where nothing else is said. */
export async function answeredLines(draft: Passing, context: DialogueContext): Promise<string[]> {
  const entry = askedAgain(draft);
  if (!entry) return [];
  const { t } = context;
  if (entry.kind === "task") return [t("pass.answered", { what: describeStatus(entry, t) })];
  const figure = await findFigure(context.lookup, entry);
  return figure ? [t("pass.answered", { what: describeValue(entry, figure, t) })] : [];
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
    ...shown.map((duty) => lineOf(duty, t)),
    ...(others.length > 0
      ? [t("pass.togetherMore", { count: others.length, labels: others.map(({ task }) => task).join(", ") })]
      : []),
    t("pass.askTogether", { example: `${typedCode(first)} ${statusWords.done}` }),
  ];
}

/** With what was reported before, where it can be said again. */
function lineOf(duty: DutyFacts, t: Translate): string {
  const before = reportBefore(duty);
  if (!before) return t("due.onDate", { label: duty.task, text: shorten(duty.taskText, LONGEST_TEXT) });
  const text = shorten(duty.taskText, SHORTER_TEXT);
  return t("pass.lineBefore", {
    line: t("due.onDate", { label: duty.task, text }),
    period: formatPeriodShort(before.period, t),
    status: describeStatus(before, t).toLocaleLowerCase("vi"),
  });
}

function dueOf(duty: DutyFacts, { today, t }: DialogueContext): string {
  const days = daysOverdue(duty, today);
  return days > 0
    ? t("pass.togetherOverdue", { days })
    : t("pass.togetherUntil", { day: formatDayNear(duty.dueOn, today, t) });
}
