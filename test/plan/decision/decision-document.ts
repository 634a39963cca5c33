import {
  AlignmentType,
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  VerticalMergeType,
} from "docx";
import type { PlanData } from "../../../src/plan/plan-data.js";

/** One cell of a table as a document has it. */
export interface DocumentCell {
  readonly text?: string;
  /** Counted by Word: its number is not in the text. */
  readonly isCounted?: boolean;
  readonly columns?: number;
  readonly merge?: "begins" | "goes on";
}

export type DocumentRow = readonly (DocumentCell | string)[];

/** A .docx of paragraphs (strings) and tables (rows), in their order. */
export async function documentOf(blocks: readonly (string | readonly DocumentRow[])[]): Promise<Buffer> {
  const document = new Document({
    numbering: {
      config: [
        {
          reference: "rows",
          levels: [{ level: 0, format: LevelFormat.DECIMAL, text: "%1.", alignment: AlignmentType.LEFT }],
        },
      ],
    },
    sections: [
      { children: blocks.map((block) => (typeof block === "string" ? new Paragraph(block) : tableOf(block))) },
    ],
  });
  return Buffer.from(await Packer.toBuffer(document));
}

function tableOf(rows: readonly DocumentRow[]): Table {
  return new Table({ rows: rows.map((row) => new TableRow({ children: row.map(cellOf) })) });
}

function cellOf(cell: DocumentCell | string): TableCell {
  const { text = "", isCounted = false, columns = 1, merge } = typeof cell === "string" ? { text: cell } : cell;
  const counted = isCounted ? { numbering: { reference: "rows", level: 0 } } : {};
  return new TableCell({
    children: text.split("\n").map((line) => new Paragraph({ text: line, ...counted })),
    columnSpan: columns,
    ...(merge ? { verticalMerge: merge === "begins" ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE } : {}),
  });
}

/** The head of the decision, and the annex with the plan's tasks as decisions print them. */
export function decisionOf(plan: PlanData): (string | readonly DocumentRow[])[] {
  const [year, month, day] = plan.issuedOn.split("-");
  const what = plan.title.replace(/^Ban hành /, "");
  return [
    "QUYẾT ĐỊNH",
    plan.title.toUpperCase(),
    plan.issuer.toUpperCase(),
    "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính;",
    `Điều 1. Ban hành kèm theo Quyết định này ${what}.`,
    [
      ["Nơi nhận:", "KT.CHỦ TỊCH"],
      ["- Như Điều 3;", "PHÓ CHỦ TỊCH"],
    ],
    "PHỤ LỤC",
    `(Kèm theo Quyết định số ${plan.number} ngày ${day} tháng ${month} năm ${year} của ${plan.issuer})`,
    [
      ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"],
      ...plan.sections.flatMap((section): DocumentRow[] => [
        [section.printedNumber, { text: section.title, columns: 4 }],
        ...section.tasks.map(
          ({ text, lead, coordinating, timing }): DocumentRow => [
            { isCounted: true },
            text,
            lead,
            coordinating,
            timing,
          ],
        ),
      ]),
    ],
  ];
}
