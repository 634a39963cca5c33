import { type Day, makeDay } from "../../calendar/day.js";
import { formatDay } from "../../calendar/formats.js";
import { readDocument } from "../../grammar/documents.js";
import type { Status } from "../../grammar/understanding.js";
import { failure, type Outcome, success } from "../../outcome.js";
import { shownText } from "../../plan/workbook/cell-values.js";
import type { CellContent } from "../../plan/workbook/open-workbook.js";
import { fold } from "../../text/fold.js";
import { languages, type Translate, translator } from "../../text/language.js";
import { lineOf } from "../../text/line.js";
import { normalise } from "../../text/normalise.js";
import { numeralAt, percentSignAt, readPercent } from "../../text/numbers.js";
import { readStatusAt, statusesOffered } from "../../text/statuses.js";
import { refuseLongNote } from "../long-note.js";

type Cell<Value> = Outcome<Value, "unreadable">;

const refuse = (say: (t: Translate) => string) => failure("unreadable", say);

/** What no cell may hold: a formula that failed, or that was never calculated. Null where it may be read. */
export function refuseFormula(content: CellContent | null) {
  if (content?.kind === "error") return refuse((t) => t("workbook.formulaError", { code: content.code }));
  return content?.kind === "uncalculated" ? refuse((t) => t("workbook.uncalculated")) : null;
}

/** A status as the list offers it, in any of the languages, or as people type it. */
export function readStatusCell(text: string): Cell<Status> {
  const typed = fold(normalise(text)).trim();
  const all = statusesOffered(true);
  for (const language of languages) {
    const t = translator(language);
    const found = all.find((status) => fold(t(`common.status.${status}`)) === typed);
    if (found) return success(found);
  }
  const line = lineOf(normalise(text).trim());
  const read = readStatusAt(line, 0);
  if (read && read.end === line.text.length && read.value !== "none" && read.value !== "unfinished")
    return success(read.value);
  return refuse((t) => {
    const words = all.map((status) => t(`common.status.${status}`)).join(", ");
    return t("workbook.notAWord", { text: quoted(text), words });
  });
}

/** How far the work is, from 0 to 100. */
export function readPercentCell(content: CellContent): Cell<number> {
  const text = shownNumber(content);
  const read = readPercent(text);
  if (read.outcome === "value") return success(read.value);
  if (read.outcome === "ask") {
    const [percent, small] = read.readings;
    return refuse((t) => t("understanding.figure.share", { typed: quoted(text), percent, small }));
  }
  if (read.reason === "not_a_number") return refuse((t) => t("workbook.notANumber", { text: quoted(text) }));
  return refuse((t) =>
    t(read.reason === "negative" ? "workbook.negative" : "workbook.over100", { text: quoted(text) }),
  );
}

/** A number as it is typed in Việt Nam, kept as text: what it is worth the grammar of figures says. */
export function readNumberCell(content: CellContent): Cell<string> {
  const text = shownNumber(content);
  const folded = fold(normalise(text)).trim();
  const numeral = numeralAt(folded, 0);
  const end = numeral && (percentSignAt(folded, numeral.end) ?? numeral.end);
  return end === folded.length ? success(text) : refuse((t) => t("workbook.notANumber", { text: quoted(text) }));
}

/** Of what was typed, or shown, as a percentage the sign is kept; of a real number its decimals are no groups of thousands. */
function shownNumber(content: CellContent): string {
  const text = shownText(content);
  if (content.kind !== "number") return text;
  const written = text.replace(".", ",").replace(/^(-?\d{1,3},\d{3})$/, "$10");
  return content.percent ? `${written}%` : written;
}

export interface DocumentCells {
  readonly document: string | null;
  readonly documentDate: Day | null;
}

/** "18/KH-STP", "18/KH-STP ngày 23/02/2024": a document's number, by the grammar of reports. */
export function readDocumentCell(text: string, today: Day): Cell<DocumentCells> {
  const read = readDocument(text, today);
  switch (read?.outcome) {
    case "value":
      return success({ document: read.document, documentDate: read.documentDate });
    case "ask":
      return refuse((t) => t("ownWorkbook.future", { day: formatDay(read.day) }));
    case "refuse":
      return refuse((t) => t("understanding.date.noSuchDay", { date: read.date }));
    default:
      return refuse((t) => t("ownWorkbook.notADocument", { text: quoted(text) }));
  }
}

/** A day of a document: not one to come. Without its year it is the latest such day. */
export function readDayCell(content: CellContent, today: Day, dayOf: (serial: number) => Day | null): Cell<Day> {
  const text = shownText(content);
  const not = refuse((t) => t("workbook.notADay", { text: quoted(text) }));
  if (content.kind === "day") return content.monthFirst ? theOnlyDay(content.day, today) : pastDay(content.day, today);
  if (content.kind === "number") {
    const day = dayOf(content.number);
    return day === null ? not : pastDay(day, today);
  }
  if (!/^(?:ngày |ngay )?[\d/.\- ]+$|^ngày \d+ tháng \d+(?: năm \d+)?$/iu.test(text.normalize("NFC"))) return not;
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) {
    const day = makeDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    return day === null ? not : pastDay(day, today);
  }
  // With a document in front of it, as reports have it.
  const read = readDocument(`1/BC-A ${/^ng/i.test(text) ? text : `ngày ${text}`}`, today);
  if (read?.outcome === "ask") return refuse((t) => t("ownWorkbook.future", { day: formatDay(read.day) }));
  if (read?.outcome !== "value" || read.documentDate === null) return not;
  return success(read.documentDate);
}

/** Shown as 3/4/2026 where it is the 4th of March: whoever typed it may have meant the 3rd of April. */
function theOnlyDay(day: Day, today: Day): Cell<Day> {
  const [month, date] = [day.slice(5, 7), day.slice(8)];
  if (month === date || Number(date) > 12) return pastDay(day, today);
  const other = `${day.slice(0, 5)}${date}-${month}`;
  return refuse((t) => t("workbook.ambiguousDay", { one: formatDay(day), other: formatDay(other) }));
}

function pastDay(day: Day, today: Day): Cell<Day> {
  return day > today ? refuse((t) => t("ownWorkbook.future", { day: formatDay(day) })) : success(day);
}

/** Words as they stand; null where there are none. */
export function readNoteCell(text: string): Cell<string | null> {
  if (text === "") return success(null);
  if (refuseLongNote(text, translator("vi"))) return refuse((t) => refuseLongNote(text, t)!);
  return success(text);
}

const longestQuote = 40;

function quoted(text: string): string {
  return text.length > longestQuote ? `${text.slice(0, longestQuote - 1)}…` : text;
}
