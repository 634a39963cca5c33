import { formatCount } from "../../text/numbers.js";
import type { Telling } from "../asked.js";
import { agencyName } from "../names.js";
import { addUp, overdueOf, type Tally, totalOf } from "../tally.js";
import type { ProgressBar } from "./progress.js";

/** More of them no phone shows so that they can be read. */
const mostAgencies = 20;

/** A bar an agency: those with most overdue first, then those with most late, then those who did least. Who has no room shares the last. */
export function agencyBars(tallies: ReadonlyMap<string, Tally>, { plan, t }: Telling): readonly ProgressBar[] {
  const { catalogue } = plan;
  const bars = catalogue.agencies
    .flatMap(({ code }) => {
      const tally = tallies.get(code);
      return tally && totalOf(tally) > 0 ? [{ label: agencyName(code, catalogue), tally }] : [];
    })
    .sort(({ tally: a }, { tally: b }) => overdueOf(b) - overdueOf(a) || b.late - a.late || doneOf(a) - doneOf(b));
  const shown = bars.length > mostAgencies + 1 ? bars.slice(0, mostAgencies) : bars;
  const rest = bars.slice(shown.length);
  if (rest.length === 0) return shown;
  const label = t("files.picture.otherAgencies", { n: formatCount(rest.length) });
  return [...shown, { label, tally: addUp(rest.map(({ tally }) => tally)) }];
}

function doneOf({ onTime, late, ahead }: Tally): number {
  return onTime + late + ahead;
}
