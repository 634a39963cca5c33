import type { Day } from "../calendar/day.js";
import { formatDay } from "../calendar/formats.js";
import type { Translate } from "../text/language.js";
import { levelKeys } from "../text/levels.js";
import type { SettingPath } from "./chat-settings.js";

const names = [
  ...["cutOn", "checkIns", "figures", "furtherFigures", "workingDaysAfterWindow", "workingDaysToMend", "onRestDay"],
  ...["before", "onDay", "after", "thenEvery", "timesAfter", "at"],
] as const;

/** "hạn sau khi hết kỳ (cấp xã)", "giờ nhắc", "ngày 02/03/2024". */
export function settingName(path: SettingPath, t: Translate): string {
  if (/^\d{4}-/.test(path)) return t("operator.plan.day", { day: formatDay(path as Day) });
  const [first = "", second] = path.split(".");
  const name = names.find((one) => one === (first === "ladder" ? second : first));
  if (!name) return path;
  const said = t(`operator.plan.setting.${name}`);
  const level = Object.entries(levelKeys).find(([one]) => one === second)?.[1];
  return level ? `${said} (${t(`planChange.level.${level}`)})` : said;
}
