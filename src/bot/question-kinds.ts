import { newPinQuestion, pinQuestion } from "./pin.js";
import { planChangeQuestion } from "./plan-changes.js";
import type { QuestionKind } from "./question.js";

/** Every question that a chat can be asked besides those of reports, by the name in its row; null for a name of before. */
export function questionKind(name: string): QuestionKind | null {
  switch (name) {
    case "pin":
      return pinQuestion;
    case "new-pin":
      return newPinQuestion;
    case "plan-change":
      return planChangeQuestion;
    default:
      return null;
  }
}
