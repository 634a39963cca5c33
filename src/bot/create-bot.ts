import { conversations, createConversation } from "@grammyjs/conversations";
import { Api, Bot, BotError, type ChatTypeContext, type Composer, type Context } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import { dayInVietnam } from "../calendar/day.js";
import type { Left } from "../channels/left.js";
import { speakFor, type Waiting } from "../channels/waiting.js";
import { refuseUnread } from "../grammar/limits.js";
import { markReturned, markStopped } from "../people/accounts.js";
import { agenciesToReportFor } from "../people/roles.js";
import { usualPlan } from "../plan/which-plan.js";
import { translator } from "../text/language.js";
import { act } from "./act.js";
import { Albums } from "./albums.js";
import { goOnAsking } from "./begun-question.js";
import type { BotContext } from "./context.js";
import { conversationStorage, foundConversation } from "./conversation-storage.js";
import { courtesy } from "./courtesy.js";
import { draftsWanted, foundDrafts } from "./drafts-of-update.js";
import { answerInGroup } from "./group.js";
import { decide } from "./hear.js";
import { welcomeStranger } from "./joining.js";
import { nameConversation } from "./name-conversation.js";
import { takeAssent } from "./offers.js";
import { questionConversation } from "./question.js";
import { dropSecret } from "./question-store.js";
import { report } from "./report-conversation.js";
import { waitsForRequestFile } from "./requests.js";
import { fileIn } from "./sent-by-people.js";
import type { Services } from "./services.js";
import { say } from "./show.js";
import { findWriter, isSeen, type Writer } from "./who-writes.js";

/** What is known of an update besides itself. */
export interface Handling {
  readonly inboxId: bigint;
  readonly waiting: Waiting;
  /** What was asked of the chat since all before this update in it was done; null where nothing was. */
  readonly writer: Writer | null;
  /** Filled with what the update leaves in its chat; counts where it was handled well. */
  readonly left: Left;
}

export interface ProductBot {
  readonly bot: Bot<BotContext>;
  /** To answer with outside a conversation. */
  apiFor(waiting: Waiting): Api;
  /** Handles one update of the inbox. Rejects when it has to be tried again. */
  handle(update: Update, handling: Handling): Promise<void>;
}

/**
 * The conversation on one channel: who writes, what the update is (route.ts), and what is done about it, by the dialogue
 * that waits for it or else (act.ts).
 */
export function createBot(services: Services, botInfo: UserFromGetMe): ProductBot {
  const { channel, db } = services;
  const bot = new Bot<BotContext>(channel.token, { client: channel.client, botInfo });
  const handlings = new WeakMap<Update, Handling>();

  bot.use(async (ctx, next) => {
    const handling = handlings.get(ctx.update)!;
    begin(ctx, services, handling);
    // The spinner on a pressed button ends first, and whatever becomes of that.
    if (ctx.callbackQuery) {
      const elsewhere = ctx.chat?.type !== "private" && { text: translator("vi")("help.privateOnly") };
      courtesy(ctx, (signal) => ctx.answerCallbackQuery(elsewhere || {}, signal));
    }
    if (!ctx.chat) return;
    ctx.now = services.clock.now();
    ctx.today = dayInVietnam(ctx.now);
    const chat = { channel: channel.name, bot: channel.bot, chatId: ctx.chat.id };
    const asking = { now: ctx.now, seen: isSeen(ctx.update), drafts: draftsWanted(ctx) };
    const writer = handling.writer ?? (await findWriter(db, chat, asking));
    foundConversation(ctx, writer.conversation);
    foundDrafts(ctx, writer.drafts);
    ctx.keepsQuestion = writer.keepsQuestion;
    ctx.member = writer.member;
    ctx.language = ctx.member?.language ?? "vi";
    const own = writer.waiting.filter(({ personId }) => personId === ctx.member?.personId);
    ctx.files = { waiting: own, sent: [], taken: false };
    ctx.plans = await services.plans(writer.plans);
    ctx.plan = usualPlan(ctx.plans, ctx.today);
    ctx.t = translator(ctx.language, ctx.plan);
    if (ctx.chat.type === "private") await takeAssent(ctx);
    await next();
    if (ctx.isSecret) courtesy(ctx, (signal) => ctx.deleteMessage(signal));
    await Promise.all(ctx.courtesies);
    if (ctx.surprise) throw ctx.surprise.error;
    if (ctx.isSecret) await dropSecret(ctx);
    const { member, update } = ctx;
    services.log.info(
      { channel: channel.name, update: update.update_id, chat: chat.chatId, person: member?.personId ?? null },
      "update handled",
    );
  });

  bot.chatType(["group", "supergroup"]).on("message:entities:bot_command", (ctx) => answerInGroup(ctx));

  answerPeople(bot.chatType("private"), services);

  return {
    bot,
    apiFor: (waiting) => speakFor(new Api(channel.token, channel.client), waiting),
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

function begin(ctx: BotContext, services: Services, { inboxId, left, waiting }: Handling): void {
  speakFor(ctx.api, waiting);
  ctx.services = services;
  ctx.inboxId = inboxId;
  ctx.left = left;
  ctx.courtesies = [];
  ctx.assent = null;
  ctx.begun = null;
  ctx.read = new Map();
}

/** What is done in a person's own chat. Order is behaviour. */
function answerPeople(people: Composer<ChatTypeContext<BotContext, "private">>, { db, channel }: Services): void {
  people.on("my_chat_member", async (ctx) => {
    const { status } = ctx.myChatMember.new_chat_member;
    if (!ctx.member) return;
    if (status === "kicked") await markStopped(db, ctx.member.accountId, "blocked", ctx.now);
    else await markReturned(db, ctx.member.accountId);
  });
  const albums = new Albums();
  people.on("message", async (ctx, next) => {
    // Each picture that is kept counts; what is not kept is answered once.
    const isFirst = albums.isToAnswer(ctx.msg.media_group_id, ctx.inboxId);
    const isKept = ctx.member !== null && agenciesToReportFor(ctx.member).length > 0 && fileIn(ctx.msg) !== null;
    if (isFirst || isKept || (fileIn(ctx.msg) !== null && (await waitsForRequestFile(ctx)))) await next();
  });
  // Whatever is open: what would hold everybody up is not read.
  people.on(["message", "edited_message"], async (ctx, next) => {
    const unread = refuseUnread(ctx.msg.text ?? ctx.msg.caption ?? "", ctx.t);
    if (unread === null) return next();
    await (ctx.member ? say(ctx, unread) : welcomeStranger(ctx));
  });
  people.use(
    conversations<BotContext, Context>({
      storage: conversationStorage({ channel: channel.name, bot: channel.bot }),
    }),
  );

  people.use(async (ctx, next) => {
    ctx.turn = await decide(ctx);
    await next();
  });
  // A conversation can only be entered behind its own middleware; whatever it does not wait for it lets through.
  people.use(createConversation<BotContext, Context>(report, "report"));
  people.use(createConversation<BotContext, Context>(nameConversation, "name"));
  people.use(createConversation<BotContext, Context>(questionConversation, "question"));
  people.use(async (ctx) => {
    await act(ctx, ctx.turn);
    await goOnAsking(ctx);
  });
}
