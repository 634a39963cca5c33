import { fold } from "../text/fold.js";
import { type Level, levels } from "../text/levels.js";
import { defaultLadder, ladder } from "./ladder.js";
import { readLadderParts, type Said } from "./ladder-words.js";
import type { Regime } from "./regime.js";

/** A level that has a number of its own, or all those that have none. */
export type SettingLevel = Level | "others";

/** One setting of a plan's regime, with the value that it is to have. */
export type PlanSetting =
  | {
      readonly name: "workingDaysAfterWindow" | "workingDaysToMend";
      readonly level: SettingLevel;
      readonly days: number;
    }
  | { readonly name: "onRestDay"; readonly value: Regime["onRestDay"] }
  | LadderSetting;

/** What is said of the ladder; the rest of it stays. */
export interface LadderSetting {
  readonly name: "ladder";
  readonly said: Said;
}

/** The regime with this setting. */
export function withSetting(regime: Regime, setting: PlanSetting): Regime {
  if (setting.name === "onRestDay") return { ...regime, onRestDay: setting.value };
  if (setting.name === "ladder") return { ...regime, ladder: { ...regime.ladder, ...setting.said } };
  return { ...regime, [setting.name]: { ...regime[setting.name], [setting.level]: setting.days } };
}

/** What it is now, as a setting of the same name and level. */
export function settingNow(regime: Regime, setting: PlanSetting): PlanSetting {
  if (setting.name === "onRestDay") return { ...setting, value: regime.onRestDay };
  if (setting.name === "ladder") {
    const said = Object.keys(setting.said).map((key) => [key, regime.ladder[key as keyof Said]]);
    return { ...setting, said: Object.fromEntries(said) };
  }
  const numbers = regime[setting.name];
  return { ...setting, days: numbers[setting.level] ?? numbers.others };
}

/** Working days that a deadline after a period and the time to mend may have. */
export const mostDays = 60;
const numbered = /^(han sau ky|duoc sua|han|sua)(?: (?:cap )?([a-z ]+?))? (\d{1,4})(?: ngay(?: lam viec)?)?$/;
const words: Readonly<Record<string, "workingDaysAfterWindow" | "workingDaysToMend">> = {
  han: "workingDaysAfterWindow",
  "han sau ky": "workingDaysAfterWindow",
  sua: "workingDaysToMend",
  "duoc sua": "workingDaysToMend",
};
const levelWords: Readonly<Record<string, SettingLevel>> = {
  tinh: "tinh",
  so: "so-ban-nganh",
  "so ban nganh": "so-ban-nganh",
  huyen: "huyen",
  xa: "xa",
  "truc thuoc": "truc-thuoc",
  khac: "others",
};
const restDays: Readonly<Record<string, Regime["onRestDay"]>> = {
  giu: "stays",
  "giu nguyen": "stays",
  truoc: "before",
  sau: "after",
};

/** Whether it would be a setting with fewer days: "hạn huyện 99". */
export function hasTooManyDays(typed: string): boolean {
  const fewer = typed.replace(/\d{2,4}(?=\D*$)/, (days) => (Number(days) > mostDays ? "1" : days));
  return fewer !== typed && readSetting(fewer) !== null;
}

/** "hạn xã 2", "sửa 7", "ngày nghỉ sau", "nhắc trước 10, 5, 1", "giờ nhắc 8h30"; null where it is none. */
export function readSetting(typed: string): PlanSetting | null {
  const text = fold(typed)
    .replace(/[,:;.]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const restDay = /^(?:han roi )?(?:vao )?ngay nghi (?:thi )?(.+)$/.exec(text)?.[1];
  if (restDay !== undefined) {
    const value = Object.hasOwn(restDays, restDay) ? restDays[restDay] : undefined;
    return value === undefined ? null : { name: "onRestDay", value };
  }
  const ofLadder = /^(?:nhac|gio nhac)/.test(text) ? readLadderParts(typed) : null;
  if (ofLadder) {
    const whole = ladder.safeParse({ ...defaultLadder, ...ofLadder });
    if (!whole.success) return null;
    const keys = Object.keys(ofLadder) as (keyof Said)[];
    return { name: "ladder", said: Object.fromEntries(keys.map((key) => [key, whole.data[key]])) };
  }
  const found = numbered.exec(text);
  if (!found) return null;
  const [, what = "", named, number] = found;
  const level = named === undefined ? "others" : Object.hasOwn(levelWords, named) ? levelWords[named] : undefined;
  const days = Number(number);
  return level === undefined || days > mostDays ? null : { name: words[what]!, level, days };
}

/** The levels whose number differs from that of the others, and the others, in the order in which they are shown. */
export function levelsShown(numbers: Regime["workingDaysToMend"]): readonly (readonly [SettingLevel, number])[] {
  const own = levels.flatMap((level): [SettingLevel, number][] => {
    const days = numbers[level];
    return days === undefined || days === numbers.others ? [] : [[level, days]];
  });
  return [...own, ["others", numbers.others]];
}
