import { understandApart } from "../grammar/apart/understand-apart.js";
import type { Context } from "../grammar/context.js";
import { isLong, MOST_READS } from "../grammar/limits.js";
import { findAnswerable, settle } from "../grammar/settle-problem.js";
import type { Intent } from "../grammar/understanding.js";
import { readWish, readWishBesideReason } from "../grammar/wishes.js";
import { withinReads } from "../text/effort.js";
import { fold } from "../text/fold.js";
import { lineOf } from "../text/line.js";
import { hasAccents, normalise } from "../text/normalise.js";
import type { DialogueContext } from "./lookup.js";
import { readNamed } from "./names-only.js";

/** "tổng hợp quý II", also where it is in doubt ("tổng hợp mục VII"). A bare "quý I" is none: it may be meant as an answer. */
export async function isWish(text: string, context: DialogueContext): Promise<boolean> {
  const understood = await understandApart(text, context);
  const asked = understood.outcome === "ask" ? findAnswerable(understood) : null;
  const settled = asked && settle(understood.text, asked.span, asked.choices[0]!.value);
  // "đã rà soát 15 TTHC" names a task and asks nothing.
  if (settled !== null && readNamed(settled, context) !== null) return false;
  const { outcome, intent, slots } = settled === null ? understood : await understandApart(settled, context);
  if (outcome !== "question") return context.asksForOffice === true && wishesAsOffice(text, context);
  return !(intent === "duties" && slots?.period) || WORK.test(fold(normalise(text)));
}

/** In front of a period: "việc quý 4", "quý 4 có việc gì". */
const WORK = /(?:^|\s)(?:viec|cong viec|dau viec|nhiem vu)(?![a-z0-9])/;

/** "xếp hạng b3", "chưa báo cáo quý I": what nobody asks who only reports. */
export function wishesAsOffice(text: string, context: Context): boolean {
  if (text.includes("\n") || isLong(text)) return false;
  const reading = { ...context, agency: "office", accented: hasAccents(text) };
  return (withinReads(MOST_READS, () => readWish(lineOf(text), reading))?.value ?? null) !== null;
}

/** A question or command by itself: "viec", "V.3 đến đâu rồi?"; null for words that may be a reason, as long ones are. */
export async function wishIn(text: string, context: DialogueContext): Promise<Intent | null> {
  if (text.includes("\n")) return null;
  if (/\?\s*$/.test(text)) return (await isWish(text, context)) ? "help" : null;
  if (isLong(text)) return null;
  const reading = { accented: hasAccents(text), ...context };
  return withinReads(MOST_READS, () => readWishBesideReason(lineOf(text), reading))?.value ?? null;
}
