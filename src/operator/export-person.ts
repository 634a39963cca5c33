import { formatInstant } from "../calendar/day.js";
import { dayOf } from "../database/days.js";
import type { PrismaClient } from "../database/generated/client.js";
import { failure, type Outcome, success } from "../outcome.js";
import { chatsOf as formerChats } from "../people/forget-person.js";
import { exportLines } from "./export.js";

type Line = Readonly<Record<string, unknown>> & { readonly type: string };

/**
 * `people export ID`: everything that is kept of a person, one JSON record a line, for whoever asks for it (Luật
 * 91/2025/QH15), at least what `people forget` would erase. First what `export` leaves out: who they are, their chats, what
 * they wrote there and were sent as far as it is still kept, drafts, files, leave, notes, and what they asked for and decided;
 * then the records of `export` that are theirs or about them.
 */
export async function exportPerson(
  db: PrismaClient,
  personId: number,
  now: Date,
): Promise<Outcome<AsyncGenerator<string>, "unknown_person">> {
  const known = await db.person.count({ where: { id: personId } });
  if (known === 0) return failure("unknown_person", (t) => t("people.unknownPerson", { id: personId }));
  return success(linesOf(db, personId, now));
}

/**
 * Tables of which whole rows are told, with the columns that say whose they are: what somebody asked for, decided, answered
 * or was asked, and the codes that were made out to them. A row in which somebody only decided on others holds these
 * others' data: that stands in the audit.
 */
export const wholeRows: Readonly<Record<string, readonly string[]>> = {
  Acknowledgement: ["personId"],
  Approval: ["personId", "reopenedBy"],
  Extension: ["personId"],
  Invitation: ["usedBy", "personId"],
  LateChange: ["personId"],
  Nudge: ["personId"],
  PhoneCall: ["personId"],
  Question: ["personId"],
  ReminderReply: ["personId"],
  Request: ["personId"],
  Return: ["personId"],
  Schedule: ["byId"],
  StandIn: ["personId"],
  TriggerEvent: ["personId"],
  WrongPin: ["personId"],
};

async function* linesOf(db: PrismaClient, personId: number, now: Date): AsyncGenerator<string> {
  for (const own of [cardOf, chatsOf, messagesOf, sentOf, draftsOf, filesOf, leaveOf, notesOf, rowsOf])
    for (const line of await own(db, personId, now)) yield `${JSON.stringify(line)}\n`;
  const isAbout = new RegExp(`\\bperson ${personId}\\b`);
  for await (const line of exportLines(db)) {
    const { type, id, person, subject } = JSON.parse(line) as Record<string, unknown>;
    const isTheirs = person === personId || (type === "audit" && isAbout.test(String(subject)));
    if (type === "person" ? id === personId : isTheirs) yield line;
  }
}

async function rowsOf(db: PrismaClient, personId: number): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [table, columns] of Object.entries(wholeRows)) {
    const theirs = columns.map((column) => `"${column}" = $1`).join(" OR ");
    const rows = await db.$queryRawUnsafe<{ row: unknown }[]>(
      `SELECT row_to_json(t) AS row FROM "${table}" t WHERE ${theirs}`,
      personId,
    );
    lines.push(...rows.map(({ row }) => ({ type: "row", table, row })));
  }
  return lines;
}

const instant = (at: Date | null) => at && formatInstant(at);

async function cardOf(db: PrismaClient, personId: number): Promise<Line[]> {
  const person = await db.person.findUniqueOrThrow({ where: { id: personId } });
  const { id, name, title, phone, language, remindAt, copies, joinedAt, leftAt } = person;
  const pin = (await db.pin.count({ where: { personId } })) > 0;
  const told = { id, name, title, phone, language, remindAt, copies, pin };
  return [{ type: "card", ...told, joinedAt: instant(joinedAt), leftAt: instant(leftAt) }];
}

async function chatsOf(db: PrismaClient, personId: number): Promise<Line[]> {
  const accounts = await db.account.findMany({ where: { personId }, orderBy: { id: "asc" } });
  return accounts.map(({ channel, chatId, linkedAt, lastSeenAt, stoppedAt, stopReason, removedAt }) => ({
    type: "chat",
    channel,
    // Zero once it was erased.
    chat: chatId === 0n ? null : String(chatId),
    linkedAt: instant(linkedAt),
    lastSeenAt: instant(lastSeenAt),
    stoppedAt: instant(stoppedAt),
    stopReason,
    removedAt: instant(removedAt),
  }));
}

/** What came from their chats, as the messenger brought it; where a chat is somebody else's too, while it was theirs. */
async function messagesOf(db: PrismaClient, personId: number, now: Date): Promise<Line[]> {
  const lines: Line[] = [];
  for (const { stretch, ...chat } of await formerChats(db, personId, now)) {
    const during = stretch && { receivedAt: { gte: stretch.from, lte: stretch.until } };
    const rows = await db.inboxUpdate.findMany({
      where: { ...chat, ...during, update: { not: {} } },
      orderBy: { id: "asc" },
    });
    for (const { receivedAt, update } of rows)
      lines.push({ type: "received", at: instant(receivedAt), channel: chat.channel, message: update });
    if (stretch) continue;
    const wishes = await db.joinWish.findMany({ where: chat, orderBy: { id: "asc" } });
    for (const { at, name, phone, endedAt } of wishes)
      lines.push({ type: "wish", at: instant(at), name, phone, endedAt: instant(endedAt) });
  }
  return lines;
}

async function sentOf(db: PrismaClient, personId: number): Promise<Line[]> {
  const rows = await db.outboxMessage.findMany({ where: { personId }, orderBy: { id: "asc" } });
  return rows.map(({ kind, day, state, finishedAt, shown }) => ({
    type: "told",
    kind,
    day: dayOf(day),
    state,
    at: instant(finishedAt),
    message: shown,
  }));
}

async function draftsOf(db: PrismaClient, personId: number): Promise<Line[]> {
  const rows = await db.draft.findMany({ where: { personId, NOT: { data: { equals: {} } } }, orderBy: { id: "asc" } });
  return rows.map(({ subject, state, data, updatedAt }) => ({
    type: "draft",
    subject,
    state,
    updatedAt: instant(updatedAt),
    content: data,
  }));
}

async function filesOf(db: PrismaClient, personId: number): Promise<Line[]> {
  const rows = await db.evidence.findMany({
    where: { personId },
    orderBy: { id: "asc" },
    include: { receipt: { select: { number: true } } },
  });
  return rows.map(({ name, kind, at, storedAs, receipt }) => ({
    type: "file",
    name,
    kind,
    at: instant(at),
    path: storedAs,
    receipt: receipt?.number ?? null,
  }));
}

async function leaveOf(db: PrismaClient, personId: number): Promise<Line[]> {
  const rows = await db.leave.findMany({ where: { personId }, orderBy: { id: "asc" } });
  return rows.map(({ fromDay, toDay, at, withdrawnAt }) => ({
    type: "leave",
    from: dayOf(fromDay),
    to: dayOf(toDay),
    at: instant(at),
    withdrawnAt: instant(withdrawnAt),
  }));
}

async function notesOf(db: PrismaClient, personId: number): Promise<Line[]> {
  const rows = await db.helperNote.findMany({ where: { personId }, orderBy: { id: "asc" } });
  return rows.map(({ dutyId, text, at }) => ({ type: "note", duty: dutyId, at: instant(at), text }));
}
