import type { Day } from "../calendar/day.js";
import { choosePeriod } from "./choose-period.js";
import type { FigureFacts } from "./duty-facts.js";

/** The periods that are asked for: months may be given, but only where they are named. */
export function quartersOf(figures: readonly FigureFacts[]): readonly FigureFacts[] {
  return figures.filter((figure) => /-Q\d$/.test(figure.period));
}

/** The period that an indicator is asked for now: the earliest begun quarter without a figure, else the latest. */
export function periodToAsk(figures: readonly FigureFacts[], today: Day): FigureFacts | null {
  const chosen = choosePeriod(quartersOf(figures), null, today, "");
  return chosen.ok ? chosen.value : null;
}
