import { addDays, type Day, makeDay } from "../../calendar/day.js";
import { formatDay } from "../../calendar/formats.js";
import { fold } from "../../text/fold.js";
import { normalise } from "../../text/normalise.js";
import { numeralAt, percentSignAt } from "../../text/numbers.js";
import type { CellContent } from "./open-workbook.js";

/** Text as it stands, NFC, with one kind of line end and without blanks at its ends: the plan's words stay verbatim. */
export function cleanText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?|_x000D_\n?/g, "\n")
    .trim();
}

/** What somebody sees in a cell. */
export function shownText(content: CellContent): string {
  switch (content.kind) {
    case "text":
      return cleanText(content.text);
    case "number":
      return writeNumber(content.percent ? content.number * 100 : content.number);
    case "day":
      return formatDay(content.day);
    case "error":
      return content.code;
    case "uncalculated":
      return "";
  }
}

/** Several values of a cell, between semicolons. */
export function severalOf(text: string): string[] {
  return text
    .split(";")
    .map(cleanText)
    .filter((one) => one !== "");
}

export type NumberReading = number | "ask" | null;

/** A number as it is typed in Việt Nam; "ask" for "1,250", which half of the people mean as 1250. */
export function readNumber(typed: string): NumberReading {
  const folded = fold(normalise(typed)).trim();
  const numeral = numeralAt(folded, 0);
  if (!numeral || (percentSignAt(folded, numeral.end) ?? numeral.end) !== folded.length) return null;
  if (numeral.doubtful) return "ask";
  return Number(`${numeral.negative ? "-" : ""}${numeral.digits}e-${numeral.scale}`);
}

/** Fifteen digits are what a spreadsheet keeps: 0.1 + 0.2 is 0.3 in it. */
export function roundAsShown(number: number): number {
  return Number(number.toPrecision(15));
}

function writeNumber(number: number): string {
  return String(roundAsShown(number));
}

/** "30/6/2026", "30-06-2026", "ngày 30 tháng 6 năm 2026", "2026-06-30": the day first, whatever else it might mean. */
export function readDay(typed: string): Day | null {
  const folded = fold(normalise(typed)).trim();
  const vietnamese =
    /^(?:ngay )?(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4})$/.exec(folded) ??
    /^(?:ngay )?(\d{1,2})( )thang (\d{1,2}) nam (\d{4})$/.exec(folded);
  if (vietnamese) return makeDay(Number(vietnamese[4]), Number(vietnamese[3]), Number(vietnamese[1]));
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(folded);
  return iso && makeDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
}

/** The same day of another year; of a leap day the 28th. */
export function sameDayOf(year: number, day: Day): Day {
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  return makeDay(year, month, date) ?? addDays(makeDay(year, month + 1, 1)!, -1);
}
