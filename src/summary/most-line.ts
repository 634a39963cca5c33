import type { Catalogue } from "../text/catalogue.js";
import type { Translate } from "../text/language.js";
import { formatCount } from "../text/numbers.js";
import { agencyName } from "./names.js";

/**
 * Those who are meant most often, in this order and where it is the same in the plan's; who has as many as the last of them
 * is counted, so that nobody seems to have fewer.
 *
 * @param times how often each agency is meant, by its code
 */
export function mostLine(
  times: ReadonlyMap<string, number>,
  first: number,
  catalogue: Catalogue,
  t: Translate,
): string {
  const sorted = catalogue.agencies
    .flatMap(({ code }) => (times.has(code) ? [{ code, count: times.get(code)! }] : []))
    .sort((a, b) => b.count - a.count);
  const shown = sorted.slice(0, first);
  const last = shown.at(-1)?.count ?? 0;
  if (sorted.length > 1 && sorted[0]!.count === sorted.at(-1)!.count)
    return t("office.names.allAlike", { count: sorted.length, n: formatCount(last) });
  const names = shown.map(({ code, count }) => t("office.names.several", { name: agencyName(code, catalogue), count }));
  const alike = sorted.slice(first).filter(({ count }) => count === last).length;
  const list = names.join(", ");
  return alike > 0
    ? t("office.names.mostAndAlike", { list, alike: formatCount(alike), n: formatCount(last) })
    : t("office.names.most", { list });
}
