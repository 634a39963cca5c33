import { dateColumn, dayOf } from "../../database/days.js";
import type { Prisma } from "../../database/generated/client.js";
import type { PlanInForce } from "../../plan/plan-in-force.js";
import { forLevel } from "../../plan/regime.js";
import { levelOf } from "../../text/levels.js";
import { extendedLock, laterOf } from "./rules.js";

type Tx = Prisma.TransactionClient;

/** What a row of Return knows of its duty as it was. */
interface Before {
  readonly id: number;
  readonly dutyId: number;
  readonly dueOn: Date;
  readonly settledOn: Date | null;
}

/**
 * Gives a duty the days that it had before a return that is taken back. The lock date of then is kept nowhere: it follows
 * from the due day of then, the plan's own or one that was extended, and from returns before, which stay.
 */
export async function giveDaysBack(tx: Tx, { id, dutyId, dueOn, settledOn }: Before, plan: PlanInForce): Promise<void> {
  const duty = await tx.duty.findUniqueOrThrow({
    where: { id: dutyId },
    select: { lockOn: true, plannedDueOn: true, plannedLockOn: true, agency: { select: { level: true } } },
  });
  const others = await tx.return.findMany({
    where: { dutyId, id: { not: id }, state: { not: "withdrawn" } },
    select: { answerBy: true },
  });
  const planned = dayOf(duty.plannedLockOn ?? duty.lockOn);
  const isExtended = duty.plannedDueOn !== null && dueOn > duty.plannedDueOn;
  const { regime, holidays } = plan.deadlines;
  const mend = forLevel(regime.workingDaysToMend, levelOf(duty.agency.level));
  const own = isExtended ? extendedLock(dayOf(dueOn), mend, holidays, plan.endsOn, planned) : planned;
  const lockOn = others.map(({ answerBy }) => dayOf(answerBy)).reduce(laterOf, own);
  await tx.duty.update({ where: { id: dutyId }, data: { dueOn, settledOn, lockOn: dateColumn(lockOn) } });
}
