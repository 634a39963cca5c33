import type { Prisma } from "../database/generated/client.js";
import { readEventDays } from "../events/setting.js";
import { writeAudit } from "../people/audit.js";
import { readEscalation } from "../plan/escalation-days.js";
import { readDaysToAnswer } from "../reporting/decisions/days-to-answer.js";
import { fold } from "../text/fold.js";
import type { Translate } from "../text/language.js";
import type { MemberContext } from "./context.js";
import { done } from "./done.js";
import { askQuestion, type QuestionKind } from "./question.js";
import { say } from "./show.js";
import { yesOrNo } from "./yes-or-no.js";

/** How many working days each of these takes, whatever the plan. */
interface OfficeDays {
  readonly event: number;
  readonly return: number;
  readonly leader: number;
  readonly office: number;
}

/** One of them, with the number that it is to have. */
export interface OfficeSetting {
  readonly name: keyof OfficeDays;
  readonly days: number;
}

interface Place {
  /** The row of the table of settings. */
  readonly row: string;
  /** The key of the number in its value. */
  readonly key: string;
  readonly least: number;
  readonly most: number;
}

const places: Readonly<Record<keyof OfficeDays, Place>> = {
  event: { row: "event", key: "workingDays", least: 1, most: 60 },
  return: { row: "return", key: "workingDays", least: 1, most: 30 },
  leader: { row: "escalation", key: "leader", least: 0, most: 60 },
  office: { row: "escalation", key: "office", least: 0, most: 60 },
};
const words: readonly (readonly [RegExp, keyof OfficeDays])[] = [
  [/^(?:han )?(?:viec )?phat sinh$/, "event"],
  [/^(?:han )?(?:gui lai|tra lai|bao cao bi tra lai)$/, "return"],
  [/^bao (?:cho )?lanh dao$/, "leader"],
  [/^bao (?:cho )?van phong$/, "office"],
];

/** "phát sinh 5", "trả lại 2", "báo lãnh đạo 2", "báo văn phòng không"; null where it is none, or no such number. */
export function readOfficeSetting(typed: string): OfficeSetting | null {
  const [, what, number] = /^([a-z ]{1,40}?) (\d{1,3}|khong)(?: ngay(?: lam viec)?)?$/.exec(fold(typed).trim()) ?? [];
  if (!what || !number) return null;
  const name = words.find(([pattern]) => pattern.test(what))?.[1];
  const days = number === "khong" ? 0 : Number(number);
  return name && days >= places[name].least && days <= places[name].most ? { name, days } : null;
}

async function readOfficeDays(db: Prisma.TransactionClient): Promise<OfficeDays> {
  const [event, back, escalation] = [await readEventDays(db), await readDaysToAnswer(db), await readEscalation(db)];
  return { event, return: back, ...escalation };
}

/** What /caidat says of them: a line, and how they are changed. */
export async function officeSettingLines(ctx: MemberContext): Promise<{ readonly now: string; readonly how: string }> {
  const days = await readOfficeDays(ctx.services.db);
  const parts = (Object.keys(places) as (keyof OfficeDays)[]).map((name) => lineOf({ name, days: days[name] }, ctx.t));
  return { now: parts.join("; "), how: ctx.t("officeSetting.how") };
}

/** Asks for the administrator's yes; says so where it is like that already. */
export async function askOfficeSetting(ctx: MemberContext, setting: OfficeSetting): Promise<void> {
  const days = await readOfficeDays(ctx.services.db);
  if (days[setting.name] === setting.days)
    return say(ctx, ctx.t("planChange.already", { what: lineOf(setting, ctx.t) }));
  await askQuestion(ctx, "office-setting", setting);
}

export const officeSettingQuestion: QuestionKind = {
  async show(ctx, data, choice) {
    return yesOrNo(ctx, `${await changeLine(ctx, data as OfficeSetting)}\n${ctx.t("officeSetting.fromNow")}`, choice);
  },
  take: async () => ({ kind: "elsewhere" }),
  async choose(ctx, data, value) {
    if (value !== "yes") return { kind: "elsewhere" };
    const setting = data as OfficeSetting;
    const line = await changeLine(ctx, setting);
    await keep(ctx, setting);
    return done(ctx.t("ladder.setting.done", { line }));
  },
};

async function changeLine(ctx: MemberContext, setting: OfficeSetting): Promise<string> {
  const now = await readOfficeDays(ctx.services.db);
  const what = lineOf({ name: setting.name, days: now[setting.name] }, ctx.t);
  return ctx.t("planChange.fromTo", { what, to: daysText(setting, ctx.t) });
}

/** With its audit entry, in one transaction; the same update again changes nothing. */
async function keep(ctx: MemberContext, { name, days }: OfficeSetting): Promise<void> {
  const { row: key, key: number } = places[name];
  await ctx.services.db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`dau-moi:setting:${key}`}))`;
    const before = await tx.setting.findUnique({ where: { key } });
    const old = (await readOfficeDays(tx))[name];
    await writeAudit(tx, {
      ...{ at: ctx.now, personId: ctx.member.personId, action: "setting", inboxId: ctx.inboxId },
      ...{ subject: `${key} ${number}`, old: String(old), new: String(days) },
    });
    const value = { ...(before?.value as Prisma.JsonObject | undefined), [number]: days };
    await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
  });
}

function lineOf(setting: OfficeSetting, t: Translate): string {
  return t(`officeSetting.${setting.name}`, { value: daysText(setting, t) });
}

function daysText({ name, days }: OfficeSetting, t: Translate): string {
  return days === 0 && places[name].least === 0 ? t("ladder.setting.none") : t("planChange.days", { n: days });
}
