import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from "docx";
import type { PlanInForce } from "../../plan/plan-in-force.js";
import type { Translate } from "../../text/language.js";
import type { FileFacts } from "../rows/facts.js";
import { namesOf } from "../workbook/names.js";
import { annexes } from "./annexes.js";
import { body } from "./body.js";
import { issuerOf } from "./issuer.js";
import { letterhead, title } from "./letterhead.js";
import { fontName, sizes } from "./paragraphs.js";
import { signature } from "./signature.js";

const margins = { top: 20, bottom: 20, left: 30, right: 15 };

/**
 * The office's report as bytes of a .docx, laid out by NĐ 30/2020/NĐ-CP (Annex I): to be numbered, dated and signed. Annexes
 * follow on pages that lie.
 */
export async function writeReport(
  facts: FileFacts,
  { plan, t }: { readonly plan: PlanInForce; readonly t: Translate },
): Promise<Uint8Array> {
  const telling = { plan, older: [], plans: [plan], now: facts.now, t };
  const writing = { ...telling, names: namesOf(plan.catalogue, t) };
  const issuer = issuerOf(plan, t);
  const document = new Document({
    title: t("files.document.title"),
    creator: issuer.body,
    styles: { default: { document: { run: { font: fontName, size: sizes.body } } } },
    sections: [
      {
        ...page(PageOrientation.PORTRAIT),
        children: [
          ...letterhead(issuer, facts.today.slice(0, 4), telling),
          ...title(facts, telling),
          ...body(facts, writing),
          new Paragraph({ keepNext: true, children: [] }),
          signature(issuer, telling),
        ],
      },
      { ...page(PageOrientation.LANDSCAPE), children: annexes(facts, issuer, writing) },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** A4. The number stands above, in the middle, and not on the first page. */
function page(orientation: (typeof PageOrientation)[keyof typeof PageOrientation]) {
  const number = new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: sizes.head, font: fontName })],
      }),
    ],
  });
  const isFirst = orientation === PageOrientation.PORTRAIT;
  return {
    properties: {
      titlePage: isFirst,
      page: {
        size: {
          width: convertMillimetersToTwip(210),
          height: convertMillimetersToTwip(297),
          orientation,
        },
        margin: {
          top: convertMillimetersToTwip(margins.top),
          bottom: convertMillimetersToTwip(margins.bottom),
          left: convertMillimetersToTwip(isFirst ? margins.left : 20),
          right: convertMillimetersToTwip(isFirst ? margins.right : 20),
          header: convertMillimetersToTwip(10),
        },
      },
    },
    headers: {
      default: number,
      ...(isFirst ? { first: new Header({ children: [new Paragraph({ children: [] })] }) } : {}),
    },
  };
}
