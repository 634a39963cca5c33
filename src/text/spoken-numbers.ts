import { countRead } from "./effort.js";
import { fold } from "./fold.js";
import { matchesOf } from "./matches.js";

/** What stands for a number in speech, folded; "tư", "lăm" and "mốt" only behind tens. */
const UNITS: Readonly<Record<string, number>> = {
  khong: 0,
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  lam: 5,
  nham: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
};
const ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
const WORD =
  "(?:không|khong|một|mốt|mot|hai|ba|bốn|bon|tư|tu|năm|nam|lăm|lam|nhăm|nham|sáu|sau|bảy|bẩy|bay|tám|tam|chín|chin|mười|mươi|muoi|trăm|tram|linh|lẻ|le|phẩy|phay)";
const NUMBER = `${WORD}(?: ${WORD}){0,7}`;
/** Thousands are not read, and so no end or beginning of them is. */
const MORE = `(?:${WORD}|nghìn|nghin|ngàn|ngan|triệu|trieu|tỷ|ty|rưỡi|ruoi)`;
const BEGIN = `(?<![\\p{L}\\p{N}])(?<!(?<![\\p{L}\\p{N}])${MORE} )`;
const SHARE = new RegExp(`${BEGIN}(${NUMBER})(?= (?:phần trăm|phan tram)(?![\\p{L}\\p{N}]))`, "giu");
const PAIR = new RegExp(
  `${BEGIN}(${NUMBER}) (?:trên|tren)(?: (?:tổng số|tong so|tổng|tong))? (${NUMBER})(?![\\p{L}\\p{N}])(?! (?:${MORE}|phần|phan)(?![\\p{L}\\p{N}]))`,
  "giu",
);
const CODE = new RegExp(
  `(?<![\\p{L}\\p{N}])(mục|muc|nhiệm vụ|nhiem vu|đầu việc|dau viec|việc|viec|mã|ma)( số| so)? (${WORD}|\\d{1,2}|[ivx]{1,4})( bê| be| b)? (?:chấm|cham) (${WORD}(?: ${WORD})?|\\d{1,2})(?![\\p{L}\\p{N}])`,
  "giu",
);

const END = "(?![\\p{L}\\p{N}])";
/** "ngày hai mươi tháng chín", "mùng ba tháng tư" */
const DAY = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<!(?:trong|mỗi|moi|từng|tung|một|mot|mấy|may|các|cac) )(ngày|ngay|mùng|mung|mồng|mong) (${NUMBER}) (tháng|thang) (mười một|mười hai|muoi mot|muoi hai|giêng|gieng|chạp|chap|${WORD})${END}`,
  "giu",
);
/** "báo cáo số một trăm lẻ hai ngày …" */
const SIGNED = new RegExp(`(?<![\\p{L}\\p{N}])(số|so) (${NUMBER})(?= (?:ký |ky )?(?:ngày|ngay)${END})`, "giu");
const MONTHS: Readonly<Record<string, number>> = { gieng: 1, chap: 12 };

/**
 * A message with the numbers of somebody who dictates written as they are typed: "năm mươi phần trăm" is "50 phần trăm",
 * "ba trăm mười hai trên bốn trăm" is "312/400", "mục năm chấm hai" is "mục V.2". Only where what stands beside them tells
 * that they are numbers; everything else stays as it was said.
 */
export function withNumbersTyped(text: string): string {
  const dated = withDaysTyped(text);
  if (!/ph[ầa]n tr[ăa]m|tr[êe]n|ch[ấa]m/iu.test(dated)) return dated;
  countRead(3);
  const pairs = dated.replace(PAIR, (said, one: string, other: string) => {
    const [part, whole] = [numberAtEnd(words(one), integerIn), integerIn(words(other).map(fold))];
    const isShort = words(one).length + words(other).length < 3;
    return part === null || whole === null || isShort ? said : `${part}/${whole}`;
  });
  const codes = pairs.replace(
    CODE,
    (said, kind: string, so: string = "", section: string, mark: string = "", task: string) => {
      const [first, second] = [sectionIn(section), /^\d/.test(task) ? Number(task) : integerIn(words(task).map(fold))];
      return first === null || second === null || second === 0 ? said : `${kind}${so} ${first}${mark && "b"}.${second}`;
    },
  );
  return codes.replace(SHARE, (said) => numberAtEnd(words(said), decimalIn) ?? said);
}

function withDaysTyped(text: string): string {
  if (!/(?:ng[àa]y|m[ùuồo]ng) \p{L}/iu.test(text)) return text;
  countRead(2);
  const days = text.replace(DAY, (said, lead: string, date: string, of: string, month: string) => {
    const [day, number] = [integerIn(words(date).map(fold)), MONTHS[fold(month)] ?? integerIn(words(month).map(fold))];
    const isDay = day !== null && number !== null && day >= 1 && day <= 31 && number >= 1 && number <= 12;
    return isDay ? `${lead} ${day} ${of} ${number}` : said;
  });
  return days.replace(SIGNED, (said, lead: string, number: string) => {
    const typed = integerIn(words(number).map(fold));
    return typed === null || typed === 0 ? said : `${lead} ${typed}`;
  });
}

/** "quý một năm mươi": what stands in front of the number is not part of it. */
function numberAtEnd(all: readonly string[], read: (said: readonly string[]) => number | string | null): string | null {
  const said = all.map(fold);
  for (let from = 0; from < all.length; from += 1) {
    const number = read(said.slice(from));
    if (number !== null) return [...all.slice(0, from), number].join(" ");
  }
  return null;
}

const words = (text: string): string[] => matchesOf(/[\p{L}\p{N}]+/gu, text).map(([word]) => word);

function sectionIn(word: string): string | null {
  if (/^[ivx]+$/i.test(word)) return word.toUpperCase();
  const number = /^\d/.test(word) ? Number(word) : fold(word) === "muoi" ? 10 : (UNITS[fold(word)] ?? null);
  return number === null ? null : ROMAN[number] || null;
}

function decimalIn(said: readonly string[]): string | null {
  const point = said.indexOf("phay");
  const whole = integerIn(point < 0 ? said : said.slice(0, point));
  if (point < 0 || whole === null) return whole === null ? null : String(whole);
  const behind = said.slice(point + 1);
  const digits =
    behind.length === 1 || behind.includes("muoi")
      ? integerIn(behind)
      : behind.map((word) => UNITS[word] ?? "x").join("");
  return digits === null || /x/.test(String(digits)) || behind.length === 0 ? null : `${whole},${digits}`;
}

/** 0 to 999, as it is said: "hai trăm linh năm", "ba mươi mốt", "mười lăm", "trăm". */
function integerIn(said: readonly string[]): number | null {
  const hundred = said.indexOf("tram");
  if (hundred < 0) return belowHundred(said);
  if (hundred > 1 || said.lastIndexOf("tram") !== hundred) return null;
  const hundreds = hundred === 0 ? 1 : UNITS[said[0]!];
  const behind = said.slice(hundred + 1);
  if (hundreds === undefined || hundreds === 0) return null;
  if (behind.length === 0) return hundreds * 100;
  const isLinked = behind[0] === "linh" || behind[0] === "le";
  const rest = isLinked ? behind.slice(1) : behind;
  const below = isLinked && rest.length !== 1 ? null : belowHundred(rest);
  return below === null || (!isLinked && below < 10) ? null : hundreds * 100 + below;
}

function belowHundred(said: readonly string[]): number | null {
  const [first, second, third, more] = said;
  if (first === undefined || more !== undefined) return null;
  if (first === "muoi") return third === undefined ? withUnit(10, second) : null;
  const unit = UNITS[first];
  if (unit === undefined) return null;
  if (second === undefined) return unit;
  if (second === "muoi" && unit > 1) return withUnit(unit * 10, third);
  // "ba lăm", "hai mốt": tens are often left out.
  return third === undefined && unit > 1 && /^(?:lam|nham|mot|tu)$/.test(second) ? unit * 10 + UNITS[second]! : null;
}

function withUnit(tens: number, word: string | undefined): number | null {
  if (word === undefined) return tens;
  const unit = UNITS[word];
  return unit === undefined || unit === 0 ? null : tens + unit;
}
