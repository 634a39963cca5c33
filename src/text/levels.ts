/**
 * What kind of unit an agency is: province, department, district, commune (xã, phường, thị trấn, đặc khu), a unit of one
 * of these, another.
 */
export const levels = ["tinh", "so-ban-nganh", "huyen", "xa", "truc-thuoc", "khac"] as const;
export type Level = (typeof levels)[number];

/** The key of what a level is called where settings are told ("planChange.level"); `others`: all that are not named. */
export const levelKeys = {
  tinh: "province",
  "so-ban-nganh": "department",
  huyen: "district",
  xa: "commune",
  "truc-thuoc": "subordinate",
  khac: "other",
  others: "others",
} as const satisfies Readonly<Record<Level | "others", string>>;

/** Throws for what is none: a column holds what was checked when it was written. */
export function levelOf(text: string): Level {
  const level = levels.find((one) => one === text);
  if (!level) throw new RangeError(`not a level: ${JSON.stringify(text)}`);
  return level;
}
