import type { Translate } from "./language.js";

/** The first of these names, by default as many as a phone shows well, and how many more agencies there are. */
export function firstNames(names: readonly string[], t: Translate, most = 12): string {
  const first = names.slice(0, most).join(", ");
  const rest = names.length - most;
  return rest > 0 ? t("nudge.moreNames", { names: first, count: rest }) : first;
}
