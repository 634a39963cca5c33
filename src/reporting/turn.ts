import type { ReportDraft } from "./report-draft.js";

/**
 * What an answer leads to. A sentence tells what was wrong with it; the step then stays open. `again`: the question is
 * to be repeated with the sentence, because the person may no longer see it. `declined`: the read-back was; only what
 * changes or leaves it is offered.
 */
export type Turn =
  | {
      readonly kind: "ask";
      readonly draft: ReportDraft;
      readonly sentence?: string;
      readonly again?: boolean;
      readonly declined?: boolean;
    }
  | { readonly kind: "submit" }
  | { readonly kind: "leave" } // Hủy: the draft is kept
  | { readonly kind: "back" } // out of the first step
  | { readonly kind: "elsewhere" }; // no answer: another report, or a question

export const leave: Turn = { kind: "leave" };
export const back: Turn = { kind: "back" };
export const elsewhere: Turn = { kind: "elsewhere" };

export function ask(draft: ReportDraft): Turn {
  return { kind: "ask", draft };
}

export function say(draft: ReportDraft, sentence: string): Turn {
  return { kind: "ask", draft, sentence };
}

export function decline(draft: ReportDraft, sentence: string): Turn {
  return { kind: "ask", draft, sentence, declined: true };
}

export function sayAgain(draft: ReportDraft, sentence: string): Turn {
  return { kind: "ask", draft, sentence, again: true };
}
