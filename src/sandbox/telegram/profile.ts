import type { BotCommand, BotCommandScope, ChatFullInfo, File } from "grammy/types";
import type { SandboxBot } from "./bot.js";
import { toApiChat } from "./chats.js";
import { fileIdOf, pathOf } from "./files.js";
import type { Parameters } from "./parameters.js";
import { refusal, slip } from "./refusal.js";

export function setMyCommands(bot: SandboxBot, { values }: Parameters): true {
  const commands = (values.commands as BotCommand[]).map(({ command, description }) => ({
    command: command.trim().replace(/^\//, ""),
    description: description.trim(),
  }));
  if (commands.length > 100) throw refusal(400, "BOT_COMMANDS_TOO_MUCH");
  for (const { command, description } of commands) {
    if (command === "") throw refusal(400, "Command must be non-empty");
    if ([...command].length > 32) throw refusal(400, "Command length must not exceed 32");
    if (description === "") throw refusal(400, "Command description must be non-empty");
    if ([...description].length > 256) throw refusal(400, "Command description length must not exceed 256");
    if (!/^[a-z0-9_]+$/.test(command)) throw refusal(400, "BOT_COMMAND_INVALID");
  }
  const key = menuKey(bot, values);
  if (commands.length === 0) bot.commands.delete(key);
  else bot.commands.set(key, commands);
  for (const chat of bot.chats.values()) bot.changed(chat);
  return true;
}

export function getMyCommands(bot: SandboxBot, { values }: Parameters): readonly BotCommand[] {
  return bot.commands.get(menuKey(bot, values)) ?? [];
}

export function deleteMyCommands(bot: SandboxBot, { values }: Parameters): true {
  bot.commands.delete(menuKey(bot, values));
  for (const chat of bot.chats.values()) bot.changed(chat);
  return true;
}

function menuKey(bot: SandboxBot, values: Parameters["values"]): string {
  const scope = (values.scope ?? { type: "default" }) as BotCommandScope;
  const parts: (string | number)[] = [scope.type];
  if ("chat_id" in scope) parts.push(bot.chat(Number(scope.chat_id)).id);
  if ("user_id" in scope) parts.push(scope.user_id);
  return `${parts.join(":")}|${readLanguage(values)}`;
}

function readLanguage(values: Parameters["values"]): string {
  const language = String(values.language_code ?? "");
  if (language !== "" && !/^[a-z]{2}$/.test(language)) throw refusal(400, "Invalid language code specified");
  return language;
}

/** The menu that a person sees: the most specific scope wins, then their language. */
export function findCommands(bot: SandboxBot, chat: number, isGroup: boolean, language: string): readonly BotCommand[] {
  const scopes = [`chat:${chat}`, isGroup ? "all_group_chats" : "all_private_chats", "default"];
  for (const scope of scopes)
    for (const suffix of [language, ""]) {
      const commands = bot.commands.get(`${scope}|${suffix}`);
      if (commands) return commands;
    }
  return [];
}

export function setDescription(
  bot: SandboxBot,
  { values }: Parameters,
  kind: "description" | "short_description",
): true {
  const text = String(values[kind] ?? "");
  const limit = kind === "description" ? 512 : 120;
  if ([...text].length > limit) throw slip(`a ${kind} has at most ${limit} characters`);
  bot.descriptions.set(`${kind}|${readLanguage(values)}`, text);
  return true;
}

export function setChatMenuButton(bot: SandboxBot, { values }: Parameters): true {
  if (values.chat_id !== undefined) bot.chat(values.chat_id);
  return true;
}

export function getChat(bot: SandboxBot, { values }: Parameters): ChatFullInfo {
  const chat = bot.chat(values.chat_id);
  return {
    ...toApiChat(chat),
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: false,
      limited_gifts: false,
      unique_gifts: false,
      premium_subscription: false,
      gifts_from_channels: false,
    },
  } as unknown as ChatFullInfo;
}

const hour = 3600;

/** The path is good for an hour of the sandbox's clock. */
export function getFile(bot: SandboxBot, { values }: Parameters): File {
  const file = bot.files.find(String(values.file_id));
  if (file.bytes.length > 20 * 1024 * 1024) throw refusal(400, "file is too big");
  const path = pathOf(file);
  bot.links.set(path, { file: file.id, until: bot.now() + hour });
  return { file_id: fileIdOf(file), file_unique_id: file.id, file_size: file.bytes.length, file_path: path };
}
