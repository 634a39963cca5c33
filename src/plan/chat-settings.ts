import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Day } from "../calendar/day.js";
import type { Prisma } from "../database/generated/client.js";
import { holidaysOf } from "./load-plan.js";
import type { HolidayData, PlanData } from "./plan-data.js";
import { type Regime, regime } from "./regime.js";

/** One thing of a regime, "workingDaysAfterWindow.xa", or a day. */
export type SettingPath = string;

/** What a source said of what people may set in chat, a year each: what the next import finds changed. */
const key = "planSaid";
const noted = z
  .record(z.string(), z.object({ regime: z.record(z.string(), z.unknown()), days: z.record(z.string(), z.unknown()) }))
  .catch({});
type Said = z.infer<typeof noted>[string];

interface WithChatSettings {
  /** The plan as its source says it, but for what stays as it was set in chat. */
  readonly plan: PlanData;
  readonly kept: readonly SettingPath[];
}

/**
 * What was set in chat is whose who set it: an import brings back what its source says of it only where the source has
 * changed that since the last import. Where no import has noted what its source said, nothing has changed.
 * Notes what this one says, in the transaction that imports it.
 */
export async function keepChatSettings(tx: Prisma.TransactionClient, plan: PlanData): Promise<WithChatSettings> {
  const { year } = plan;
  const row = await tx.setting.findUnique({ where: { key } });
  const before = noted.parse(row?.value ?? {});
  const says: Said = { regime: settingsOf(plan.regime), days: daysOf(plan.holidays) };
  const there = await tx.plan.findUnique({ where: { year }, select: { regime: true } });
  const value = { ...before, [year]: says } as Prisma.InputJsonObject;
  await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
  if (!there) return { plan, kept: [] };
  const inChat = await setInChat(tx, year);
  const now = settingsOf(regime.parse(there.regime));
  const stays = (path: SettingPath, said: unknown, last: Said["days"] | undefined, is: unknown) =>
    inChat(path) && !isDeepStrictEqual(said, is) && (last === undefined || isDeepStrictEqual(said, last[path]));
  const paths = [...new Set([...Object.keys(says.regime), ...Object.keys(now)])];
  const settings = paths.filter((path) => stays(path, says.regime[path], before[year]?.regime, now[path]));
  const years = [...new Set(plan.holidays.map(({ day }) => Number(day.slice(0, 4))))];
  const rows = await holidaysOf(tx, years);
  const isNow = daysOf(rows);
  const all = [...new Set([...Object.keys(says.days), ...Object.keys(isNow)])].sort();
  const days = all.filter((day) => stays(day, says.days[day], before[year]?.days, isNow[day]));
  return {
    plan: {
      ...plan,
      regime: withSettings(plan.regime, now, settings),
      holidays: [...plan.holidays, ...rows]
        .filter((one, at) => days.includes(one.day) === at >= plan.holidays.length)
        .sort((a, b) => (a.day < b.day ? -1 : 1)),
    },
    kept: [...settings, ...days],
  };
}

/** Whether somebody has set it in chat, which the audit knows. */
async function setInChat(tx: Prisma.TransactionClient, year: number): Promise<(path: SettingPath) => boolean> {
  const rows = await tx.audit.findMany({
    where: { action: "setting" },
    distinct: ["subject"],
    select: { subject: true },
  });
  const subjects = new Set(rows.map(({ subject }) => subject));
  return (path) => {
    if (/^\d/.test(path)) return subjects.has(restDaySubject(path));
    const [name = "", part] = path.split(".");
    return subjects.has(settingSubject(year, name, part)) || subjects.has(settingSubject(year, name));
  };
}

/** What the audit calls it: "2024 workingDaysAfterWindow xa", "2024 ladder". */
export function settingSubject(year: number, name: string, part?: string): string {
  return [year, name, ...(part === undefined ? [] : [part])].join(" ");
}

/** The same of a day off or worked. */
export function restDaySubject(day: Day): string {
  return `rest day ${day}`;
}

/** The things of a regime that differ. */
export function differingSettings(one: Regime, other: Regime): readonly SettingPath[] {
  const [a, b] = [settingsOf(one), settingsOf(other)];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((path) => !isDeepStrictEqual(a[path], b[path]));
}

/** By path, as JSON has them. */
function settingsOf(of: Regime): Record<SettingPath, unknown> {
  const each = Object.entries(of).flatMap(([name, value]): [string, unknown][] =>
    typeof value === "object" && !Array.isArray(value)
      ? Object.entries(value).map(([part, one]) => [`${name}.${part}`, one])
      : [[name, value]],
  );
  return Object.fromEntries(each.filter(([, value]) => value !== undefined));
}

function withSettings(of: Regime, now: Record<SettingPath, unknown>, paths: readonly SettingPath[]): Regime {
  const changed = structuredClone(of) as Record<string, unknown>;
  for (const path of paths) {
    const [name = "", part] = path.split(".");
    if (part === undefined) changed[name] = now[path];
    else (changed[name] as Record<string, unknown>)[part] = now[path];
  }
  return regime.parse(changed);
}

function daysOf(rows: readonly HolidayData[]): Record<Day, unknown> {
  return Object.fromEntries(rows.map(({ day, kind, name }) => [day, { kind, name }]));
}
