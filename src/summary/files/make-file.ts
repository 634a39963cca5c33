import { parsePeriod } from "../../calendar/windows.js";
import { failure, type Outcome, success } from "../../outcome.js";
import { headOf, spanOf, whatOf } from "../asked.js";
import { type DrawingAsked, drawPicture } from "../chart/draw-picture.js";
import { countFigures } from "../combine-figures.js";
import { writeReport } from "../document/write-report.js";
import { notBegunLine } from "../not-begun.js";
import { parseQuery, type SummaryQuery } from "../query.js";
import { type FileFacts, gatherFacts, gatherWithHistory } from "../rows/facts.js";
import { isKnown } from "../scope.js";
import { writeSummaryWorkbook } from "../workbook/write-summary.js";
import { fileNameOf } from "./file-name.js";
import { type FileKind, isPicture, type MadeFile, type NoFile } from "./order.js";

/** Makes a file of what the database holds now. Who may ask for it is decided by the caller. */
export async function makeFile(
  { kind, query: words }: { readonly kind: FileKind; readonly query: string },
  asked: DrawingAsked,
): Promise<Outcome<MadeFile, NoFile["code"]>> {
  const query = parseQuery(words);
  if (!query || !isKnown(query, asked.plan.catalogue) || !parsePeriod(query.period))
    return failure("unknown", (t) => t("office.unknown"));
  const bytes = await draw(kind, query, asked);
  const head = headOf(whatOf(query, asked), query, asked, spanOf(query, asked));
  const toCome = notBegunLine("file", query, asked);
  if (!bytes) return failure("empty", (t) => toCome ?? t("files.empty", { head }));
  return success({
    name: fileNameOf(kind, query, asked),
    caption: toCome === null ? head : `${head}\n${toCome}`,
    bytes,
  });
}

/** Null: there is nothing to tell of. */
async function draw(kind: FileKind, query: SummaryQuery, asked: DrawingAsked): Promise<Uint8Array | null> {
  if (isPicture(kind)) return drawPicture(kind, query, asked);
  if (kind === "document") {
    const facts = await gatherFacts(query, asked);
    return isEmpty(facts) ? null : writeReport(facts, asked);
  }
  const facts = await gatherWithHistory(query, asked);
  return isEmpty(facts) ? null : writeSummaryWorkbook(facts, asked);
}

function isEmpty({ duties, states }: FileFacts): boolean {
  return duties.length === 0 && states.every((state) => countFigures(state).given === 0);
}
