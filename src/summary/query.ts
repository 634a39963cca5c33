import type { Day } from "../calendar/day.js";
import { quarterOf } from "../calendar/windows.js";
import type { Intent, Slots } from "../text/understanding.js";

/** What a summary is about. Codes as the plan has them; a task's part follows a slash ("VII.4/ket-noi"). */
export type Subject =
  | { readonly of: "whole" }
  | { readonly of: "section"; readonly code: string }
  | { readonly of: "task"; readonly code: string }
  | { readonly of: "indicator"; readonly code: string }
  // lists to choose from
  | { readonly of: "sections" }
  | { readonly of: "agencies" }
  | { readonly of: "indicators" };

/** Whose duties and figures count: everybody's, those of a group, or of one agency. */
export type Whose =
  | { readonly of: "all" }
  | { readonly of: "group"; readonly code: string }
  | { readonly of: "agency"; readonly code: string };

export interface SummaryQuery {
  readonly subject: Subject;
  readonly whose: Whose;
  /** 2024-Q1; also a month, 2024-6M, 2024-9M or a year. */
  readonly period: string;
  /** From 1, where the answer is a list. */
  readonly page: number;
  /** In lists of names: also those who answered without finishing ("ai trễ"), not only the silent. */
  readonly late: boolean;
}

const plain = ["whole", "sections", "agencies", "indicators"] as const;
const coded = ["section", "task", "indicator"] as const;
const shape =
  /^(late!)?([a-z]*)(?::([^;@+]{1,20}))?(?:;([^;@+]{1,20}))?(?:\+(\d{1,3}))?@(\d{4}(?:-(?:Q[1-4]|6M|9M|0[1-9]|1[0-2]))?)$/;

/** A query with everything that was not said at its default. */
export function query(of: Partial<SummaryQuery> & Pick<SummaryQuery, "period">): SummaryQuery {
  return { subject: { of: "whole" }, whose: { of: "all" }, page: 1, late: false, ...of };
}

/**
 * The query as a button carries it: "section:V@2024-Q1", "agencies;~cap-xa+2@2024-Q1" (a group, page 2), ";STP@2024-Q1",
 * "@2024-Q1" (the whole plan). Codes and periods are short: it fits the 64 bytes of a button for every code of the plan.
 */
export function formatQuery({ subject, whose, period, page, late }: SummaryQuery): string {
  const what = subject.of === "whole" ? "" : "code" in subject ? `${subject.of}:${subject.code}` : subject.of;
  const who = whose.of === "all" ? "" : whose.of === "group" ? `;${whose.code.replace("@", "~")}` : `;${whose.code}`;
  return `${late ? "late!" : ""}${what}${who}${page > 1 ? `+${page}` : ""}@${period}`;
}

/** Null where the words are no query: an old or a forged button. That its codes exist is not checked here. */
export function parseQuery(words: string): SummaryQuery | null {
  const match = shape.exec(words);
  if (!match) return null;
  const [, late, what = "", code, who, page, period = ""] = match;
  const subject = toSubject(what || "whole", code);
  if (!subject) return null;
  const whose: Whose =
    who === undefined
      ? { of: "all" }
      : who.startsWith("~")
        ? { of: "group", code: who.replace("~", "@") }
        : { of: "agency", code: who };
  return { subject, whose, period, page: Math.max(1, Number(page ?? 1)), late: late !== undefined };
}

function toSubject(what: string, code: string | undefined): Subject | null {
  const of = plain.find((w) => w === what);
  if (of) return code === undefined ? { of } : null;
  const named = coded.find((w) => w === what);
  return named && code !== undefined ? { of: named, code } : null;
}

/**
 * What a question asks for, by what it names. Without a period the calendar quarter of today; the answer names it.
 */
export function queryFromWords(slots: Slots | null, intent: Intent | null, today: Day): SummaryQuery {
  return {
    subject: subjectOf(slots, intent),
    whose: slots?.agency
      ? { of: "agency", code: slots.agency }
      : slots?.group
        ? { of: "group", code: slots.group }
        : { of: "all" },
    period: slots?.period ?? quarterOf(today, "calendar"),
    page: 1,
    late: intent === "late",
  };
}

function subjectOf(slots: Slots | null, intent: Intent | null): Subject {
  if (slots?.indicator) return { of: "indicator", code: slots.indicator };
  if (slots?.task) return { of: "task", code: slots.task };
  if (slots?.section) return { of: "section", code: slots.section };
  if (intent === "indicator") return { of: "indicators" };
  if (slots?.group && intent !== "silent" && intent !== "late") return { of: "agencies" };
  return { of: "whole" };
}
