import { fold } from "../../text/fold.js";
import type { HeadedTable } from "./headed-tables.js";
import type { TableCell, TableRow } from "./open-decision.js";

/** One row of a table, by what its columns are for. Texts are verbatim, empty where nothing stands. */
export interface DecisionRow {
  /** Without what surrounds it: "1.", "a)", "(II)" are "1", "a", "II". Empty where Word counts, or nobody. */
  readonly number: string;
  readonly isCounted: boolean;
  readonly text: string;
  readonly lead: string;
  readonly coordinating: string;
  readonly timing: string;
  readonly unit: string;
  readonly target: string;
  /**
   * Nothing that anybody has to do. "merged": one cell, or the same words, over who leads and by when, or over what is
   * to be reached; "bare": nothing stands there.
   */
  readonly heading: "merged" | "bare" | null;
  /** What stands in columns without a place in a plan's workbook, with their headings: "Sản phẩm: Kế hoạch". */
  readonly beside: string;
  /** Its number or its text is merged with the row above. */
  readonly goesOn: boolean;
}

const empty: TableCell = { text: "", isCounted: false, isFromAbove: false, isFromBefore: false };
const numbering = String.raw`[IVXLC]+|[A-Z]|\d{1,3}(?:\.\d{1,3}){0,2}|[IVXLC]+\.\d{1,3}|[a-zđ]`;
const aNumber = new RegExp(`^[(\\s]*(${numbering})[\\s.)/:]*$`, "u");
const numberInFront = new RegExp(`^\\(?(${numbering})(?:[.)/:]|\\s*[-–])\\s+`, "u");

/** The rows of a table in their order; those with nothing in them are left out. */
export function decisionRows(table: HeadedTable): DecisionRow[] {
  return table.rows.flatMap((row) => readRow(row, table) ?? []);
}

function readRow(row: TableRow, { holds, columns, others }: HeadedTable): DecisionRow | null {
  const at = (use: keyof HeadedTable["columns"]) => row[columns[use] ?? -1] ?? empty;
  const [number, text] = [at("number"), at("text")];
  const told = (holds === "tasks" ? [at("lead"), at("timing")] : [at("target")]).map((cell) => cell.text);
  const isBare = told.every((one) => one === "");
  if (text.text === "" && isBare) return null;
  const isMerged = text.text !== "" && told.every((one) => one === text.text);
  const said = numbered(number.text === text.text ? "" : number.text, text.text);
  return {
    ...said,
    isCounted: said.number === "" && (number.isCounted || (columns.number === undefined && text.isCounted)),
    ...(isMerged
      ? { lead: "", coordinating: "", timing: "", unit: "", target: "", beside: "" }
      : {
          ...{ lead: asList(at("lead").text), coordinating: asList(at("coordinating").text) },
          ...{ timing: asText(at("timing").text), unit: at("unit").text, target: at("target").text },
          beside: besideOf(row, others),
        }),
    heading: isMerged ? "merged" : isBare ? "bare" : null,
    goesOn: text.isFromAbove || (number.isFromAbove && number.text !== ""),
  };
}

function besideOf(row: TableRow, others: HeadedTable["others"]): string {
  return others
    .map(({ column, name }) => [name, asText(row[column]?.text ?? "").replace(/\n/g, " ")] as const)
    .filter(([, text]) => text !== "")
    .map(([name, text]) => `${name}: ${text}`)
    .join("; ");
}

/** The number where it stands: in its column, else in front of the text. */
function numbered(number: string, text: string): { readonly number: string; readonly text: string } {
  const own = aNumber.exec(number)?.[1];
  if (own !== undefined) return { number: own, text: asText(text) };
  const inFront = number === "" ? numberInFront.exec(text) : null;
  return inFront
    ? { number: inFront[1]!, text: asText(text.slice(inFront[0].length)) }
    : { number: "", text: asText(text) };
}

/** A line that begins with a small letter goes on from the one before: it was broken to fit its cell. */
function asText(text: string): string {
  return text.replace(/\n(?=\p{Ll})/gu, " ");
}

/** The same of names, of which a line may end with the sign between two of them. */
function asList(text: string): string {
  return asText(text).replace(/([;,])\n/g, "$1 ");
}

/** "I", "IV", "B": of a section. A single "i" or "c" is a letter of a list. */
export function isSectionNumber(number: string): boolean {
  return /^(?:[IVXLC]+|[A-Z])$/.test(number);
}

/** "* Ghi chú: …", "(Chi tiết …)": below a table, about all of it. */
export function isRemark(text: string): boolean {
  return /^(?:[*(]|ghi chu|luu y)/.test(fold(text));
}
