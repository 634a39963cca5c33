import type { Conversation } from "@grammyjs/conversations";
import type { Context } from "grammy";
import { leaveDrafts } from "../reporting/drafts.js";
import { refuseFile, type SentFile } from "../reporting/evidence/files.js";
import { hasAnswers } from "../reporting/report-draft.js";
import { action, readAction } from "../text/actions.js";
import type { Message } from "../text/message.js";
import { interrupting, putAside, putBack, tellOfBegun, withoutSame } from "./begun-question.js";
import type { BotContext, MemberContext } from "./context.js";
import { draftLabel } from "./draft-label.js";
import { draftsOf, ownerOf } from "./drafts-of-update.js";
import { questionKind } from "./question-kinds.js";
import { type Asked, findQuestion, keepQuestion, type StoredQuestion } from "./question-store.js";
import { readCommand } from "./read-command.js";
import type { Turn } from "./route.js";
import { fileIn } from "./sent-by-people.js";
import { say, sendNew, settleTapped, showStep } from "./show.js";
import { type TurnOutcome, waitForAnswer } from "./wait-for-answer.js";

/**
 * What an answer to a question leads to. `ask`: the same question, or the next, with what is known by now; a sentence says
 * what was wrong. `done`: it is over, and this is said. `press`: it is over, and goes on as if this button were pressed.
 * `elsewhere`: it was no answer.
 */
export type QuestionTurn =
  | { readonly kind: "ask"; readonly data: unknown; readonly sentence?: string }
  | { readonly kind: "done"; readonly message: Message }
  | { readonly kind: "press"; readonly pressed: string }
  | { readonly kind: "elsewhere" };

/** What was begun: the sentence that says that it is kept and not sent, and what it is called on a button. */
export interface Begun {
  readonly line: string;
  readonly label: string;
  /** Begun again with another sentence it is the same; without it, its sentence tells. */
  readonly about?: string;
}

/** How one kind of question is shown and answered. Handled again for the same update, an answer has to lead to the same. */
export interface QuestionKind {
  /** @param choice makes the data of one of its buttons */
  show(ctx: MemberContext, data: unknown, choice: (value: string) => string): Promise<Message> | Message;
  take(ctx: MemberContext, data: unknown, text: string): Promise<QuestionTurn>;
  /** A button of it; "leave" is answered here already. */
  choose?(ctx: MemberContext, data: unknown, value: string): Promise<QuestionTurn>;
  /** What is said where it is left; else that nothing was done. */
  left?(ctx: MemberContext, data: unknown): string | Message;
  /** What is kept of it where something else is answered in between; null while nothing was said that would be lost. */
  begun?(ctx: MemberContext, data: unknown): Promise<Begun | null> | Begun | null;
  /** Begun again about the same: what is known of both. Without it the first is forgotten. */
  again?(first: unknown, data: unknown): unknown;
  /** It was left without an answer. */
  leave?(ctx: MemberContext, data: unknown): Promise<void>;
  /** A picture or file, with what is written under it. Without it they belong to no question. */
  file?(ctx: MemberContext, data: unknown, file: SentFile, caption: string | null): Promise<QuestionTurn>;
  /** A button that answers it and works without it, too: it is over then, and kept no more. */
  isAnswer?(data: unknown, pressed: string): boolean;
  /** Something else comes that is no text and no button of it: "open" where that is answered here, and it goes on. */
  interrupted?(ctx: MemberContext, data: unknown): Promise<"open" | "elsewhere">;
}

/** Asks, and makes the chat's next message the answer. What is open besides is put aside, and kept. */
export async function askQuestion(ctx: MemberContext, kind: string, data: unknown, sentence?: string): Promise<void> {
  await ask(ctx, await interrupting(ctx, kind, data), sentence);
}

async function ask(ctx: MemberContext, asked: Asked, sentence?: string): Promise<void> {
  const { kind, data } = asked;
  await keepQuestion(ctx, asked);
  const kept = [keptQuestion(ctx), await keptReport(ctx)].filter((line) => line !== undefined);
  await showQuestion(ctx, kind, data, sentence, kept);
  await leaveDrafts(ctx.services.db, ownerOf(ctx));
  await enterQuestion(ctx);
}

async function enterQuestion(ctx: MemberContext): Promise<void> {
  await ctx.conversation.exitAll();
  await ctx.conversation.enter("question");
}

/** That another question is kept for which this one is asked: it comes back by itself. */
function keptQuestion({ begun }: MemberContext): string | undefined {
  if (!begun || begun.said) return undefined;
  begun.said = true;
  return begun.wayBack.line;
}

/** That a report is kept, where one with answers is left for the question. */
async function keptReport(ctx: MemberContext): Promise<string | undefined> {
  const open = (await draftsOf(ctx)).focused;
  if (!open || !hasAnswers(open.draft)) return undefined;
  return ctx.t("reporting.stillOpen", { label: await draftLabel(ctx, open) });
}

async function showQuestion(
  ctx: MemberContext,
  kind: string,
  data: unknown,
  sentence?: string,
  kept: readonly string[] = [],
): Promise<void> {
  const { inboxId } = ctx;
  const shown = await questionKind(kind)!.show(ctx, data, (value) => action.question(inboxId, value));
  const lines = [sentence, shown.text, ...kept].filter((line) => line !== undefined);
  await showStep(ctx, { ...shown, text: lines.join("\n") });
}

/** A button of a question, by the update with which it was shown: one that was answered since is old. */
export async function pressQuestion(ctx: MemberContext, shown: string, value: string): Promise<void> {
  const stored = await findQuestion(ctx);
  if (!stored || (String(stored.inboxId) !== shown && stored.inboxId !== ctx.inboxId)) {
    // "huy" where choices are typed, of a question that is over: there is nothing to leave, and no choice is old.
    const nothing = value === "leave" && (await draftsOf(ctx)).focused === null;
    return say(ctx, ctx.t(nothing ? "reporting.nothingOpen" : "help.oldButton"));
  }
  if (value === "resume" || isBackBefore(ctx, stored)) return ask(ctx, stored);
  const choose = questionKind(stored.kind)?.choose;
  if (value !== "leave" && !choose) return say(ctx, ctx.t("help.oldButton"));
  const outcome =
    value === "leave" || !choose
      ? await end(ctx, stored, (left) => showStep(ctx, left))
      : await follow(ctx, stored, await choose(ctx, stored.data, value));
  if (outcome === "open") await enterQuestion(ctx);
}

/** This update has put it back before it was handled again: it answered another, which is over. */
function isBackBefore({ inboxId }: MemberContext, stored: StoredQuestion): boolean {
  return stored.mark === "back" && stored.inboxId === inboxId;
}

/** It is left without an answer. */
async function leaveQuestion(ctx: MemberContext): Promise<TurnOutcome> {
  const stored = await findQuestion(ctx);
  if (stored && isBackBefore(ctx, stored)) {
    await ask(ctx, stored);
    return "open";
  }
  if (stored) return end(ctx, stored, (left) => sendNew(ctx, left));
  await sendNew(ctx, leftMessage(ctx, stored));
  return "closed";
}

async function end(
  ctx: MemberContext,
  stored: StoredQuestion,
  tell: (left: Message) => Promise<void>,
): Promise<TurnOutcome> {
  await questionKind(stored.kind)?.leave?.(ctx, stored.data);
  if (stored.before) await tellOfBegun(ctx, stored.before, ctx.inboxId);
  await tell(leftMessage(ctx, stored));
  return settle(ctx, stored);
}

function leftMessage(ctx: MemberContext, stored: StoredQuestion | null): Message {
  const left = (stored && questionKind(stored.kind)?.left?.(ctx, stored.data)) ?? ctx.t("pin.left");
  return typeof left === "string" ? { text: left, buttons: [] } : left;
}

/** /huy that had left a question, handled again: no conversation waits for it any more. */
export async function leftBefore(ctx: MemberContext): Promise<boolean> {
  return (await findQuestion(ctx))?.inboxId === ctx.inboxId;
}

/** It is over: its buttons are old, but for this very update handled again. What it had interrupted is open again. */
async function settle(ctx: MemberContext, stored: StoredQuestion): Promise<TurnOutcome> {
  if (!stored.before) await keepQuestion(ctx, stored);
  else await putBack(ctx, stored.before);
  return stored.before ? "open" : "closed";
}

/** Shows what a turn leads to, once that is stored. */
async function follow(ctx: MemberContext, stored: StoredQuestion, turn: QuestionTurn): Promise<TurnOutcome> {
  switch (turn.kind) {
    case "ask": {
      const asked = await withoutSame(ctx, { kind: stored.kind, data: turn.data, before: stored.before });
      await keepQuestion(ctx, asked);
      await showQuestion(ctx, asked.kind, asked.data, turn.sentence);
      return "open";
    }
    case "done":
      if (stored.before) await tellOfBegun(ctx, stored.before, ctx.inboxId);
      await sendNew(ctx, turn.message);
      settleTapped(ctx);
      return settle(ctx, stored);
    case "press":
      await keepQuestion(ctx, { kind: stored.kind, data: { pressed: turn.pressed, passed: true }, before: null });
      ctx.pinnedFor = turn.pressed;
      ctx.turn = { kind: "button", data: turn.pressed };
      return "elsewhere";
    case "elsewhere": {
      // What was asked meanwhile, a PIN, waits for its answer.
      const now = await findQuestion(ctx);
      if (now === null || now.kind === stored.kind) await putAside(ctx, stored);
      return "elsewhere";
    }
  }
}

/** Waits for the answer to what the chat was asked. */
export function questionConversation(
  conversation: Conversation<BotContext, Context>,
  _entered: Context,
): Promise<void> {
  return waitForAnswer(conversation, async (ctx) => {
    const { turn } = ctx;
    if (turn.kind === "nothing") return "open";
    if (turn.kind === "command" && turn.command.name === "cancel") return leaveQuestion(ctx as MemberContext);
    if (turn.kind === "text") return takeAnswer(ctx as MemberContext, turn.text.trim());
    const taken = turn.kind === "files" ? await takeFile(ctx as MemberContext, turn.caption) : "elsewhere";
    return taken === "elsewhere" ? interrupt(ctx as MemberContext, turn) : taken;
  });
}

/** A question beside which a report was begun is over once its own button was pressed after all. */
export async function settleKept(ctx: MemberContext, pressed: string): Promise<void> {
  const stored = await findQuestion(ctx);
  if (stored?.mark === "kept" && questionKind(stored.kind)?.isAnswer?.(stored.data, pressed)) await settle(ctx, stored);
}

/** A button of the question itself is taken where it is pressed; an old one of it, or any other, is no answer. */
async function interrupt(ctx: MemberContext, turn: Turn): Promise<TurnOutcome> {
  const stored = await findQuestion(ctx);
  const [name, shown] = turn.kind === "button" ? readAction(turn.data).data.split(":") : [];
  if (!stored || (name === "q" && (shown === String(stored.inboxId) || stored.inboxId === ctx.inboxId)))
    return "elsewhere";
  if (turn.kind === "button" && questionKind(stored.kind)?.isAnswer?.(stored.data, turn.data)) {
    await settle(ctx, stored);
    return "elsewhere";
  }
  const interrupted = questionKind(stored.kind)?.interrupted;
  if (!interrupted) {
    await putAside(ctx, stored);
    return "elsewhere";
  }
  const outcome = await interrupted(ctx, stored.data);
  if (outcome === "elsewhere") await settle(ctx, stored);
  return outcome;
}

/** Milliseconds for which a file goes with what was asked last, where the chat has said something else meanwhile. */
const takesFilesFor = 30 * 60_000;

/** A file for the question whose conversation something else has ended, unless a report is open. False: it is for no question. */
export async function takeFileOfQuestion(ctx: MemberContext, caption: Turn | null): Promise<boolean> {
  const stored = await findQuestion(ctx);
  if (!stored || ctx.now.getTime() - stored.at.getTime() > takesFilesFor || (await draftsOf(ctx)).focused) return false;
  const outcome = await takeFile(ctx, caption);
  if (outcome === "open") await enterQuestion(ctx);
  return outcome !== "elsewhere";
}

async function takeFile(ctx: MemberContext, caption: Turn | null): Promise<TurnOutcome> {
  const stored = await findQuestion(ctx);
  const file = ctx.message ? fileIn(ctx.message) : null;
  const take = stored && questionKind(stored.kind)?.file;
  if (!stored || !take || !file) return "elsewhere";
  if (caption !== null && (caption.kind !== "text" || readCommand(caption.text))) return "elsewhere";
  if (stored.inboxId === ctx.inboxId) {
    await showQuestion(ctx, stored.kind, stored.data);
    return "open";
  }
  const refused = refuseFile(file, ctx.services.channel.capabilities.largestFile, ctx.t);
  const turn: QuestionTurn =
    refused === null
      ? await take(ctx, stored.data, file, caption?.text.trim() ?? null)
      : { kind: "ask", data: stored.data, sentence: refused };
  return follow(ctx, stored, turn);
}

async function takeAnswer(ctx: MemberContext, text: string): Promise<TurnOutcome> {
  const stored = await findQuestion(ctx);
  const kind = stored && questionKind(stored.kind);
  if (!stored || !kind) return "elsewhere";
  if (stored.inboxId === ctx.inboxId) {
    if (passAgain(ctx, stored)) return "elsewhere";
    // Taken before a crash or a failed send: only to be shown.
    await showQuestion(ctx, stored.kind, stored.data);
    return "open";
  }
  if (ctx.assent?.word === "stop") return leaveQuestion(ctx);
  return follow(ctx, stored, await kind.take(ctx, stored.data, text));
}

/** A PIN that was right, handled again after what it opened had failed: no conversation waits for it any more. */
export async function takeUpPin(ctx: MemberContext): Promise<boolean> {
  const stored = await findQuestion(ctx);
  return stored?.inboxId === ctx.inboxId && passAgain(ctx, stored);
}

function passAgain(ctx: MemberContext, { kind, data }: StoredQuestion): boolean {
  const { pressed, passed } = data as { readonly pressed?: string; readonly passed?: boolean };
  if (!passed || pressed === undefined) return false;
  // An agency may be seen.
  ctx.isSecret = kind !== "agency";
  ctx.pinnedFor = pressed;
  ctx.turn = { kind: "button", data: pressed };
  return true;
}
