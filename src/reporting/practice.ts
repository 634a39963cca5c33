import { readAction } from "../text/actions.js";
import type { Message } from "../text/message.js";
import { type Answer, takeAnswer } from "./dialogue.js";
import { draftJson, readDraftJson } from "./draft-json.js";
import type { DialogueContext } from "./lookup.js";
import { type PromptProblem, promptFor } from "./prompts.js";
import { numberedLines } from "./read-back.js";
import { draftOfLines, readLines } from "./read-lines.js";
import { emptyTask, newDraft, type PracticeDraft, type ReportDraft } from "./report-draft.js";
import { readStepData } from "./step-data.js";

/**
 * Where practice goes on after an answer. What is practised is no `ReportDraft`: what saves one does not take it, and it
 * lies in no row from which anything is sent.
 */
export type PracticeTurn =
  | { readonly kind: "ask"; readonly draft: PracticeDraft; readonly problem: PromptProblem }
  | { readonly kind: "confirmed"; readonly draft: PracticeDraft }
  | { readonly kind: "over" }
  /** A report of which nothing can be taken, and why: there is nothing to read back. */
  | { readonly kind: "refused"; readonly sentence: string }
  /** Nothing that can be practised. */
  | { readonly kind: "other" };

/** The same world, in which nothing comes into being by being asked for. */
export function onlyReading(context: DialogueContext): DialogueContext {
  const { dutyOnRequest: _, ...lookup } = context.lookup;
  return { ...context, lookup };
}

/** A duty as if it were opened. */
export function practiseDuty(agencyId: number, dutyId: number): PracticeDraft {
  return marked(newDraft(agencyId, "status", emptyTask(dutyId)));
}

/** Takes an answer as the report itself would; another report is practised in its place. Writes nothing. */
export async function takePractice(
  practice: PracticeDraft,
  answer: Answer,
  asked: DialogueContext,
): Promise<PracticeTurn> {
  const context = onlyReading(asked);
  const turn = await takeAnswer(unmarked(practice), answer, context);
  switch (turn.kind) {
    case "ask": {
      const { draft, kind: _, ...problem } = turn;
      return { kind: "ask", draft: marked(draft), problem };
    }
    case "submit":
      return { kind: "confirmed", draft: practice };
    case "leave":
    case "back":
      return { kind: "over" };
    case "elsewhere":
      return answer.kind === "text" ? practiseLines(practice.agencyId, answer.text, context) : { kind: "other" };
  }
}

/** A message that reports, read back as it would be. */
async function practiseLines(agencyId: number, text: string, context: DialogueContext): Promise<PracticeTurn> {
  const lines = await readLines(text, context);
  if (!lines) return { kind: "other" };
  if (lines.entries.length === 0 && !lines.doubt) return { kind: "refused", sentence: lines.refused.join("\n") };
  const draft = marked(draftOfLines(agencyId, lines));
  return { kind: "ask", draft, problem: {} };
}

/** The open question, or the read-back. @param choice makes the data of its buttons */
export async function practicePrompt(
  practice: PracticeDraft,
  context: DialogueContext,
  problem: PromptProblem,
  choice: (value: string) => string,
): Promise<Message> {
  const message = await promptFor(unmarked(practice), { id: 0, lastInput: 0n }, context, problem);
  const stepValue = (data: string) => readStepData(readAction(data).data)?.value;
  const rows = message.buttons.map((row) =>
    row.flatMap(({ label, data }) => {
      const value = stepValue(data);
      return value === undefined || value === "leave" ? [] : [{ label, data: choice(value) }];
    }),
  );
  const { offer, ...rest } = message;
  const yes = offer && stepValue(offer.yes);
  return {
    ...rest,
    buttons: rows.filter((row) => row.length > 0),
    ...(yes === undefined ? {} : { offer: { yes: choice(yes) } }),
  };
}

/** What would be saved. */
export function practiceLines(practice: PracticeDraft, context: DialogueContext): Promise<string[]> {
  return numberedLines(unmarked(practice), context);
}

export function practiceJson(practice: PracticeDraft): unknown {
  return draftJson(unmarked(practice));
}

/** Null for what this program cannot read. */
export function readPracticeJson(data: unknown): PracticeDraft | null {
  const draft = readDraftJson(data);
  return draft && marked(draft);
}

function marked({ practice: _, ...draft }: ReportDraft): PracticeDraft {
  return { ...draft, practice: true };
}

/** Never leaves this file. */
function unmarked({ practice: _, ...draft }: PracticeDraft): ReportDraft {
  return draft;
}
