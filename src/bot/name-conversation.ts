import type { Conversation } from "@grammyjs/conversations";
import type { Context } from "grammy";
import { type ContactCard, keepCard, readCard } from "../people/contact-card.js";
import { displayName } from "../people/names.js";
import { formatPhone } from "../people/phone.js";
import { action } from "../text/actions.js";
import type { BotContext, MemberContext } from "./context.js";
import { readCommand } from "./read-command.js";
import { say, sendNew, showStep } from "./show.js";
import { findEarlierText } from "./take-lines.js";
import { waitForAnswer } from "./wait-for-answer.js";

/**
 * /ten: takes "Nguyễn Văn Hùng, Phó Trưởng phòng", with a telephone number or that alone, typed with the command, or asks
 * for it.
 */
export async function changeName(ctx: MemberContext, typed: string): Promise<void> {
  if (typed !== "" && (await takeName(ctx, typed))) return;
  if (typed === "") await askName(ctx);
  await ctx.conversation.exitAll();
  await ctx.conversation.enter("name");
}

async function askName(ctx: MemberContext): Promise<void> {
  const where = { id: ctx.member.personId };
  const { phone } = await ctx.services.db.person.findUniqueOrThrow({ where, select: { phone: true } });
  const lines: string[] = [ctx.t("people.naming.ask", { example: ctx.t("people.naming.example") })];
  if (phone === null) lines.push(ctx.t("reaching.phone.ask"));
  else lines.unshift(ctx.t("reaching.phone.line", { phone: formatPhone(phone) }));
  if (ctx.member.name) lines.unshift(ctx.t("people.naming.now", { shown: shownName(ctx) }));
  await say(ctx, lines.join("\n"));
}

/** Waits for a name; a sentence says what is wrong with one, and it waits again. */
export function nameConversation(conversation: Conversation<BotContext, Context>, _entered: Context): Promise<void> {
  return waitForAnswer(conversation, async (ctx) => {
    const { turn } = ctx;
    if (turn.kind === "nothing") return "open";
    if (turn.kind === "command" && turn.command.name === "cancel") {
      await say(ctx, ctx.t("pin.left"));
      return "closed";
    }
    if (turn.kind !== "name") return "elsewhere";
    // "ok" is nobody's name.
    if (ctx.assent) {
      await askName(ctx as MemberContext);
      return "open";
    }
    return (await takeName(ctx as MemberContext, turn.text.trim())) ? "closed" : "open";
  });
}

/** True where nothing is to be waited for. A number is shown and asked about before it is kept: the office will see it. */
async function takeName(ctx: MemberContext, typed: string): Promise<boolean> {
  const card = readCard(typed);
  if (!card.ok) {
    await say(ctx, card.say(ctx.t));
    return false;
  }
  if (typeof card.value.phone === "string") {
    await askToKeep(ctx, card.value);
    return false;
  }
  await keep(ctx, card.value);
  await say(ctx, await keptText(ctx, card.value));
  return true;
}

async function askToKeep(ctx: MemberContext, { naming, phone }: ContactCard): Promise<void> {
  const shown = displayName({ ...ctx.member, ...naming }, ctx.member.posts[0] ?? null, ctx.t);
  const yes = action.keepCard(ctx.inboxId);
  await sendNew(ctx, {
    text: ctx.t("reaching.phone.keep", { shown, phone: formatPhone(phone!) }),
    buttons: [
      [
        { label: ctx.t("common.confirm"), data: yes },
        { label: ctx.t("common.edit"), data: action.askCard() },
      ],
    ],
    offer: { yes, no: action.decline() },
    protected: true,
  });
}

/** [Xác nhận] under what was read: the message is read again, so that exactly what stands above it is kept. */
export async function keepEarlierCard(ctx: MemberContext, inboxId: string): Promise<void> {
  const text = await findEarlierText(ctx, inboxId);
  const command = text === null ? null : readCommand(text);
  const card = text === null ? null : readCard(command?.name === "name" ? command.words : text);
  if (!card?.ok || typeof card.value.phone !== "string") return say(ctx, ctx.t("help.oldButton"));
  await keep(ctx, card.value);
  await showStep(ctx, { text: await keptText(ctx, card.value), buttons: [] });
}

async function keep(ctx: MemberContext, card: ContactCard): Promise<void> {
  const { personId } = ctx.member;
  await keepCard(ctx.services.db, { personId, card, by: personId }, ctx);
  if (card.naming) ctx.member = { ...ctx.member, ...card.naming };
}

async function keptText(ctx: MemberContext, { naming, phone }: ContactCard): Promise<string> {
  if (phone === null) return ctx.t("reaching.phone.removed");
  const kept = ctx.t("people.naming.kept", { shown: shownName(ctx) });
  if (phone === undefined) return kept;
  const line = ctx.t("reaching.phone.line", { phone: formatPhone(phone) });
  return naming || ctx.member.name ? `${kept}\n${line}` : line;
}

function shownName(ctx: MemberContext): string {
  return displayName(ctx.member, ctx.member.posts[0] ?? null, ctx.t);
}
