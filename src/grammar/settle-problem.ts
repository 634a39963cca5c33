import type { Problem, Understanding } from "./understanding.js";

/** A problem that one of its choices answers. */
export type AnswerableProblem = Problem & { readonly span: NonNullable<Problem["span"]> };

/** The first question of a message that can be answered by choosing; null where there is none. */
export function findAnswerable({ problems }: Pick<Understanding, "problems">): AnswerableProblem | null {
  return problems.find(isAnswerable) ?? null;
}

export function isAnswerable(problem: Problem): problem is AnswerableProblem {
  return problem.outcome === "ask" && problem.choices.length > 0 && problem.span !== null;
}

/** The message with a choice's value in the place that was in doubt, to be read again. */
export function settle(text: string, { start, end }: AnswerableProblem["span"], value: string): string {
  return text.slice(0, start) + value + text.slice(end);
}
