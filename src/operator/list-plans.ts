import { dayInVietnam } from "../calendar/day.js";
import type { CommandContext, CommandResult } from "./command.js";
import { readPlanRows } from "./plan-rows.js";
import { table } from "./table.js";

/** `plan list`: the imported plans, the earliest year first. */
export async function listPlans({ db, now, t }: CommandContext): Promise<CommandResult> {
  const json = await readPlanRows(db, dayInVietnam(now));
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
