import type { Context } from "../grammar/context.js";
import { MOST_READS, refuseUnread } from "../grammar/limits.js";
import { readSlots } from "../grammar/slots.js";
import { type Aside, readAside } from "../text/asides.js";
import { readAssent } from "../text/assent.js";
import { withinReads } from "../text/effort.js";
import { lineOf } from "../text/line.js";
import { hasAccents, normalise } from "../text/normalise.js";

export interface AsideSaid {
  readonly aside: Aside;
  /** The codes that it names, where it does. */
  readonly task: string | null;
  readonly indicator: string | null;
  readonly period: string | null;
}

/** What a message wants besides reports and lists: "bao giờ hết hạn", "V.1 xin gia hạn"; null for any other. */
export function readAsideSaid(message: string, context: Context): AsideSaid | null {
  if (refuseUnread(message, context.t) !== null || readAssent(message) !== null) return null;
  const text = normalise(message).trim().replace(/ {2,}/g, " ");
  if (text.includes("\n") || text.startsWith("/") || text.length > 200) return null;
  const read = withinReads(MOST_READS, () => {
    const line = lineOf(text);
    const whole = readAside(line);
    // "dữ liệu cá nhân" is none of what the plan calls so.
    if (whole === "privacy") return { aside: whole, task: null, indicator: null, period: null };
    const { slots, rest, problem } = readSlots(line, { accented: hasAccents(text), ...context });
    const { task, indicator, period } = slots;
    if ((slots.agency !== null && slots.agency !== context.agency) || slots.group !== null) return null;
    if (whole) return { aside: whole, task, indicator, period };
    const aside = readAside(rest);
    // What is taken back is known, or nothing is: of something else the last receipt is never offered.
    if (aside === "undo" && (problem !== null || slots.section !== null)) return null;
    return aside && { aside, task, indicator, period };
  });
  return read?.value ?? null;
}
