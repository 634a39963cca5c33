import type { Prisma } from "../database/generated/client.js";
import type { BotContext } from "./context.js";

type Client = Prisma.TransactionClient;

/** What a chat was asked that is no report. `inboxId`: the update that brought it to where it is. */
export interface StoredQuestion {
  readonly kind: string;
  readonly data: unknown;
  readonly inboxId: bigint;
  readonly at: Date;
}

/** The question that is open in this chat for this person; null where there is none. */
export async function findQuestion(ctx: BotContext): Promise<StoredQuestion | null> {
  const where = { channel_bot_chatId: chatOf(ctx) };
  const row = await ctx.services.db.question.findUnique({ where });
  return row && row.personId === ctx.member?.personId ? row : null;
}

/** Puts the question in the place of whatever the chat was asked before. */
export async function keepQuestion(ctx: BotContext, kind: string, data: unknown): Promise<void> {
  const value = { personId: ctx.member!.personId, kind, data: data as Prisma.InputJsonValue, inboxId: ctx.inboxId };
  await ctx.services.db.question.upsert({
    where: { channel_bot_chatId: chatOf(ctx) },
    create: { ...chatOf(ctx), ...value, at: ctx.now },
    update: { ...value, at: ctx.now },
  });
}

function chatOf({ services, chatId }: BotContext) {
  const { name, bot } = services.channel;
  return { channel: name, bot, chatId: BigInt(chatId!) };
}

/** What a chat was asked is forgotten with it. */
export async function forgetQuestion(
  db: Client,
  { channel, bot, chatId }: { readonly channel: string; readonly bot: string; readonly chatId: bigint },
): Promise<void> {
  await db.question.deleteMany({ where: { channel, bot, chatId } });
}

/** Deletes questions that nobody has answered since `before`, at most `limit`: they hold what people wrote. */
export async function clearOldQuestions(db: Client, before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    DELETE FROM "Question" WHERE ctid = ANY(ARRAY(SELECT ctid FROM "Question" WHERE at < ${before} LIMIT ${limit}))`;
}

/** A PIN is kept nowhere: not in the row of the update either, which keeps what others hold for some days. */
export async function dropSecret({ services, inboxId }: BotContext): Promise<void> {
  await services.db.$executeRaw`UPDATE "InboxUpdate" SET update = '{}', interpreted = NULL WHERE id = ${inboxId}`;
}
