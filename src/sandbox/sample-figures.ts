import { type Day, instantOf } from "../calendar/day.js";
import { addWorkingDays, type HolidayTable } from "../calendar/working-days.js";
import type { FigurePeriod } from "../reporting/figure-periods.js";
import type { CatalogueAgency, CatalogueIndicator } from "../text/catalogue.js";
import { percentOf } from "../text/numbers.js";
import { between, chance } from "./sample-chance.js";

export interface SampleFigure {
  readonly indicator: string;
  readonly agency: string;
  readonly period: string;
  readonly at: Date;
  readonly numerator: number;
  readonly denominator: number;
  readonly percent: number | null;
}

/** These are given by the month as well: the province sets each agency its own target for them. */
const monthly = ["CT-b1", "CT-b2b", "CT-b3"];

/** As in the guided tour: by February Sở Y tế has digitised 71,20% and said nothing of online files. */
const shownAgency = "SYT";

/** What an agency gave for a period whose window has ended; null where it gave nothing, or is not asked. */
export function sampleFigure(
  indicator: CatalogueIndicator,
  agency: CatalogueAgency,
  { period, last }: FigurePeriod,
  dueOn: Day,
  holidays: HolidayTable,
): SampleFigure | null {
  const byMonth = !period.includes("Q");
  if (byMonth && !monthly.includes(indicator.code)) return null;
  const key = `${indicator.code} ${agency.code} ${period}`;
  const shown = agency.code === shownAgency && byMonth;
  if (shown && indicator.code !== "CT-b1") return null;
  if (!shown && byMonth && chance(`${agency.code} monthly`) > 0.6) return null;
  const forgotten = chance(`${key} forgotten`) < 0.04 || chance(`${agency.code} ${period} forgotten`) < 0.04;
  if (!shown && forgotten) return null;
  const day = addWorkingDays(last, between(`${agency.code} ${period} day`, 1, 3), holidays);
  const late = day > dueOn ? dueOn : day;
  const at = instantOf(late, `${9 + between(`${agency.code} ${period} hour`, 0, 1)}:15:00`.padStart(8, "0"));
  const { numerator, denominator } = counts(indicator, agency, period, key);
  return {
    indicator: indicator.code,
    agency: agency.code,
    period,
    at,
    numerator,
    denominator,
    percent: percentOf(numerator, denominator),
  };
}

function counts(indicator: CatalogueIndicator, agency: CatalogueAgency, period: string, key: string) {
  if (agency.code === shownAgency && indicator.code === "CT-b1" && period === "2024-02")
    return { numerator: 712, denominator: 1000 };
  if (indicator.wholeUnits) return { numerator: chance(`${agency.code} whole`) < 0.86 ? 1 : 0, denominator: 1 };
  if (agency.level === "xa" && chance(`${key} nothing`) < 0.03) return { numerator: 0, denominator: 0 };
  const size = agency.level === "xa" ? [40, 380] : agency.level === "huyen" ? [700, 3600] : [180, 2600];
  const months = period.includes("Q") ? 3 : 1;
  const denominator = between(`${key} total`, size[0]! * months, size[1]! * months);
  const rate =
    indicator.target >= 100
      ? 1 - (chance(`${key} rate`) < 0.7 ? 0 : chance(`${key} gap`) * 0.04)
      : Math.min(1, Math.max(0.05, indicator.target / 100 + (chance(`${key} rate`) - 0.52) * 0.45));
  return { numerator: Math.round(denominator * rate), denominator };
}
