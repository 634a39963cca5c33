import type { Api } from "grammy";
import type { BotCommand } from "grammy/types";
import type { CallSignal } from "../channels/waiting.js";
import { findMember, type Member } from "../people/member.js";
import { agenciesToReportFor, type HeldPost, isAdministrator, isOffice, leadsOffice } from "../people/roles.js";
import { type Language, languages, type Translate, translator } from "../text/language.js";
import type { BotContext, MemberContext } from "./context.js";
import { courtesy } from "./courtesy.js";

const forEverybody = ["trogiup", "ngonngu"] as const;
const forAgency = [
  "viec",
  "baocao",
  "chitieu",
  "biennhan",
  "phatsinh",
  "giahan",
  "nghi",
  "bangiao",
  "ten",
  "huy",
] as const;
const forOffice = [
  "tonghop",
  "chuabaocao",
  "nhac",
  "giaoviec",
  "phatsinh",
  "duyet",
  "xuat",
  "chuagui",
  "lichsu",
  "biennhan",
  "pin",
] as const;
const forAdministrator = ["ngaynghi", "caidat"] as const;

/** The menu of those who have not joined, in each language of Telegram's own setting. */
export async function setCommonMenu(api: Api): Promise<void> {
  for (const language of languages) {
    await api.setMyCommands(menu(["start", ...forEverybody], translator(language)), {
      scope: { type: "all_private_chats" },
      // Vietnamese comes first: it is what everybody sees whose language has no menu of its own.
      ...(language === "vi" ? {} : { language_code: language }),
    });
  }
}

/** The menu of one person's chat: what their posts allow, in the language they chose. Called after what they asked for. */
export function setOwnMenu(ctx: MemberContext): void {
  if (!ctx.services.channel.capabilities.commandMenu) return;
  const { member } = ctx;
  courtesy(ctx, (signal) => setMenuOf(member, ctx.api, signal));
}

/** The same of somebody who has not written: the people of the demo have joined before it began. */
export async function setMenuOf({ posts, language, chatId }: Member, api: Api, signal?: CallSignal): Promise<void> {
  const scope = { type: "chat", chat_id: chatId } as const;
  await api.setMyCommands(menuFor(posts, language), { scope }, signal);
}

/**
 * The menu of a chat whose person holds less than before, or nothing: without one of its own the common one shows. Where the
 * messenger does not answer, what the chat writes next mends it.
 */
export function renewMenu(ctx: BotContext, chatId: number): void {
  const { channel, db } = ctx.services;
  if (!channel.capabilities.commandMenu) return;
  courtesy(ctx, async (signal) => {
    const member = await findMember(db, { channel: channel.name, bot: channel.bot, chatId });
    if (member) await setMenuOf(member, ctx.api, signal);
    else await ctx.api.deleteMyCommands({ scope: { type: "chat", chat_id: chatId } }, signal);
  });
}

function menuFor(posts: readonly HeldPost[], language: Language): BotCommand[] {
  const names: CommandName[] = [];
  if (isOffice({ posts })) names.push(...forOffice);
  if (leadsOffice({ posts })) names.push("lich");
  if (isAdministrator({ posts })) names.push(...forAdministrator);
  if (agenciesToReportFor({ posts }).length > 0) names.push(...forAgency);
  if (posts.some(({ role }) => role === "leader")) names.push("bansao");
  // One who holds posts of both kinds has some for either reason.
  return menu([...new Set([...names, ...forEverybody])], translator(language));
}

type CommandName =
  | (typeof forEverybody | typeof forAgency | typeof forOffice | typeof forAdministrator)[number]
  | "start"
  | "lich"
  | "bansao";

function menu(names: readonly CommandName[], t: Translate): BotCommand[] {
  return names.map((command) => ({ command, description: t(`help.command.${command}`) }));
}
