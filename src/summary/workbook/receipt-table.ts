import { formatPeriodShort } from "../../calendar/formats.js";
import type { Status } from "../../grammar/understanding.js";
import { describeStatus, describeValue } from "../../reporting/describe.js";
import type { Catalogue } from "../../text/catalogue.js";
import type { Translate } from "../../text/language.js";
import type { GivenFigure } from "../rows/figure-rows.js";
import type { ReportRow } from "../rows/report-rows.js";
import { dayCell, momentCell, textCell } from "./cells.js";
import type { Names } from "./names.js";
import { remember } from "./remember.js";
import type { Table } from "./table-sheet.js";

/** One thing that a receipt holds. */
export type Entry = ReportRow | GivenFigure;

function isReport(entry: Entry): entry is ReportRow {
  return "task" in entry;
}

/** The code of its task or indicator. */
export function aboutOf(entry: Entry): string {
  return isReport(entry) ? entry.task : entry.indicator;
}

/** Every report on what the other sheets list, also those that were corrected, and the figures that stand, by receipt. */
export function receiptsTable(
  { reports, given }: { readonly reports: readonly ReportRow[]; readonly given: readonly GivenFigure[] },
  { catalogue, names, t }: { readonly catalogue: Catalogue; readonly names: Names; readonly t: Translate },
): Table<Entry> {
  const entries: Entry[] = [...reports, ...given];
  // Receipts are numbered in the order in which they are given, with as many digits.
  entries.sort((a, b) => (a.receipt < b.receipt ? -1 : a.receipt > b.receipt ? 1 : 0));
  return {
    sheet: "receipts",
    rows: entries,
    printed: 11,
    empty: t("files.none.receipts"),
    columns: columnsOf(catalogue, names, t),
  };
}

function columnsOf(catalogue: Catalogue, names: Names, t: Translate): Table<Entry>["columns"] {
  const period = remember((code: string) => formatPeriodShort(code, t));
  const onTime = remember((is: boolean) => t(is ? "files.onTime" : "files.late"));
  const kinds = { task: t("files.entry.task"), indicator: t("files.entry.indicator") };
  const content = contentReader(catalogue, t);
  const ofTask =
    <Value>(value: (entry: ReportRow) => Value) =>
    (entry: Entry) =>
      isReport(entry) ? value(entry) : null;
  return [
    { title: t("files.column.receipt"), width: 16.5, format: "text", value: (e) => e.receipt },
    { title: t("files.column.reportedAt"), width: 16, format: "moment", value: (e) => momentCell(e.reportedAt) },
    { title: t("files.column.agency"), width: 32, format: "wide", value: (e) => agencyOf(e, names, t) },
    {
      title: t("files.column.about"),
      width: 9,
      format: "text",
      value: aboutOf,
    },
    { title: t("files.column.period"), width: 11, format: "text", value: (e) => period(e.period) },
    { title: t("files.column.content"), width: 26, format: "wide", value: content },
    { title: t("files.column.note"), width: 36, format: "wide", value: (e) => textCell(e.note) },
    { title: t("files.column.document"), width: 15, format: "text", value: ofTask((e) => textCell(e.document)) },
    {
      title: t("files.column.documentDate"),
      width: 11.5,
      format: "day",
      value: ofTask((e) => dayCell(e.documentDate)),
    },
    { title: t("files.column.onTime"), width: 10, format: "text", value: (e) => onTime(e.onTime) },
    { title: t("files.column.replaces"), width: 16.5, format: "text", value: ofTask((e) => e.replaces) },
    {
      title: t("files.column.kind"),
      width: 11,
      format: "text",
      value: (e) => kinds[isReport(e) ? "task" : "indicator"],
    },
    { title: t("files.column.agencyCode"), width: 10, format: "text", value: (e) => e.agency },
  ];
}

/** What was reported, in words that are the same for many rows. */
function contentReader(catalogue: Catalogue, t: Translate): (entry: Entry) => string {
  const status = remember((of: string) => {
    const [code, percent] = of.split(" ") as [Status, string];
    return describeStatus({ status: code, percent: percent === "" ? null : Number(percent) }, t);
  });
  const indicators = new Map(catalogue.indicators.map((one) => [one.code, one]));
  return (entry) => {
    if (isReport(entry)) return status(`${entry.status} ${entry.percent ?? ""}`);
    const { unit, wholeUnits } = indicators.get(entry.indicator)!;
    const { numerator, denominator, value } = entry;
    const measured = unit === "%" ? { percent: value, value: null } : { percent: null, value };
    return describeValue({ numerator, denominator, ...measured }, { unit, wholeUnits }, t);
  };
}

function agencyOf(entry: Entry, names: Names, t: Translate): string {
  const agency = names.agency(entry.agency);
  return entry.formerAgency ? t("files.ofFormer", { agency, former: entry.formerAgency }) : agency;
}
