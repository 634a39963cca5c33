import type { Day } from "../calendar/day.js";
import type { FigureContent, ReportContent } from "./content.js";
import type { Definition } from "./definition.js";
import type { Duty } from "./duty-row.js";

/** The latest report on a duty, as a read-back or a list needs it. */
export interface ReportFacts extends ReportContent {
  readonly id: number;
  readonly receipt: string;
  readonly reportedAt: string; // instant, ISO
  readonly personId: number;
}

/** All that is needed to talk about one duty and to judge a report on it. */
export interface DutyFacts extends Duty {
  readonly timing: string;
  /** Who answers for it now; the code and name are those of the agency that it was made for. */
  readonly agencyId: number;
  readonly agency: string; // its code: STP
  readonly agencyName: string;
  readonly lockOn: Day;
  /** The plan no longer names it, or its agency is no more: it takes no reports. */
  readonly closed: boolean;
  /** The one that is reported instead, since its agency became part of another. */
  readonly takenById?: number | null;
  /** Its quarter is approved and locked. */
  readonly approved?: boolean;
  /** The office sent its report back and waits for it. */
  readonly returned?: boolean;
  /** What was taken back is none. */
  readonly latest: ReportFacts | null;
  /** Of a check-in, what was reported last for an earlier period of the same task. */
  readonly before?: ReportBefore | null;
  /** The row that says that later reports were taken back: the next report replaces it. */
  readonly takenBackId?: number | null;
  /** Of those who help with it, oldest first. */
  readonly notes?: readonly HelperNote[];
  /** Where the office asks for it with files: how many, and the request (`Request.id`) that they go with. */
  readonly askedWith?: { readonly request: number; readonly files: number } | null;
}

/** What a check-in said for an earlier period. */
export interface ReportBefore extends Pick<ReportFacts, "status" | "percent" | "result" | "difficulty"> {
  readonly period: string;
}

/** What an agency that helps with a duty says of it. */
export interface HelperNote {
  readonly agencyId: number;
  readonly agency: string; // its short name
  readonly text: string;
  readonly at: string; // instant, ISO
}

/** What one agency is asked for: an indicator in a reporting period, with what was given and what is to be reached. */
export interface FigureFacts {
  readonly indicator: string; // CT-b3
  readonly name: string;
  readonly shortName: string;
  readonly numeratorText: string;
  readonly denominatorText: string;
  readonly unit: string; // '%', 'ngày', …
  readonly direction: "at-least" | "at-most";
  readonly wholeUnits: boolean;
  /** Whether what was counted in a longer period holds what was counted in the quarters of it. */
  readonly addsUp?: boolean;
  readonly target: number;
  readonly agencyId: number;
  readonly agency: string;
  readonly agencyName: string;
  readonly period: string;
  readonly beginsOn: Day; // the data's window
  readonly endsOn: Day;
  readonly dueOn: Day;
  readonly lockOn: Day;
  /** False where it was due before the day from which its plan counts. */
  readonly counts: boolean;
  readonly approved?: boolean;
  readonly returned?: boolean;
  /** Whether it is asked for in this period, and not only taken. */
  readonly asked: boolean;
  readonly latest: GivenFigure | null;
  /** As of a duty. */
  readonly takenBackId?: number | null;
  /** The day on which it was first given for this period. */
  readonly settledOn: Day | null;
  /** Whether the first figure of this period came in time; a correction does not change that. Null before the first. */
  readonly firstOnTime: boolean | null;
  /** The last figure of an earlier period that is as long. */
  readonly previous: GivenFigure | null;
}

export interface GivenFigure extends FigureContent {
  readonly id: number;
  readonly receipt: string;
  readonly period: string;
  readonly reportedAt: string;
  readonly personId: number;
  /** What it meant and had to reach then; missing where that is what its facts say. */
  readonly madeUnder?: Definition;
}
