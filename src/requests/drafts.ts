import type { Prisma } from "../database/generated/client.js";
import type { SentFile } from "../reporting/evidence/files.js";
import { type Asked, type AskedFile, nothingAsked } from "./asked.js";

type Client = Prisma.TransactionClient;

/** A request that is not sent yet. */
export interface RequestDraft {
  readonly id: number;
  readonly planId: number;
  readonly personId: number;
  readonly asked: Asked;
  readonly version: number;
  readonly state: string;
  readonly inboxId: bigint;
}

interface ByUpdate {
  readonly personId: number;
  readonly inboxId: bigint;
  readonly now: Date;
}

/** Begins one. The update handled again finds the one that it began. */
export async function beginRequest(
  db: Client,
  asked: Asked,
  { planId, personId, inboxId, now }: ByUpdate & { readonly planId: number },
): Promise<number> {
  const known = await db.request.findFirst({ where: { personId, inboxId }, select: { id: true } });
  if (known) return known.id;
  const data = { planId, personId, inboxId, at: now, asked: json(asked) };
  return (await db.request.create({ data, select: { id: true } })).id;
}

/** A request of this person, whether or not it was sent; null where there is none such. */
export async function findRequestDraft(db: Client, personId: number, id: number): Promise<RequestDraft | null> {
  const row = await db.request.findFirst({ where: { id, personId } });
  return row && { ...row, asked: { ...nothingAsked, ...(row.asked as unknown as Partial<Asked>) } };
}

/** Takes an answer, once an update: handled again, the draft is as that update left it. */
export async function changeRequest(
  db: Client,
  draft: RequestDraft,
  asked: Asked,
  { inboxId, now }: ByUpdate,
): Promise<void> {
  if (draft.inboxId === inboxId) return;
  await db.request.updateMany({
    where: { id: draft.id, state: "draft", version: draft.version },
    data: { asked: json(asked), version: draft.version + 1, inboxId, at: now },
  });
}

/** The person's latest that was not sent, of the last 30 days. */
export async function findLatestDraft(db: Client, personId: number, now: Date): Promise<RequestDraft | null> {
  const since = new Date(now.getTime() - 30 * 86_400_000);
  const row = await db.request.findFirst({
    where: { personId, state: "draft", at: { gte: since } },
    orderBy: { at: "desc" },
    select: { id: true },
  });
  return row && findRequestDraft(db, personId, row.id);
}

/** Keeps a file that an update brought; handled again, it is kept once. */
export async function keepRequestFile(
  db: Client,
  requestId: number,
  { fileId, kind, name }: SentFile,
  from: { readonly channel: string; readonly bot: string; readonly inboxId: bigint; readonly now: Date },
): Promise<AskedFile> {
  const { channel, bot, inboxId, now } = from;
  await db.requestFile.createMany({
    data: [{ requestId, channel, bot, fileId, kind, name, at: now, inboxId, storeNext: now }],
    skipDuplicates: true,
  });
  const { id } = await db.requestFile.findUniqueOrThrow({ where: { inboxId }, select: { id: true } });
  return { id, kind, name };
}

/** Deletes one that was begun and is left; one that was sent stays. */
export async function dropRequest(db: Client, personId: number, id: number): Promise<void> {
  await db.request.deleteMany({ where: { id, personId, state: "draft" } });
}

/** Deletes what a person began and did not send. */
export async function forgetRequests(db: Client, personId: number): Promise<void> {
  await db.request.deleteMany({ where: { personId, state: "draft" } });
}

/** Deletes what nobody has gone on with since `before`, at most `limit`. */
export async function clearOldRequests(db: Client, before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    DELETE FROM "Request" WHERE ctid = ANY(ARRAY(
      SELECT ctid FROM "Request" WHERE state = 'draft' AND at < ${before} LIMIT ${limit}))`;
}

function json(asked: Asked): Prisma.InputJsonValue {
  return asked as unknown as Prisma.InputJsonValue;
}
