import { Paragraph, type Table } from "docx";
import type { Telling } from "../asked.js";
import type { Issuer } from "./issuer.js";
import { centred, columns, run, sizes } from "./paragraphs.js";

/** "Nơi nhận" and the place where the head signs. The name is left to whoever signs. */
export function signature(issuer: Issuer, { plan, t }: Telling): Table {
  const line = (text: string) => new Paragraph({ children: [run(text, { size: sizes.recipients })] });
  return columns(
    [
      new Paragraph({
        children: [run(t("files.document.recipients"), { size: sizes.recipientsHead, bold: true, italics: true })],
      }),
      line(t("files.document.recipient", { name: plan.issuer })),
      line(t("files.document.recipient", { name: t("files.document.agencies") })),
      line(t("files.document.filed")),
    ],
    [centred(issuer.signer, { bold: true }), ...Array.from({ length: 4 }, () => centred(""))],
    [85, 80],
  );
}
