import type { Prisma } from "../database/generated/client.js";
import { type Entry, hasAnswers, type ReportDraft, sameSubject, subjectOf } from "./report-draft.js";

type Client = Prisma.TransactionClient;

/** A draft row. `lastInput` is the inbox row whose answer brought it to its step. */
export interface StoredDraft {
  readonly id: number;
  readonly state: "open" | "sent" | "replaced" | "withdrawn";
  readonly focused: boolean;
  readonly draft: ReportDraft;
  readonly lastInput: bigint;
  readonly receiptId: number | null;
}

/** Whose draft it is and in which chat it is talked about. */
export interface DraftOwner {
  readonly personId: number;
  readonly channel: string;
  readonly bot: string;
  readonly chatId: number;
}

/** The person's open draft about the same thing, if there is one. */
export async function findOpenDraft(db: Client, personId: number, draft: ReportDraft): Promise<StoredDraft | null> {
  const row = await db.draft.findUnique({ where: { openKey: openKey(personId, draft) } });
  return row && stored(row);
}

/** A draft of this person; null for another's, whatever number was pressed or guessed. */
export async function findDraft(db: Client, personId: number, id: number): Promise<StoredDraft | null> {
  const row = await db.draft.findFirst({ where: { id, personId } });
  return row && stored(row);
}

/** Whether what was answered in it has been cleared: who presses its button late is told no more than that it is over. */
export function isCleared({ draft }: StoredDraft): boolean {
  return !("entries" in draft);
}

/** What the next message of this chat answers, if a report is open in front of it. */
export async function findFocusedDraft(db: Client, owner: DraftOwner): Promise<StoredDraft | null> {
  const row = await db.draft.findFirst({
    where: { ...inChat(owner), personId: owner.personId, focused: true, state: "open" },
    orderBy: { updatedAt: "desc" },
  });
  return row && stored(row);
}

/** The draft that this update has answered already, open or sent: it is handled again, after a crash or a failed send. */
export async function findDraftOfInput(db: Client, personId: number, inboxId: bigint): Promise<StoredDraft | null> {
  const row = await db.draft.findFirst({
    where: { personId, lastInput: inboxId, state: { in: ["open", "sent"] } },
    orderBy: { id: "desc" },
  });
  return row && stored(row);
}

/** Reports that were begun and neither sent, replaced nor dropped, the one last touched first. */
export async function listOpenDrafts(db: Client, personId: number, agencyId: number): Promise<StoredDraft[]> {
  const rows = await db.draft.findMany({
    where: { personId, agencyId, state: "open" },
    orderBy: { updatedAt: "desc" },
    take: 20,
  });
  return rows.map(stored).filter(({ draft }) => hasAnswers(draft));
}

/** Begins a draft in front of its chat. An open one about the same thing is replaced; its row stays. */
export async function startDraft(
  db: Client,
  owner: DraftOwner,
  draft: ReportDraft,
  inboxId: bigint,
  now: Date,
): Promise<StoredDraft> {
  await leaveDrafts(db, owner);
  await replaceOpen(db, openKey(owner.personId, draft));
  const row = await db.draft.create({
    data: {
      ...inChat(owner),
      personId: owner.personId,
      agencyId: draft.agencyId,
      ...columnsOf(draft, owner.personId),
      lastInput: inboxId,
      createdAt: now,
      updatedAt: now,
    },
  });
  return stored(row);
}

/**
 * Stores an accepted answer. An answer may change what the draft is about (another period): its subject follows. Nothing
 * happens to a draft that was sent meanwhile from another account.
 */
export async function saveDraft(
  db: Client,
  id: number,
  personId: number,
  draft: ReportDraft,
  inboxId: bigint,
  now: Date,
): Promise<void> {
  await replaceOpen(db, openKey(personId, draft), id);
  await db.draft.updateMany({
    where: { id, personId, state: "open" },
    data: { ...columnsOf(draft, personId), lastInput: inboxId, updatedAt: now },
  });
}

/** Puts an open draft in front of this chat, wherever it was begun: the next message here is its answer. */
export async function focusDraft(db: Client, owner: DraftOwner, id: number, now: Date): Promise<void> {
  await leaveDrafts(db, owner);
  await db.draft.updateMany({
    where: { id, personId: owner.personId, state: "open" },
    data: { ...inChat(owner), focused: true, updatedAt: now },
  });
}

/** Whatever was open in front of the chat is put aside, and kept. */
export async function leaveDrafts(db: Client, owner: DraftOwner): Promise<void> {
  await db.draft.updateMany({ where: { ...inChat(owner), focused: true }, data: { focused: false } });
}

/** The person drops an open draft: it is listed no more, and an old button is told so. Its row stays. */
export async function withdrawDraft(db: Client, personId: number, id: number, now: Date): Promise<void> {
  await db.draft.updateMany({
    where: { id, personId, state: "open" },
    data: { state: "withdrawn", openKey: null, focused: false, updatedAt: now },
  });
}

/** What was sent takes the place of the person's half-finished reports about nothing else. */
export async function replaceCovered(db: Client, personId: number, sent: ReportDraft, now: Date): Promise<void> {
  const open = await db.draft.findMany({ where: { personId, agencyId: sent.agencyId, state: "open" } });
  const covered = open.map(stored).filter(({ draft: { entries, doubt } }) => {
    const isSent = (entry: Entry) => sent.entries.some((one) => sameSubject(one, entry));
    return doubt === null && entries.length > 0 && entries.every(isSent);
  });
  if (covered.length === 0) return;
  await db.draft.updateMany({
    where: { id: { in: covered.map(({ id }) => id) } },
    data: { ...replaced, updatedAt: now },
  });
}

/**
 * Clears what was answered in drafts that nobody has touched since `before`, at most `limit` of them; an open one is
 * closed. The rows stay, so that an old button is still told what became of its report. Resolves with their number.
 */
export async function clearOldDrafts(db: Client, before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    UPDATE "Draft" SET data = '{}', "openKey" = NULL, focused = false,
      state = CASE state WHEN 'open' THEN 'replaced' ELSE state END
    WHERE id = ANY(ARRAY(SELECT id FROM "Draft" WHERE "updatedAt" < ${before} AND data <> '{}'::jsonb LIMIT ${limit}))`;
}

/** Deletes all drafts of a person. Resolves with their number. */
export async function forgetDrafts(db: Client, personId: number): Promise<number> {
  const { count } = await db.draft.deleteMany({ where: { personId } });
  return count;
}

const replaced = { state: "replaced", openKey: null, focused: false };

async function replaceOpen(db: Client, key: string, except?: number): Promise<void> {
  await db.draft.updateMany({
    where: { openKey: key, ...(except === undefined ? {} : { id: { not: except } }) },
    data: replaced,
  });
}

function columnsOf(draft: ReportDraft, personId: number) {
  return {
    subject: subjectOf(draft),
    openKey: openKey(personId, draft),
    data: draft as unknown as Prisma.InputJsonValue,
  };
}

function inChat(owner: DraftOwner) {
  return { channel: owner.channel, bot: owner.bot, chatId: BigInt(owner.chatId) };
}

function openKey(personId: number, draft: ReportDraft): string {
  return `${personId}:${subjectOf(draft)}`;
}

function stored(row: Prisma.DraftGetPayload<object>): StoredDraft {
  return {
    id: row.id,
    state: row.state as StoredDraft["state"],
    focused: row.focused,
    draft: row.data as unknown as ReportDraft,
    lastInput: row.lastInput!, // written with every row
    receiptId: row.receiptId,
  };
}
