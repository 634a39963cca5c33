import { type CatalogueIndicator, type CatalogueTask, isOfPlan } from "../text/catalogue.js";
import { fold } from "../text/fold.js";
import { type Found, isChosen, type Line, textBefore } from "../text/line.js";
import type { Reading } from "./context.js";
import { choicesOf } from "./named-address.js";
import { ask } from "./problems.js";
import type { FigureItem, Problem } from "./understanding.js";

/** What leads to figures and to no work. */
const OF_FIGURES = /(?<![a-z])(?:so lieu|chi tieu|ty le|ti le)(?![a-z])/;

/**
 * "PAKN quý 2 không phát sinh", of an indicator that the plan calls as it calls what a task is about of which nothing may
 * have arisen: which of the two is meant. Numbers, a list of figures and a code tell.
 */
export function askOfWhichNothing(
  line: Line,
  { start, end }: Found<unknown>,
  indicator: CatalogueIndicator,
  read: FigureItem | Problem,
  isListed: boolean,
  reading: Reading,
): Problem | null {
  if (isListed || !("kind" in read) || read.numerator !== 0 || read.denominator !== 0) return null;
  if (isChosen(line, start) || /0 ?\/ ?0/.test(line.folded.slice(end)) || OF_FIGURES.test(textBefore(line, end)))
    return null;
  const task = reading.catalogue.tasks.find((one) => mayMean(one, indicator, reading.agency));
  if (!task) return null;
  const choices = choicesOf(
    [
      { kind: "task", task, part: null },
      { kind: "indicator", indicator },
    ],
    reading,
  );
  return ask(line, start, end, reading.t("understanding.name.which", { typed: line.text.slice(start, end) }), choices);
}

function mayMean(task: CatalogueTask, { shortName, otherNames }: CatalogueIndicator, agency: string): boolean {
  if (task.nothingMayArise !== true || !isOfPlan(task)) return false;
  if (task.leads.length > 0 && !task.leads.includes(agency)) return false;
  const text = wordsOf(task.text);
  return [shortName, ...otherNames].some((name) => text.includes(wordsOf(name)));
}

function wordsOf(text: string): string {
  return ` ${fold(text)
    .replace(/[^a-z0-9]+/g, " ")
    .trim()} `;
}
