import type { Answer } from "../reporting/dialogue.js";
import { readStepData, type ShownDraft } from "../reporting/step-data.js";
import { readAction } from "../text/actions.js";
import type { Command } from "./read-command.js";
import type { SentNumber } from "./sent-by-people.js";

/** What an update says by itself, whatever is open. */
export interface Heard {
  readonly isMember: boolean;
  /** `notice`: the messenger itself speaks (a pinned message …), and nobody waits for an answer. */
  readonly form: "press" | "text" | "picture" | "notice";
  /** Whether what it brings can be kept with a report. */
  readonly file: boolean;
  /** The data of the button that it presses: tapped, or meant by a bare "có" under what offers it. */
  readonly pressed: string | null;
  /** What was written, also under a picture. */
  readonly text: string | null;
  readonly command: Command | null;
  /** A code to join with: null where it can be none, undefined where nothing brings one. */
  readonly code: string | null | undefined;
  /** A telephone number that was sent as a card; null where none was. */
  readonly number: SentNumber | null;
  /** It says how something stands, in reply to a reminder: then it answers nothing else. */
  readonly repliesToReminder: boolean;
  /** Whether it is nobody's name: a report, a question, something said in passing. Known only where a name is asked for. */
  isNoName(): boolean;
}

/** What waits in front of the chat. */
export interface Open {
  /** The draft that the next message answers. */
  readonly report: ShownDraft | null;
  /** The draft that this very update has answered, where it is handled again. */
  readonly answered: ShownDraft | null;
  /** A draft in front of the chat that this program cannot read. */
  readonly unreadable: boolean;
  /** Whether a name is asked for. */
  readonly name: boolean;
}

export const nothingOpen: Open = { report: null, answered: null, unreadable: false, name: false };

/** What is done about an update. */
export type Turn =
  | { readonly kind: "nothing" }
  | { readonly kind: "welcome" } // a stranger
  | { readonly kind: "join"; readonly code: string | null }
  | { readonly kind: "command"; readonly command: Command }
  | { readonly kind: "number"; readonly number: SentNumber } // one's own; of a stranger any
  | { readonly kind: "button"; readonly data: string } // one that works whatever is open
  | { readonly kind: "answer"; readonly draftId: number; readonly answer: Answer }
  | { readonly kind: "step"; readonly data: string } // a step's button of a report that is not open here
  | { readonly kind: "name"; readonly text: string }
  | { readonly kind: "unreadable" } // before whatever else it means
  | { readonly kind: "files"; readonly caption: Turn | null } // kept, then what is written under it
  | { readonly kind: "picture"; readonly caption: Turn | null } // said not to be read; then what is written under it
  | { readonly kind: "text"; readonly text: string };

/** Whether an update means the same whatever is open: a code, a command, one's own number, a button that opens something. */
export function worksAnywhere({ form, code, command, number, pressed }: Heard): boolean {
  if (form === "notice" || code !== undefined || command !== null || number?.isOwn) return true;
  return form !== "picture" && pressed !== null && !isStep(pressed);
}

/**
 * What an update is, given what is open: the one place where that is decided. What works anywhere comes first; then a name
 * that is asked for, unless something else is said; then the open report, unless a reminder is replied to; then the rest.
 */
export function route(heard: Heard, open: Open): Turn {
  const { form, code, command, pressed, text } = heard;
  if (form === "notice") return { kind: "nothing" };
  if (code !== undefined) return { kind: "join", code };
  if (command) return { kind: "command", command };
  if (form !== "picture" && pressed !== null && !isStep(pressed)) return { kind: "button", data: pressed };
  // A card of somebody else's means nothing in a report, and is answered as what cannot be read.
  if (heard.number && (heard.number.isOwn || !heard.isMember)) return { kind: "number", number: heard.number };
  if (!heard.isMember) return { kind: "welcome" };
  if (open.unreadable) return { kind: "unreadable" };
  if (open.name && pressed === null && !heard.isNoName())
    return { kind: "name", text: form === "text" && text !== null ? text : "" };
  // What is written under a picture is taken once the picture is kept, or it is said that it was not.
  if (form === "picture" && (heard.file || text !== null)) {
    const caption = text === null ? null : route({ ...heard, form: "text", file: false }, { ...open, name: false });
    return { kind: heard.file ? "files" : "picture", caption };
  }
  const report = open.answered ?? (heard.repliesToReminder ? null : open.report);
  if (pressed !== null) {
    const step = readStepData(readAction(pressed).data);
    if (!report || step?.shown.id !== report.id) return { kind: "step", data: pressed };
    const isCurrent = step.shown.lastInput === report.lastInput;
    const answer: Answer = isCurrent ? { kind: "choice", value: step.value } : { kind: "outdated" };
    return { kind: "answer", draftId: report.id, answer };
  }
  if (report)
    return { kind: "answer", draftId: report.id, answer: text === null ? { kind: "other" } : { kind: "text", text } };
  return text === null ? { kind: "picture", caption: null } : { kind: "text", text };
}

function isStep(pressed: string): boolean {
  return readAction(pressed).data.startsWith("s:");
}
