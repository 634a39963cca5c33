import type { Problem } from "../grammar/understanding.js";
import type { Doubt } from "./report-draft.js";

/** What is asked about a text that was typed at a step, or as lines of its own. What is refused is typed again. */
export function doubtOf(text: string, problem: Problem, step: Doubt["step"]): Doubt {
  const { sentence, choices } = problem;
  const said = problem.said ?? { start: 0, end: text.length };
  const span = problem.span ?? said;
  return { text, span, sentence, choices, step, said };
}
