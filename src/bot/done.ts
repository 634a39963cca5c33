import type { QuestionTurn } from "./question.js";

/** A question that is over with a sentence. */
export function done(text: string): QuestionTurn {
  return { kind: "done", message: { text, buttons: [] } };
}
