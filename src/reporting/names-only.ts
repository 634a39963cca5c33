import type { Context } from "../text/context.js";
import { withinReads } from "../text/effort.js";
import { MOST_READS, refuseUnread } from "../text/limits.js";
import { lineOf } from "../text/line.js";
import { hasAccents, normalise } from "../text/normalise.js";
import { readSlots } from "../text/slots.js";

/** What may stand beside a code that somebody names to report on it. */
const BESIDE = new Set(
  (
    "bao cao bc nop gui nhap cap nhat lam mo viec nhiem vu nv chi tieu so lieu muc cho ve toi em minh muon can xin " +
    "a ah nhe nha di voi da vang report"
  ).split(" "),
);

/** "V.3", "báo cáo V.3", "b3 quý I": names what is to be reported and asks nothing about it. */
export function namesOnly(message: string, context: Context): boolean {
  if (refuseUnread(message, context.t) !== null || /[?\n]/.test(message)) return false;
  const text = normalise(message);
  const read = withinReads(MOST_READS, () => {
    const { rest } = readSlots(lineOf(text), { ...context, accented: hasAccents(text) });
    return (rest.folded.match(/[a-z0-9]+/g) ?? []).every((word) => BESIDE.has(word));
  });
  return read?.value ?? false;
}
