import type { PeriodCode } from "../calendar/windows.js";
import type { Line } from "../text/line.js";
import { findAllIn } from "../text/occurs.js";
import { readPeriodAt } from "../text/periods.js";
import type { Reading } from "./context.js";
import { figurePeriodBegins } from "./period-rules.js";

const LEAD =
  /[.;,] *(?:(?:day |do )?la )?(?:(?:so|so lieu|ky|bao cao|cua|tinh)(?: (?:nay|cua|la|ky|trong))* )(?=(?:quy|thang|q|t) ?[\divx])/g;

/** "14/16 thủ tục. Số quý II": when, in a sentence by itself at the end. */
export function periodBehind(line: Line, { catalogue, today }: Reading): PeriodCode | null {
  const lead = findAllIn(LEAD, line).at(-1);
  const found = lead && readPeriodAt(line, lead.index + lead[0].length, { year: catalogue.year, today });
  if (found?.value.kind !== "period" || found.value.or !== null) return null;
  if (!/^(?: (?:a|nhe|nha|em|anh|chi|day|nay))*[\s.!]*$/.test(line.folded.slice(found.end))) return null;
  return figurePeriodBegins(found.value.code, catalogue.windows) <= today ? found.value.code : null;
}
