import type { PeriodKind } from "../../calendar/windows.js";
import type { Level } from "../../text/levels.js";
import { searchKey } from "../../text/normalise.js";
import type { AddsUp, Direction, HolidayData } from "../plan-data.js";
import type { Regime } from "../regime.js";

/**
 * The closed words of a workbook: part of the file's format, as its column names are. The first of each is the one that
 * is written and offered; the others are understood too. Case, marks, blanks and punctuation do not matter.
 */
export type Words<Value extends string> = Readonly<Record<Value, readonly [string, ...string[]]>>;

export const levelWords: Words<Level> = {
  tinh: ["tỉnh", "cấp tỉnh", "thành phố trực thuộc trung ương"],
  "so-ban-nganh": ["sở ban ngành", "sở", "ban ngành", "cấp sở"],
  huyen: ["huyện", "cấp huyện", "quận", "thị xã", "thành phố"],
  xa: ["xã", "cấp xã", "phường", "thị trấn", "đặc khu", "xã phường", "xã phường đặc khu"],
  "truc-thuoc": ["trực thuộc", "đơn vị trực thuộc"],
  khac: ["khác"],
};

export const directionWords: Words<Direction> = {
  "at-least": ["ít nhất", "tối thiểu"],
  "at-most": ["nhiều nhất", "tối đa"],
};

export const addsUpWords: Words<AddsUp> = {
  flow: ["cộng dồn"],
  stock: ["cuối kỳ"],
  "yes-no": ["có/chưa"],
};

export const holidayWords: Words<HolidayData["kind"]> = { off: ["nghỉ", "off"], work: ["làm bù", "làm", "work"] };

export const yesWords: Words<"yes" | "no"> = { yes: ["có", "x", "true", "1"], no: ["không", "false", "0"] };

export const restDayWords: Words<Regime["onRestDay"]> = {
  stays: ["giữ nguyên", "không đổi"],
  before: [
    ...(["ngày làm việc trước", "trước", "ngày làm việc liền trước", "ngày làm việc ngay trước"] as const),
    ...(["chuyển lên ngày làm việc trước", "chuyển về ngày làm việc trước", "sớm hơn"] as const),
  ],
  after: [
    ...([
      "ngày làm việc sau",
      "sau",
      "ngày làm việc kế tiếp",
      "ngày làm việc tiếp theo",
      "ngày làm việc liền sau",
    ] as const),
    ...(["chuyển sang ngày làm việc sau", "chuyển sang ngày làm việc tiếp theo", "muộn hơn"] as const),
  ],
};

export const windowWords: Words<Exclude<PeriodKind, "day">> = {
  month: ["tháng", "hàng tháng", "hằng tháng"],
  quarter: ["quý", "hàng quý", "hằng quý"],
  "half-year": ["6 tháng", "6 tháng đầu năm", "sáu tháng"],
  "nine-months": ["9 tháng", "9 tháng đầu năm", "chín tháng"],
  year: ["năm", "hàng năm", "hằng năm", "cả năm"],
};

/** Of which a number of working days holds that no level names. */
export const otherLevels: readonly string[] = ["còn lại", "các cấp còn lại", "các cấp khác", "mọi cấp"];

/** What a second deadline in the words of "Thời gian" itself ("riêng STP: Quý I/2026") is called. */
export const ownPart = { part: "rieng", title: "thời hạn riêng", shortName: "riêng" } as const;

/** In "Gồm": who it is, is known only when something happens. */
export const whenItHappens = "khi phát sinh";
export const levelPrefix = "cấp";
export const typePrefix = "loại";

/** The value that a word stands for; null for no word of these. */
export function valueOfWord<Value extends string>(words: Words<Value>, typed: string): Value | null {
  const key = wordKey(typed);
  for (const [value, spellings] of Object.entries(words) as [Value, readonly string[]][])
    if (wordKey(value) === key || spellings.some((spelling) => wordKey(spelling) === key)) return value;
  return null;
}

/** The words that are offered, in their order. */
export function offeredWords<Value extends string>(words: Words<Value>): string[] {
  return (Object.values(words) as [string, ...string[]][]).map(([first]) => first);
}

export function wordKey(text: string): string {
  return searchKey(text).replace(/[^\p{L}\p{N}]/gu, "");
}
