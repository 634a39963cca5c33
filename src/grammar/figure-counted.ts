import { fold } from "../text/fold.js";
import { type Line, matchAt } from "../text/line.js";

/** What is counted, between and behind the two numbers. */
const UNITS =
  /(?: *(?:ho so|hs|tthc|thu tuc(?: hanh chinh)?|giao dich|ket qua|don vi|luot|phieu|nguoi(?: dan)?|truong hop|truc tuyen|tt|online|onl|qua mang|toan trinh|phan anh|kien nghi|pakn|dien tu|la|co)(?![a-z0-9]))*/y;

/** People, money, days and whatever else is no share of files. */
const OTHER =
  /^ ?(?:nguoi|phong|xa|phuong|huyen|so(?! (?:voi|lieu))|don vi|trieu|tr|ty(?! le)|dong|nghin|ngan|diem|ngay|tuan|gio|phut|ban|cai|vu|viec|cuoc|can bo|tre|cham|truong hop|cong chuc|may|van ban|cong van|hoc vien|lop|buoi|nhiem vu|dich vu|linh vuc|loai|don)(?![a-z0-9])/;

/** "85 người": a number that says itself what it counts. */
export function countsOther(line: Line, at: number): boolean {
  return OTHER.test(line.folded.slice(at, at + 16));
}

/** "21 ngày", "21 triệu": time or money, which is no part of what an indicator counts. */
export function measuresTimeOrMoney(line: Line, at: number): boolean {
  return /^ ?(?:ngay|tuan|thang|gio|phut|trieu|ty(?! le)|dong|nghin|ngan)(?![a-z0-9])/.test(
    line.folded.slice(at, at + 8),
  );
}

/** Past what a number counts, its unit among that. */
export function unitsEnd(line: Line, at: number, unit?: string | null): number {
  const own = unit ? matchAt(patternOf(unit), line, at) : null;
  const end = at + (own?.[0].length ?? 0);
  return end + matchAt(UNITS, line, end)![0].length;
}

const units = new Map<string, RegExp>();

/** "ngày", "ngày làm việc", "ngày/hồ sơ": the unit, and of what. */
function patternOf(unit: string): RegExp {
  const known = units.get(unit);
  if (known) return known;
  const words = fold(unit)
    .replace(/[^a-z0-9 ]/g, "\\$&")
    .replace(/ +/g, " +");
  const made = new RegExp(
    ` *${words}(?![a-z0-9])(?: lam viec)?(?: ?\\/ ?(?!tong|so)[a-z]+(?: [a-z]+)?(?![a-z0-9]))?`,
    "y",
  );
  units.set(unit, made);
  return made;
}
