import type { Day } from "../calendar/day.js";
import { choosePeriod } from "./choose-period.js";
import type { FigureFacts } from "./duty-facts.js";

/** The periods that are asked for: others may be given, but only where they are named. */
export function askedPeriodsOf(figures: readonly FigureFacts[]): readonly FigureFacts[] {
  return figures.filter(({ asked }) => asked);
}

/** The period that an indicator is asked for now: the earliest begun one without a figure, else the latest. */
export function periodToAsk(figures: readonly FigureFacts[], today: Day): FigureFacts | null {
  const chosen = choosePeriod(askedPeriodsOf(figures), null, today, "");
  return chosen.ok ? chosen.value : null;
}
