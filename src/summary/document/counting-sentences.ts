import type { Translate } from "../../text/language.js";
import { formatCount, formatPercentShort } from "../../text/numbers.js";
import type { Class, DutyRow } from "../rows/duty-rows.js";

/** How duties stand, in sentences that leave out what there is none of. */
export function countingSentences(duties: readonly DutyRow[], t: Translate): string[] {
  const own = duties.filter(({ earlier }) => !earlier);
  const count = (of: Class, among = own) => among.filter((duty) => duty.class === of).length;
  const [onTime, late, silent, unfinished] = [count("onTime"), count("late"), count("silent"), count("unfinished")];
  const due = onTime + late + silent + unfinished;
  const n = formatCount;
  const parts = [
    ...(onTime > 0
      ? [
          t("files.document.onTime", {
            n: n(onTime),
            share: formatPercentShort(Math.round((1_000 * onTime) / due) / 10),
          }),
        ]
      : []),
    ...(late > 0 ? [t("files.document.late", { n: n(late) })] : []),
    ...(unfinished > 0 ? [t("files.document.unfinished", { n: n(unfinished) })] : []),
    ...(silent > 0 ? [t("files.document.silent", { n: n(silent) })] : []),
  ];
  const coming = [
    ...(count("soon") > 0 ? [t("files.document.soon", { n: n(count("soon")) })] : []),
    ...(count("later") > 0 ? [t("files.document.later", { n: n(count("later")) })] : []),
    ...(count("ahead") > 0 ? [t("files.document.ahead", { n: n(count("ahead")) })] : []),
  ];
  const earlier = duties.filter((duty) => duty.earlier);
  return [
    // Some have a comma of their own.
    due > 0 ? t("files.document.due", { n: n(due), list: parts.join("; ") }) : t("files.document.nothingDue"),
    ...(coming.length > 0 ? [t("files.document.coming", { list: coming.join(", ") })] : []),
    ...(earlier.length > 0
      ? [
          t("files.document.earlier", {
            n: n(earlier.length),
            silent: n(count("silent", earlier)),
            unfinished: n(count("unfinished", earlier)),
          }),
        ]
      : []),
  ];
}

export function isOverdue(duty: DutyRow): boolean {
  return duty.class === "silent" || duty.class === "unfinished";
}
