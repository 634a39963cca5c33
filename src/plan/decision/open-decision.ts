import type { Failure } from "../../outcome.js";
import { failure, success } from "../../outcome.js";
import { oleHeader, readLimited } from "../workbook/open-workbook.js";
import { unzippedSize } from "../workbook/unzipped-size.js";

/** A paragraph, or a table, in the order in which they stand. Texts are NFC, their blanks single. */
export type Block =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "table"; readonly rows: readonly TableRow[] };

/** One cell for every column of the table: a merged cell stands in each of its columns and rows. */
export type TableRow = readonly TableCell[];

export interface TableCell {
  /** Its paragraphs and line breaks a line each. */
  readonly text: string;
  /** Word counts it ("1.", "a)"): the number is not in the text. */
  readonly isCounted: boolean;
  /** It goes on from the row above. */
  readonly isFromAbove: boolean;
  /** It goes on from the column before. */
  readonly isFromBefore: boolean;
}

export type DecisionFailure = Failure<"no_file" | "empty" | "too_large" | "password" | "old_format" | "not_a_document">;

/**
 * Opens a .docx that somebody else made: the paragraphs and tables of its body, without headers, footnotes, what was
 * struck out under "track changes", and text boxes. Takes bounded memory, whatever it is.
 */
export async function openDecision(
  path: string,
): Promise<{ readonly ok: true; readonly value: readonly Block[] } | DecisionFailure> {
  const bytes = await readLimited(path);
  if (!Buffer.isBuffer(bytes)) return bytes;
  if (bytes.length === 0) return failure("empty", (t) => t("workbook.empty"));
  if (bytes.subarray(0, 4).equals(oleHeader))
    return bytes.includes(Buffer.from("EncryptedPackage", "utf16le"))
      ? failure("password", (t) => t("decision.password"))
      : failure("old_format", (t) => t("decision.oldFormat"));
  const size = unzippedSize(bytes, largestText, (name) => /\.(?:xml|rels)$/i.test(name));
  if (size === "too_large") return failure("too_large", (t) => t("decision.textTooLarge"));
  if (size === null || !bytes.includes("word/document")) return failure("not_a_document", (t) => t("decision.notDocx"));
  const body = await bodyOf(bytes);
  return body ? success(body) : failure("not_a_document", (t) => t("decision.notDocx"));
}

/** Of the document's own text, without pictures: a thousand rows are 2 MB of it, and each megabyte takes 180 of memory. */
const largestText = 6 * 1_048_576;

/** Of a node of the document as mammoth reads it, what is used here. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
  readonly numbering?: unknown;
  readonly colSpan?: number;
  readonly rowSpan?: number;
}

async function bodyOf(buffer: Buffer): Promise<readonly Block[] | null> {
  // Loaded when a document is opened: no other command waits for it.
  const { default: mammoth } = await import("mammoth");
  let body: readonly Node[] = [];
  const keep = (document: Node) => {
    body = document.children ?? [];
    return { ...document, children: [] };
  };
  try {
    await mammoth.convertToHtml({ buffer }, { transformDocument: keep });
    const cells = { left: mostCells };
    return body.flatMap((node) => blocksOf(node, cells));
  } catch {
    // Whatever is in the file, it is the file that cannot be read: mammoth has no class of errors of its own.
    return null;
  }
}

/** Ten times what the longest plan needs; a cell that spans columns stands in each of them. */
const mostCells = 200_000;
interface Budget {
  left: number;
}

function blocksOf(node: Node, cells: Budget): readonly Block[] {
  if (node.type === "table") return [{ kind: "table", rows: rowsOf(node, cells) }];
  if (node.type !== "paragraph") return (node.children ?? []).flatMap((child) => blocksOf(child, cells));
  const text = textOf([node]);
  return text === "" ? [] : [{ kind: "text", text }];
}

interface Above extends TableCell {
  readonly rowsLeft: number;
}

function rowsOf(table: Node, cells: Budget): TableRow[] {
  let above: readonly (Above | undefined)[] = [];
  return (table.children ?? [])
    .filter(({ type }) => type === "tableRow")
    .map((row) => {
      const placed = placeRow(row, above);
      cells.left -= placed.length;
      if (cells.left < 0) throw new RangeError("more cells than a plan has");
      above = placed.map((cell) => (cell.rowsLeft > 0 ? { ...cell, rowsLeft: cell.rowsLeft - 1 } : undefined));
      return placed.map(({ rowsLeft: _, ...cell }) => cell);
    });
}

function placeRow(row: Node, above: readonly (Above | undefined)[]): Above[] {
  const placed: Above[] = [];
  const takeAbove = () => {
    for (let one = above[placed.length]; one; one = above[placed.length]) placed.push({ ...one, isFromAbove: true });
  };
  for (const cell of (row.children ?? []).filter(({ type }) => type === "tableCell")) {
    takeAbove();
    const { children = [], colSpan = 1, rowSpan = 1 } = cell;
    const read = { text: textOf(children), isCounted: isCounted(children), rowsLeft: rowSpan - 1 };
    for (let column = 0; column < Math.min(colSpan, mostColumns); column += 1)
      placed.push({ ...read, isFromAbove: false, isFromBefore: column > 0 });
  }
  takeAbove();
  return placed;
}

const mostColumns = 60;

function isCounted(paragraphs: readonly Node[]): boolean {
  return paragraphs.some(({ numbering }) => numbering !== null && numbering !== undefined);
}

function textOf(nodes: readonly Node[]): string {
  return nodes
    .map(rawText)
    .join("\n")
    .normalize("NFC")
    .split("\n")
    .map((line) => line.replace(/[\s\u200b\ufeff]+/gu, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}

function rawText({ type, value, children = [] }: Node): string {
  if (type === "text") return value ?? "";
  if (type === "tab") return " ";
  if (type === "break") return "\n";
  // A table inside a cell: its cells a line each.
  const between = type === "table" || type === "tableRow" || type === "tableCell" ? "\n" : "";
  return children.map(rawText).join(between);
}
