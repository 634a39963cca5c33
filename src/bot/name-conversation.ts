import type { Conversation } from "@grammyjs/conversations";
import type { Context } from "grammy";
import { besidesPhone, type ContactCard, keepCard, readCard } from "../people/contact-card.js";
import { displayName } from "../people/names.js";
import { formatPhone, maskPhone } from "../people/phone.js";
import { isPlainName } from "../people/plain-name.js";
import { action, readAction } from "../text/actions.js";
import { readAside } from "../text/asides.js";
import { lineOf } from "../text/line.js";
import { normalise } from "../text/normalise.js";
import type { BotContext, MemberContext } from "./context.js";
import { chatOf, findLastOffer, findStandingOffer, forgetOffer } from "./offers.js";
import { readCommand } from "./read-command.js";
import { reports } from "./says-else.js";
import { say, sendNew, showStep } from "./show.js";
import { findEarlierText } from "./take-lines.js";
import { type TurnOutcome, waitForAnswer } from "./wait-for-answer.js";

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
  // It may be of the office's list, and who asks somebody else than the list means.
  else lines.unshift(ctx.t("reaching.phone.line", { phone: maskPhone(phone) }));
  if (ctx.member.name) lines.unshift(ctx.t("people.naming.now", { shown: shownName(ctx) }));
  await say(ctx, lines.join("\n"));
}

/** Waits for a name; a sentence says what is wrong with one, and it waits again. */
export function nameConversation(conversation: Conversation<BotContext, Context>, _entered: Context): Promise<void> {
  return waitForAnswer(conversation, async (ctx) => {
    const { turn } = ctx;
    if (turn.kind === "nothing") return "open";
    if (turn.kind === "command" && turn.command.name === "cancel") return leaveName(ctx as MemberContext);
    if (turn.kind === "text" && !(await reports(ctx as MemberContext, turn.text))) tellNotKept(ctx as MemberContext);
    if (turn.kind !== "name") return "elsewhere";
    const text = turn.text.trim();
    if (ctx.assent?.word === "stop" || readAside(lineOf(normalise(text))) === "later")
      return leaveName(ctx as MemberContext);
    // "ok" is nobody's name.
    if (ctx.assent) {
      await askName(ctx as MemberContext);
      return "open";
    }
    const before = await readBackBefore(ctx as MemberContext);
    return (await takeName(ctx as MemberContext, text, before)) ? "closed" : "open";
  });
}

/** A question is answered: the next message is no name unasked, and the answer says so. */
function tellNotKept(ctx: MemberContext): void {
  const { t } = ctx;
  const goOn = { label: t("reporting.resume", { label: t("people.naming.begunLabel") }), data: action.askCard() };
  const leave = { label: t("common.cancel"), data: action.decline() };
  const line = ctx.member.name ? t("people.naming.begunAsWas", { shown: shownName(ctx) }) : t("people.naming.begun");
  ctx.begun ??= { asked: null, about: line, wayBack: { line, goOn, leave }, said: false, stays: true };
}

async function leaveName(ctx: MemberContext): Promise<TurnOutcome> {
  await say(ctx, ctx.t("pin.left"));
  return "closed";
}

/**
 * True where nothing is to be waited for. A number is shown and asked about before it is kept: the office will see it; and
 * so is what may be no name. Under what was read back nothing is kept, and only what is plainly a name, or has a number,
 * takes its place.
 */
async function takeName(ctx: MemberContext, typed: string, before: CardRead | null = null): Promise<boolean> {
  const card = readCard(typed);
  if (!card.ok) {
    await (before ? askToKeep(ctx, before, card.say(ctx.t)) : say(ctx, card.say(ctx.t)));
    return false;
  }
  const { naming, phone } = card.value;
  const isPlain = naming === null || isPlainName(besidesPhone(typed));
  const id = String(ctx.inboxId);
  if (before && !isPlain) await askToKeep(ctx, before, ctx.t("people.naming.unread", { typed: typed.slice(0, 40) }));
  else if (before) await askToKeep(ctx, (await readEarlierCards(ctx, [...before.from, id])) ?? before);
  else if (typeof phone === "string" || !isPlain) await askToKeep(ctx, { card: card.value, from: [id] });
  else {
    await keep(ctx, card.value);
    // What was read back before this is older than what is kept now.
    await forgetOffer(ctx.services.db, chatOf(ctx));
    await say(ctx, await keptText(ctx, card.value));
    return true;
  }
  return false;
}

/** What is read back, and the messages that say it. */
interface CardRead {
  readonly card: ContactCard;
  readonly from: readonly string[];
}

/** What was read back as the last thing said; null where nothing was. */
async function readBackBefore(ctx: MemberContext): Promise<CardRead | null> {
  const [name, ...from] = readAction((await findStandingOffer(ctx))?.yes ?? "").data.split(":");
  return name === "card" ? readEarlierCards(ctx, from) : null;
}

/** Read again, so that exactly what is shown is kept: of each part what was said last. */
async function readEarlierCards(ctx: MemberContext, ids: readonly string[]): Promise<CardRead | null> {
  let card: ContactCard = { naming: null, phone: undefined };
  let ofName = "";
  let ofPhone = "";
  for (const id of ids) {
    const text = await findEarlierText(ctx, id);
    const command = text === null ? null : readCommand(text);
    const read = text === null ? null : readCard(command?.name === "name" ? command.words : text);
    if (!read?.ok) return null;
    const { naming, phone } = read.value;
    if (naming) ofName = id;
    if (phone !== undefined) ofPhone = id;
    card = { naming: naming ?? card.naming, phone: phone === undefined ? card.phone : phone };
  }
  return { card, from: ids.filter((id) => id === ofName || id === ofPhone) };
}

async function askToKeep(ctx: MemberContext, { card, from }: CardRead, sentence?: string): Promise<void> {
  const { naming, phone } = card;
  const shown = displayName({ ...ctx.member, ...naming }, ctx.member.posts[0] ?? null, ctx.t);
  const yes = action.keepCard(from);
  const asked =
    typeof phone === "string"
      ? ctx.t("reaching.phone.keep", { shown, phone: formatPhone(phone) })
      : ctx.t("people.naming.keep", { shown });
  await sendNew(ctx, {
    text: sentence === undefined ? asked : `${sentence}\n${asked}`,
    buttons: [
      [
        { label: ctx.t("common.confirm"), data: yes },
        { label: ctx.t("common.edit"), data: action.askCard() },
        { label: ctx.t("common.cancel"), data: action.decline() },
      ],
    ],
    offer: { yes, no: action.decline() },
    protected: true,
  });
}

/** [Xác nhận] under what was read, where it is what was offered last: a later name is not written over. */
export async function keepEarlierCard(ctx: MemberContext, from: readonly string[]): Promise<void> {
  const last = await findLastOffer(ctx);
  const read = last === action.keepCard(from) ? await readEarlierCards(ctx, from) : null;
  if (!read) return say(ctx, ctx.t("help.oldButton"));
  await keep(ctx, read.card);
  await showStep(ctx, { text: await keptText(ctx, read.card), buttons: [] });
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
