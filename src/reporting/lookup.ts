import type { Day } from "../calendar/day.js";
import type { HolidayTable } from "../calendar/working-days.js";
import type { Catalogue } from "../text/catalogue.js";
import type { Translate } from "../text/language.js";
import type { Pending } from "./decisions/pending.js";
import type { DutyFacts, FigureFacts } from "./duty-facts.js";
import type { CountedFile } from "./evidence/files.js";
import type { FigureEntry } from "./report-draft.js";

/** What a dialogue may ask about the agency it reports for. */
export interface Lookup {
  readonly agencyId: number;
  duty(dutyId: number): Promise<DutyFacts | null>;
  /** Of the plan of that year, in the order in which their periods begin. */
  dutiesOfTask(task: string, part: string | null, plan: number): Promise<readonly DutyFacts[]>;
  /** The duty of a task that is reported on request, which is made where there is none; null for any other task. */
  dutyOnRequest?(task: string, plan: number): Promise<DutyFacts | null>;
  /** Of the plan of that year, in the order in which their windows end; empty where the agency is not asked for it. */
  figures(indicator: string, plan: number): Promise<readonly FigureFacts[]>;
  /** What came with what was reported last. */
  files?(about: DutyFacts | FigureFacts): Promise<readonly CountedFile[]>;
  /** What lies with the office about it; null where it was not looked up, since nobody looks at the duty as such. */
  pending?(about: About): Promise<Pending | null>;
  /** Reads what these are about at once, so that asking for each of them costs nothing more. */
  load?(about: readonly About[]): Promise<void>;
}

/** A duty or a figure, by what names it. */
export type About =
  | { readonly kind: "task"; readonly dutyId: number }
  | { readonly kind: "figure"; readonly indicator: string; readonly period: string };

export interface ClosedPlan {
  readonly catalogue: Catalogue;
  readonly why: string;
}

/** What a dialogue is told about the world; everything else it knows from its draft. */
export interface DialogueContext {
  readonly t: Translate;
  readonly today: Day;
  readonly holidays: HolidayTable;
  /** Of the plan that is talked about. */
  readonly catalogue: Catalogue;
  /** Those of the other plans in force. */
  readonly others?: readonly Catalogue[];
  /** Plans that are over or to come: they take no reports, and who names one is told why. */
  readonly closed?: readonly ClosedPlan[];
  readonly agency: string; // the code of the agency that is reported for
  /** The person reports for others too: whatever is asked names this one. */
  readonly amongSeveral?: boolean;
  /** The person is of the office too, and may ask for it whatever is open. */
  readonly asksForOffice?: boolean;
  /** Codes of tasks that are offered where a report names none, the most urgent first. */
  readonly open?: readonly string[];
  readonly lookup: Lookup;
}

/** What an entry is a figure of. */
export async function findFigure(
  lookup: Lookup,
  { indicator, period }: Pick<FigureEntry, "indicator" | "period">,
): Promise<FigureFacts | null> {
  const figures = await lookup.figures(indicator, planOfFigure(period));
  return figures.find((figure) => figure.period === period) ?? null;
}

/** The year of the plan that a figure is of: all periods of a plan bear its year. */
export function planOfFigure(period: string): number {
  return Number(period.slice(0, 4));
}
