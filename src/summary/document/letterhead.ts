import { AlignmentType, Paragraph, type Table } from "docx";
import { spanOf, type Telling, whoseName } from "../asked.js";
import type { FileFacts } from "../rows/facts.js";
import type { Issuer } from "./issuer.js";
import { centred, columns, rule, run, sizes } from "./paragraphs.js";
import { planCited } from "./plan-cited.js";

/** Millimetres, together what the margins leave of the page. */
const widths = [65, 100] as const;

/** Agency and country, number and date, as Annex I of NĐ 30/2020/NĐ-CP lays them out. Number and day are left to fill in. */
export function letterhead(issuer: Issuer, year: string, { t }: Pick<Telling, "t">): Table[] {
  const head = { size: sizes.head };
  return [
    columns(
      [
        ...issuer.parent.map((line) => centred(line, { size: 24 })),
        centred(issuer.body, { size: 24, bold: true }),
        rule(20, 120),
      ],
      [
        centred(t("files.document.country"), { ...head, size: 24, bold: true }),
        centred(t("files.document.motto"), { ...head, bold: true }),
        rule(21, 120),
      ],
      widths,
    ),
    columns(
      [centred(t("files.document.number", { sign: issuer.sign }), head)],
      [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [
            run(t("files.document.placeAndDate", { where: issuer.place ?? "……", year }), { ...head, italics: true }),
          ],
        }),
      ],
      widths,
    ),
  ];
}

/** "BÁO CÁO", and what of. */
export function title({ query }: Pick<FileFacts, "query">, telling: Telling): Paragraph[] {
  const { plan, t } = telling;
  const whose = whoseName(query.whose, telling);
  const { subject } = query;
  const what = "code" in subject ? t("files.document.part", { code: subject.code }) : null;
  const about = t("files.document.about", { plan: planCited(plan, t), period: spanOf(query, telling) });
  return [
    centred("", {}),
    centred(t("files.document.title"), { bold: true }),
    centred([about, what, whose].filter((one) => one !== null).join(", "), { bold: true }),
    rule(65, 200),
  ];
}
