import { action } from "../text/actions.js";
import type { BotContext, MemberContext } from "./context.js";
import type { Begun } from "./question.js";
import { questionKind } from "./question-kinds.js";
import { type Asked, findQuestion, keepQuestion, markKept, type StoredQuestion } from "./question-store.js";

/**
 * An update is no answer to what the chat was asked: where something of that was said already it is kept, the answer says so,
 * and the next message answers it again. What holds nothing yet ends, and what it had interrupted itself is asked again.
 */
export async function putAside(ctx: MemberContext, stored: StoredQuestion): Promise<void> {
  if (!(await tellOfBegun(ctx, stored, stored.inboxId)) && stored.before) await putBack(ctx, stored.before);
}

/** Asks again what the question that ends had interrupted. Before it, `tellOfBegun` lets the answer say so. */
export async function putBack(ctx: MemberContext, before: Asked): Promise<void> {
  await keepQuestion(ctx, before, "back");
  await tellOfBegun(ctx, before, ctx.inboxId);
}

/** The next message of this update says what is kept; false where nothing is. */
export async function tellOfBegun(ctx: MemberContext, asked: Asked, inboxId: bigint): Promise<boolean> {
  const begun = await begunOf(ctx, asked);
  if (!begun) return false;
  const goOn = { label: ctx.t("reporting.resume", { label: begun.label }), data: action.question(inboxId, "resume") };
  const leave = { label: ctx.t("common.cancel"), data: action.question(inboxId, "leave") };
  ctx.begun ??= { asked, about: aboutOf(begun), wayBack: { line: begun.line, goOn, leave }, said: false };
  return true;
}

/**
 * The next message of this update says which question is kept since a report was begun over it. Unlike after an answer in
 * between, the next message does not answer it: it waits for its button.
 */
export async function tellOfKept(ctx: MemberContext): Promise<void> {
  if (ctx.begun || !ctx.keepsQuestion) return;
  const stored = await findQuestion(ctx);
  if (stored?.mark !== "kept" || !(await tellOfBegun(ctx, stored, stored.inboxId))) return;
  ctx.begun = { ...ctx.begun!, stays: true };
}

/** What a question that begins now interrupts; null where it is about the same, and takes its place. */
export async function interruptedBy(ctx: MemberContext, kind: string, data: unknown): Promise<Asked | null> {
  const stored = await findQuestion(ctx);
  if (stored?.mark === "kept") await tellOfBegun(ctx, stored, stored.inboxId);
  const { asked = null, about } = ctx.begun ?? {};
  if (!asked) return null;
  const other = await begunOf(ctx, { kind, data });
  const isSame = other !== null && aboutOf(other) === about;
  if (isSame) ctx.begun = null;
  return isSame ? asked.before : { kind: asked.kind, data: asked.data, before: asked.before };
}

function aboutOf({ about, line }: Begun): string {
  return about ?? line;
}

async function begunOf(ctx: MemberContext, { kind, data }: Pick<Asked, "kind" | "data">): Promise<Begun | null> {
  return (await questionKind(kind)?.begun?.(ctx, data)) ?? null;
}

/** After an answer in between the question waits again, unless that answer has begun something else. */
export async function goOnAsking(ctx: BotContext): Promise<void> {
  if (!ctx.begun || ctx.begun.stays) return;
  const active = ctx.conversation.active();
  if (active.report || active.name) await markKept(ctx);
  else if (!active.question) await ctx.conversation.enter("question");
}
