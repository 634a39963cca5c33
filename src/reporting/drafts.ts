import type { Prisma } from "../database/generated/client.js";
import { type ReportDraft, subjectOf } from "./report-draft.js";

type Client = Prisma.TransactionClient;

/** A draft row. `lastInput` is the inbox row whose answer brought it to its step. */
export interface StoredDraft {
  readonly id: number;
  readonly personId: number;
  readonly state: "open" | "sent" | "replaced";
  readonly focused: boolean;
  readonly draft: ReportDraft;
  readonly lastInput: bigint | null;
  readonly receiptId: number | null;
  readonly updatedAt: Date;
}

/** Whose draft it is and in which chat it is talked about. */
export interface DraftOwner {
  readonly personId: number;
  readonly channel: string;
  readonly bot: string;
  readonly chatId: number;
}

/** The person's open draft of this subject, if there is one. */
export async function findOpenDraft(db: Client, personId: number, subject: string): Promise<StoredDraft | null> {
  const row = await db.draft.findUnique({ where: { openKey: openKey(personId, subject) } });
  return row && stored(row);
}

/** A draft of this person; null for another's, whatever number was pressed or guessed. */
export async function findDraft(db: Client, personId: number, id: number): Promise<StoredDraft | null> {
  const row = await db.draft.findFirst({ where: { id, personId } });
  return row && stored(row);
}

/** What the next message of this chat answers, if a report is open in front of it. */
export async function findFocusedDraft(db: Client, owner: DraftOwner): Promise<StoredDraft | null> {
  const row = await db.draft.findFirst({
    where: { ...inChat(owner), personId: owner.personId, focused: true, state: "open" },
    orderBy: { updatedAt: "desc" },
  });
  return row && stored(row);
}

/** Reports that were begun and neither sent nor replaced, newest first. */
export async function listOpenDrafts(db: Client, personId: number, agencyId?: number): Promise<StoredDraft[]> {
  const rows = await db.draft.findMany({
    where: { personId, state: "open", ...(agencyId === undefined ? {} : { agencyId }) },
    orderBy: { updatedAt: "desc" },
    take: 20,
  });
  return rows.map(stored);
}

/** Begins a draft in front of its chat. An open one of the same subject is replaced; its row stays. */
export async function startDraft(
  db: Client,
  owner: DraftOwner,
  draft: ReportDraft,
  inboxId: bigint | null,
  now: Date,
): Promise<StoredDraft> {
  const subject = subjectOf(draft);
  await leaveDrafts(db, owner);
  await db.draft.updateMany({
    where: { openKey: openKey(owner.personId, subject) },
    data: { state: "replaced", openKey: null, focused: false },
  });
  const row = await db.draft.create({
    data: {
      ...inChat(owner),
      personId: owner.personId,
      agencyId: draft.agencyId,
      subject,
      openKey: openKey(owner.personId, subject),
      data: draft as unknown as Prisma.InputJsonValue,
      lastInput: inboxId,
      createdAt: now,
      updatedAt: now,
    },
  });
  return stored(row);
}

/** Stores an accepted answer. An answer may change what the draft is about (another period): its subject follows. */
export async function saveDraft(
  db: Client,
  id: number,
  personId: number,
  draft: ReportDraft,
  inboxId: bigint | null,
  now: Date,
): Promise<void> {
  const subject = subjectOf(draft);
  await db.draft.updateMany({
    where: { openKey: openKey(personId, subject), id: { not: id } },
    data: { state: "replaced", openKey: null, focused: false },
  });
  await db.draft.update({
    where: { id },
    data: {
      data: draft as unknown as Prisma.InputJsonValue,
      subject,
      openKey: openKey(personId, subject),
      lastInput: inboxId,
      updatedAt: now,
    },
  });
}

/** Puts a draft in front of its chat again: the next message there is its answer. */
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

function inChat(owner: DraftOwner) {
  return { channel: owner.channel, bot: owner.bot, chatId: BigInt(owner.chatId) };
}

function openKey(personId: number, subject: string): string {
  return `${personId}:${subject}`;
}

function stored(row: Prisma.DraftGetPayload<object>): StoredDraft {
  return {
    id: row.id,
    personId: row.personId,
    state: row.state as StoredDraft["state"],
    focused: row.focused,
    draft: row.data as unknown as ReportDraft,
    lastInput: row.lastInput,
    receiptId: row.receiptId,
    updatedAt: row.updatedAt,
  };
}
