import type { Understanding } from "../grammar/understanding.js";
import { type AgencyOfPost, agenciesToReportFor } from "../people/roles.js";
import { choosePeriod } from "../reporting/choose-period.js";
import { findDutiesOfTask } from "../reporting/find-duties.js";
import type { MemberContext } from "./context.js";
import { openDuty } from "./duties.js";
import { openFigure } from "./figures.js";
import { say } from "./show.js";

/**
 * What a focal point asks about their own work opens it: "V.1 xong chưa", "ho so truc tuyen". False where it is about
 * others, or could be about two agencies of the person.
 */
export async function answerOwn(ctx: MemberContext, { intent, slots }: Understanding): Promise<boolean> {
  if (!slots || slots.group !== null || (intent !== "task" && intent !== "indicator")) return false;
  const { task, indicator, period } = slots;
  const { tasks, indicators } = ctx.plan!.catalogue;
  const concerned = task
    ? tasks.find(({ code }) => code === task)?.leads
    : indicators.find(({ code }) => code === indicator)?.agencies;
  const [agency, second] = agenciesToReportFor(ctx.member).filter(
    ({ code }) => concerned?.includes(code) && (slots.agency === null || slots.agency === code),
  );
  if (!agency || second) return false;
  if (task) await openTask(ctx, agency, task, period);
  else await openFigure(ctx, agency, indicator!, period);
  return true;
}

async function openTask(ctx: MemberContext, agency: AgencyOfPost, task: string, period: string | null): Promise<void> {
  const duties = await findDutiesOfTask(ctx.services.db, ctx.plan!.id, agency.id, task, null);
  const chosen = choosePeriod(duties, period, ctx.today, task);
  await (chosen.ok ? openDuty(ctx, chosen.value.id) : say(ctx, chosen.say(ctx.t)));
}
