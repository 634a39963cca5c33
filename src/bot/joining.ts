import { ranks } from "../channels/rank.js";
import type { Failure } from "../outcome.js";
import { findFormer } from "../people/accounts.js";
import { writeAudit } from "../people/audit.js";
import { checkCode, recognisesCode } from "../people/check-code.js";
import { readCode, readCodeMessage } from "../people/invitation-code.js";
import { join } from "../people/join.js";
import { joinedText, offerMessage } from "../people/joining-text.js";
import { findMember } from "../people/member.js";
import { type AgencyOfPost, agenciesToReportFor, isOffice } from "../people/roles.js";
import { isTourNew } from "../people/tours.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { copyWayMessage } from "../reminders/copy-text.js";
import { tellOfHandOver } from "../reminders/hand-over-notice.js";
import { tellColleagues } from "../reminders/joining-notice.js";
import { closedPlanLine } from "../reporting/closed-plan.js";
import { exampleLine } from "../reporting/examples.js";
import { handDraftsOver } from "../reporting/hand-drafts-over.js";
import { shorten } from "../reporting/labels.js";
import { action, nameOfButton, readAction, staying } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Button, Offer } from "../text/message.js";
import { mayBeForCode, mayReport, reportedWithCode } from "./code-answers.js";
import { renewMenu, setOwnMenu } from "./command-menu.js";
import { asksContact } from "./contact.js";
import type { BotContext, MemberContext } from "./context.js";
import { draftsOf } from "./drafts-of-update.js";
import { findStandingOffer, keepOffer } from "./offers.js";
import { fileIn } from "./sent-by-people.js";
import { say, sendNew, settleTapped, showStep } from "./show.js";
import { dueSoonLine } from "./work.js";

const longestQuote = 40;

/**
 * `/start` without a code, or words of a stranger: where the last thing said asks whether it is they that a code is for,
 * that is asked again. What somebody who has left still tries is noted.
 */
export async function welcomeStranger(ctx: BotContext): Promise<void> {
  await noteStranger(ctx);
  const offer = ctx.callbackQuery ? null : await codeOffered(ctx);
  const asks = asksContact(ctx);
  if (offer && !asks) return offerToJoin(ctx, offer.code, notRecorded(ctx));
  if (offer) {
    keepOffer(ctx, { offer: offer.standing });
    return sendNew(ctx, { text: ctx.t("contact.stranger"), buttons: [] });
  }
  const lines: string[] = [ctx.t(asks ? "contact.stranger" : "people.stranger")];
  if (ctx.services.channel.capabilities.sharesNumber) lines.push(ctx.t("people.number.instead"));
  await sendNew(ctx, { text: lines.join("\n"), buttons: [], numberKey: numberKey(ctx) });
}

/** The key with which a stranger sends their own telephone number instead of a code. */
export function numberKey({ t }: BotContext): { readonly label: string } {
  return { label: t("people.number.send") };
}

/** Who answers the question behind a report or a picture would think it was taken. */
function notRecorded({ message, t }: BotContext): string | undefined {
  const typed = message?.text ?? message?.caption ?? "";
  if (mayReport(typed)) return notRecordedLine(typed, t);
  return message && fileIn(message) ? t("people.offer.fileNotRecorded") : undefined;
}

function notRecordedLine(typed: string, t: Translate): string {
  return t("people.offer.notRecorded", { typed: shorten(typed, longestQuote) });
}

/**
 * The code of the question that stands unanswered; null where none does, and where nothing was written that may be meant as
 * its answer. What agrees or refuses was held against it before.
 */
async function codeOffered(ctx: BotContext): Promise<{ readonly code: string; readonly standing: Offer } | null> {
  if (!ctx.message || !mayBeForCode(ctx.message) || ctx.assent) return null;
  const standing = await findStandingOffer(ctx);
  const [name, code] = readAction(standing?.yes ?? "").data.split(":");
  return standing && name === "join" && code !== undefined ? { code, standing } : null;
}

/** A code that somebody wrote: what else the message says is not taken, and that is said. */
export async function takeCode(ctx: BotContext, code: string | null): Promise<void> {
  const reported = reportedWithCode(ctx.message?.text ?? "");
  await offerToJoin(ctx, code, reported === null ? undefined : notRecordedLine(reported, ctx.t));
}

/** Words of somebody who never joined ask for nothing of anybody's; a button does, since none was ever sent there. */
async function noteStranger(ctx: BotContext): Promise<void> {
  const pressed = ctx.callbackQuery?.data;
  const personId = await findFormer(ctx.services.db, chatOf(ctx));
  // Removed by another process, or while the messenger did not answer.
  if (personId !== null) renewMenu(ctx, ctx.chatId!);
  if (personId === null && pressed === undefined) return;
  await writeAudit(ctx.services.db, {
    at: ctx.now,
    personId,
    action: "refuse",
    subject: pressed === undefined ? "message" : nameOfButton(pressed),
    inboxId: ctx.inboxId,
  });
}

/**
 * A code was sent: says whom it is for and asks. Nothing is linked before "Xác nhận".
 *
 * @param sentence said in front: how the code was found where nobody typed it, or what came with it
 */
export async function offerToJoin(ctx: BotContext, typed: string | null, sentence?: string): Promise<void> {
  const checked = await checkCode(ctx.services.db, { ...attemptOf(ctx), code: typed });
  if (!checked.ok) return refuseCode(ctx, checked);
  const message = offerMessage(checked.value, ctx.services.channel.name, ctx.t);
  const text = sentence ? `${sentence}\n${message.text}` : message.text;
  await sendNew(ctx, { ...message, text });
}

export async function confirmJoin(ctx: BotContext, code: string): Promise<void> {
  const { db } = ctx.services;
  const hasKey = await showsNumberKey(ctx);
  const chat = chatOf(ctx);
  const joined = await join(db, { ...attemptOf(ctx), code }, (tx, handed) => handDraftsOver(tx, handed, chat));
  if (!joined.ok) {
    await refuseCode(ctx, joined);
    return settleTapped(ctx);
  }
  if (joined.value.agency) {
    const { personId, role, agency } = joined.value;
    await tellColleagues(db, { personId, role, agencyId: agency.id, channel: ctx.services.channel.name }, ctx.now);
    if (joined.value.takenFrom) await tellOfHandOver(db, joined.value.takenFrom, ctx.now);
  }
  ctx.member = await findMember(db, chatOf(ctx));
  const { role, agency } = joined.value;
  const lines = [joinedText(joined.value, ctx.services.channel.name, ctx.t)];
  const buttons: Button[] = [];
  if (ctx.member && agenciesToReportFor(ctx.member).length > 0) {
    if (joined.value.takenFrom && agency) lines.push(...(await draftsLine(ctx as MemberContext, agency)));
    if (agency && ctx.plan) lines.push(...(await whatToDo(ctx as MemberContext, agency, ctx.plan)));
    buttons.push({ label: ctx.t("reporting.work.mine"), data: action.work() });
  }
  if (role === "staff" || role === "lead" || role === "administrator")
    buttons.unshift({ label: ctx.t("help.summary"), data: action.summary() });
  buttons.push(await guideButton(ctx));
  const rows = [buttons];
  if (role === "leader") {
    const way = copyWayMessage("daily", ctx.t);
    lines.push(way.text);
    rows.unshift(...way.buttons.map((row) => row.map((one) => ({ ...one, data: staying(one.data) }))));
  }
  const isNamed = joined.value.known !== null;
  if (hasKey) {
    // A message takes that key away or has buttons, never both.
    await sendNew(ctx, { text: lines.shift()!, buttons: [], protected: isNamed, numberKey: "gone" });
    if (lines.length === 0) lines.push(ctx.t("people.number.begin"));
  }
  await sendNew(ctx, { text: lines.join("\n"), buttons: rows, protected: isNamed });
  settleTapped(ctx);
  if (ctx.member) setOwnMenu(ctx as MemberContext);
  if (joined.value.takenFrom) await renewMenusOf(ctx, joined.value.takenFrom.personId);
}

/** Of who handed the post over, at the bot by which it was taken; elsewhere at their next message. */
async function renewMenusOf(ctx: BotContext, personId: number): Promise<void> {
  const { channel, db } = ctx.services;
  if (!channel.capabilities.commandMenu) return;
  const chats = await db.account.findMany({ where: { personId, channel: channel.name, bot: channel.bot } });
  for (const { chatId } of chats) renewMenu(ctx, Number(chatId));
}

/** Whether the chat has the key that strangers are shown: it answered what a stranger wrote. */
async function showsNumberKey(ctx: BotContext): Promise<boolean> {
  const { capabilities, name, bot } = ctx.services.channel;
  if (ctx.member || !capabilities.sharesNumber) return false;
  const before = { channel: name, bot, chatId: BigInt(ctx.chatId!), id: { lt: ctx.inboxId } };
  const asStranger = { state: "done", rank: { not: ranks.indexOf("known") } };
  return (
    (await ctx.services.db.inboxUpdate.findFirst({ where: { ...before, ...asStranger }, select: { id: true } })) !==
    null
  );
}

/** The tour, once a person; whoever has had it gets the help. */
async function guideButton(ctx: BotContext): Promise<Button> {
  const { member, t } = ctx;
  const help = { label: t("help.minute"), data: action.help() };
  if (!member || !(agenciesToReportFor(member).length > 0 || isOffice(member))) return help;
  if (await isTourNew(ctx.services.db, member.personId)) return { label: t("help.minute"), data: action.tour(1) };
  return { ...help, label: t("help.command.trogiup") };
}

/** What the one before had begun. */
async function draftsLine(ctx: MemberContext, agency: AgencyOfPost): Promise<string[]> {
  const { length } = (await draftsOf(ctx)).halfFinished(agency.id);
  return length > 0 ? [ctx.t("handOver.drafts", { count: length })] : [];
}

/** What presses and how it is reported; of a plan that is closed, that it is. */
async function whatToDo(ctx: MemberContext, agency: AgencyOfPost, plan: PlanInForce): Promise<string[]> {
  const closed = closedPlanLine(plan, ctx.today, ctx.t);
  if (closed) return [closed];
  const due = await dueSoonLine(ctx, agency);
  const example = ctx.t("help.oneLine", { example: exampleLine(plan.catalogue, agency.code) });
  return due ? [due, example] : [example];
}

/** The code itself is written nowhere: it may be somebody else's. */
async function refuseCode(ctx: BotContext, refusal: Failure): Promise<void> {
  await writeAudit(ctx.services.db, {
    at: ctx.now,
    personId: ctx.member?.personId ?? null,
    action: "refuse",
    subject: `code ${refusal.code}`,
    inboxId: ctx.inboxId,
  });
  await say(ctx, refusal.say(ctx.t));
}

export async function declineJoin(ctx: BotContext): Promise<void> {
  await showStep(ctx, { text: ctx.t("people.offer.declined"), buttons: [] });
}

/**
 * The code that a message brings, or undefined where it brings none. What a person already linked types may look like
 * a code and be a report.
 */
export async function codeIn(ctx: BotContext, text: string): Promise<string | null | undefined> {
  const message = readCodeMessage(text);
  if (!message) return undefined;
  const { code, asked } = message;
  if (asked || !ctx.member) return code;
  const known = code !== null && (await recognisesCode(ctx.services.db, { ...attemptOf(ctx), code }));
  return known ? code : undefined;
}

export function codeOfPayload(payload: string): string | null {
  return readCode(payload);
}

function attemptOf(ctx: BotContext) {
  return { ...chatOf(ctx), now: ctx.now, inboxId: ctx.inboxId };
}

function chatOf(ctx: BotContext) {
  const { channel } = ctx.services;
  return { channel: channel.name, bot: channel.bot, chatId: ctx.chatId! };
}
