import { Prisma } from "../database/generated/client.js";
import { type Pending, type PendingRow, pendingOn, toPending } from "./decisions/pending.js";
import { draftJson, holdsAnswers, readDraftJson } from "./draft-json.js";
import { type Entry, hasAnswers, looksAt, type ReportDraft, sameSubject, subjectOf } from "./report-draft.js";

type Client = Prisma.TransactionClient;
type Row = Prisma.DraftGetPayload<object>;
type DraftRow = Pick<
  Row,
  | "id"
  | "personId"
  | "agencyId"
  | "channel"
  | "bot"
  | "chatId"
  | "subject"
  | "openKey"
  | "state"
  | "focused"
  | "data"
  | "lastInput"
  | "receiptId"
  | "updatedAt"
>;

/** A draft row. `lastInput` is the inbox row whose answer brought it to its step. */
export interface StoredDraft {
  readonly id: number;
  readonly state: "open" | "sent" | "replaced" | "withdrawn";
  /** Null where its content was cleared, or is of a shape that this program does not read. */
  readonly draft: ReportDraft | null;
  readonly lastInput: bigint;
  readonly receiptId: number | null;
}

/** One that can be answered. */
export type OpenReport = StoredDraft & { readonly state: "open"; readonly draft: ReportDraft };

/** One that was begun and left, with when it was last answered. */
export type HalfFinished = OpenReport & { readonly touchedAt: Date };

/** Whose draft it is and in which chat it is talked about. */
export interface DraftOwner {
  readonly personId: number;
  readonly channel: string;
  readonly bot: string;
  readonly chatId: number;
}

/** A person's drafts as an update finds them: those that are open, and those that it names or has brought to their step. */
export interface Drafts {
  /** What the next message of the chat answers, if a report is open in front of it. */
  readonly focused: OpenReport | null;
  /** Open, and in front of the chat, in a shape that this program does not read; `subject` says what it was about. */
  readonly unreadable: { readonly id: number; readonly subject: string } | null;
  /** What this update has answered already, open or sent: it is handled again, after a crash or a failed send. */
  readonly answered: StoredDraft | null;
  /** One of this person's; null for another's, whatever number was pressed or guessed. */
  byId(id: number): StoredDraft | null;
  /** The open one about the same thing. */
  about(draft: ReportDraft): OpenReport | null;
  /** Reports for an agency that were begun and neither sent, replaced nor dropped, the one last touched first. */
  halfFinished(agencyId: number): readonly HalfFinished[];
}

/** As many as a list pages through. */
const LISTED = 20;

/** Which drafts besides the open ones: those that this update brought to their step, and the one that its button names. */
export interface Wanted {
  /** Null before the update has a number. */
  readonly inboxId: bigint | null;
  /** In whatever state it is. */
  readonly named: number | null;
}

const wanted = ({ inboxId, named }: Wanted) =>
  Prisma.sql`(d.state = 'open' OR d."lastInput" = ${inboxId} OR d.id = ${named}::int)`;

/** Reads them in one statement. */
export async function readDrafts(db: Client, owner: DraftOwner, which: Wanted): Promise<Drafts> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT d.* FROM "Draft" d WHERE d."personId" = ${owner.personId} AND ${wanted(which)}
    ORDER BY d."updatedAt" DESC, d.id DESC`;
  return draftsAmong(rows, owner, which);
}

/** What `foundDraftsOf` gives. */
export type FoundDraft = Omit<DraftRow, "chatId" | "lastInput" | "updatedAt"> & {
  readonly chatId: string;
  readonly lastInput: string;
  readonly updatedAt: string;
};

/** Of draft `d`. */
const asFound = Prisma.sql`
  json_build_object('id', d.id, 'personId', d."personId", 'agencyId', d."agencyId", 'channel', d.channel, 'bot', d.bot,
    'chatId', d."chatId"::text, 'subject', d.subject, 'openKey', d."openKey", 'state', d.state, 'focused', d.focused,
    'data', d.data, 'lastInput', d."lastInput"::text, 'receiptId', d."receiptId",
    'updatedAt', d."updatedAt")`;

const rowsOf = (found: readonly FoundDraft[]): readonly DraftRow[] =>
  found.map((row) => ({
    ...row,
    chatId: BigInt(row.chatId),
    lastInput: BigInt(row.lastInput),
    updatedAt: new Date(row.updatedAt),
  }));

/** The SQL of a list of the drafts of whoever has this chat, for who asks more in the same statement. */
export function foundDraftsOf(chat: Omit<DraftOwner, "personId">, which: Wanted): Prisma.Sql {
  return Prisma.sql`
    SELECT coalesce(json_agg(${asFound} ORDER BY d."updatedAt" DESC, d.id DESC), '[]')
    FROM "Account" owner JOIN "Draft" d ON d."personId" = owner."personId" AND ${wanted(which)}
    WHERE owner.channel = ${chat.channel} AND owner.bot = ${chat.bot} AND owner."chatId" = ${BigInt(chat.chatId)}
      AND owner."removedAt" IS NULL`;
}

/** What `readDrafts` would read, of what was found. */
export function draftsFound(found: readonly FoundDraft[], owner: DraftOwner, which: Wanted): Drafts {
  return draftsAmong(rowsOf(found.filter(({ personId }) => personId === owner.personId)), owner, which);
}

function draftsAmong(rows: readonly DraftRow[], owner: DraftOwner, { inboxId }: Wanted): Drafts {
  const { personId } = owner;
  const all = rows.map((row) => ({ row, stored: stored(row) }));
  const open = all.flatMap(({ row, stored: one }) => (isOpen(one) ? { row, open: one } : []));
  const here = inChat(owner);
  const isHere = ({ focused, channel, bot, chatId }: (typeof rows)[number]) =>
    focused && channel === here.channel && bot === here.bot && chatId === here.chatId;
  const lost = all.find(({ row, stored: one }) => one.state === "open" && one.draft === null && isHere(row));
  return {
    focused: open.find(({ row }) => isHere(row))?.open ?? null,
    unreadable: lost ? { id: lost.row.id, subject: lost.row.subject } : null,
    answered:
      all
        .filter(({ stored: { lastInput, state } }) => lastInput === inboxId && (state === "open" || state === "sent"))
        .sort((a, b) => b.row.id - a.row.id)[0]?.stored ?? null,
    byId: (id) => all.find(({ row }) => row.id === id)?.stored ?? null,
    about: (draft) => open.find(({ row }) => row.openKey === openKey(personId, draft))?.open ?? null,
    halfFinished: (agencyId) =>
      open
        .filter(({ row }) => row.agencyId === agencyId)
        .slice(0, LISTED)
        .map((one) => ({ ...one.open, touchedAt: one.row.updatedAt }))
        .filter(({ draft }) => hasAnswers(draft)),
  };
}

/** Whether what was answered in it is there: of a report that is over it is cleared after some time. */
export function isOpen(one: StoredDraft): one is OpenReport {
  return one.state === "open" && one.draft !== null;
}

/** Somebody else of the agency who is writing about the same. */
export interface ColleagueWriting {
  readonly name: string | null;
  readonly title: string | null;
  /** When they last answered something. */
  readonly at: Date;
}

/** Days after which a draft that nobody has touched says nothing any more of who is writing. */
const fresh = 7;

/**
 * Begins a draft in front of its chat, in one statement, which also tells who else is writing about the same, and what lies
 * with the office about the one thing that it looks at. What was in front of it is put aside, and kept; an open one about
 * the same thing is replaced; its row stays.
 */
export async function startDraft(
  db: Client,
  owner: DraftOwner,
  draft: ReportDraft,
  inboxId: bigint,
  now: Date,
): Promise<OpenReport & { readonly colleague: ColleagueWriting | null; readonly pending: Pending | null }> {
  const { channel, bot, chatId } = inChat(owner);
  const { subject, openKey: key, data } = columnsOf(draft, owner.personId);
  // The count has the rows before out of the way, and their key free, when the new one comes.
  const since = new Date(now.getTime() - fresh * 86_400_000);
  const about = looksAt(draft);
  const pending = about ? pendingOn(about, draft.agencyId) : Prisma.sql`NULL::json`;
  const [row] = await db.$queryRaw<(ColleagueRow & { id: number; pending: PendingRow | null })[]>`
    WITH before AS (
      UPDATE "Draft" SET focused = false,
        state = CASE WHEN "openKey" = ${key} THEN 'replaced' ELSE state END,
        "openKey" = CASE WHEN "openKey" = ${key} THEN NULL ELSE "openKey" END
      WHERE (channel = ${channel} AND bot = ${bot} AND "chatId" = ${chatId} AND focused) OR "openKey" = ${key}
      RETURNING id)
    INSERT INTO "Draft"
      ("personId", "agencyId", channel, bot, "chatId", subject, "openKey", data, "lastInput", "createdAt", "updatedAt")
    SELECT ${owner.personId}::int, ${draft.agencyId}::int, ${channel}, ${bot}, ${chatId}::bigint, ${subject}, ${key},
      ${JSON.stringify(data)}::jsonb, ${inboxId}::bigint, ${now}::timestamptz, ${now}::timestamptz
    FROM (SELECT count(*) FROM before) AS done
    RETURNING id, (
      SELECT json_build_object('name', p.name, 'title', p.title, 'at', other."updatedAt", 'data', other.data)
      FROM "Draft" other JOIN "Person" p ON p.id = other."personId" AND p."leftAt" IS NULL
      WHERE other.subject = ${subject} AND other.state = 'open' AND other."agencyId" = ${draft.agencyId}::int
        AND other."personId" <> ${owner.personId}::int AND other."updatedAt" > ${since}
      ORDER BY other."updatedAt" DESC LIMIT 1) AS other, ${pending} AS pending`;
  const { id, pending: found } = row!;
  return {
    ...{ id, state: "open", draft, lastInput: inboxId, receiptId: null, colleague: colleagueOf(row!) },
    pending: found && toPending(found),
  };
}

interface ColleagueRow {
  readonly other: {
    readonly name: string | null;
    readonly title: string | null;
    readonly at: string;
    readonly data: unknown;
  } | null;
}

/** Who has opened it and answered nothing is not writing. */
function colleagueOf({ other }: ColleagueRow): ColleagueWriting | null {
  if (!other || !holdsAnswers(other.data)) return null;
  return { name: other.name, title: other.title, at: new Date(other.at) };
}

/**
 * Stores an accepted answer. An answer may change what the draft is about (another period): its subject follows, and takes
 * the place of what was open about that. Nothing happens to a draft that was sent meanwhile from another account.
 */
export async function saveDraft(
  db: Client,
  { id, draft: before }: Pick<OpenReport, "id" | "draft">,
  personId: number,
  draft: ReportDraft,
  inboxId: bigint,
  now: Date,
): Promise<void> {
  const columns = columnsOf(draft, personId);
  if (subjectOf(before) !== columns.subject)
    await db.draft.updateMany({ where: { openKey: columns.openKey, id: { not: id } }, data: replaced });
  await db.$executeRaw`
    UPDATE "Draft" SET subject = ${columns.subject}, "openKey" = ${columns.openKey},
      data = ${JSON.stringify(columns.data)}::jsonb, "lastInput" = ${inboxId}, "updatedAt" = ${now}
    WHERE id = ${id} AND "personId" = ${personId} AND state = 'open'`;
}

/** Puts an open draft in front of this chat, wherever it was begun: the next message here is its answer. */
export async function focusDraft(db: Client, owner: DraftOwner, id: number, now: Date): Promise<void> {
  const { channel, bot, chatId } = inChat(owner);
  const taken = Prisma.sql`(id = ${id} AND "personId" = ${owner.personId} AND state = 'open')`;
  await db.$executeRaw`
    UPDATE "Draft" SET focused = ${taken}, channel = ${channel}, bot = ${bot}, "chatId" = ${chatId},
      "updatedAt" = CASE WHEN ${taken} THEN ${now}::timestamptz ELSE "updatedAt" END
    WHERE (channel = ${channel} AND bot = ${bot} AND "chatId" = ${chatId} AND focused) OR ${taken}`;
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

/** One that cannot be read is open no more. What it holds stays in its row. */
export async function setAside(db: Client, personId: number, id: number): Promise<void> {
  await db.draft.updateMany({ where: { id, personId, state: "open" }, data: replaced });
}

/** Which drafts bear on one that is sent: its row, and the person's open ones for the agency. */
export interface Sending {
  readonly personId: number;
  readonly draftId: number;
  readonly agencyId: number;
}

const bearingOn = ({ personId, draftId, agencyId }: Sending) => Prisma.sql`
  FROM "Draft" d
  WHERE d."personId" = ${personId} AND (d.id = ${draftId} OR (d."agencyId" = ${agencyId} AND d.state = 'open'))`;

/** SQL of those drafts, as `draftsToSend` takes them. */
export function foundToSend(sending: Sending): Prisma.Sql {
  return Prisma.sql`SELECT coalesce(json_agg(${asFound}), '[]') ${bearingOn(sending)}`;
}

/** SQL of a text that differs once any of those drafts, or which they are, has changed: each with who wrote it last. */
export function editionOfDrafts(sending: Sending): Prisma.Sql {
  return Prisma.sql`SELECT string_agg(d.id || ':' || d.xmin, ',' ORDER BY d.id) ${bearingOn(sending)}`;
}

/** `sent`: null where there is no such draft of this person. */
export function draftsToSend(
  found: readonly FoundDraft[],
  { draftId }: Sending,
): { readonly sent: StoredDraft | null; readonly others: readonly OpenReport[] } {
  const all = rowsOf(found).map(stored);
  return {
    sent: all.find(({ id }) => id === draftId) ?? null,
    others: all.filter(isOpen).filter(({ id }) => id !== draftId),
  };
}

/** Of these, the half-finished reports about nothing else than what is sent: it takes their place. */
export function coveredBy(sent: ReportDraft, others: readonly OpenReport[]): readonly number[] {
  const isSent = (entry: Entry) => sent.entries.some((one) => sameSubject(one, entry));
  return others
    .filter(({ draft: { entries, doubt } }) => doubt === null && entries.length > 0 && entries.every(isSent))
    .map(({ id }) => id);
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

function columnsOf(draft: ReportDraft, personId: number) {
  return {
    subject: subjectOf(draft),
    openKey: openKey(personId, draft),
    data: draftJson(draft),
  };
}

function inChat(owner: DraftOwner) {
  return { channel: owner.channel, bot: owner.bot, chatId: BigInt(owner.chatId) };
}

function openKey(personId: number, draft: ReportDraft): string {
  return `${personId}:${subjectOf(draft)}`;
}

function stored(row: DraftRow): StoredDraft {
  return {
    id: row.id,
    state: row.state as StoredDraft["state"],
    draft: readDraftJson(row.data),
    lastInput: row.lastInput!, // written with every row
    receiptId: row.receiptId,
  };
}
