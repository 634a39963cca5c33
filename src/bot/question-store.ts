import { Prisma } from "../database/generated/client.js";
import type { ChatAddress } from "../people/member.js";
import type { BotContext } from "./context.js";

type Client = Prisma.TransactionClient;

/** What a chat was asked that is no report. `before`: what this one interrupts, to be asked again once it is over. */
export interface Asked {
  readonly kind: string;
  readonly data: unknown;
  readonly before: Asked | null;
}

/** How a question came to be as it is: `back` as what had interrupted it ended, `kept` where a report is answered meanwhile. */
type Mark = "back" | "kept";

/** `inboxId`: the update that brought it to where it is. */
export interface StoredQuestion extends Asked {
  readonly inboxId: bigint;
  readonly at: Date;
  readonly mark: Mark | null;
}

/** The question that is open in this chat for this person; null where there is none. */
export async function findQuestion(ctx: BotContext): Promise<StoredQuestion | null> {
  const where = { channel_bot_chatId: chatOf(ctx) };
  const row = await ctx.services.db.question.findUnique({ where });
  if (!row || row.personId !== ctx.member?.personId) return null;
  const { kind, inboxId, at } = row;
  const { before = null, mark = null, ...data } = row.data as { readonly before?: Asked; readonly mark?: Mark };
  return { kind, data, before, inboxId, at, mark };
}

/** Puts the question in the place of whatever the chat was asked before. */
export async function keepQuestion(ctx: BotContext, { kind, data, before }: Asked, mark?: "back"): Promise<void> {
  const kept = {
    ...(before ? { before } : {}),
    ...(mark ? { mark } : {}),
    ...(data as object),
  } as Prisma.InputJsonValue;
  const value = { personId: ctx.member!.personId, kind, data: kept, inboxId: ctx.inboxId };
  await ctx.services.db.question.upsert({
    where: { channel_bot_chatId: chatOf(ctx) },
    create: { ...chatOf(ctx), ...value, at: ctx.now },
    update: { ...value, at: ctx.now },
  });
}

/** The question that stands in the chat is not over, though its next message answers something else. */
export async function markKept(ctx: BotContext): Promise<void> {
  const { channel, bot, chatId } = chatOf(ctx);
  await ctx.services.db.$executeRaw`
    UPDATE "Question" SET data = data || '{"mark": "kept"}'
    WHERE channel = ${channel} AND bot = ${bot} AND "chatId" = ${chatId}`;
}

/** Of a statement: whether a question of this chat was kept so (`markKept`). */
export function keepsQuestion({ channel, bot, chatId }: Omit<ChatAddress, "chatId"> & { readonly chatId: number }) {
  return Prisma.sql`EXISTS (SELECT 1 FROM "Question" q WHERE q.channel = ${channel} AND q.bot = ${bot}
    AND q."chatId" = ${chatId} AND q.data->>'mark' = 'kept')`;
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
