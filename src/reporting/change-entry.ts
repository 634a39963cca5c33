import type { Status } from "../grammar/understanding.js";
import { statusRules } from "../text/status-rules.js";
import type { GivenFigure } from "./duty-facts.js";
import type { Entry, FigureEntry, ReportDraft, Step, TaskEntry } from "./report-draft.js";
import { stepAfterStatus } from "./step-after-status.js";

/** The draft of one thing with a status that was chosen, at the question that follows it. */
export function withStatus(draft: ReportDraft, entry: TaskEntry, status: Status): ReportDraft {
  const said = { status, percent: null, document: null, documentDate: null, note: null };
  return withEntry(draft, stepAfterStatus(said), { ...entry, ...fitting(entry, status), status });
}

/** Of what was said with another status only what this one can say too: 60 % and a difficulty are no part of finished work. */
export function fitting(
  entry: TaskEntry,
  status: Status,
): Pick<TaskEntry, "percent" | "document" | "documentDate" | "note"> {
  const { percent, document, documentDate, note } = entry;
  if (status === entry.status) return { percent, document, documentDate, note };
  const { hasWork } = statusRules[status];
  return {
    percent: hasWork && status !== "done" ? percent : null,
    document: hasWork ? document : null,
    documentDate: hasWork ? documentDate : null,
    note: hasWork && (status === "blocked") === (entry.status === "blocked") ? note : null,
  };
}

/** A figure that is a button: nothing arose, or of whole units done and not. */
export function withFigure(draft: ReportDraft, entry: FigureEntry, value: string): ReportDraft {
  const denominator = value === "none" ? 0 : 1;
  const numerator = value === "done" ? 1 : 0;
  const percent = denominator === 0 ? null : numerator * 100;
  return withEntry(draft, "confirm", {
    ...entry,
    given: true,
    numerator,
    denominator,
    percent,
    value: null,
    note: null,
  });
}

/** A figure as it was given for the period before. */
export function withFigureOf(draft: ReportDraft, entry: FigureEntry, before: GivenFigure): ReportDraft {
  const { numerator, denominator, percent, value } = before;
  return withEntry(draft, "confirm", { ...entry, given: true, numerator, denominator, percent, value, note: null });
}

/** A figure of nothing, in the indicator's own unit: nothing of what there was, not nothing at all. */
export function withZero(draft: ReportDraft, entry: FigureEntry, unit: string): ReportDraft {
  const isRate = unit === "%";
  const zero = { numerator: null, denominator: null, percent: isRate ? 0 : null, value: isRate ? null : 0, note: null };
  return withEntry(draft, "confirm", { ...entry, given: true, ...zero });
}

export function withEntry(draft: ReportDraft, step: Step, entry: Entry): ReportDraft {
  return { ...draft, step, entries: [entry] };
}
