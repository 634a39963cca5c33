import { type Day, dayInVietnam } from "../../calendar/day.js";
import { dateColumn, dayOf } from "../../database/days.js";
import type { Prisma, PrismaClient } from "../../database/generated/client.js";
import { type Failure, failure, type Outcome, success } from "../../outcome.js";
import { writeAudit } from "../../people/audit.js";
import type { PlanInForce } from "../../plan/plan-in-force.js";
import { forLevel } from "../../plan/regime.js";
import { levelOf } from "../../text/levels.js";
import { describeDutySubject } from "../audit-subjects.js";
import type { DutyFacts } from "../duty-facts.js";
import { findDuty } from "../find-duties.js";
import { type Deciding, refuseDecided } from "./decided.js";
import { tellDecision } from "./notices.js";
import { extendedLock, judgeExtension } from "./rules.js";

type Tx = Prisma.TransactionClient;

export interface ExtensionWish {
  readonly dutyId: number;
  readonly toDay: Day;
  readonly reason: string;
  readonly personId: number;
  readonly inboxId: bigint;
  readonly now: Date;
}

/** An extension with what it is for. */
export interface AskedExtension {
  readonly id: number;
  readonly duty: DutyFacts;
  readonly fromDay: Day;
  readonly toDay: Day;
  readonly reason: string;
  readonly personId: number;
  readonly state: string;
  readonly refusal: string | null;
}

/**
 * Asks the office for a later due day. What was asked for the same duty before, and is not decided, is replaced by it.
 * Handled again for the same update it writes nothing.
 */
export async function askExtension(
  db: PrismaClient,
  wish: ExtensionWish,
  plan: Pick<PlanInForce, "endsOn">,
): Promise<Outcome<AskedExtension>> {
  return db.$transaction(async (tx) => {
    const { dutyId, toDay, reason, personId, inboxId, now } = wish;
    await lockDuty(tx, dutyId);
    const before = await tx.extension.findUnique({ where: { inboxId }, select: { id: true } });
    if (before) return success((await findExtension(tx, before.id))!);
    const duty = await findDuty(tx, dutyId);
    if (!duty) return failure("closed", (t) => t("decisions.extension.closed"));
    const refused = judgeExtension(duty, toDay, dayInVietnam(now), plan.endsOn);
    if (refused) return refused;
    await tx.extension.updateMany({ where: { dutyId, state: "asked" }, data: { state: "replaced" } });
    const { id } = await tx.extension.create({
      data: {
        ...{ dutyId, reason, personId, inboxId, at: now },
        fromDay: dateColumn(duty.dueOn),
        toDay: dateColumn(toDay),
      },
    });
    const subject = describeDutySubject(duty);
    const asked = { at: now, personId, action: "extend" as const, subject, old: duty.dueOn, new: `asked ${toDay}` };
    await writeAudit(tx, { ...asked, inboxId });
    return success((await findExtension(tx, id))!);
  });
}

export async function findExtension(db: Tx, id: number): Promise<AskedExtension | null> {
  const row = await db.extension.findUnique({ where: { id } });
  const duty = row && (await findDuty(db, row.dutyId));
  if (!row || !duty) return null;
  const { reason, personId, state, refusal } = row;
  return { id, duty, reason, personId, state, refusal, fromDay: dayOf(row.fromDay), toDay: dayOf(row.toDay) };
}

/** The one of a duty that waits for the office; null where none does. */
export async function findAskedExtension(db: Tx, dutyId: number): Promise<AskedExtension | null> {
  const row = await db.extension.findFirst({ where: { dutyId, state: "asked" }, select: { id: true } });
  return row && findExtension(db, row.id);
}

/**
 * The office's yes (`refusal` null) moves the duty's due day and lock date; its no keeps them, with the reason. Who asked
 * is told. Fails with `decided` where somebody was quicker, with `over` where there is nothing left to decide.
 */
export async function decideExtension(
  db: PrismaClient,
  id: number,
  refusal: string | null,
  deciding: Deciding,
  plans: readonly PlanInForce[],
): Promise<Outcome<AskedExtension, "decided" | "over">> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "Extension" WHERE id = ${id} FOR UPDATE`;
    const row = await tx.extension.findUnique({ where: { id } });
    const asked = row && (await findExtension(tx, id));
    if (!row || !asked) return over();
    const decided = await refuseDecided(tx, row, deciding);
    if (decided) return decided;
    if (row.decisionInboxId === deciding.inboxId) return success(asked);
    const { by, inboxId, now } = deciding;
    const { duty, toDay } = asked;
    const plan = plans.find(({ year }) => year === duty.planYear);
    const moot = !plan || duty.closed || duty.settledOn !== null || toDay <= duty.dueOn;
    const state = moot ? "over" : refusal === null ? "granted" : "refused";
    const decision = { decidedBy: by, decidedAt: now, decisionInboxId: inboxId };
    await tx.extension.update({ where: { id }, data: { state, refusal, ...(moot ? {} : decision) } });
    if (moot) return over();
    if (refusal === null) await moveDays(tx, duty, toDay, plan);
    await writeAudit(tx, {
      ...{ at: now, personId: by, action: "extend", subject: describeDutySubject(duty), inboxId },
      ...{ old: duty.dueOn, new: refusal === null ? toDay : "refused" },
    });
    await tellDecision(tx, "extension", id, [asked.personId], now);
    return success((await findExtension(tx, id))!);
  });
}

async function moveDays(tx: Tx, duty: DutyFacts, toDay: Day, plan: PlanInForce): Promise<void> {
  await lockDuty(tx, duty.id);
  const { level } = await tx.agency.findUniqueOrThrow({ where: { id: duty.agencyId }, select: { level: true } });
  const { regime, holidays } = plan.deadlines;
  const mend = forLevel(regime.workingDaysToMend, levelOf(level));
  const lockOn = extendedLock(toDay, mend, holidays, plan.endsOn, duty.lockOn);
  await tx.$executeRaw`
    UPDATE "Duty" SET "plannedDueOn" = coalesce("plannedDueOn", "dueOn"), "plannedLockOn" = coalesce("plannedLockOn", "lockOn"),
      "dueOn" = ${toDay}::date, "lockOn" = ${lockOn}::date, "dueHour" = NULL
    WHERE id = ${duty.id}`;
}

/** What decides about a duty, or reports on it, does so one after another. */
async function lockDuty(tx: Tx, dutyId: number): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM "Duty" WHERE id = ${dutyId} FOR UPDATE`;
}

function over(): Failure<"over"> {
  return failure("over", (t) => t("decisions.over"));
}
