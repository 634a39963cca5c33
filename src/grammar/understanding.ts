import type { Day } from "../calendar/day.js";
import type { Status } from "../text/status-rules.js";

export type { Status };

/** A line that was understood as a report on a task. Null where nothing was said. */
export interface TaskItem {
  readonly line: number; // from 1, counting the lines of the message as sent
  readonly kind: "task";
  readonly task: string;
  readonly part: string | null;
  readonly period: string | null; // 2024-03, 2024-Q1, 2024-6M, 2024-9M, 2024
  readonly status: Status;
  readonly percent: number | null;
  readonly document: string | null;
  readonly documentDate: Day | null;
  readonly note: string | null;
}

/**
 * A line that was understood as a figure of an indicator. `percent` has two decimals, halves up; null for 0/0 and for
 * indicators of other units than %, whose `value` holds what was typed, or the numerator by the denominator with four
 * decimals, halves up.
 */
export interface FigureItem {
  readonly line: number;
  readonly kind: "figure";
  readonly indicator: string;
  readonly period: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly percent: number | null;
  readonly value: number | null;
  readonly note: string | null;
}

export type Item = TaskItem | FigureItem;

/** A report on a task that says what was done, and not how the whole stands: that alone is asked, and never supposed. */
export interface OpenItem extends Omit<TaskItem, "status"> {
  readonly status: null;
}

/** A line that needs an answer ("ask") or another wording ("refuse"). */
export interface Problem {
  readonly line: number;
  readonly outcome: "ask" | "refuse";
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly sentence: string;
  /**
   * For "ask": where in the message (UTF-16 offsets into the normalised text that `understand` also returns) a
   * choice's value is put to answer the question, so that reading the message again gives the item.
   */
  readonly span: { readonly start: number; readonly end: number } | null;
  /** For "refuse": what the line would have written for somebody else, "V.1 STP"; it is noted in the audit. */
  readonly foreign?: string;
  /** For "ask" about the status alone: the report as far as it is certain. */
  readonly open?: OpenItem;
  /** For a figure that is missing, in doubt or refused: what a number that is typed next is of. */
  readonly figure?: FigureInQuestion;
  /** Where the words stand that it is about, with the code they begin with: what is typed anew takes their place. */
  readonly said?: { readonly start: number; readonly end: number };
}

export interface FigureInQuestion {
  readonly indicator: string;
  readonly period: string | null;
  /** It is to be the figure of the period before: "như kỳ trước". */
  readonly asBefore: boolean;
}

export type Intent =
  | "summary"
  | "silent"
  | "late"
  | "indicator"
  | "task"
  | "agency"
  | "section"
  | "export"
  | "nudge"
  | "duties"
  | "report"
  | "figures"
  | "help"
  | "other";

export interface Slots {
  readonly task: string | null;
  readonly section: string | null;
  readonly indicator: string | null;
  readonly agency: string | null;
  readonly group: string | null; // @cap-xa
  readonly period: string | null;
}

export interface Understanding {
  readonly outcome: "items" | "ask" | "refuse" | "question" | "other";
  readonly items: readonly Item[];
  readonly problems: readonly Problem[];
  readonly intent: Intent | null;
  readonly slots: Slots | null;
  readonly sentence: string | null;
  /** The message as it was read: NFC, without zero-width characters. Spans of problems point into it. */
  readonly text: string;
}
