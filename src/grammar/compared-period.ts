import { type PeriodCode, parsePeriod, previousPeriod } from "../calendar/windows.js";
import { lineOf } from "../text/line.js";
import { normalise } from "../text/normalise.js";
import { type PeriodContext, readPeriodAt } from "../text/periods.js";

/** Words between what is compared, and all that may stand beside it. */
const JOINING =
  /^(?:(?:so sanh|so|tang|giam|hay|co|khac|chenh lech|chenh|cao|thap|nhieu|it|tot|kem|nhanh|cham|hon|voi|va|cung)(?![a-z])[ ,]*)*/;
const NOTHING_ELSE = /^(?: (?:thi|the nao|ra sao|sao|khong|ko|nhu the nao))*[ ?.!]*$/;
const BEFORE = /^(?:ky|quy|thang)(?: lien)? truoc(?![a-z])/;

/** A period that a question holds against the one it is about. */
export interface ComparedPeriod {
  readonly period: PeriodCode;
  /** What was not read, without it and without the words that only say that two are compared; null where nothing is left. */
  readonly unread: string | null;
}

/**
 * The quarter or month that is named besides `asked`, of the same length and year; null where there is none such.
 *
 * @param unread as `unreadWords` names what no answer takes account of
 */
export function comparedPeriod(
  unread: string | null,
  asked: PeriodCode,
  context: PeriodContext,
): ComparedPeriod | null {
  const parts = (unread ?? "").split(", ").filter((part) => part !== "");
  const read = parts.map((part) => readCompared(part, asked, context));
  const periods = new Set(read.flatMap((one) => (one === null || one === "only joins" ? [] : [one])));
  const [period] = periods;
  if (period === undefined || periods.size > 1) return null;
  const left = parts.filter((_, place) => read[place] === null);
  return { period, unread: left.length > 0 ? left.join(", ") : null };
}

function readCompared(words: string, asked: PeriodCode, context: PeriodContext): PeriodCode | "only joins" | null {
  const line = lineOf(normalise(words));
  const at = JOINING.exec(line.folded)![0].length;
  const rest = line.folded.slice(at);
  if (rest.trim() === "") return "only joins";
  const before = BEFORE.exec(rest);
  if (before) return NOTHING_ELSE.test(rest.slice(before[0].length)) ? beside(previousPeriod(asked), asked) : null;
  const found = readPeriodAt(line, at, context);
  if (found?.value.kind !== "period" || !NOTHING_ELSE.test(line.folded.slice(found.end))) return null;
  return beside(found.value.code, asked);
}

function beside(code: PeriodCode, asked: PeriodCode): PeriodCode | null {
  const [one, other] = [parsePeriod(code), parsePeriod(asked)];
  return code !== asked && one?.kind === other?.kind && one?.year === other?.year ? code : null;
}
