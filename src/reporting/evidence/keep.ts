import { Prisma } from "../../database/generated/client.js";
import type { FileKind, KeptFile, SentFile } from "./files.js";

type Client = Prisma.TransactionClient;

/** One that nobody has said yet what it is for. */
export interface WaitingFile extends KeptFile {
  /** The receipt that the person was asked about: it goes with no other report unasked. `refused`: they said no. */
  readonly offeredFor: number | null;
  /** Sent so lately that it goes with the report that is begun next, unless it was asked about. */
  readonly recent: boolean;
}

/** What stands in place of the receipt's id, which is 1 or more: it is asked about no more, only put somewhere by hand. */
export const refused = 0;

/** It goes with the report that is begun next. */
export function goesAlong({ offeredFor, recent }: WaitingFile): boolean {
  return recent && offeredFor === null;
}

/** The person was asked whether it belongs to a receipt, and has not answered. */
export function isAsked({ offeredFor }: WaitingFile): boolean {
  return offeredFor !== null && offeredFor !== refused;
}

/** Whose it is and where it was sent. */
export interface FileOwner {
  readonly personId: number;
  readonly channel: string;
  readonly bot: string;
  readonly chatId: number;
}

/** A file with the inbox row that brought it. */
export interface Arrival {
  readonly inboxId: bigint;
  readonly file: SentFile;
  readonly album: string | null;
}

/** Milliseconds for which a file that was answered nothing goes with the report that is begun next. */
const recentFor = 30 * 60_000;
/** Milliseconds for which it can be said what it is for. */
const waits = 24 * 3_600_000;

/** The SQL of a list of those of a chat, for who asks more in the same statement. */
export function waitingFilesOf(
  chat: { readonly channel: string; readonly bot: string; readonly chatId: number },
  now: Date,
): Prisma.Sql {
  const after = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  return Prisma.sql`
    SELECT coalesce(json_agg(json_build_object('id', e.id, 'kind', e.kind, 'personId', e."personId",
      'offeredFor', e."offeredFor", 'recent', e.at > ${after(recentFor)}::timestamptz) ORDER BY e.id), '[]')
    FROM "Evidence" e
    WHERE e.channel = ${chat.channel} AND e.bot = ${chat.bot} AND e."chatId" = ${BigInt(chat.chatId)}
      AND e."draftId" IS NULL AND e."receiptId" IS NULL AND e."droppedAt" IS NULL
      AND e.at > ${after(waits)}::timestamptz`;
}

/**
 * Keeps what one message brought, in one statement; handled again, it is kept once. All of it bears the first row's id.
 * Resolves with what of that message still waits; with the row of the message that this one was taken together with, if any.
 */
export async function keepFiles(
  db: Client,
  owner: FileOwner,
  arrivals: readonly Arrival[],
  now: Date,
): Promise<readonly WaitingFile[] | { readonly takenWith: bigint }> {
  const { personId, channel, bot } = owner;
  const groupId = arrivals[0]!.inboxId;
  await db.evidence.createMany({
    skipDuplicates: true,
    data: arrivals.map(({ inboxId, album, file }) => ({
      ...{ personId, channel, bot, chatId: BigInt(owner.chatId), inboxId, groupId, album, at: now },
      ...{ ...file, storeNext: now },
    })),
  });
  const kept = await db.evidence.findMany({
    where: { OR: [{ groupId }, { inboxId: groupId }] },
    orderBy: { id: "asc" },
  });
  const own = kept.find((row) => row.inboxId === groupId)!;
  if (own.groupId !== groupId) return { takenWith: own.groupId };
  return kept
    .filter((row) => row.draftId === null && row.receiptId === null && row.droppedAt === null)
    .map((row) => waitingFile(row, now));
}

/** What a button names them by: what came before or after was not asked about. */
export interface FileRange {
  readonly first: number;
  readonly last: number;
}

/** "5-9" */
export function rangeOf(files: readonly KeptFile[]): string {
  return `${files[0]?.id ?? 0}-${files.at(-1)?.id ?? 0}`;
}

/** An empty one where the text, which anybody may have forged, is none. */
export function readRange(text: string): FileRange {
  const [, first, last] = /^(\d{1,9})-(\d{1,9})$/.exec(text) ?? [];
  return { first: Number(first ?? 1), last: Number(last ?? 0) };
}

/** Those of a chat in this range that still wait. */
export async function findWaiting(
  db: Client,
  { personId, channel, bot, chatId }: FileOwner,
  { first, last }: FileRange,
  now: Date,
): Promise<readonly WaitingFile[]> {
  const rows = await db.evidence.findMany({
    where: {
      ...{ personId, channel, bot, chatId: BigInt(chatId), id: { gte: first, lte: last } },
      ...{ draftId: null, receiptId: null, droppedAt: null },
      at: { gt: new Date(now.getTime() - waits) },
    },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => waitingFile(row, now));
}

function waitingFile(
  { id, kind, offeredFor, at }: { id: number; kind: string; offeredFor: number | null; at: Date },
  now: Date,
): WaitingFile {
  return { id, kind: kind as FileKind, offeredFor, recent: at.getTime() > now.getTime() - recentFor };
}

/** They go with this draft from now on. */
export async function takeIntoDraft(db: Client, files: readonly KeptFile[], draftId: number): Promise<void> {
  await db.evidence.updateMany({ where: { ...amongWaiting(files), draftId: null }, data: { draftId } });
}

export async function noteOffer(db: Client, files: readonly KeptFile[], receiptId: number): Promise<void> {
  await db.evidence.updateMany({
    where: { ...amongWaiting(files), offeredFor: null },
    data: { offeredFor: receiptId },
  });
}

/** They do not belong to the receipt that was offered. */
export async function noteRefusal(db: Client, files: readonly KeptFile[]): Promise<void> {
  await db.evidence.updateMany({ where: amongWaiting(files), data: { offeredFor: refused } });
}

/** They are for nothing. */
export async function dropFiles(db: Client, files: readonly KeptFile[], now: Date): Promise<void> {
  await db.evidence.updateMany({ where: amongWaiting(files), data: { droppedAt: now, storeNext: null } });
}

function amongWaiting(files: readonly KeptFile[]) {
  return { id: { in: files.map(({ id }) => id) }, receiptId: null, droppedAt: null };
}

/** What a person sent for no report is forgotten with them; what belongs to a report stays, without the chat. */
export async function forgetFiles(db: Client, personId: number, now: Date): Promise<number> {
  const unused = { personId, receiptId: null, droppedAt: null };
  const { count } = await db.evidence.updateMany({ where: unused, data: { droppedAt: now, storeNext: null } });
  await db.evidence.updateMany({ where: { personId }, data: { chatId: 0n } });
  return count;
}
