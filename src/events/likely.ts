import type { CatalogueTask } from "../text/catalogue.js";
import { fold } from "../text/fold.js";

/** So many neighbouring words of what the plan calls the event, in a row, are no accident. */
const enough = 3;

/** The tasks that words may open, the likeliest first; those of the plan's order stay in it where nothing tells. */
export function byLikelihood(said: string, tasks: readonly CatalogueTask[]): readonly CatalogueTask[] {
  return tasks
    .map((task) => ({ task, score: scoreOf(said, task) }))
    .sort((a, b) => b.score - a.score)
    .map(({ task }) => task);
}

/** Whether a message speaks of something that opens one of these tasks: in the plan's own words for it. */
export function tellsOfEvent(said: string, tasks: readonly CatalogueTask[]): boolean {
  return tasks.some(({ trigger }) => trigger?.event != null && longestRun(said, trigger.event) >= enough);
}

function scoreOf(said: string, { trigger, text, shortName, otherNames }: CatalogueTask): number {
  const of = [trigger?.event ?? "", text, shortName ?? "", ...otherNames];
  return 2 * longestRun(said, of[0]!) + Math.max(...of.slice(1).map((name) => longestRun(said, name)));
}

/** The most words that both have in a row. */
function longestRun(one: string, other: string): number {
  const [first, second] = [wordsOf(one), wordsOf(other)];
  let longest = 0;
  let before: number[] = [];
  for (const word of first) {
    const row = second.map((other, index) => (word === other ? (before[index - 1] ?? 0) + 1 : 0));
    longest = Math.max(longest, ...row);
    before = row;
  }
  return longest;
}

function wordsOf(text: string): string[] {
  return fold(text).match(/[a-z]+/g) ?? [];
}
