import { spokenGroups } from "../grammar/agency-groups.js";
import { findNames, type Nameable } from "../grammar/plan-names.js";
import type { Catalogue, CatalogueTask } from "../text/catalogue.js";
import type { Translate } from "../text/language.js";
import { lineOf } from "../text/line.js";
import { shorten } from "./labels.js";

/** More names than these are counted. */
const mostNames = 12;
const mostFound = 6;
/** What fits less than half as well as the best is a word in common. */
const nearBest = 0.5;

/** Who leads and who helps with a task, as the plan says it. */
export function whoDoesText(task: CatalogueTask, catalogue: Catalogue, t: Translate): string {
  const unknown = t("ofPlan.withEvents");
  const { leads, coordinators = [] } = task;
  return [
    `${task.code}. ${shorten(task.text, 120)}`,
    t("ofPlan.leads", { names: leads.length > 0 ? namesOf(leads, catalogue, t) : unknown }),
    t("ofPlan.coordinators", {
      names: coordinators.length > 0 ? namesOf(coordinators, catalogue, t) : t("ofPlan.nobody"),
    }),
  ].join("\n");
}

/** Whole groups by their names, the largest first; then agencies. */
function namesOf(codes: readonly string[], { groups, agencies, ...rest }: Catalogue, t: Translate): string {
  const left = new Set(codes);
  const said: string[] = [];
  const spoken = [...spokenGroups({ groups, agencies, ...rest })].sort(
    (a, b) => (groups[b.code]?.length ?? 0) - (groups[a.code]?.length ?? 0),
  );
  for (const { code, name } of spoken) {
    const members = groups[code] ?? [];
    if (members.length < 2 || !members.every((one) => left.has(one))) continue;
    said.push(t("ofPlan.group", { name, count: members.length }));
    for (const one of members) left.delete(one);
  }
  const names = agencies.filter(({ code }) => left.has(code)).map(({ shortName }) => shortName);
  const shown = names.slice(0, mostNames);
  const more = names.length - shown.length;
  return [...said, ...shown, ...(more > 0 ? [t("ofPlan.more", { count: more })] : [])].join(", ");
}

/** What of the plan the words may name, the likeliest first. */
export function foundInPlan(words: string, catalogue: Catalogue): readonly Nameable[] {
  const line = lineOf(words);
  const found = findNames(line, 0, line.text.length, catalogue).filter(({ named }) => named.kind !== "section");
  const best = found[0]?.score ?? 0;
  const seen = new Set<string>();
  return found
    .filter(({ score }) => score >= best * nearBest)
    .map(({ named }) => named)
    .filter((named) => {
      const key = codeOf(named);
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, mostFound);
}

export function codeOf(named: Nameable): string {
  if (named.kind === "task") return named.task.code;
  return named.kind === "indicator" ? named.indicator.code : named.section.code;
}

export function foundText(words: string, found: readonly Nameable[], t: Translate): string {
  const lines = found.map((named) => {
    const text = named.kind === "task" ? named.task.text : named.kind === "indicator" ? named.indicator.name : "";
    return `${codeOf(named)}. ${shorten(text, 90)}`;
  });
  return [t("ofPlan.found", { words: shorten(words, 60) }), ...lines].join("\n");
}
