import type { PeriodKind } from "../../calendar/windows.js";
import { type Level, levels } from "../../text/levels.js";
import { defaultRegime, type PerLevel, type Regime } from "../regime.js";
import { severalOf } from "./cell-values.js";
import { levelWords, otherLevels, valueOfWord, windowWords, wordKey } from "./vocabulary.js";

type Windows = Pick<Regime, "cutOn" | "figures" | "furtherFigures">;
type Kind = Exclude<PeriodKind, "day">;

const further = "nhận thêm";
const none = "không";
const byCalendar = "theo lịch";

/** "quý; nhận thêm: tháng; từ ngày 15 tháng trước" */
export function writeWindows({ cutOn, figures, furtherFigures }: Windows): string {
  const more = furtherFigures.length > 0 ? furtherFigures.map(windowWord).join(", ") : none;
  const cut = cutOn === 1 ? byCalendar : `từ ngày ${cutOn} tháng trước`;
  return `${figures.map(windowWord).join(", ")}; ${further}: ${more}; ${cut}`;
}

/** The same in any order and any of it left out, which then is as it is by default; null where something is not understood. */
export function readWindows(text: string): Windows | null {
  let cutOn = defaultRegime.cutOn;
  let furtherFigures: Kind[] | null = null;
  const said: Kind[] = [];
  for (const part of text.split(/[;\n]/)) {
    const more = /^\s*(?:nhận thêm|nhận cả|thêm)\s*:?\s*(.*)$/isu.exec(part.normalize("NFC"));
    if (more) {
      furtherFigures = readKinds(more[1]!);
      if (furtherFigures === null) return null;
      continue;
    }
    for (const piece of piecesOf(part)) {
      const window = valueOfWord(windowWords, piece);
      const cut = window === null ? cutIn(piece) : null;
      if (window !== null) said.push(window);
      else if (cut !== null) cutOn = cut;
      else return null;
    }
  }
  const figures = said.length > 0 ? said : defaultRegime.figures;
  return {
    cutOn,
    figures,
    furtherFigures: furtherFigures ?? defaultRegime.furtherFigures.filter((kind) => !figures.includes(kind)),
  };
}

/** "theo lịch" is 1; "từ ngày 15 tháng trước" and "từ 15 đến 14" are 15. */
function cutIn(text: string): number | null {
  const key = wordKey(text);
  if (/^(?:theo|tinhtheo)?(?:duong)?lich$/.test(key)) return 1;
  const match =
    /^(?:tu|cat)?(?:ngay)?(\d{1,2})(?:thangtruoc)?(?:(?:den|toi)(?:het)?(?:ngay)?\d{1,2}.*)?$/.exec(key) ??
    /^\s*(\d{1,2})\s*[-–]\s*\d{1,2}\s*$/.exec(text);
  const day = Number(match?.[1]);
  return day >= 1 && day <= 28 ? day : null;
}

export function writeKinds(kinds: readonly Kind[]): string {
  return kinds.map(windowWord).join(", ");
}

/** Null where one is none; empty for "không". */
export function readKinds(text: string): Kind[] | null {
  if (wordKey(text) === wordKey(none)) return [];
  const kinds = piecesOf(text).map((one) => valueOfWord(windowWords, one));
  return kinds.every((kind): kind is Kind => kind !== null) ? kinds : null;
}

function piecesOf(text: string): string[] {
  return text.split(/[,;]|\s+và\s+/u).filter((piece) => piece.trim() !== "");
}

/** "xã: 1; còn lại: 2"; a number alone where no level has its own. */
export function writePerLevel(numbers: PerLevel): string {
  const named = levels.filter((level) => numbers[level] !== undefined);
  if (named.length === 0) return String(numbers.others);
  const own = named.map((level) => `${levelWords[level][0]}: ${numbers[level]}`);
  return [...own, `${otherLevels[0]}: ${numbers.others}`].join("; ");
}

/** What the text says of the levels; null where something is not understood. Numbers are 0 to 60. */
export function readPerLevel(
  text: string,
): { readonly named: Partial<Record<Level, number>>; readonly others: number | null } | null {
  const named: Partial<Record<Level, number>> = {};
  let others: number | null = null;
  for (const part of severalOf(text.replace(/\n/g, ";"))) {
    const match = /^(?:(.+?)\s*[:=]?\s*)??(\d{1,2})(?:\s*ngày(?:\s+làm việc)?)?\s*$/iu.exec(part);
    if (!match || Number(match[2]) > 60) return null;
    const [, who, days] = match;
    const level = who === undefined ? null : valueOfWord(levelWords, who);
    if (who === undefined || otherLevels.some((word) => wordKey(word) === wordKey(who))) others = Number(days);
    else if (level === null) return null;
    else named[level] = Number(days);
  }
  // "khác" is a level too, and what people write for all the others: it is that where nothing else is.
  const { khac, ...rest } = named;
  return others === null && khac !== undefined ? { named: rest, others: khac } : { named, others };
}

function windowWord(kind: Kind): string {
  return windowWords[kind][0];
}
