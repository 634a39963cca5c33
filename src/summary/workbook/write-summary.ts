import type { NamedRange, WriteSheet } from "hucre";
import { formatDayInFull, formatTime } from "../../calendar/formats.js";
import type { PlanInForce } from "../../plan/plan-in-force.js";
import type { Translate } from "../../text/language.js";
import { spanOf, whatOf } from "../asked.js";
import type { FileFacts, History } from "../rows/facts.js";
import { font } from "./cells.js";
import { dutiesTable, overdueTable, silentTable } from "./duty-tables.js";
import { figuresTable } from "./figure-table.js";
import { fillTables, type Unfilled } from "./fill-tables.js";
import { placesOf, receiptLinks } from "./links.js";
import { namesOf } from "./names.js";
import { overviewSheet } from "./overview-sheet.js";
import { aboutOf, receiptsTable } from "./receipt-table.js";
import { printedPart, type Table, tableSheet } from "./table-sheet.js";

/** The office's summary as bytes of an .xlsx: what the chat counts, row by row, and formulas that count it again. */
export async function writeSummaryWorkbook(
  facts: FileFacts & History,
  { plan, t }: { readonly plan: PlanInForce; readonly t: Translate },
): Promise<Uint8Array> {
  const { writeXlsx } = await import("hucre");
  const { sheets, namedRanges, tables } = summarySheets(facts, { plan, t });
  return fillTables(await writeXlsx({ sheets, namedRanges, defaultFont: font }), tables);
}

function summarySheets(
  facts: FileFacts & History,
  { plan, t }: { readonly plan: PlanInForce; readonly t: Translate },
): { readonly sheets: WriteSheet[]; readonly namedRanges: NamedRange[]; readonly tables: readonly Unfilled[] } {
  const { query, now, today } = facts;
  const { catalogue } = plan;
  const names = namesOf(catalogue, t);
  const order = catalogue.agencies.map(({ code }) => code);
  const margins = {
    head: t("files.head", {
      what: whatOf(query, { plan, older: [], plans: [plan], now, t }),
      period: spanOf(query, { now, t }),
    }),
    time: t("files.asOf", { time: formatTime(now), day: formatDayInFull(today, t) }),
  };
  const receipts = receiptsTable(facts, { catalogue, names, t });
  const receiptOf = receiptLinks(receipts.rows, aboutOf);
  const telling = { names, today, receiptOf, t };
  const duties = dutiesTable(facts.duties, telling);
  const silent = silentTable(facts.duties, order, telling);
  const overdue = overdueTable(facts.duties, order, telling);
  const figures = figuresTable(facts.figures, { period: query.period, catalogue, names, receiptOf, t });
  const places = { duties: placesOf(duties), silent: placesOf(silent), overdue: placesOf(overdue) };
  const sheets = [overviewSheet(facts, { margins, plan, names, places, figureWidth: figures.columns.length, t })];
  const namedRanges: NamedRange[] = [];
  const tables: Unfilled[] = [];
  const add = <Row>(table: Table<Row>) => {
    sheets.push(tableSheet(table, margins));
    tables.push({ part: `xl/worksheets/sheet${sheets.length}.xml`, table });
    namedRanges.push(...printedPart(table));
  };
  add(duties);
  add(figures);
  add(silent);
  add(overdue);
  add(receipts);
  return { sheets, namedRanges, tables };
}
