import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";

/** Half points. NĐ 30/2020/NĐ-CP, Annex I: Times New Roman, the body 13 to 14. */
export const sizes = { body: 28, head: 26, table: 22, recipients: 22, recipientsHead: 24 } as const;
export const fontName = "Times New Roman";

interface Look {
  readonly size?: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
}

export function run(text: string, { size = sizes.body, bold = false, italics = false }: Look = {}): TextRun {
  return new TextRun({ text: clean(text), size, bold, italics, font: fontName });
}

/** A paragraph of the body: justified, its first line 1 cm in, 6 pt behind it. */
export function paragraph(...children: readonly (string | ParagraphChild)[]): Paragraph {
  return bodyParagraph(children, false);
}

/** The same at the end of the body: a signature does not stand on a page of its own. */
export function lastParagraph(...children: readonly (string | ParagraphChild)[]): Paragraph {
  return bodyParagraph(children, true);
}

function bodyParagraph(children: readonly (string | ParagraphChild)[], keepNext: boolean): Paragraph {
  return new Paragraph({
    keepNext,
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: convertMillimetersToTwip(10) },
    spacing: { after: 120, line: 276 },
    children: children.map((child) => (typeof child === "string" ? run(child) : child)),
  });
}

export function heading(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    keepNext: true,
    indent: { firstLine: convertMillimetersToTwip(10) },
    spacing: { before: 120, after: 120, line: 276 },
    children: [run(text, { bold: true })],
  });
}

export function centred(text: string, look: Look = {}, after = 0): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after }, children: [run(text, look)] });
}

/** A line below what stands before it, as wide as the share of the column that is left between the sides. */
export function rule(side: number, after = 0): Paragraph {
  return new Paragraph({
    indent: { left: convertMillimetersToTwip(side), right: convertMillimetersToTwip(side) },
    spacing: { before: 60, after, line: 60 },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: "000000" } },
    children: [],
  });
}

const none = { style: BorderStyle.NONE, size: 0, color: "FFFFFF" } as const;
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

/** Two columns without lines: letterhead and signature. */
export function columns(
  left: readonly Paragraph[],
  right: readonly Paragraph[],
  widths: readonly [number, number],
): Table {
  const cell = (children: readonly Paragraph[], width: number) =>
    new TableCell({
      children: [...children],
      width: { size: convertMillimetersToTwip(width), type: WidthType.DXA },
      borders: { top: none, bottom: none, left: none, right: none },
      margins: { left: 0, right: 0 },
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: convertMillimetersToTwip(widths[0] + widths[1]), type: WidthType.DXA },
    columnWidths: widths.map((width) => convertMillimetersToTwip(width)),
    borders: noBorders,
    // What is signed stands on one page with its signature.
    rows: [new TableRow({ cantSplit: true, children: [cell(left, widths[0]), cell(right, widths[1])] })],
  });
}

export interface AnnexColumn {
  readonly title: string;
  /** Millimetres. */
  readonly width: number;
  readonly number?: boolean;
}

/** A table with lines, whose header is repeated on every page; no row is torn apart. */
export function annexTable(heads: readonly AnnexColumn[], rows: readonly (readonly string[])[], boldRows = 0): Table {
  const cell = (text: string, { width, number }: AnnexColumn, bold: boolean, isHead: boolean) =>
    new TableCell({
      width: { size: convertMillimetersToTwip(width), type: WidthType.DXA },
      verticalAlign: isHead ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
      margins: { left: 60, right: 60, top: 20, bottom: 20 },
      children: text.split("\n").map(
        (line) =>
          new Paragraph({
            alignment: isHead ? AlignmentType.CENTER : number ? AlignmentType.RIGHT : AlignmentType.LEFT,
            children: [run(line, { size: sizes.table, bold })],
          }),
      ),
    });
  const row = (texts: readonly string[], bold: boolean, isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: heads.map((head, index) => cell(texts[index] ?? "", head, bold, isHead)),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: heads.map(({ width }) => convertMillimetersToTwip(width)),
    width: { size: convertMillimetersToTwip(heads.reduce((sum, { width }) => sum + width, 0)), type: WidthType.DXA },
    rows: [
      row(
        heads.map(({ title }) => title),
        true,
        true,
      ),
      ...rows.map((texts, index) => row(texts, index < boldRows, false)),
    ],
  });
}

/** What XML forbids people may have written all the same. */
function clean(text: string): string {
  return text
    .replace(/[^\P{Cc}\n\t]|[\ufffe\uffff]/gu, " ")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "");
}
