import type { AnswerableProblem } from "../grammar/settle-problem.js";
import type { Doubt } from "./report-draft.js";

/** What is asked about a text that was typed at a step, or as lines of its own. */
export function doubtOf(text: string, { span, sentence, choices }: AnswerableProblem, step: Doubt["step"]): Doubt {
  return { text, span, sentence, choices, step };
}
