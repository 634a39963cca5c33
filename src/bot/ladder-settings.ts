import { type Ladder, reminderHours } from "../plan/ladder.js";
import { countReminders, effectDays, findDueCounts } from "../plan/ladder-effect.js";
import { type LadderPart, ladderParts, partsOf, writePart } from "../plan/ladder-words.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import type { LadderSetting } from "../plan/plan-settings.js";
import type { Translate } from "../text/language.js";
import { formatCount } from "../text/numbers.js";
import type { MemberContext } from "./context.js";

/** How a plan reminds, a line a thing that is said of it. */
export function ladderLines(ladder: Ladder, t: Translate): string[] {
  return ladderParts.map((part) => ladderLine(ladder, part, t));
}

function ladderLine(ladder: Ladder, part: LadderPart, t: Translate): string {
  return t(`ladder.setting.${part}`, { value: valueText(ladder, part, t) });
}

/** "Nhắc trước hạn: 14, 7, 3, 1 ngày làm việc" for each part that a setting speaks of. */
export function ladderSettingLine(ladder: Ladder, setting: LadderSetting, t: Translate): string {
  return partsOf(setting.said)
    .map((part) => ladderLine({ ...ladder, ...setting.said }, part, t))
    .join("; ");
}

export function ladderSettingValue(ladder: Ladder, setting: LadderSetting, t: Translate): string {
  return partsOf(setting.said)
    .map((part) => valueText({ ...ladder, ...setting.said }, part, t))
    .join("; ");
}

/** As the audit keeps it: in the words of the workbook. */
export function plainLadder(ladder: Ladder, setting: LadderSetting): string {
  return partsOf(setting.said)
    .map((part) => writePart(ladder, part))
    .join("; ");
}

function valueText(ladder: Ladder, part: LadderPart, t: Translate): string {
  const days = (some: readonly number[]) =>
    some.length === 0 ? t("ladder.setting.none") : t("ladder.setting.days", { days: some.join(", ") });
  switch (part) {
    case "before":
      return days(ladder.before);
    case "onDay":
      return t(ladder.onDay ? "ladder.setting.yes" : "ladder.setting.none");
    case "after": {
      const { after, thenEvery, timesAfter } = ladder;
      if (timesAfter === 0) return t("ladder.setting.none");
      const every = thenEvery === 0 ? [] : [t("ladder.setting.every", { days: thenEvery })];
      return [
        ...(after.length === 0 ? [] : [days(after)]),
        ...every,
        t("ladder.setting.times", { n: timesAfter }),
      ].join(", ");
    }
    case "at":
      return ladder.at;
  }
}

/** What a change of the ladder does to the reminders of the next working days; of its hour, whom it leaves alone. */
export async function ladderEffect(ctx: MemberContext, plan: PlanInForce, setting: LadderSetting): Promise<string> {
  const { holidays, regime } = plan.deadlines;
  const lines: string[] = [];
  if (partsOf(setting.said).some((part) => part !== "at")) {
    const due = await findDueCounts(ctx.services.db, plan.id);
    const count = (ladder: Ladder) => formatCount(countReminders(due, ctx.today, ladder, holidays));
    const [from, to] = [count(regime.ladder), count({ ...regime.ladder, ...setting.said })];
    lines.push(ctx.t("ladder.setting.effect", { days: effectDays, from, to }));
  }
  if (setting.said.at !== undefined) {
    const own = await ctx.services.db.person.count({ where: { leftAt: null, remindAt: { not: null } } });
    lines.push(ctx.t("ladder.setting.hourEffect", { n: formatCount(own) }));
  }
  return lines.join("\n");
}

export function whichHours(t: Translate): string {
  return t("ladder.setting.hours", reminderHours);
}
