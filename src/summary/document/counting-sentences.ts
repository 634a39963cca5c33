import type { Status } from "../../grammar/understanding.js";
import type { Translate } from "../../text/language.js";
import { formatCount, formatPercentShort } from "../../text/numbers.js";
import type { Class, DutyRow } from "../rows/duty-rows.js";
import { withEarlier } from "../tally-text.js";

/** Any report settles a check-in: only the first two say that something is finished. */
const results: readonly Status[] = ["done", "nothing_arose", "in_progress", "blocked", "not_started"];

/** How duties stand, in sentences that leave out what there is none of; what was reported is told apart. */
export function countingSentences(duties: readonly DutyRow[], t: Translate): string[] {
  const own = duties.filter(({ earlier }) => !earlier);
  const due = own.filter((duty) => isOverdue(duty) || duty.class === "onTime" || duty.class === "late");
  const list = (classes: readonly Class[]) =>
    classes
      .flatMap((of) => {
        const counted = duties.filter((duty) => duty.class === of && (!duty.earlier || !isOverdue(duty)));
        return counted.length > 0 ? [sentenceOf(of, counted, due.length, t)] : [];
      })
      // Each has commas of its own.
      .join("; ");
  const coming = list(["soon", "later", "ahead"]);
  const earlier = duties.filter((duty) => duty.earlier && isOverdue(duty));
  const ofEarlier = (of: Class) => earlier.filter((duty) => duty.class === of).length;
  const earlierList = [
    ...(ofEarlier("silent") > 0 ? [t("files.document.earlierSilent", { n: formatCount(ofEarlier("silent")) })] : []),
    ...(ofEarlier("unfinished") > 0
      ? [t("files.document.earlierUnfinished", { n: formatCount(ofEarlier("unfinished")) })]
      : []),
  ];
  return [
    due.length > 0
      ? t("files.document.due", {
          n: formatCount(due.length),
          list: list(["onTime", "late", "unfinished", "silent"]),
        })
      : t("files.document.nothingDue"),
    ...(coming ? [t("files.document.coming", { list: coming })] : []),
    ...(earlier.length > 0
      ? [t("files.document.earlier", { n: formatCount(earlier.length), list: earlierList.join(", ") })]
      : []),
  ];
}

function sentenceOf(of: Class, counted: readonly DutyRow[], due: number, t: Translate): string {
  const n = formatCount(counted.length);
  switch (of) {
    case "onTime":
      return t("files.document.onTime", {
        n,
        share: formatPercentShort(Math.round((1_000 * counted.length) / due) / 10),
        results: resultsOf(counted, t),
      });
    case "late":
    case "ahead":
      return t(`files.document.${of}`, { n, results: resultsOf(counted, t) });
    case "unfinished":
    case "silent":
      return t(`files.document.${of}`, { n });
    case "soon":
    case "later": {
      const ofEarlier = counted.filter(({ earlier }) => earlier).length;
      return withEarlier(t(`files.document.${of}`, { n }), ofEarlier, t);
    }
  }
}

/** "gồm 176 hoàn thành, 88 không phát sinh, 430 đang thực hiện, 9 có vướng mắc"; "đều hoàn thành" */
function resultsOf(duties: readonly DutyRow[], t: Translate): string {
  const [first] = duties;
  if (first && duties.length > 1 && duties.every(({ status }) => status === first.status))
    return t("files.document.allSame", { status: t(`common.status.${first.status}`).toLocaleLowerCase("vi") });
  const list = results
    .flatMap((status) => {
      const count = duties.filter((duty) => duty.status === status).length;
      const word = t(`common.status.${status}`).toLocaleLowerCase("vi");
      return count > 0 ? [t("files.document.result", { n: formatCount(count), status: word })] : [];
    })
    .join(", ");
  return t("files.document.including", { list });
}

/** What the office asks for besides the plan: "Ngoài kế hoạch có 1 yêu cầu đột xuất. Đã đến hạn 20 đầu việc: …" */
export function requestSentences(requests: readonly DutyRow[], t: Translate): string[] {
  if (requests.length === 0) return [];
  const count = new Set(requests.map(({ task }) => task)).size;
  return [t("files.document.requests", { count, sentences: countingSentences(requests, t).join(" ") })];
}

export function isOverdue(duty: DutyRow): boolean {
  return duty.class === "silent" || duty.class === "unfinished";
}
