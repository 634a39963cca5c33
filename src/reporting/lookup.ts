import type { Day } from "../calendar/day.js";
import type { Catalogue } from "../text/catalogue.js";
import type { Translate } from "../text/language.js";
import type { DutyFacts, FigureFacts } from "./duty-facts.js";
import type { FigureEntry } from "./report-draft.js";

/** What a dialogue may ask about the agency it reports for. */
export interface Lookup {
  readonly agencyId: number;
  duty(dutyId: number): Promise<DutyFacts | null>;
  /** In the order in which their periods begin. */
  dutiesOfTask(task: string, part: string | null): Promise<readonly DutyFacts[]>;
  /** In the order in which their windows end; empty where the agency is not asked for this indicator. */
  figures(indicator: string): Promise<readonly FigureFacts[]>;
}

/** What a dialogue is told about the world; everything else it knows from its draft. */
export interface DialogueContext {
  readonly t: Translate;
  readonly today: Day;
  readonly catalogue: Catalogue;
  readonly agency: string; // the code of the agency that is reported for
  readonly lookup: Lookup;
}

/** What an entry is a figure of. */
export async function findFigure(
  lookup: Lookup,
  { indicator, period }: Pick<FigureEntry, "indicator" | "period">,
): Promise<FigureFacts | null> {
  const figures = await lookup.figures(indicator);
  return figures.find((figure) => figure.period === period) ?? null;
}
