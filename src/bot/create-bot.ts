import { conversations, createConversation } from "@grammyjs/conversations";
import { Bot, BotError, type Context } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import { dayInVietnam } from "../calendar/day.js";
import { refuseUnread } from "../grammar/limits.js";
import { markReturned, markStopped } from "../people/accounts.js";
import { findMember, touch } from "../people/member.js";
import { usualPlan } from "../plan/which-plan.js";
import { translator } from "../text/language.js";
import { Albums } from "./albums.js";
import { pressButton, pressStep } from "./buttons.js";
import { runCommand } from "./commands.js";
import type { BotContext, MemberContext } from "./context.js";
import { conversationStorage } from "./conversation-storage.js";
import { courtesy } from "./courtesy.js";
import { answerText } from "./free-text.js";
import { answerInGroup } from "./group.js";
import { notTextSentence } from "./help.js";
import { codeIn, offerToJoin, welcomeStranger } from "./joining.js";
import { nameConversation } from "./name-conversation.js";
import { takeAssent } from "./offers.js";
import { readCommand } from "./read-command.js";
import { report } from "./report-conversation.js";
import { otherThanText } from "./sent-by-people.js";
import type { Services } from "./services.js";
import { say } from "./show.js";

/** What is known of an update besides itself. */
export interface Handling {
  readonly inboxId: bigint;
}

export interface ProductBot {
  readonly bot: Bot<BotContext>;
  /** Handles one update of the inbox. Rejects when it has to be tried again. */
  handle(update: Update, handling: Handling): Promise<void>;
}

/** The conversation on one channel. Order is behaviour: who writes, the open report, what works anywhere, the rest. */
export function createBot(services: Services, botInfo: UserFromGetMe): ProductBot {
  const { channel, db } = services;
  const bot = new Bot<BotContext>(channel.token, { client: channel.client, botInfo });
  const handlings = new WeakMap<Update, Handling>();

  bot.use(async (ctx, next) => {
    ctx.services = services;
    ctx.courtesies = [];
    ctx.assent = null;
    // The spinner on a pressed button ends first, and whatever becomes of that.
    if (ctx.callbackQuery) {
      const elsewhere = ctx.chat?.type !== "private" && { text: translator("vi")("help.privateOnly") };
      courtesy(ctx, (signal) => ctx.answerCallbackQuery(elsewhere || {}, signal));
    }
    if (!ctx.chat) return;
    const now = services.clock.now();
    ctx.inboxId = handlings.get(ctx.update)!.inboxId;
    ctx.now = now;
    ctx.today = dayInVietnam(now);
    ctx.member = await findMember(db, { channel: channel.name, bot: channel.bot, chatId: ctx.chat.id });
    ctx.language = ctx.member?.language ?? "vi";
    ctx.plans = await services.plans();
    ctx.plan = usualPlan(ctx.plans, ctx.today);
    ctx.t = translator(ctx.language, ctx.plan);
    if (ctx.chat.type === "private") await takeAssent(ctx);
    if (ctx.member && !ctx.myChatMember) await touch(db, ctx.member.accountId, now);
    await next();
    await Promise.all(ctx.courtesies);
    if (ctx.surprise) throw ctx.surprise.error;
    const { chat, member, update } = ctx;
    services.log.info(
      { channel: channel.name, update: update.update_id, chat: chat.id, person: member?.personId ?? null },
      "update handled",
    );
  });

  bot.chatType(["group", "supergroup"]).on("message:entities:bot_command", (ctx) => answerInGroup(ctx));

  const people = bot.chatType("private");
  people.on("my_chat_member", async (ctx) => {
    const { status } = ctx.myChatMember.new_chat_member;
    if (!ctx.member) return;
    if (status === "kicked") await markStopped(db, ctx.member.accountId, "blocked", ctx.now);
    else await markReturned(db, ctx.member.accountId);
  });
  const albums = new Albums();
  people.on("message", async (ctx, next) => {
    if (albums.isToAnswer(ctx.msg.media_group_id, ctx.inboxId)) await next();
  });
  // Whatever is open: what would hold everybody up is not read.
  people.on(["message", "edited_message"], async (ctx, next) => {
    const unread = refuseUnread(ctx.msg.text ?? ctx.msg.caption ?? "", ctx.t);
    if (unread === null) return next();
    await (ctx.member ? say(ctx, unread) : welcomeStranger(ctx));
  });
  people.use(
    conversations<BotContext, Context>({
      storage: conversationStorage(db, { channel: channel.name, bot: channel.bot }),
    }),
  );

  // A conversation can only be entered behind its own middleware; what works anywhere it lets through (worksAnywhere).
  people.use(createConversation<BotContext, Context>(report, "report"));
  people.use(createConversation<BotContext, Context>(nameConversation, "name"));

  // "có" under an offer is the press of its button.
  people.on("message:text", async (ctx, next) => {
    const pressed = ctx.assent?.pressed;
    await (pressed ? press(ctx, pressed) : next());
  });
  people.on(["message:text", "edited_message:text"], async (ctx, next) => {
    const text = ctx.msg.text;
    const code = await codeIn(ctx, text);
    if (code !== undefined) return offerToJoin(ctx, code);
    const command = readCommand(text);
    if (!command) return next();
    await runCommand(ctx, command.name, command.words);
  });
  people.on("callback_query:data", async (ctx, next) => {
    if (!(await pressButton(ctx, ctx.callbackQuery.data))) await next();
  });

  people.on("callback_query", async (ctx) => {
    if (!ctx.member) return welcomeStranger(ctx);
    await pressStep(ctx as MemberContext & typeof ctx, ctx.callbackQuery.data ?? "");
  });
  people.on(["message:text", "edited_message:text"], async (ctx) => {
    if (!ctx.member) return welcomeStranger(ctx);
    await answerText(ctx as MemberContext & typeof ctx, ctx.msg.text);
  });
  people.on([...otherThanText], async (ctx) => {
    if (!ctx.member) return welcomeStranger(ctx);
    try {
      await say(ctx, notTextSentence(ctx as MemberContext & typeof ctx));
    } catch (error) {
      ctx.surprise = { error };
    }
    if (!ctx.msg.caption) return;
    if (ctx.assent?.pressed) return press(ctx, ctx.assent.pressed);
    await answerText(ctx as MemberContext & typeof ctx, ctx.msg.caption);
  });

  return {
    bot,
    async handle(update, handling) {
      handlings.set(update, handling);
      try {
        await bot.handleUpdate(update);
      } catch (error) {
        // grammY wraps what a handler threw together with the whole context; the cause is what decides on a retry.
        throw error instanceof BotError ? error.error : error;
      }
    },
  };
}

/** A button, whoever named it and in whatever words. */
async function press(ctx: BotContext, pressed: string): Promise<void> {
  if (await pressButton(ctx, pressed)) return;
  await (ctx.member ? pressStep(ctx as MemberContext, pressed) : welcomeStranger(ctx));
}
