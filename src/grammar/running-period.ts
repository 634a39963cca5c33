import type { Day } from "../calendar/day.js";
import { overlap, windowOf } from "../calendar/windows.js";
import type { CatalogueTask } from "../text/catalogue.js";
import { isChosen, type Line } from "../text/line.js";
import { occurs } from "../text/occurs.js";
import type { Said } from "./task-rules.js";

const PAST = /(?:^|[^a-z])(?:da|vua|roi|moi)(?![a-z])/;

/** "V.1 trong tháng 6 hoàn thành", said in June of what was due in February: whether it was, or will be, is in doubt. */
export function withRunning(
  line: Line,
  { onlyPeriod }: CatalogueTask,
  part: string | null,
  said: Said,
  today: Day,
): Said {
  const { period, status } = said;
  if (onlyPeriod === null || part !== null || period?.value.kind !== "period" || period.value.chosen) return said;
  if (status?.value !== "done" || isChosen(line, status.start) || occurs(PAST, line)) return said;
  const { code } = period.value;
  const isRunning = !overlap(code, onlyPeriod) && windowOf(code, "calendar").last >= today;
  return isRunning ? { ...said, doubt: { kind: "partly" } } : said;
}
