import { dayInVietnam } from "../calendar/day.js";
import { dayOf } from "../database/days.js";
import { planStateOn } from "../plan/plan-state.js";
import type { CommandContext, CommandResult } from "./command.js";
import { table } from "./table.js";

/** `plan list`: the imported plans, the earliest year first. */
export async function listPlans({ db, now, t }: CommandContext): Promise<CommandResult> {
  const today = dayInVietnam(now);
  const plans = await db.plan.findMany({ orderBy: { year: "asc" } });
  const json = await Promise.all(
    plans.map(async ({ id, year, number, lastLockOn }) => ({
      year,
      number,
      tasks: await db.task.count({ where: { planId: id, withdrawnAt: null } }),
      indicators: await db.indicator.count({ where: { planId: id, withdrawnAt: null } }),
      duties: await db.duty.count({ where: { task: { planId: id }, closedOn: null } }),
      state: planStateOn({ year, lastLockOn: dayOf(lastLockOn) }, today),
    })),
  );
  return {
    json,
    lines:
      json.length === 0
        ? [t("operator.status.noPlan")]
        : table(
            json.map(({ year, number, duties, state }) => [
              String(year),
              number,
              t("operator.plan.duties", { count: duties }),
              t(`operator.plan.state.${state}`),
            ]),
          ),
  };
}
