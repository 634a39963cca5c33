import { addDays, type Day, dayInVietnam } from "../../calendar/day.js";
import { dateColumn, dayOf } from "../../database/days.js";
import type { Prisma, PrismaClient } from "../../database/generated/client.js";
import { failure, type Outcome, success } from "../../outcome.js";
import { writeAudit } from "../../people/audit.js";
import { focalPointsOf } from "../../people/focal-points.js";
import type { PlanInForce } from "../../plan/plan-in-force.js";
import { planIsInForce } from "../../plan/plan-state.js";
import { planOfPeriod } from "../../plan/which-plan.js";
import type { Translate } from "../../text/language.js";
import { describeDutySubject, describeFigureSubject } from "../audit-subjects.js";
import { findIssuedReceipt, type IssuedReceipt } from "../issued-receipt.js";
import { itemLabel } from "../labels.js";
import { giveDaysBack } from "./days-back.js";
import { readDaysToAnswer } from "./days-to-answer.js";
import type { Deciding } from "./decided.js";
import { tellDecision, tellReturn } from "./notices.js";
import { countAsked } from "./pending.js";
import { findReportedItems, type ReportedItem } from "./reported-items.js";
import { afterAnswer, afterReturn, answerBy } from "./rules.js";

type Tx = Prisma.TransactionClient;

/** One line of a receipt that can be sent back. */
export interface Returnable {
  /** 'r812' a report, 'f77' a figure: by its row. */
  readonly key: string;
  readonly item: ReportedItem;
  readonly planYear: number;
}

/** A receipt with those of its lines that are the latest word on what they are about. */
export interface ReturnableReceipt {
  readonly receipt: IssuedReceipt;
  readonly items: readonly Returnable[];
}

/** What may be sent back of a receipt; fails where nothing of it is the latest, or it is back with its agency already. */
export async function findReturnable(
  db: Tx,
  number: string,
  plans: readonly PlanInForce[],
  today: Day,
): Promise<Outcome<ReturnableReceipt, "unknown" | "nothing" | "archive">> {
  const row = await db.receipt.findUnique({
    where: { number },
    select: {
      id: true,
      reports: { orderBy: { id: "asc" }, select: { id: true } },
      figures: { orderBy: { id: "asc" }, select: { id: true } },
    },
  });
  if (!row) return failure("unknown", (t) => t("decisions.return.unknown", { number }));
  const receipt = await findIssuedReceipt(db, row.id, plans);
  const ids = [...row.reports.map(({ id }) => `r${id}`), ...row.figures.map(({ id }) => `f${id}`)];
  const all = (await findReportedItems(db, receipt, plans)).map((item, index): Returnable => {
    const planYear = item.kind === "task" ? item.duty.planYear : (planOfPeriod(plans, item.figure.period)?.year ?? 0);
    return { key: ids[index]!, item, planYear };
  });
  const latest = all.filter(({ key, item }) => {
    const last = item.kind === "task" ? item.duty.latest : item.figure.latest;
    const gone = item.kind === "task" && item.duty.closed;
    return last?.id === Number(key.slice(1)) && !gone;
  });
  const back = await openReturnsOf(db, latest);
  const items = latest.filter(({ key }) => !back.has(key));
  if (items.length === 0)
    return failure("nothing", (t) =>
      t(latest.length > 0 ? "decisions.return.already" : "decisions.return.newer", { number }),
    );
  const open = items.filter(({ planYear }) => plans.some((plan) => plan.year === planYear && !plan.isArchive(today)));
  if (open.length === 0) return failure("archive", (t) => t("reporting.archive", { year: items[0]!.planYear }));
  return success({ receipt, items: open });
}

async function openReturnsOf(db: Tx, items: readonly Returnable[]): Promise<ReadonlySet<string>> {
  const ids = (kind: string) => items.flatMap(({ key }) => (key.startsWith(kind) ? [Number(key.slice(1))] : []));
  const rows = await db.return.findMany({
    where: { state: "open", OR: [{ reportId: { in: ids("r") } }, { figureId: { in: ids("f") } }] },
    select: { reportId: true, figureId: true },
  });
  return new Set(rows.map(({ reportId, figureId }) => (reportId === null ? `f${figureId}` : `r${reportId}`)));
}

export interface ReturnWish {
  readonly number: string;
  /** Keys of `Returnable`; null: all of the receipt that can be. */
  readonly keys: readonly string[] | null;
  readonly reason: string;
}

export interface Returned {
  readonly id: number;
  readonly number: string;
  readonly agencyName: string;
  readonly labels: (t: Translate) => string;
  readonly answerBy: Day;
  /** How many people of the agency are told. */
  readonly told: number;
}

/**
 * Sends what was reported back to its agency: the duty is unsettled until it is sent again. The agency's focal points are
 * told. Handled again for the same update it writes nothing.
 */
export async function returnReports(
  db: PrismaClient,
  wish: ReturnWish,
  { by, inboxId, now }: Deciding,
  plans: readonly PlanInForce[],
): Promise<Outcome<Returned>> {
  return db.$transaction(async (tx) => {
    const today = dayInVietnam(now);
    await tx.$executeRaw`
      SELECT 1 FROM "Agency" WHERE id = (SELECT coalesce(a."heirId", a.id) FROM "Receipt" r JOIN "Agency" a ON a.id = r."agencyId"
        WHERE r.number = ${wish.number}) FOR UPDATE`;
    const done = await tx.return.findMany({ where: { inboxId }, orderBy: { id: "asc" }, select: { id: true } });
    if (done.length > 0) return success(await describeReturned(tx, done[0]!.id, plans, today));
    const found = await findReturnable(tx, wish.number, plans, today);
    if (!found.ok) return found;
    const items = found.value.items.filter(({ key }) => wish.keys === null || wish.keys.includes(key));
    if (items.length === 0) return failure("nothing", (t) => t("decisions.return.already", { number: wish.number }));
    const ids: number[] = [];
    for (const one of items) ids.push(await returnOne(tx, one, wish, { by, inboxId, now }, plans));
    const agencyId = answering(items[0]!.item);
    await tellReturn(tx, ids[0]!, await toldOf(tx, agencyId), now);
    return success(await describeReturned(tx, ids[0]!, plans, today));
  });
}

/** Who is told for an agency: its focal points, of today. */
async function toldOf(tx: Tx, agencyId: number): Promise<readonly number[]> {
  return (await focalPointsOf(tx, [agencyId])).map(({ personId }) => personId);
}

function answering(item: ReportedItem): number {
  return item.kind === "task" ? item.duty.agencyId : item.figure.agencyId;
}

async function returnOne(
  tx: Tx,
  { key, item, planYear }: Returnable,
  { number, reason }: ReturnWish,
  { by, inboxId, now }: Deciding,
  plans: readonly PlanInForce[],
): Promise<number> {
  const { holidays } = plans.find(({ year }) => year === planYear)!.deadlines;
  const until = answerBy(dayInVietnam(now), await readDaysToAnswer(tx), holidays);
  const rowId = Number(key.slice(1));
  const common = {
    number,
    agencyId: answering(item),
    reason,
    answerBy: dateColumn(until),
    personId: by,
    at: now,
    inboxId,
  };
  if (item.kind === "figure") {
    const { firstOnTime } = item.figure;
    const row = await tx.return.create({ data: { ...common, figureId: rowId, onTime: firstOnTime ?? false } });
    await note(describeFigureSubject(item.figure));
    return row.id;
  }
  const { duty } = item;
  const after = afterReturn(duty, until);
  const row = await tx.return.create({
    data: {
      ...{ ...common, dutyId: duty.id, reportId: rowId, onTime: after.onTime },
      ...{ dueOn: dateColumn(duty.dueOn), settledOn: dateColumn(duty.settledOn) },
    },
  });
  await tx.$executeRaw`
    UPDATE "Duty" SET "plannedDueOn" = coalesce("plannedDueOn", "dueOn"), "plannedLockOn" = coalesce("plannedLockOn", "lockOn"),
      "dueOn" = ${after.dueOn}::date, "lockOn" = ${after.lockOn}::date, "settledOn" = NULL
    WHERE id = ${duty.id}`;
  await note(describeDutySubject(duty));
  return row.id;

  function note(subject: string): Promise<void> {
    return writeAudit(tx, {
      at: now,
      personId: by,
      action: "return",
      subject,
      old: number,
      new: `${until}: ${reason}`,
      inboxId,
    });
  }
}

/** What was returned at once of one receipt, by the first of its rows. */
async function describeReturned(tx: Tx, id: number, plans: readonly PlanInForce[], today: Day): Promise<Returned> {
  const found = (await findReturn(tx, id, plans))!;
  const told = await toldOf(tx, found.agencyId);
  return {
    ...{ id, number: found.number, agencyName: found.agencyName, answerBy: found.answerBy, told: told.length },
    labels: (t) => found.items.map((item) => itemLabel(item, t, today)).join(", "),
  };
}

/** A return with all that was sent back at once of the same receipt. */
export interface FoundReturn {
  readonly id: number;
  readonly number: string;
  readonly agencyId: number;
  readonly agencyName: string;
  readonly reason: string;
  readonly answerBy: Day;
  readonly state: string;
  readonly personId: number;
  readonly at: Date;
  /** The update with which it was sent back. */
  readonly inboxId: bigint;
  /** The receipt with which it came back. */
  readonly receiptId: number | null;
  readonly dutyId: number | null;
  readonly receipt: IssuedReceipt;
  readonly items: readonly ReportedItem[];
  /** Their rows, in the order of the items. */
  readonly ids: readonly number[];
}

export async function findReturn(db: Tx, id: number, plans: readonly PlanInForce[]): Promise<FoundReturn | null> {
  const row = await db.return.findUnique({ where: { id } });
  if (!row) return null;
  const [agency, issued, all] = await Promise.all([
    db.agency.findUniqueOrThrow({ where: { id: row.agencyId }, select: { name: true } }),
    db.receipt.findUniqueOrThrow({
      where: { number: row.number },
      select: {
        id: true,
        reports: { orderBy: { id: "asc" }, select: { id: true } },
        figures: { orderBy: { id: "asc" }, select: { id: true } },
      },
    }),
    db.return.findMany({ where: { inboxId: row.inboxId, number: row.number }, orderBy: { id: "asc" } }),
  ]);
  const receipt = await findIssuedReceipt(db, issued.id, plans);
  const reported = await findReportedItems(db, receipt, plans);
  const keys = [...issued.reports.map((one) => `r${one.id}`), ...issued.figures.map((one) => `f${one.id}`)];
  const itemOf = (one: (typeof all)[number]) =>
    reported[keys.indexOf(one.reportId === null ? `f${one.figureId}` : `r${one.reportId}`)]!;
  const { number, agencyId, reason, state, personId, at, receiptId, dutyId } = row;
  return {
    ...{ id, number, agencyId, agencyName: agency.name, reason, state, personId, at, receiptId, dutyId, receipt },
    answerBy: dayOf(row.answerBy),
    inboxId: row.inboxId,
    items: all.map(itemOf),
    ids: all.map((one) => one.id),
  };
}

/** What an agency has to send again. */
interface ToResend {
  readonly id: number;
  readonly item: ReportedItem;
  readonly answerBy: Day;
  readonly reason: string;
  /** Why it is taken no more, though the office has not taken it back: its duty was closed, or its plan is an archive. */
  readonly over: "closed" | "archive" | null;
}

/** Days for which what an archive does not take any more is still told of. */
const toldFor = 31;

/**
 * What lies between an agency and the office: what waits to be sent again, the longest first, and how much of what it asked
 * for is not decided.
 */
export async function findWithOffice(
  db: Tx,
  agencyId: number,
  plans: readonly PlanInForce[],
  today: Day,
): Promise<{ readonly returns: readonly ToResend[]; readonly asked: number }> {
  const [row] = await db.$queryRaw<{ returns: readonly Omit<ToResend, "item">[]; asked: number }[]>`
    SELECT (SELECT coalesce(json_agg(r), '[]') FROM (
        SELECT r.id, r.reason, r."answerBy", CASE WHEN NOT ${planIsInForce(today)} THEN 'archive'
          WHEN d."closedOn" IS NOT NULL AND d."takenById" IS NULL THEN 'closed' END AS "over"
        FROM "Return" r
        LEFT JOIN "Duty" d ON d.id = r."dutyId"
        LEFT JOIN "Task" k ON k.id = d."taskId"
        LEFT JOIN "Figure" f ON f.id = r."figureId"
        LEFT JOIN "Indicator" i ON i.id = f."indicatorId"
        JOIN "Plan" pl ON pl.id = coalesce(k."planId", i."planId")
        WHERE r."agencyId" = ${agencyId} AND r.state = 'open'
          AND coalesce(pl."lastLockOn", make_date(pl.year, 12, 31)) >= ${addDays(today, -toldFor)}::date
        ORDER BY r.id LIMIT 20) r) AS returns,
      ${countAsked(agencyId)} AS asked`;
  const returns: ToResend[] = [];
  for (const back of row!.returns) {
    const one = await findReturn(db, back.id, plans);
    if (one) returns.push({ ...back, item: one.items[one.ids.indexOf(back.id)]! });
  }
  return { returns, asked: row!.asked };
}

/** What a receipt that was just written holds; by it what was returned has come back. */
export interface Resent {
  readonly receiptId: number;
  readonly personId: number;
  readonly inboxId: bigint;
  readonly now: Date;
}

/**
 * What was sent back and is reported again in this receipt has come back: who returned it is told. Called in the
 * transaction that writes the receipt, after the duties are; a duty that is settled again gets its own days back.
 */
export async function answerReturns(tx: Tx, { receiptId, personId, inboxId, now }: Resent): Promise<void> {
  const today = dayInVietnam(now);
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT r.id FROM "Return" r
    LEFT JOIN "Duty" d ON d.id = r."dutyId"
    LEFT JOIN "Figure" f ON f.id = r."figureId"
    WHERE r.state = 'open' AND (
      EXISTS (SELECT 1 FROM "StatusReport" s WHERE s."receiptId" = ${receiptId} AND s."dutyId" = coalesce(d."takenById", d.id))
      OR EXISTS (SELECT 1 FROM "Figure" g WHERE g."receiptId" = ${receiptId} AND g."indicatorId" = f."indicatorId"
        AND g."agencyId" = r."agencyId" AND g.period = f.period))
    ORDER BY r.id`;
  for (const { id } of rows) {
    const row = await tx.return.findUniqueOrThrow({ where: { id } });
    const until = dayOf(row.answerBy);
    const ended = { state: "answered", endedAt: now, endedBy: personId, endInboxId: inboxId, receiptId };
    await tx.return.update({ where: { id }, data: { ...ended, kept: today <= until } });
    if (row.dutyId !== null) {
      const duty = await tx.duty.findUniqueOrThrow({ where: { id: row.dutyId } });
      if (duty.settledOn !== null && row.dueOn !== null) {
        const after = afterAnswer({ dueOn: dayOf(row.dueOn), settledOn: dayOf(row.settledOn) }, until, today);
        const days = { dueOn: dateColumn(after.dueOn), settledOn: dateColumn(after.settledOn) };
        // Its own day is that of before, and what it was then it is again.
        const settledLate = !row.onTime && after.settledOn <= after.dueOn;
        await tx.duty.update({ where: { id: duty.id }, data: { ...days, settledLate } });
      }
    }
    await tellDecision(tx, "answer", id, [row.personId], now);
  }
}

/** A return that was taken back, and how many people of the agency are told. */
export interface Withdrawn {
  readonly returned: FoundReturn;
  readonly told: number;
}

/**
 * The office takes a return back: what was sent stands as if it had not been returned, and whoever is there of the agency is
 * told. Fails where it has come back, or was taken back, already.
 */
export async function withdrawReturn(
  db: PrismaClient,
  id: number,
  { by, inboxId, now }: Deciding,
  plans: readonly PlanInForce[],
): Promise<Outcome<Withdrawn, "over">> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "Return" WHERE id = ${id} FOR UPDATE`;
    const row = await tx.return.findUnique({ where: { id } });
    const found = row && (await findReturn(tx, id, plans));
    if (!row || !found) return failure("over" as const, (t) => t("decisions.over"));
    const told = await toldOf(tx, row.agencyId);
    const withdrawn = { returned: found, told: told.length };
    if (row.endInboxId === inboxId) return success(withdrawn);
    if (row.state !== "open") return failure("over" as const, (t) => t("decisions.over"));
    const ended = { state: "withdrawn", endedAt: now, endedBy: by, endInboxId: inboxId };
    await tx.return.update({ where: { id }, data: ended });
    const item = found.items[found.ids.indexOf(id)]!;
    const { dutyId, dueOn, settledOn } = row;
    const plan = item.kind === "task" ? plans.find(({ year }) => year === item.duty.planYear) : undefined;
    if (plan && dutyId !== null && dueOn !== null) await giveDaysBack(tx, { id, dutyId, dueOn, settledOn }, plan);
    const subject = item.kind === "task" ? describeDutySubject(item.duty) : describeFigureSubject(item.figure);
    await writeAudit(tx, { at: now, personId: by, action: "withdraw", subject, old: "return", inboxId });
    await tellDecision(tx, "withdrawn", id, told, now);
    return success(withdrawn);
  });
}
