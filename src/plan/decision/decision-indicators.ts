import { fold } from "../../text/fold.js";
import type { Direction } from "../plan-data.js";
import { decisionRows } from "./decision-rows.js";
import type { HeadedTable } from "./headed-tables.js";

export interface DecisionIndicator {
  readonly name: string;
  /** Null where neither a column nor the target says it. */
  readonly unit: string | null;
  /** Null where no word of the target says it. */
  readonly direction: Direction | null;
  /** Its number where the target has one alone ("từ 80% trở lên" is "80"), else as it stands. */
  readonly target: string;
  readonly reporters: string;
  /** "Ghi chú: …"; empty where nothing stands beside. */
  readonly beside: string;
}

/** What is to be reached, in the order of the rows. A row without a target only names what "- …" below it is a part of. */
export function readIndicatorRows(tables: readonly HeadedTable[]): DecisionIndicator[] {
  let whole = "";
  return tables.flatMap(decisionRows).flatMap(({ text, unit, target, lead, beside, heading }) => {
    if (heading !== null) {
      whole = heading === "bare" ? text : "";
      return [];
    }
    const part = /^[-+•*]\s*/.exec(text);
    if (!part) whole = "";
    const name = part && whole !== "" ? `${whole.replace(/[\s:.;,]+$/, "")}: ${text.slice(part[0].length)}` : text;
    return [{ name, ...readTarget(target, unit), reporters: lead, beside }];
  });
}

const atMost = /(?<![a-z])(?:toi da|nhieu nhat|khong qua|khong vuot|tro xuong)(?![a-z])|^duoi |[≤<]/;
const atLeast = /(?<![a-z])(?:toi thieu|it nhat|tro len)(?![a-z])|^(?:dat|tu|tren) |[≥>]/;

function readTarget(text: string, unit: string): Pick<DecisionIndicator, "unit" | "direction" | "target"> {
  const numbers = text.match(/\d+(?:[.,]\d+)*/g) ?? [];
  const folded = fold(text);
  const said = unit === "" ? (text.includes("%") ? "%" : null) : /^(?:%|tỷ lệ %|phần trăm)$/i.test(unit) ? "%" : unit;
  return {
    unit: said,
    direction: atMost.test(folded) ? "at-most" : atLeast.test(folded) ? "at-least" : null,
    target: numbers.length === 1 ? numbers[0]! : text,
  };
}
