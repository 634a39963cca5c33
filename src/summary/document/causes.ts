import type { DutyRow } from "../rows/duty-rows.js";
import { isOverdue } from "./counting-sentences.js";

/** What agencies say holds them up, in their own words. */
export interface Cause {
  readonly words: string;
  /** Codes, in the order of the rows. */
  readonly agencies: readonly string[];
}

/** The difficulties stated with what is overdue or blocked, the most frequent first; the same words are one. */
export function causesOf(duties: readonly DutyRow[]): readonly Cause[] {
  const causes = new Map<string, { words: string; agencies: Set<string> }>();
  for (const duty of duties) {
    const words = duty.report?.difficulty?.replace(/\s+/g, " ").trim();
    if (!words || !(isOverdue(duty) || duty.status === "blocked")) continue;
    const key = words.toLocaleLowerCase("vi").replace(/[.,;!…\s]+$/, "");
    const cause = causes.get(key) ?? { words: words.replace(/[.,;\s]+$/, ""), agencies: new Set() };
    cause.agencies.add(duty.agency);
    causes.set(key, cause);
  }
  return [...causes.values()]
    .map(({ words, agencies }) => ({ words, agencies: [...agencies] }))
    .sort((a, b) => b.agencies.length - a.agencies.length);
}
