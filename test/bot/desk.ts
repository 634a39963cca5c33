import type { InlineKeyboardMarkup, Update } from "grammy/types";
import pino from "pino";
import { beforeAll } from "vitest";
import { createBot, type ProductBot } from "../../src/bot/create-bot.js";
import type { Channel } from "../../src/channels/channel.js";
import type { Left } from "../../src/channels/left.js";
import { Reach } from "../../src/channels/reach.js";
import type { Waiting } from "../../src/channels/waiting.js";
import type { InboxRow } from "../../src/delivery/inbox.js";
import { success } from "../../src/outcome.js";
import { postKey } from "../../src/people/join.js";
import { planReader } from "../../src/plan/plan-in-force.js";
import { KnownWriters } from "../../src/program/known-writers.js";
import { readOwnWorkbook } from "../../src/reporting/own-workbook/read-own.js";
import type { ReadingOrder } from "../../src/summary/files/order.js";
import { translator } from "../../src/text/language.js";
import { importBundledPlan } from "../support/bundled-plan.js";
import { testDatabase } from "../support/database.js";
import { emptyTables } from "../support/empty-tables.js";

/** One call of the bot to its messenger. */
export interface Sent {
  readonly method: string;
  readonly chatId: number;
  readonly text: string;
  readonly keyboard: InlineKeyboardMarkup["inline_keyboard"];
  readonly protected: boolean;
}

/** Nobody gives a handling up here. */
const waiting: Waiting = { rank: "known", signal: new AbortController().signal };
const refusal = { ok: false, error_code: 502, description: "Bad Gateway" };

/**
 * The bot on the real plan, with a messenger that answers from memory and fails when told to: for what no transcript
 * reaches, updates that are handled again and data that no button carries.
 *
 * @param stand the bytes that the messenger hands out for any file; null, or nothing said: it has none
 */
export function botAtDesk(stand: { readonly file?: () => Uint8Array | null } = {}) {
  const database = testDatabase();
  const clock = { time: "2024-02-26T09:00:00+07:00", now: () => new Date(clock.time) };
  const sent: Sent[] = [];
  let bot: ProductBot;
  let failing: ((method: string) => boolean) | null = null;
  let stalled: string | null = null;
  let updateIds = 0;
  let messageIds = 0;
  let people = 0;
  let onReply: (() => void) | null = null;

  const answer = (method: string, payload: Record<string, unknown>) => {
    if (failing?.(method)) return refusal;
    const chatId = Number(payload.chat_id ?? 0);
    const markup = payload.reply_markup as InlineKeyboardMarkup | undefined;
    if (method !== "answerCallbackQuery" && method !== "sendChatAction") onReply?.();
    sent.push({
      ...{ method, chatId, text: String(payload.text ?? ""), keyboard: markup?.inline_keyboard ?? [] },
      protected: payload.protect_content === true,
    });
    if (!/^(sendMessage|editMessage)/.test(method)) return { ok: true, result: true };
    const chat = { id: chatId, type: "private", first_name: "-" };
    return { ok: true, result: { message_id: ++messageIds, date: 0, chat, text: payload.text } };
  };
  const channel: Channel = {
    name: "telegram",
    bot: "1",
    token: "1:desk",
    capabilities: {
      maxText: 4096,
      buttons: true,
      longestChoice: 0,
      edit: true,
      sendsFiles: true,
      maxFile: 50,
      receivesFiles: true,
      largestFile: 20 * 1024 * 1024,
      commandMenu: false,
      deepLink: true,
      groups: true,
      protects: true,
      sharesNumber: true,
    },
    client: {
      fetch: (async (url: unknown, init: { body: string; signal: AbortSignal }) => {
        const method = String(url).split("/").at(-1)!;
        if (method === stalled) await new Promise((resolve) => init.signal.addEventListener("abort", resolve));
        const result = answer(method, JSON.parse(init.body));
        return { ok: result.ok, status: 200, json: async () => result };
      }) as never,
    },
    reach: new Reach(async () => undefined),
    identify: () => Promise.reject(new Error("not asked")),
    waitFor: async () => 0,
    poll: () => Promise.reject(new Error("not asked")),
    setWebhook: () => Promise.reject(new Error("not asked")),
    receive: () => Promise.reject(new Error("not asked")),
    interpret: async (update) => update,
    fetchFile: async () => {
      const bytes = stand.file?.() ?? null;
      return bytes === null ? { ok: false, again: false, detail: "not here" } : { ok: true, bytes };
    },
    failureOf: (error) => ({ kind: "transient", detail: String(error) }),
  };

  beforeAll(async () => {
    await importBundledPlan(database);
    const services = {
      db: database.prisma,
      clock,
      log: pino({ level: "silent" }),
      channel,
      plans: planReader(database.prisma),
      files: {
        make: () => Promise.reject(new Error("nobody makes files at the desk")),
        read: async ({ bytes, at, language, ...who }: ReadingOrder) => {
          const plans = await planReader(database.prisma)();
          const reading = { db: database.prisma, plans, now: new Date(at), t: translator(language), ...who };
          return success(await readOwnWorkbook(bytes, reading));
        },
      },
      quotas: async () => [],
      readKeptFile: async () => null,
    };
    bot = createBot(services, { id: 1, is_bot: true, first_name: "Đầu Mối", username: "daumoi_bot" } as never);
  });

  /** Someone with an account and a post; `agency` null for the office. */
  async function join(agency: string | null): Promise<Chat> {
    const chatId = 100 + ++people;
    const role = agency === null ? "staff" : "focal_point";
    const since = new Date("2024-01-15T08:00:00+07:00");
    const { prisma } = database;
    const held = agency === null ? null : await prisma.agency.findFirstOrThrow({ where: { code: agency } });
    const key = postKey(role, held?.id ?? null);
    const create = { key, role, ...(held === null ? {} : { agency: { connect: { id: held.id } } }) };
    const person = await database.prisma.person.create({
      data: {
        joinedAt: since,
        accounts: { create: [{ channel: channel.name, bot: channel.bot, chatId, linkedAt: since }] },
        holdings: { create: [{ since, post: { connectOrCreate: { where: { key }, create } } }] },
      },
    });
    return chatOf(chatId, person.id);
  }

  function chatOf(chatId: number, personId: number): Chat {
    const chat = { id: chatId, type: "private" as const, first_name: "-" };
    const from = { id: chatId, is_bot: false, first_name: "-" };
    const seen = () => sent.filter((call) => call.chatId === chatId && call.text !== "");
    const textUpdate = (text: string) =>
      ({ update_id: ++updateIds, message: { message_id: ++messageIds, date: 0, chat, from, text } }) as Update;
    const pressUpdate = (data: string, guarded = seen().some((call) => call.protected)) =>
      ({
        update_id: ++updateIds,
        callback_query: {
          id: String(updateIds),
          from,
          chat_instance: "-",
          data,
          message: {
            message_id: messageIds,
            date: 1,
            chat,
            text: "…",
            ...(guarded ? { has_protected_content: true } : {}),
          },
        },
      }) as Update;
    const dataOf = (label: string) => {
      for (const { keyboard } of seen().reverse()) {
        const button = keyboard.flat().find((one) => one.text === label);
        if (button && "callback_data" in button) return button.callback_data;
      }
      throw new Error(`no button ${label} in chat ${chatId}`);
    };
    return {
      chatId,
      personId,
      last: () => seen().at(-1) ?? null,
      since: (count) => seen().slice(count),
      count: () => seen().length,
      dataOf,
      says: (text) => textUpdate(text),
      presses: (label) => pressUpdate(dataOf(label)),
      forges: (data) => pressUpdate(data),
      pressesUnguarded: (data) => pressUpdate(data, false),
      commandsIn: (groupId, text) =>
        ({
          update_id: ++updateIds,
          message: {
            ...{ message_id: ++messageIds, date: 0, from, text },
            chat: { id: groupId, type: "supergroup", title: "-" },
            entities: [{ type: "bot_command", offset: 0, length: text.split(" ")[0]!.length }],
          },
        }) as Update,
      sends: (message) =>
        ({ update_id: ++updateIds, message: { message_id: ++messageIds, date: 0, chat, from, ...message } }) as Update,
    };
  }

  return {
    clock,
    /** Every call that was not made to fail, oldest first. */
    sent: sent as readonly Sent[],
    join,
    openSession: () => database.openSession(),
    /** From now on takes `measure` at the first thing that a person sees of each answer; gives back the first taken. */
    onSent<Measured>(measure: () => Measured): () => Measured | undefined {
      let first: { readonly measured: Measured } | null = null;
      onReply = () => {
        first ??= { measured: measure() };
      };
      return () => {
        onReply = null;
        return first?.measured;
      };
    },
    stranger: () => chatOf(100 + ++people, 0),
    get db() {
      return database.prisma;
    },
    /** The key of an update: the inbox gives each its row. What it leaves is written as the lanes write it. */
    async handle(update: Update): Promise<void> {
      const inboxId = BigInt(update.update_id);
      const left: Left = {};
      await bot.handle(update, { inboxId, left, waiting, writer: null });
      const { offer, conversation } = left;
      if (offer) {
        const chatId = BigInt((update.message ?? update.callback_query!.message!).chat.id);
        const chat = { channel: channel.name, bot: channel.bot, chatId };
        const where = { channel_bot_chatId: chat };
        await database.prisma.offer.upsert({
          ...{ where, create: { ...chat, ...offer, inboxId }, update: { ...offer, inboxId } },
        });
      }
      if (!conversation) return;
      const { key, at: updatedAt } = conversation;
      const value = conversation.value as object | null;
      await database.prisma.conversationState.deleteMany({ where: { key } });
      if (value) await database.prisma.conversationState.create({ data: { key, value, updatedAt } });
    },
    /** What lanes need to let this bot handle rows of the inbox. */
    forLanes: (writers = new KnownWriters()) => ({
      db: database.prisma,
      clock,
      channel,
      async handle(update: Update, row: InboxRow, waiting: Waiting): Promise<Left> {
        const left: Left = {};
        await bot.handle(update, { inboxId: row.id, left, waiting, writer: writers.take(row, update) });
        return left;
      },
    }),
    /** Lets the n-th call from now on fail once, counted from 0. Says afterwards whether it came to it. */
    failAt(call: number): () => boolean {
      let left = call;
      let failed = false;
      failing = () => {
        failed ||= left === 0;
        return left-- === 0;
      };
      return () => {
        failing = null;
        return failed;
      };
    },
    /** Fails every call of this method from now on; null none. */
    failAll(method: string | null): void {
      failing = method === null ? null : (called) => called === method;
    },
    /** Lets calls of this method hang until whoever made them gives them up; null none. */
    stall(method: string | null): void {
      stalled = method;
    },
    /** As if nothing had been reported or begun. */
    async reset() {
      await emptyTables(database, ["StatusReport", "Figure", "Receipt", "Draft", "Audit", "ConversationState"]);
      await database.prisma.$executeRaw`
        UPDATE "Duty" SET status = 'not_started', percent = NULL, "answeredOn" = NULL, "settledOn" = NULL
        WHERE "answeredOn" IS NOT NULL`;
    },
    /** As after an update of the program that dropped what conversations stood in. */
    loseConversations: () => database.prisma.conversationState.deleteMany(),
  };
}

export interface Chat {
  readonly chatId: number;
  readonly personId: number;
  /** What the person saw last, new or edited. */
  last(): Sent | null;
  since(count: number): Sent[];
  count(): number;
  /** The data of the button with this label that was shown last. */
  dataOf(label: string): string;
  says(text: string): Update;
  presses(label: string): Update;
  forges(data: string): Update;
  /** A press under a message that was sent without protection. */
  pressesUnguarded(data: string): Update;
  /** A command in a group that they and the bot are in. */
  commandsIn(groupId: number, text: string): Update;
  sends(message: Readonly<Record<string, unknown>>): Update;
}
