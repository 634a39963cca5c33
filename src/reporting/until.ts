import type { DutyState } from "../plan/standing.js";
import type { Translate } from "../text/language.js";

/** The end of a due day as it is said: "hết thứ Ba 12/03", or its hour, "16:00 thứ Ba 12/03". */
export function untilWords({ dueHour }: Pick<DutyState, "dueHour">, day: string, t: Translate): string {
  return dueHour ? t("reporting.untilHour", { hour: dueHour, day }) : t("reporting.untilEnd", { day });
}
