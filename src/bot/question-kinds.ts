import { agencyQuestion } from "./agency-question.js";
import { refusalQuestion, reopeningQuestion } from "./decide.js";
import { eventQuestion, eventWithdrawQuestion } from "./event-question.js";
import { extensionQuestion } from "./extensions.js";
import { helperNoteQuestion } from "./helping.js";
import { leaveQuestion } from "./leave-question.js";
import { officeSettingQuestion } from "./office-settings.js";
import { newPinQuestion, pinQuestion } from "./pin.js";
import { planChangeQuestion } from "./plan-changes.js";
import { practiceQuestion } from "./practice.js";
import type { QuestionKind } from "./question.js";
import { requestQuestion, withdrawQuestion } from "./request-question.js";
import { returnQuestion } from "./returns.js";
import { wishQuestion } from "./wishes.js";

/** Every question that a chat can be asked besides those of reports, by the name in its row; null for a name of before. */
export function questionKind(name: string): QuestionKind | null {
  switch (name) {
    case "agency":
      return agencyQuestion;
    case "pin":
      return pinQuestion;
    case "new-pin":
      return newPinQuestion;
    case "extension":
      return extensionQuestion;
    case "return":
      return returnQuestion;
    case "refusal":
      return refusalQuestion;
    case "reopening":
      return reopeningQuestion;
    case "plan-change":
      return planChangeQuestion;
    case "office-setting":
      return officeSettingQuestion;
    case "practice":
      return practiceQuestion;
    case "request":
      return requestQuestion;
    case "leave":
      return leaveQuestion;
    case "withdraw":
      return withdrawQuestion;
    case "event":
      return eventQuestion;
    case "event-withdraw":
      return eventWithdrawQuestion;
    case "helper-note":
      return helperNoteQuestion;
    case "wish":
      return wishQuestion;
    default:
      return null;
  }
}
