import { understandApart } from "../grammar/apart/understand-apart.js";
import { isAnswerable, settle } from "../grammar/settle-problem.js";
import type { Problem } from "../grammar/understanding.js";
import { eventOfTaskCode } from "../text/event-code.js";
import { chosenMark } from "../text/line.js";
import type { DialogueContext } from "./lookup.js";

/**
 * The message with a code that several things have opened made the one of them that the agency has open, where that is
 * only one: "III.4 xong" while SK-2024-002 alone is not settled. What stays in doubt stays as it was typed.
 */
export async function withEventsSettled(text: string, context: DialogueContext): Promise<string> {
  if (!context.catalogue.tasks.some(({ event }) => event !== undefined)) return text;
  const understood = await understandApart(text, context);
  for (const problem of understood.problems) {
    if (!isAnswerable(problem) || !isAboutEvents(problem)) continue;
    const open = await openOf(problem, context);
    const [only, second] = open;
    if (only && !second) return withEventsSettled(settle(understood.text, problem.span, only), context);
  }
  return text;
}

function isAboutEvents({ choices }: Problem): boolean {
  return choices.every(({ value }) => eventOfTaskCode(codeOf(value)) !== null);
}

async function openOf({ choices }: Problem, { catalogue, lookup }: DialogueContext): Promise<readonly string[]> {
  const open: string[] = [];
  for (const { value } of choices) {
    const duties = await lookup.dutiesOfTask(codeOf(value), null, catalogue.year);
    if (duties.some(({ settledOn }) => settledOn === null)) open.push(value);
  }
  return open;
}

function codeOf(value: string): string {
  return value.replaceAll(chosenMark, "").trim();
}
