import { formatCount } from "../text/numbers.js";
import type { Asked } from "./asked.js";
import { overdueOf, type Tally } from "./tally.js";

/**
 * What is overdue or due within seven days, in words; null where all is clear.
 *
 * @param left.elsewhere how much is overdue of other periods
 */
export function restWords(
  { tally, elsewhere }: { readonly tally: Tally; readonly elsewhere: number },
  { t }: Pick<Asked, "t">,
): string | null {
  const rest = [
    ...(overdueOf(tally) > 0 ? [t("office.names.restOverdue", { n: formatCount(overdueOf(tally)) })] : []),
    ...(tally.soon > 0 ? [t("office.names.restSoon", { n: formatCount(tally.soon) })] : []),
    ...(elsewhere > 0 ? [t("office.names.restElsewhere", { n: formatCount(elsewhere) })] : []),
  ];
  return rest.length > 0 ? rest.join(", ") : null;
}
