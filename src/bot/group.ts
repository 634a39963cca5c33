import { understandApart } from "../grammar/apart/understand-apart.js";
import { unreadWords } from "../grammar/unread-words.js";
import { findMember } from "../people/member.js";
import { isOffice } from "../people/roles.js";
import { silentMessage, summaryMessage } from "../summary/answer.js";
import { withKind } from "../summary/nearest.js";
import { translator } from "../text/language.js";
import { compareMessage } from "./compare.js";
import type { BotContext, MemberContext } from "./context.js";
import { queryOf, unreadLine } from "./office.js";
import { askedBy } from "./office-screens.js";
import { takePlanOfQuestion } from "./plan-of-update.js";
import { readCommand } from "./read-command.js";
import { say } from "./show.js";

/** What somebody of the office may ask for among others: numbers and agencies, never persons or their words. */
const groupCommands = ["summary", "silent"] as const;
type GroupCommand = (typeof groupCommands)[number];

/** Whether a command in a group is one that is answered there to the office's people. */
export function isGroupQuestion(text: string): boolean {
  return groupCommand(text) !== null;
}

function groupCommand(text: string): { readonly name: GroupCommand; readonly words: string } | null {
  const command = text.startsWith("/") ? readCommand(text) : null;
  const name = groupCommands.find((one) => one === command?.name);
  return command && name ? { name, words: command.words } : null;
}

/**
 * A command in a group. The summary and the names of agencies are told to the office's people, without buttons: what
 * leads to persons is for a private chat. Everybody else is told that the bot answers there.
 */
export async function answerInGroup(ctx: BotContext): Promise<void> {
  const command = groupCommand(ctx.msg?.text ?? "");
  const member = command && ctx.from ? await memberWho(ctx, ctx.from.id) : null;
  if (!command || !member || !isOffice(member) || !ctx.plan) return say(ctx, ctx.t("help.privateOnly"));
  const asking = Object.assign(ctx, { member, t: translator(member.language, ctx.plan) }) as MemberContext;
  const text = `${command.name === "summary" ? "tổng hợp" : "đơn vị nào chưa báo cáo"} ${command.words}`;
  await takePlanOfQuestion(asking, text);
  const plan = asking.plan!;
  const { t, today, now } = asking;
  const understood = await understandApart(text, { catalogue: plan.catalogue, agency: "office", today, t });
  if (understood.outcome !== "question")
    return say(ctx, understood.sentence ?? understood.problems[0]?.sentence ?? t("office.unknown"));
  const make = command.name === "summary" ? summaryMessage : silentMessage;
  const beside = { ...askedBy(asking), anonymous: true };
  const query = queryOf(asking, understood);
  const named = unreadWords(text, { catalogue: plan.catalogue, agency: "office", today, t });
  const compared = await compareMessage(asking, text, query, named);
  const unread = compared ? compared.unread : named;
  const message = compared?.message ?? (await make(ctx.services.db, query, plan, now, t, beside));
  // As in a private chat: what was typed and named nothing may have been meant to narrow it.
  await say(ctx, unread === null ? message.text : `${message.text}\n${unreadLine(asking, withKind(unread, text))}`);
}

/** Whose private chat has the number of this account: in a group only the account says who writes. */
function memberWho(ctx: BotContext, chatId: number) {
  const { db, channel } = ctx.services;
  return findMember(db, { channel: channel.name, bot: channel.bot, chatId });
}
