import { type Day, dayInVietnam } from "../calendar/day.js";
import { formatDay } from "../calendar/formats.js";
import { type PeriodCode, quarterEnding } from "../calendar/windows.js";
import { dateColumn, dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { writeAudit } from "../people/audit.js";
import { lockAfter } from "../plan/deadlines.js";
import type { Deadline } from "../plan/plan-data.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { requestSectionCode } from "../plan/request-section.js";
import { nudgeGoesAt, tellFocalPoints } from "../reminders/nudge.js";
import type { CatalogueAgency } from "../text/catalogue.js";
import type { Translate } from "../text/language.js";
import { requestCode } from "../text/request-code.js";
import { type Asked, agenciesAsked } from "./asked.js";
import type { RequestDraft } from "./drafts.js";

type Tx = Prisma.TransactionClient;

/** The kind of the outbox rows that `composeRequest` fills. */
export const requestKind = "request";

/** In the keys of messages that bring a file. */
export const fileHead = "file";

/** Behind all sections that a plan may have. */
const last = 1_000_000;

/** A request all of which is known. */
export interface Complete extends Asked {
  readonly text: string;
  readonly due: Day;
}

export interface Sending {
  readonly plan: PlanInForce;
  readonly personId: number;
  readonly inboxId: bigint;
  readonly now: Date;
  /** In the language of the plan: what its section is called. */
  readonly t: Translate;
}

/**
 * Makes the request a task of the plan with a duty for each agency, and puts the messages to their focal points into the
 * outbox, all agencies of a person together. Resolves with its code; null where it was sent by another update, or changed
 * since this version. Runs in the caller's transaction, and for the same update does nothing a second time.
 */
export async function sendRequest(
  tx: Tx,
  draft: RequestDraft & { readonly asked: Complete },
  { plan, personId, inboxId, now, t }: Sending,
): Promise<string | null> {
  const sent = await tx.request.findUnique({ where: { sendInboxId: inboxId }, select: { taskId: true } });
  if (sent) return (await tx.task.findUniqueOrThrow({ where: { id: sent.taskId! }, select: { code: true } })).code;
  const taken = await tx.request.updateMany({
    where: { id: draft.id, version: draft.version, state: "draft" },
    data: { state: "sent", sentAt: now, sendInboxId: inboxId },
  });
  if (taken.count === 0) return null;
  await touchPlan(tx, plan.id, now);
  const { text, due, hour } = draft.asked;
  const agencies = agenciesAsked(draft.asked, plan.catalogue);
  const number = 1 + (await tx.task.count({ where: { planId: plan.id, origin: "request" } }));
  const code = requestCode(plan.year, number);
  const deadline: Deadline = { kind: "fixed-day", day: due, parts: [] };
  const task = await tx.task.create({
    data: {
      ...{
        planId: plan.id,
        sectionId: await sectionOf(tx, plan, t),
        code,
        order: last + number,
        origin: "request",
        text,
      },
      ...{
        lead: agencies.map(({ shortName }) => shortName).join(", "),
        coordinating: "",
        timing: hour ? `${hour} ${formatDay(due)}` : formatDay(due),
      },
      ...{ leads: agencies.map((agency) => agency.code), coordinators: [] },
      ...{ deadlineKind: deadline.kind, deadline: deadline as unknown as Prisma.InputJsonValue },
    },
    select: { id: true },
  });
  await tx.request.update({ where: { id: draft.id }, data: { taskId: task.id } });
  const ids = await idsOf(tx, plan.id, agencies, dayInVietnam(now));
  const { regime, holidays } = plan.deadlines;
  const quarter = quarterOfRequest(due, plan.year);
  const duties = agencies.map(({ code: agency, level }) => ({
    ...{ taskId: task.id, agencyId: ids.get(agency)!, period: due, quarter, dueHour: hour },
    ...{ beginsOn: dateColumn(dayInVietnam(now)), dueOn: dateColumn(due) },
    lockOn: dateColumn(lockAfter(due, level, regime, holidays)),
  }));
  await tx.duty.createMany({ data: duties });
  // What is due after all that the plan names keeps it in force until it can no longer be mended.
  await tx.$executeRaw`
    UPDATE "Plan" SET "lastLockOn" = greatest("lastLockOn", ${dayOf(laterOf(duties))}::date) WHERE id = ${plan.id}`;
  await tell(tx, `${requestKind}:${draft.id}`, [...ids.values()], now, plan);
  await tellFiles(tx, draft, [...ids.values()], now, plan);
  const change = `${agencies.length} ${due}${hour ? ` ${hour}` : ""}`;
  await writeAudit(tx, { at: now, personId, action: "request", subject: code, new: change, inboxId });
  return code;
}

/** Whoever holds the plan in memory reads it anew. Sends and withdrawals of one plan come one after another. */
export async function touchPlan(tx: Tx, planId: number, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Plan" SET "importedAt" = greatest(${now}::timestamptz, "importedAt" + interval '1 millisecond')
    WHERE id = ${planId}`;
}

function laterOf(duties: readonly { readonly lockOn: Date }[]): Date {
  return new Date(Math.max(...duties.map(({ lockOn }) => lockOn.getTime())));
}

/** Each file as a message of its own behind the request, so that a crash repeats no other: 'request:<id>:file:<file>:<person>'. */
async function tellFiles(
  tx: Tx,
  { id, asked }: RequestDraft,
  agencyIds: readonly number[],
  now: Date,
  plan: PlanInForce,
): Promise<void> {
  for (const file of asked.files) await tell(tx, `${requestKind}:${id}:${fileHead}:${file.id}`, agencyIds, now, plan);
}

/** The quarter that it is counted in: the last of its plan where it is due in the next year. */
export function quarterOfRequest(due: Day, year: number): PeriodCode {
  return due.startsWith(`${year}-`) ? quarterEnding(due) : `${year}-Q4`;
}

/** A message for each focal point of these agencies, in office hours: its key names the head and the person. */
export async function tell(
  tx: Tx,
  head: string,
  agencyIds: readonly number[],
  now: Date,
  plan: PlanInForce,
): Promise<void> {
  const goesAt = nudgeGoesAt(now, plan.deadlines.holidays);
  await tellFocalPoints(tx, { kind: requestKind, head, agencyIds }, goesAt, now);
}

/** The section that holds requests, made with the first of a plan. */
async function sectionOf(tx: Tx, { id: planId }: PlanInForce, t: Translate): Promise<number> {
  const known = await tx.section.findFirst({ where: { planId, origin: "request" }, select: { id: true } });
  if (known) return known.id;
  const sections = await tx.section.findMany({ where: { planId }, select: { code: true } });
  const code = requestSectionCode(sections.map((section) => section.code));
  const data = { planId, code, printedNumber: code, title: t("request.section"), order: last, origin: "request" };
  return (await tx.section.create({ data, select: { id: true } })).id;
}

/** By code, of the plan's agencies as they are on a day: a code may have been another unit's before. */
export async function idsOf(
  db: Tx,
  planId: number,
  agencies: readonly Pick<CatalogueAgency, "code">[],
  today: Day,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.agency.findMany({
    where: {
      ...{ code: { in: agencies.map(({ code }) => code) }, plans: { some: { planId } } },
      OR: [{ endedOn: null }, { endedOn: { gt: dateColumn(today) } }],
    },
    orderBy: { validFrom: "asc" },
    select: { id: true, code: true, validFrom: true },
  });
  const ids = new Map<string, number>();
  for (const { id, code, validFrom } of rows) if (!ids.has(code) || validFrom <= dateColumn(today)) ids.set(code, id);
  return ids;
}
