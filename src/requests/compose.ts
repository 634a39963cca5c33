import { dayInVietnam } from "../calendar/day.js";
import { workingDaysBetween } from "../calendar/working-days.js";
import type { Prisma } from "../database/generated/client.js";
import { messageHasLeft } from "../delivery/after-message.js";
import type { Composed } from "../delivery/composed.js";
import { agenciesOfFocalPoint } from "../people/focal-points.js";
import { agenciesToldOf } from "../people/leave/told.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { findAddressee } from "../reminders/addressee.js";
import type { FileKind } from "../reporting/evidence/files.js";
import { safeName } from "../reporting/evidence/stored-files.js";
import { shorten } from "../reporting/labels.js";
import { action, staying } from "../text/actions.js";
import { firstNames } from "../text/first-names.js";
import { type Translate, translator } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import { inRows } from "../text/rows.js";
import { formatDue } from "./due-words.js";
import { type AskedDuty, findAskedDuties, findSentRequest, type SentRequest } from "./find.js";
import { mayKnow } from "./may-know.js";
import { fileHead, requestKind } from "./send.js";
import { withdrawnHead } from "./withdraw.js";

type Client = Prisma.TransactionClient;

/** A file as its row names it. */
export interface KeptFile {
  readonly channel: string;
  readonly bot: string;
  readonly fileId: string;
  readonly storedAs: string | null;
}

interface Needs {
  readonly plans: readonly PlanInForce[];
  readonly now: Date;
  /** Null where it cannot be had. */
  readonly readFile: (file: KeptFile) => Promise<Uint8Array | null>;
}

interface Row {
  readonly key: string;
  readonly personId: number;
}

/** With the way to the work, a message has at most eight buttons. */
const mostAgencies = 6;

/**
 * Writes to one focal point what the office asks of their agencies, as things stand now, or that it asks it no more. Withdrawn
 * where all was answered meanwhile, or the request taken back; who never got it is not told that it was. Who is in the
 * middle of a report hears it after it.
 */
export async function composeRequest(db: Client, row: Row, { plans, now, readFile }: Needs): Promise<Composed> {
  const [, id = "", what, file] = row.key.split(":");
  const request = await findSentRequest(db, Number(id));
  const plan = plans.find((one) => one.id === request?.planId);
  const person = await findAddressee(db, row.personId, now);
  if (!request || !plan || !person) return "withdrawn";
  const t = translator(person.language, plan);
  if (what === withdrawnHead) return tellWithdrawn(db, row, request, t);
  if (request.withdrawn) return "withdrawn";
  const duties = await dutiesOf(db, row.personId, request, now);
  const open = duties.filter(({ answered }) => !answered);
  if (open.length === 0) return "withdrawn";
  if (person.busyUntil) return { postpone: person.busyUntil };
  if (what === fileHead) {
    await messageHasLeft(db, keyBefore(request, Number(file), row.personId));
    return withFile(db, request, Number(file), readFile, t);
  }
  return { message: message(request, open, { plan, now, t }), items: open.map((duty) => duty.id) };
}

/** The message behind which a file belongs: the file before it, else the request itself. */
function keyBefore({ id, files }: SentRequest, file: number, personId: number): string {
  const before = files[files.findIndex((one) => one.id === file) - 1];
  return [requestKind, id, ...(before ? [fileHead, before.id] : []), personId].join(":");
}

/** One of its files. It is no answer to the request that it may be replied to: the reply is read as any other. */
async function withFile(
  db: Client,
  { id, code }: SentRequest,
  fileId: number,
  readFile: Needs["readFile"],
  t: Translate,
): Promise<Composed> {
  const file = await db.requestFile.findFirst({ where: { id: fileId, requestId: id } });
  if (!file) return "withdrawn";
  const isPhoto = file.kind === "photo";
  const name = file.name ?? (isPhoto ? "anh.jpg" : "tep");
  return {
    message: {
      text: isPhoto ? t("request.pictureOf", { code }) : t("request.fileOf", { code, name }),
      buttons: [],
      file: {
        ...{ name: safeName(name), as: file.kind as FileKind, instead: t("request.fileNotHere") },
        known: { channel: file.channel, bot: file.bot, fileId: file.fileId },
        read: () => readFile(file),
      },
    },
  };
}

/** The duties of a request that the person answers for as a focal point, or is told of instead of one on leave. */
async function dutiesOf(db: Client, personId: number, { id }: SentRequest, now: Date): Promise<readonly AskedDuty[]> {
  const today = dayInVietnam(now);
  const told = await agenciesToldOf(db, personId, today, now);
  const agencyIds = [...new Set([...told, ...(await agenciesOfFocalPoint(db, personId))])];
  return findAskedDuties(db, agencyIds, today, id);
}

async function tellWithdrawn(
  db: Client,
  { personId }: Row,
  { id, taskId, code, text, withdrawn }: SentRequest,
  t: Translate,
): Promise<Composed> {
  const told = `${requestKind}:${id}:${personId}`;
  if (!withdrawn || !(await mayKnow(db, { told, personId, taskId }))) return "withdrawn";
  const values = { code, text: shorten(text, 120), reason: withdrawn.reason };
  return { message: { text: t("request.takenBack", values), buttons: [] }, items: [] };
}

function message(
  request: SentRequest,
  duties: readonly AskedDuty[],
  { plan, now, t }: { readonly plan: PlanInForce; readonly now: Date; readonly t: Translate },
): Message {
  const { id, code, text } = request;
  const [first] = duties;
  const several = duties.length > 1;
  const names = firstNames(
    duties.map(({ agency }) => agency),
    t,
  );
  const due = first!.dueOn;
  const day = formatDue(due, first!.dueHour, t);
  const left = workingDaysBetween(dayInVietnam(now), due, plan.deadlines.holidays);
  const received: Button = { label: t("request.received"), data: staying(action.receivedRequest(id)) };
  const reports = duties.slice(0, mostAgencies).map(
    ({ id: duty, agency }): Button => ({
      label: several ? t("request.reportOf", { agency }) : t("request.report"),
      data: staying(action.duty(duty)),
    }),
  );
  const lines = [
    several
      ? t("request.asksSeveral", { count: duties.length, names, code })
      : t("request.asks", { agency: first!.agencyName, code }),
    text,
    left > 0 ? t("request.due", { day, count: left }) : t("request.dueNear", { day }),
    t("reminders.replyHere", { example: `${code} đang thực hiện 60%` }),
  ];
  return { text: lines.join("\n"), buttons: several ? [[received], ...inRows(reports, 2)] : [[received, ...reports]] };
}
