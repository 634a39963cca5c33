import type { DutyFacts, FigureFacts } from "./duty-facts.js";

/** What a dialogue may ask about the agency it reports for. */
export interface Lookup {
  readonly agencyId: number;
  duty(dutyId: number): Promise<DutyFacts | null>;
  /** In the order in which their periods begin. */
  dutiesOfTask(task: string, part: string | null): Promise<readonly DutyFacts[]>;
  /** In the order in which their windows end; empty where the agency is not asked for this indicator. */
  figures(indicator: string): Promise<readonly FigureFacts[]>;
}
