import type { Day } from "../calendar/day.js";
import { type PeriodCode, quarterCode, quarterEnding, quarterOf } from "../calendar/windows.js";
import type { Intent, Slots } from "../grammar/understanding.js";
import type { Catalogue } from "../text/catalogue.js";
import { groupWithin, membersOf } from "./scope.js";

/** What a summary is about. Codes as the plan has them; a task's part follows a slash ("VII.4/ket-noi"). */
export type Subject =
  | { readonly of: "whole" }
  | { readonly of: "section"; readonly code: string }
  | { readonly of: "task"; readonly code: string }
  | { readonly of: "indicator"; readonly code: string }
  /** All who gave figures of an indicator, from best to worst. */
  | { readonly of: "ranking"; readonly code: string }
  /** The same from worst to best. */
  | { readonly of: "worst"; readonly code: string }
  // lists to choose from
  | { readonly of: "sections" }
  | { readonly of: "agencies" }
  | { readonly of: "areas" }
  | { readonly of: "indicators" };

/** Whose duties and figures count: everybody's, those of a group, or of one agency. */
export type Whose =
  | { readonly of: "all" }
  | { readonly of: "group"; readonly code: string }
  | { readonly of: "agency"; readonly code: string };

/**
 * Whom a list of names names. "silent": who has reported nothing on what was due; "late": also who answered without
 * finishing ("ai trễ"); "blocked": who has difficulties; "answered": who has reported; "belated": who was late and is
 * through ("ai báo cáo trễ").
 */
export type Who = "silent" | "late" | "blocked" | "answered" | "belated";

export interface SummaryQuery {
  readonly subject: Subject;
  readonly whose: Whose;
  /** 2024-Q1; also a month, 2024-6M, 2024-9M or a year. */
  readonly period: string;
  /** Nobody named the period: while it is the quarter of today, what is open of earlier ones is counted too. */
  readonly now: boolean;
  /** From 1, where the answer is a list. */
  readonly page: number;
  readonly who: Who;
  /** Agencies and groups that are left out. */
  readonly except?: readonly string[];
}

const plain = ["whole", "sections", "agencies", "areas", "indicators"] as const;
const coded = ["section", "task", "indicator", "ranking", "worst"] as const;
const shape =
  /^(?:(late|blocked|answered|belated)!)?([a-z]*)(?::([^;@+]{1,40}))?(?:;([^;@+]{1,40}))?(?:\+(\d{1,3}))?@(\d{4}(?:-(?:Q[1-4]|6M|9M|0[1-9]|1[0-2]))?)(n?)(?:!([^;@+!]{1,48}))?$/;

/** A query with everything that was not said at its default. */
export function query(of: Partial<SummaryQuery> & Pick<SummaryQuery, "period">): SummaryQuery {
  return { subject: { of: "whole" }, whose: { of: "all" }, now: false, page: 1, who: "silent", ...of };
}

/**
 * The query as a button carries it: "section:V@2024-Q1", "agencies;~cap-xa+2@2024-Q1" (a group, page 2), ";STP@2024-Q1",
 * "@2024-Q1" (the whole plan), "@2024-Q1n" (now), "task:V.1@2024-Q1!H679,~cap-xa" (without these). Codes and periods are short: it fits the 64 bytes of a button for every code of the plan.
 */
export function formatQuery({ subject, whose, period, now, page, who: named, except = [] }: SummaryQuery): string {
  const what = subject.of === "whole" ? "" : "code" in subject ? `${subject.of}:${subject.code}` : subject.of;
  const who = whose.of === "all" ? "" : whose.of === "group" ? `;${whose.code.replace("@", "~")}` : `;${whose.code}`;
  const without = except.length > 0 ? `!${except.join(",").replaceAll("@", "~")}` : "";
  return `${named === "silent" ? "" : `${named}!`}${what}${who}${page > 1 ? `+${page}` : ""}@${period}${now ? "n" : ""}${without}`;
}

/** Null where the words are no query: an old or a forged button. That its codes exist is not checked here. */
export function parseQuery(words: string): SummaryQuery | null {
  const match = shape.exec(words);
  if (!match) return null;
  const [, named, what = "", code, who, page, period = "", now, except] = match;
  const subject = toSubject(what || "whole", code);
  if (!subject) return null;
  const whose: Whose =
    who === undefined
      ? { of: "all" }
      : who.startsWith("~")
        ? { of: "group", code: who.replace("~", "@") }
        : { of: "agency", code: who };
  return {
    subject,
    whose,
    period,
    now: now === "n",
    page: Math.max(1, Number(page ?? 1)),
    who: (named as Who | undefined) ?? "silent",
    ...(except === undefined ? {} : { except: except.replaceAll("~", "@").split(",") }),
  };
}

function toSubject(what: string, code: string | undefined): Subject | null {
  const of = plain.find((w) => w === what);
  if (of) return code === undefined ? { of } : null;
  const named = coded.find((w) => w === what);
  return named && code !== undefined ? { of: named, code } : null;
}

/** The calendar quarter of today; once the plan's year is over the whole year, and before it its first quarter. */
export function defaultPeriod(today: Day, planYear: number): PeriodCode {
  const year = Number(today.slice(0, 4));
  if (year > planYear) return String(planYear);
  return year < planYear ? quarterCode(planYear, 1) : quarterOf(today, "calendar");
}

/**
 * What a question asks for, by what it names. Without a period a task that is reported once means the quarter in which
 * it is due; anything else means now. The answer names its period.
 */
export function queryFromWords(
  slots: Slots | null,
  intent: Intent | null,
  today: Day,
  catalogue: Catalogue,
): SummaryQuery {
  const { year, tasks } = catalogue;
  const once = tasks.find(({ code }) => code === slots?.task)?.onlyPeriod ?? null;
  const named = slots?.period ?? (once && quarterEnding(once));
  return {
    subject: subjectOf(slots, intent),
    whose: whoseOf(slots, catalogue),
    period: named ?? defaultPeriod(today, year),
    now: named === null,
    page: 1,
    who: intent === "late" ? "late" : "silent",
  };
}

/** A unit and a group that has members in it mean those: "các xã thuộc Đà Lạt". */
function whoseOf(slots: Slots | null, catalogue: Catalogue): Whose {
  const { agency = null, group = null } = slots ?? {};
  if (agency !== null && group !== null) {
    const within = groupWithin(group, agency);
    if (membersOf(within, catalogue).length > 0) return { of: "group", code: within };
  }
  if (agency !== null) return { of: "agency", code: agency };
  return group === null ? { of: "all" } : { of: "group", code: group };
}

function subjectOf(slots: Slots | null, intent: Intent | null): Subject {
  if (slots?.indicator) return { of: "indicator", code: slots.indicator };
  if (slots?.task) return { of: "task", code: slots.task };
  if (slots?.section) return { of: "section", code: slots.section };
  if (intent === "indicator") return { of: "indicators" };
  if (slots?.group && intent !== "silent" && intent !== "late") return { of: "agencies" };
  return { of: "whole" };
}

/** Whether it is about the figures of one indicator, of which there are no duties. */
export function isOfIndicator(subject: Subject): subject is Subject & { readonly code: string } {
  return subject.of === "indicator" || isRanking(subject);
}

export function isRanking(subject: Subject): subject is Subject & { readonly code: string } {
  return subject.of === "ranking" || subject.of === "worst";
}
