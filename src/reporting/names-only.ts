import type { Context } from "../grammar/context.js";
import { isLong, MOST_READS } from "../grammar/limits.js";
import { readSlots } from "../grammar/slots.js";
import type { Slots } from "../grammar/understanding.js";
import { withinReads } from "../text/effort.js";
import { lineOf } from "../text/line.js";
import { hasAccents, normalise } from "../text/normalise.js";

/** What may stand beside a code that somebody names to report on it. */
const BESIDE = new Set(
  (
    "bao cao bc nop gui nhap cap nhat lam mo viec nhiem vu nv chi tieu so lieu muc cho ve toi em minh muon can xin " +
    "a ah nhe nha di da vang report sua lai chinh dinh tiep tuc"
  ).split(" "),
);

/**
 * The task or indicator that a message names and says nothing about: "V.3", "báo cáo V.3", "b3 quý I"; null for any other,
 * and where it could be several.
 */
export function readNamed(message: string, context: Context): Slots | null {
  if (isLong(message) || /[?\n]/.test(message)) return null;
  const text = normalise(message);
  const read = withinReads(MOST_READS, () => {
    const { slots, problem, rest } = readSlots(lineOf(text), { accented: hasAccents(text), ...context });
    const isNothingMore = (rest.folded.match(/[a-z0-9]+/g) ?? []).every((word) => BESIDE.has(word));
    const isOne = problem === null && (slots.task === null) !== (slots.indicator === null);
    const isElse = slots.section !== null || slots.agency !== null || slots.group !== null;
    return isNothingMore && isOne && !isElse ? slots : null;
  });
  return read?.value ?? null;
}
