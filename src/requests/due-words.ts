import type { Day } from "../calendar/day.js";
import { formatDayInFull } from "../calendar/formats.js";
import type { Translate } from "../text/language.js";

/** "thứ Ba 12/03/2024", "16:00 thứ Ba 12/03/2024" */
export function formatDue(due: Day, hour: string | null, t: Translate): string {
  const day = formatDayInFull(due, t);
  return hour === null ? day : t("request.moment", { hour, day });
}
