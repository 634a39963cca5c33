import type { Day } from "../calendar/day.js";
import { formatDayInFull } from "../calendar/formats.js";
import { missingRestDays, missingRestDaysWords } from "../calendar/rest-days-due.js";
import { holidayTable } from "../calendar/working-days.js";
import { writeAudit } from "../people/audit.js";
import { isAdministrator } from "../people/roles.js";
import { changePlan } from "../plan/change-plan.js";
import { restDaySubject, settingSubject } from "../plan/chat-settings.js";
import { holidaysOf } from "../plan/load-plan.js";
import type { PlanData } from "../plan/plan-data.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import {
  hasTooManyDays,
  levelsShown,
  mostDays,
  type PlanSetting,
  readSetting,
  settingNow,
  withSetting,
} from "../plan/plan-settings.js";
import { type RestDayChange, readRestDayChange, whyNoChange, withRestDay } from "../plan/rest-days.js";
import { mostWithoutPin } from "../reminders/nudge.js";
import { shorten } from "../reporting/labels.js";
import { action } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import { levelKeys } from "../text/levels.js";
import { formatCount } from "../text/numbers.js";
import type { MemberContext } from "./context.js";
import { done } from "./done.js";
import {
  ladderEffect,
  ladderLines,
  ladderSettingLine,
  ladderSettingValue,
  plainLadder,
  whichHours,
} from "./ladder-settings.js";
import { askOfficeSetting, officeSettingLines, readOfficeSetting } from "./office-settings.js";
import { requirePin } from "./pin.js";
import { askQuestion, type QuestionKind } from "./question.js";
import { noteRefusal } from "./refuse-foreign.js";
import { say } from "./show.js";
import { yesOrNo } from "./yes-or-no.js";

/** What waits for the administrator's yes, with the words that asked for it. */
type Wanted = { readonly words: string } & (
  | { readonly of: "setting"; readonly year: number; readonly setting: PlanSetting }
  | { readonly of: "restDay"; readonly change: RestDayChange }
);

/** Where a row of the holiday table comes from that was entered in chat. */
const inChat = "chat";
const daysShown = 8;

/** /caidat: how the plan in force has things reported, and what follows it changes that. */
export async function settingsCommand(ctx: MemberContext, words: string): Promise<void> {
  const plan = await planToChange(ctx);
  if (!plan) return;
  const ofOffice = await officeSettingLines(ctx);
  if (words === "") return say(ctx, settingsText(plan, ofOffice, ctx.t));
  const office = readOfficeSetting(words);
  if (office) return askOfficeSetting(ctx, office);
  const setting = readSetting(words);
  if (!setting)
    return say(
      ctx,
      [
        hasTooManyDays(words)
          ? ctx.t("planChange.tooManyDays", { words: shorten(words, 60), most: mostDays })
          : ctx.t("planChange.unknownSetting", { words: shorten(words, 60) }),
        ctx.t("planChange.howSetting"),
        ctx.t("ladder.setting.how"),
        ofOffice.how,
        whichHours(ctx.t),
      ].join("\n"),
    );
  const now = settingNow(plan.deadlines.regime, setting);
  if (JSON.stringify(now) === JSON.stringify(setting))
    return say(ctx, ctx.t("planChange.already", { what: settingLine(plan, setting, ctx.t) }));
  await askQuestion(ctx, "plan-change", { of: "setting", year: plan.year, setting, words } satisfies Wanted);
}

/** /ngaynghi: the days off and worked Saturdays to come, and what follows it changes one. */
export async function restDaysCommand(ctx: MemberContext, words: string): Promise<void> {
  // Looked at they may be whatever the plans are: a day off is one of the calendar.
  if (words === "" && isAdministrator(ctx.member)) return say(ctx, await restDaysText(ctx));
  const plan = await planToChange(ctx);
  if (!plan) return;
  const change = readRestDayChange(words, ctx.today);
  if (!change)
    return say(ctx, `${ctx.t("planChange.unknownDay", { words: shorten(words, 60) })}\n${ctx.t("planChange.howDay")}`);
  const why = whyNoChange(change, plan.deadlines.holidays, ctx.today);
  const day = formatDayInFull(change.day, ctx.t);
  if (why) return say(ctx, ctx.t(`planChange.no.${why}`, { day }));
  await askQuestion(ctx, "plan-change", { of: "restDay", change, words } satisfies Wanted);
}

/** The plan that is changed; null, and said why, where the person may not or there is none that still goes on. */
async function planToChange(ctx: MemberContext): Promise<PlanInForce | null> {
  if (!isAdministrator(ctx.member)) {
    await noteRefusal(ctx, "setting");
    await say(ctx, ctx.t("planChange.administratorOnly"));
    return null;
  }
  const plan = ctx.plan;
  if (plan && !plan.isArchive(ctx.today)) return plan;
  await say(ctx, plan ? ctx.t("planChange.archive", { number: plan.number }) : ctx.t("reporting.noPlan"));
  return null;
}

function settingsText(
  { number, deadlines: { regime } }: PlanInForce,
  ofOffice: Awaited<ReturnType<typeof officeSettingLines>>,
  t: Translate,
): string {
  const numbers = (name: "workingDaysAfterWindow" | "workingDaysToMend") =>
    levelsShown(regime[name])
      .map(([level, days], _, all) =>
        t("planChange.ofLevel", {
          level: t(`planChange.level.${all.length === 1 ? "every" : levelKeys[level]}`),
          days,
        }),
      )
      .join(", ");
  return [
    t("planChange.settings", { number }),
    t("planChange.setting.workingDaysAfterWindow", { value: numbers("workingDaysAfterWindow") }),
    t("planChange.setting.workingDaysToMend", { value: numbers("workingDaysToMend") }),
    t("planChange.setting.onRestDay", { value: t(`planChange.restDay.${regime.onRestDay}`) }),
    ...ladderLines(regime.ladder, t),
    ofOffice.now,
    t("planChange.howSetting"),
    t("ladder.setting.how"),
    ofOffice.how,
  ].join("\n");
}

async function restDaysText(ctx: MemberContext): Promise<string> {
  const { t, today, plan } = ctx;
  const goesOn = plan !== null && !plan.isArchive(today);
  const year = goesOn ? plan.year : Number(today.slice(0, 4));
  const next = year + 1;
  const rows = (await holidaysOf(ctx.services.db, [year, next])).filter(({ day }) => day >= today);
  const missing = missingRestDays(holidayTable(rows), next, today);
  const lines = rows
    .slice(0, daysShown)
    .map(({ day, kind, name }) =>
      t(kind === "work" ? "planChange.workedDay" : "planChange.offDay", { day: formatDayInFull(day, t), name }),
    );
  return [
    t("planChange.restDays", { count: rows.length }),
    ...lines,
    ...(rows.length > daysShown ? [t("planChange.more", { count: rows.length - daysShown })] : []),
    ...(missing.length > 0 ? [t("planChange.noNotice", { what: missingRestDaysWords(missing, next, t) })] : []),
    ...(goesOn ? [t("planChange.howDay")] : []),
  ].join("\n");
}

/** Shows what a change would do to the dates of duties, and makes it at the administrator's yes; of many only with a PIN. */
export const planChangeQuestion: QuestionKind = {
  async show(ctx, data, choice) {
    const wanted = data as Wanted;
    const moved = await apply(ctx, wanted, true);
    const plan = planOf(ctx, wanted);
    const lines = [
      lineOf(ctx, wanted),
      plan && wanted.of === "setting" && wanted.setting.name === "ladder"
        ? await ladderEffect(ctx, plan, wanted.setting)
        : moved === 0
          ? ctx.t("planChange.nothingMoves")
          : ctx.t("planChange.moves", { n: formatCount(moved) }),
    ];
    return yesOrNo(ctx, lines.join("\n"), choice);
  },
  take: async () => ({ kind: "elsewhere" }),
  async choose(ctx, data, value) {
    if (value !== "yes") return { kind: "elsewhere" };
    const wanted = data as Wanted;
    const moved = await apply(ctx, wanted, true);
    if (moved <= mostWithoutPin) return done(await change(ctx, wanted));
    await requirePin(ctx, pressedFor(wanted), toMove(ctx, moved));
    return { kind: "elsewhere" };
  },
};

/** The change that a PIN was typed for, as it was read back: by the words that asked for it. */
export async function changeWithPin(ctx: MemberContext, of: string, words: string): Promise<void> {
  const plan = await planToChange(ctx);
  if (!plan) return;
  const wanted = of === "restDay" ? restDayWanted(ctx, words) : settingWanted(plan, words);
  if (!wanted) return say(ctx, ctx.t("help.oldButton"));
  if (!(await requirePin(ctx, pressedFor(wanted), toMove(ctx, await apply(ctx, wanted, true))))) return;
  await say(ctx, await change(ctx, wanted));
}

function settingWanted({ year }: PlanInForce, words: string): Wanted | null {
  const setting = readSetting(words);
  return setting && { of: "setting", year, setting, words };
}

function restDayWanted({ today }: MemberContext, words: string): Wanted | null {
  const change = readRestDayChange(words, today);
  return change && { of: "restDay", change, words };
}

function pressedFor({ of, words }: Wanted): string {
  return action.changePlan(of, words);
}

function toMove({ t }: MemberContext, moved: number): string {
  return t("planChange.toMove", { n: formatCount(moved) });
}

/** Resolves with what is said of it. */
async function change(ctx: MemberContext, wanted: Wanted): Promise<string> {
  const line = lineOf(ctx, wanted);
  const moved = await apply(ctx, wanted, false);
  const isLadder = wanted.of === "setting" && wanted.setting.name === "ladder";
  return isLadder ? ctx.t("ladder.setting.done", { line }) : ctx.t("planChange.done", { line, n: formatCount(moved) });
}

/** Of all plans that go on: a day off is a day off in each. Resolves with how many duties get another date. */
async function apply(ctx: MemberContext, wanted: Wanted, preview: boolean): Promise<number> {
  const { db } = ctx.services;
  const plans = ctx.plans.filter((plan) =>
    wanted.of === "setting" ? plan.year === wanted.year : !plan.isArchive(ctx.today),
  );
  // Before it: after a crash between the two the update is handled again, and the old value would be gone.
  if (!preview) await writeAudit(db, entryOf(ctx, wanted));
  let moved = 0;
  for (const { year } of plans)
    moved += await changePlan(db, year, (plan) => changed(plan, wanted), { now: ctx.now, preview });
  return moved;
}

function changed(plan: PlanData, wanted: Wanted): PlanData {
  return wanted.of === "setting"
    ? { ...plan, regime: withSetting(plan.regime, wanted.setting) }
    : { ...plan, holidays: withRestDay(plan.holidays, wanted.change, inChat) };
}

function entryOf(ctx: MemberContext, wanted: Wanted) {
  const entry = { at: ctx.now, personId: ctx.member.personId, action: "setting" as const, inboxId: ctx.inboxId };
  if (wanted.of === "restDay") {
    const { day, to } = wanted.change;
    return { ...entry, subject: restDaySubject(day), old: stateOf(ctx, day), new: to };
  }
  const { year, setting } = wanted;
  const plan = ctx.plans.find((one) => one.year === year)!;
  const { regime } = plan.deadlines;
  const level = "level" in setting ? setting.level : undefined;
  const plainValue = (one: PlanSetting) => {
    if (one.name === "ladder") return plainLadder({ ...regime.ladder, ...one.said }, one);
    return one.name === "onRestDay" ? one.value : String(one.days);
  };
  const old = plainValue(settingNow(regime, setting));
  return { ...entry, subject: settingSubject(year, setting.name, level), old, new: plainValue(setting) };
}

function stateOf({ plan }: MemberContext, day: Day): string {
  const { off, work } = plan!.deadlines.holidays;
  return off.has(day) ? "off" : work.has(day) ? "work" : "usual";
}

function lineOf(ctx: MemberContext, wanted: Wanted): string {
  const { t } = ctx;
  if (wanted.of === "restDay") {
    const { day, to, name } = wanted.change;
    const said = name === "" ? "" : ` (${name})`;
    return t(`planChange.day.${to}`, { day: formatDayInFull(day, t), name: said });
  }
  const plan = planOf(ctx, wanted)!;
  const now = settingNow(plan.deadlines.regime, wanted.setting);
  return t("planChange.fromTo", { what: settingLine(plan, now, t), to: valueText(plan, wanted.setting, t) });
}

/** The plan that a setting is of; null of a day off. */
function planOf(ctx: MemberContext, wanted: Wanted): PlanInForce | null {
  return wanted.of === "setting" ? ctx.plans.find(({ year }) => year === wanted.year)! : null;
}

function settingLine(plan: PlanInForce, setting: PlanSetting, t: Translate): string {
  if (setting.name === "ladder") return ladderSettingLine(plan.deadlines.regime.ladder, setting, t);
  if (setting.name === "onRestDay") return t("planChange.setting.onRestDay", { value: valueText(plan, setting, t) });
  const value = t("planChange.ofLevel", {
    level: t(`planChange.level.${levelKeys[setting.level]}`),
    days: setting.days,
  });
  return t(`planChange.setting.${setting.name}`, { value });
}

function valueText(plan: PlanInForce, setting: PlanSetting, t: Translate): string {
  if (setting.name === "ladder") return ladderSettingValue(plan.deadlines.regime.ladder, setting, t);
  return setting.name === "onRestDay"
    ? t(`planChange.restDay.${setting.value}`)
    : t("planChange.days", { n: setting.days });
}
