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

/** A question that begins now, with what it interrupts; where that is about the same, it takes its place. */
export async function interrupting(ctx: MemberContext, kind: string, data: unknown): Promise<Asked> {
  const stored = await findQuestion(ctx);
  if (stored?.mark === "kept") await tellOfBegun(ctx, stored, stored.inboxId);
  const { asked = null } = ctx.begun ?? {};
  const begins = { kind, data, before: asked && { kind: asked.kind, data: asked.data, before: asked.before } };
  const now = await withoutSame(ctx, begins);
  if (now !== begins) ctx.begun = null;
  return now;
}

/** Without what it interrupts where that is about the same by now: it goes on with what was said there, where it can. */
export async function withoutSame(ctx: MemberContext, asked: Asked): Promise<Asked> {
  const { kind, data, before } = asked;
  if (before?.kind !== kind) return asked;
  const [begun, first] = [await begunOf(ctx, asked), await begunOf(ctx, before)];
  if (!begun || !first || aboutOf(begun) !== aboutOf(first)) return asked;
  return { kind, data: questionKind(kind)?.again?.(before.data, data) ?? data, before: before.before };
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
