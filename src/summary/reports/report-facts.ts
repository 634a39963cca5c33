import type { Day } from "../../calendar/day.js";
import type { Role } from "../../people/roles.js";
import type { FigureContent, ReportContent } from "../../reporting/content.js";
import type { OpenReturn } from "../../reporting/decisions/open-returns.js";
import type { Definition } from "../../reporting/definition.js";
import type { DutyFacts } from "../../reporting/duty-facts.js";
import type { CountedFile } from "../../reporting/evidence/files.js";
import type { Succession } from "../../reporting/succession.js";
import type { CatalogueIndicator } from "../../text/catalogue.js";
import type { Status } from "../../text/status-rules.js";
import type { AgencyFigure } from "../combine-figures.js";
import type { TrendStep } from "../trend-text.js";

/** Who reported, by the post held at that time; never by what the chat calls them. */
export interface Reporter {
  readonly name: string | null;
  readonly title: string | null;
  /** Null where no post of that time is known. */
  readonly role: Role | null;
  /** In full. */
  readonly agencyName: string | null;
}

/** What is known of everything that was sent. */
export interface Sent {
  readonly id: number;
  readonly receipt: string;
  readonly reportedAt: Date;
  readonly channel: string;
  readonly by: Reporter;
  /** What was given with it. */
  readonly files: readonly CountedFile[];
  readonly succession: Succession;
}

/** One report on a duty, the corrected ones among them. Its status is null where it took back what was said before. */
export interface ReportVersion extends Sent, Omit<ReportContent, "status"> {
  readonly status: Status | null;
  /** It does not count any more, or only says so of another. */
  readonly takenBack: boolean;
}

/** The last that was said and not taken back: that is how the duty stands. Null where nothing does. */
export function standingOf(versions: readonly ReportVersion[]): ReportVersion | null {
  return versions.findLast(({ status, takenBack }) => status !== null && !takenBack) ?? null;
}

/** A duty with all that was reported on it, the oldest first. */
export interface DutyRecord {
  readonly duty: DutyFacts;
  readonly versions: readonly ReportVersion[];
  /** That the office sent the latest back; null where it stands. */
  readonly returned: OpenReturn | null;
}

/** One figure as it was given, the corrected ones among them. */
export interface FigureVersion extends Sent, FigureContent {
  readonly period: string;
  readonly madeUnder: Definition;
}

/** What one agency gave of an indicator for a period. */
export interface FigureRecord {
  readonly indicator: CatalogueIndicator;
  readonly agencyId: number;
  readonly agencyName: string;
  readonly period: string;
  readonly target: number;
  /** Null where the agency is not asked for it, or gave nothing that tells of this period. */
  readonly figure: AgencyFigure | null;
  /** Whether it is asked for it at all. */
  readonly asked: boolean;
  readonly dueOn: Day | null;
  /** The latest of each period that the figure is made of, in the order of the periods. */
  readonly made: readonly FigureVersion[];
  /** The last of what was given for these periods that came with files. */
  readonly withFiles: FigureVersion | null;
  /** How often it was corrected. */
  readonly corrected: number;
  readonly previous: {
    readonly period: string;
    readonly figure: AgencyFigure;
    readonly madeUnder: Definition | undefined;
  } | null;
  /** What it was in up to eight periods, this one the last; null where nothing was given. */
  readonly trend: readonly TrendStep[];
}
