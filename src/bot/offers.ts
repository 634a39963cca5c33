import { ranks } from "../channels/rank.js";
import { Prisma, type PrismaClient } from "../database/generated/client.js";
import { readAssent } from "../text/assent.js";
import type { Message, Offer } from "../text/message.js";
import { ASKED } from "./asked-data.js";
import type { BotContext } from "./context.js";

/** Leaves what the message offers in the chat, so that a bare "có" finds it. The update ends what was offered before it. */
export function keepOffer(ctx: BotContext, { offer }: Pick<Message, "offer">): void {
  if (offer) ctx.left.offer = { yes: offer.yes, no: offer.no ?? null, at: ctx.now };
}

/** An update that belongs to an earlier one, and gets no answer of its own, does not end what that one was offered. */
export async function carryOffer(ctx: BotContext, from: bigint): Promise<void> {
  await ctx.services.db.offer.updateMany({ where: { ...chatOf(ctx), inboxId: from }, data: { inboxId: ctx.inboxId } });
}

/** Reads a message that only agrees or refuses, and what it is said to. */
export async function takeAssent(ctx: BotContext): Promise<void> {
  const word = readAssent(ctx.message?.text ?? ctx.message?.caption ?? "");
  if (word === null) return;
  const standing = await findStandingOffer(ctx);
  const offer = standing?.yes.startsWith(ASKED) ? null : standing;
  ctx.assent = { word, pressed: (word === "yes" ? offer?.yes : offer?.no) ?? null };
}

/** The button that an update presses: tapped, or meant by a bare "có" under what offers it. */
export function pressedBy(ctx: BotContext): string | undefined {
  return ctx.callbackQuery?.data ?? ctx.assent?.pressed ?? undefined;
}

/** What was offered last, and whether nothing that is read came from the chat since. */
interface LastOffer {
  readonly yes: string;
  readonly stands: boolean;
}

/** An update behind an offer "o" that ends it. What a stranger writes may not be read at all, and does not end what they were asked. */
const endedBy = Prisma.sql`
  SELECT 1 FROM "InboxUpdate" i
  WHERE i.channel = o.channel AND i.bot = o.bot AND i."chatId" = o."chatId"
    AND i.id > o."inboxId" AND i.rank <> ${ranks.indexOf("unknown")}`;

/** What each of these chats was offered last, by chat. */
export async function findOffers(
  db: PrismaClient,
  of: { readonly channel: string; readonly bot: string },
  chats: readonly number[],
): Promise<ReadonlyMap<number, LastOffer>> {
  if (chats.length === 0) return new Map();
  const offers = await db.$queryRaw<(LastOffer & { readonly chatId: bigint })[]>`
    SELECT o."chatId", o.yes, NOT EXISTS (${endedBy}) AS stands FROM "Offer" o
    WHERE o.channel = ${of.channel} AND o.bot = ${of.bot} AND o."chatId" = ANY(${chats.map(BigInt)})`;
  return new Map(offers.map(({ chatId, ...offer }) => [Number(chatId), offer]));
}

/** The offer that is the last thing said in the chat: no update that ends it came since, and nothing was sent by itself. */
export async function findStandingOffer(ctx: BotContext): Promise<Offer | null> {
  const { channel, bot, chatId } = chatOf(ctx);
  const [offer] = await ctx.services.db.$queryRaw<{ yes: string; no: string | null }[]>`
    SELECT o.yes, o.no FROM "Offer" o
    WHERE o.channel = ${channel} AND o.bot = ${bot} AND o."chatId" = ${chatId} AND o."inboxId" < ${ctx.inboxId}
      AND NOT EXISTS (${endedBy} AND i.id < ${ctx.inboxId})
      AND NOT EXISTS (
        SELECT 1 FROM "OutboxMessage" m
        WHERE m.channel = o.channel AND m.bot = o.bot AND m."chatId" = o."chatId" AND m.state IN ('sent', 'ambiguous')
          AND m."finishedAt" > o.at)`;
  return offer ? { yes: offer.yes, ...(offer.no === null ? {} : { no: offer.no }) } : null;
}

/** The data of what the chat was offered last, whatever was said since; null where nothing was, or it is forgotten. */
export async function findLastOffer(ctx: BotContext): Promise<string | null> {
  const { channel, bot, chatId } = chatOf(ctx);
  const offer = await ctx.services.db.offer.findUnique({ where: { channel_bot_chatId: { channel, bot, chatId } } });
  return offer?.yes ?? null;
}

/** How the rows of a chat name it. */
export function chatOf({ services, chatId }: BotContext) {
  const { name, bot } = services.channel;
  return { channel: name, bot, chatId: BigInt(chatId!) };
}

/** What was offered to a chat is forgotten with it. */
export async function forgetOffer(
  db: Prisma.TransactionClient,
  chat: { readonly channel: string; readonly bot: string; readonly chatId: bigint },
): Promise<void> {
  const { channel, bot, chatId } = chat;
  await db.offer.deleteMany({ where: { channel, bot, chatId } });
}

/** Deletes offers older than `before`, at most `limit`: nothing of what they were is left to agree to. */
export async function clearOldOffers(db: PrismaClient, before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    DELETE FROM "Offer" WHERE ctid = ANY(ARRAY(SELECT ctid FROM "Offer" WHERE at < ${before} LIMIT ${limit}))`;
}
