// Makes src/sandbox/telegram/bot-api.ts from api.json of PaulSonOfLars/telegram-bot-api-spec (MIT):
//   node scripts/trim-bot-api.mjs path/to/api.json
// Only what the stand-in supports is kept, so that what it does not know is refused instead of ignored.
import { readFileSync, writeFileSync } from "node:fs";

const methods = [
  "getMe getUpdates setWebhook deleteWebhook getWebhookInfo",
  "sendMessage sendPhoto sendDocument sendMediaGroup sendChatAction",
  "editMessageText editMessageCaption editMessageReplyMarkup deleteMessage answerCallbackQuery",
  "getFile getChat",
  "setMyCommands getMyCommands deleteMyCommands setMyDescription setMyShortDescription setChatMenuButton",
].flatMap((line) => line.split(" "));

// What the stand-in hands to a bot: checked in its own tests.
const answered = [
  "Update Message MaybeInaccessibleMessage User Chat ChatFullInfo CallbackQuery ChatMemberUpdated ChatMember ChatMemberMember ChatMemberBanned",
  "ChatMemberLeft MessageEntity PhotoSize Document Sticker Contact File WebhookInfo BotCommand InlineKeyboardMarkup",
  "InlineKeyboardButton MessageOrigin MessageOriginUser AcceptedGiftTypes",
].flatMap((line) => line.split(" "));

// Parts of the Bot API that no message of this product can use; naming them is refused.
const leftOut = new Set([
  "Message.reply_to_story",
  "business_connection_id",
  "direct_messages_topic_id",
  "suggested_post_parameters",
  "allow_paid_broadcast",
  "message_effect_id",
]);

const api = JSON.parse(readFileSync(process.argv[2], "utf8"));
const simple = new Set(["Integer", "String", "Boolean", "Float", "InputFile"]);
const kept = new Map();

function element(type) {
  return type.replace(/^(?:Array of )+/, "");
}

/** "Integer|String!": the types, `!` where the field is required, 'text' where it has one fixed value. */
function describe(field) {
  const fixed = /(?:must be|always) (?:“|")?([a-z_]+)(?:”|")?(?:\.|,|$)/.exec(field.description ?? "");
  const types = fixed && field.types.join() === "String" ? [`'${fixed[1]}'`] : field.types;
  return types.join("|") + (field.required ? "!" : "");
}

function keep(name, follow) {
  if (simple.has(name) || kept.has(name)) return;
  const type = api.types[name];
  if (!type) throw new Error(`No type ${name}`);
  const entry = {};
  kept.set(name, entry);
  if (type.subtypes) {
    entry.oneOf = follow ? type.subtypes : type.subtypes.filter((subtype) => answered.includes(subtype));
    if (follow) for (const subtype of type.subtypes) keep(subtype, true);
    return;
  }
  entry.fields = {};
  for (const field of type.fields ?? []) {
    if (leftOut.has(`${name}.${field.name}`)) continue;
    const known = field.types.every((one) => simple.has(element(one)) || answered.includes(element(one)));
    if (!follow && !known) continue;
    entry.fields[field.name] = describe(field);
    if (follow) for (const one of field.types) keep(element(one), true);
  }
}

for (const name of answered) keep(name, false);
const keptMethods = {};
for (const name of methods) {
  const fields = {};
  for (const field of api.methods[name].fields ?? []) {
    if (leftOut.has(field.name)) continue;
    fields[field.name] = describe(field);
    for (const type of field.types) keep(element(type), true);
  }
  keptMethods[name] = fields;
}
const types = Object.fromEntries([...kept].sort(([a], [b]) => (a < b ? -1 : 1)));

writeFileSync(
  new URL("../src/sandbox/telegram/bot-api.ts", import.meta.url),
  `/**
 * The part of ${api.version} (${api.release_date}) that the stand-in supports, made by scripts/trim-bot-api.mjs from
 * api.json of https://github.com/PaulSonOfLars/telegram-bot-api-spec
 * MIT License, Copyright (c) PaulSonOfLars and contributors.
 *
 * A field reads "Integer|String!": its types, \`!\` where it is required, 'text' where it has one fixed value.
 */
export interface BotApi {
  readonly methods: Readonly<Record<string, Fields>>;
  readonly types: Readonly<Record<string, { readonly fields?: Fields; readonly oneOf?: readonly string[] }>>;
}
export type Fields = Readonly<Record<string, string>>;

export const botApi: BotApi = ${JSON.stringify({ methods: keptMethods, types }, null, 2)};
`,
);
