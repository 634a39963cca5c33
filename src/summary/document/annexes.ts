import { Paragraph, type Table } from "docx";
import { formatPeriod } from "../../calendar/formats.js";
import { formatMeasured, formatTarget } from "../../reporting/describe.js";
import { dutyLabel } from "../../reporting/labels.js";
import type { Translate } from "../../text/language.js";
import { formatCount, formatPercentShort } from "../../text/numbers.js";
import type { Telling } from "../asked.js";
import { countFigures, fallsShort } from "../combine-figures.js";
import { classes, type DutyRow } from "../rows/duty-rows.js";
import type { FileFacts } from "../rows/facts.js";
import type { Names } from "../workbook/names.js";
import { valueOfAll } from "./body.js";
import { isOverdue } from "./counting-sentences.js";
import { annexTable, centred } from "./paragraphs.js";

interface Writing extends Telling {
  readonly names: Names;
}

interface Annex {
  readonly title: string;
  readonly table: Table;
}

/** By task, by indicator, and who is late with the causes they stated; numbered in the order in which there are any. */
export function annexes(facts: FileFacts, writing: Writing): (Paragraph | Table)[] {
  const { t } = writing;
  const found = [byTask(facts, writing), byIndicator(facts, writing), lateAgencies(facts, writing)];
  const all = found.filter((annex) => annex !== null);
  return all.flatMap(({ title, table }, index) => [
    new Paragraph({ pageBreakBefore: index > 0, children: [] }),
    centred(annexNumber(index, all.length, t), { bold: true }),
    centred(title, { bold: true }),
    centred(t("files.document.annexOf", { period: formatPeriod(facts.query.period, t) }), { italics: true }, 120),
    table,
  ]);
}

const romans = ["I", "II", "III"] as const;

/** "Phụ lục II"; without a number where there is one alone (Nghị định 30/2020/NĐ-CP, Phụ lục I, III.1). */
function annexNumber(index: number, count: number, t: Translate): string {
  return count === 1 ? t("files.document.onlyAnnex") : t("files.document.annex", { number: romans[index]! });
}

function byTask({ duties }: FileFacts, { plan, t }: Writing): Annex | null {
  if (duties.length === 0) return null;
  const line = (code: string, title: string, rows: readonly DutyRow[]) => [
    code,
    title,
    formatCount(rows.length),
    ...classes.map((of) => formatCount(rows.filter((duty) => duty.class === of).length)),
  ];
  const tasks = plan.catalogue.tasks.flatMap(({ code, text }) => {
    const rows = duties.filter((duty) => duty.task === code);
    return rows.length > 0 ? [line(code, text, rows)] : [];
  });
  const heads = [
    { title: t("files.column.task"), width: 16 },
    { title: t("files.column.text"), width: 98 },
    { title: t("files.overview.all"), width: 17, number: true },
    ...classes.map((of) => ({ title: t(`files.class.${of}`), width: 18, number: true })),
  ];
  return {
    title: t("files.document.byTask"),
    table: annexTable(heads, [line("", t("files.overview.whole"), duties), ...tasks], 1),
  };
}

function byIndicator({ states, figures }: FileFacts, { t }: Writing): Annex | null {
  if (states.length === 0) return null;
  const rows = states.map((state) => {
    const { indicator, numerator, denominator } = state;
    const value = valueOfAll(state);
    const count = (reach: string) =>
      figures.filter((row) => row.indicator === indicator.code && row.reach === reach && row.use !== "province").length;
    const isShort = fallsShort(value, indicator.target, indicator.direction);
    const outcome =
      value !== null ? (isShort ? "short" : "reached") : countFigures(state).given > 0 ? "nothing" : "missing";
    return [
      indicator.code,
      indicator.name,
      numerator === null ? "" : formatCount(numerator),
      denominator === null ? "" : formatCount(denominator),
      value === null ? "" : formatMeasured(value, indicator.unit),
      formatTarget(indicator.target, indicator.unit),
      t(`files.reach.${outcome}`),
      formatCount(count("reached")),
      formatCount(count("short")),
      formatCount(count("missing")),
    ];
  });
  const heads = [
    { title: t("files.column.indicator"), width: 20 },
    { title: t("files.column.indicatorName"), width: 83 },
    { title: t("files.column.numerator"), width: 20, number: true },
    { title: t("files.column.denominator"), width: 20, number: true },
    { title: t("files.column.value"), width: 19, number: true },
    { title: t("files.column.target"), width: 15, number: true },
    { title: t("files.column.reach"), width: 26 },
    { title: t("files.overview.agencies.reached"), width: 18, number: true },
    { title: t("files.overview.agencies.short"), width: 18, number: true },
    { title: t("files.overview.agencies.missing"), width: 18, number: true },
  ];
  return { title: t("files.document.byIndicator"), table: annexTable(heads, rows) };
}

function lateAgencies({ duties }: FileFacts, { plan, names, t }: Writing): Annex | null {
  const overdue = duties.filter(isOverdue);
  if (overdue.length === 0) return null;
  const byAgency = new Map<string, DutyRow[]>();
  for (const duty of overdue) byAgency.set(duty.agency, [...(byAgency.get(duty.agency) ?? []), duty]);
  const order = plan.catalogue.agencies.map(({ code }) => code);
  const rows = [...byAgency]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([agency, own], index) => [
      String(index + 1),
      names.agency(agency),
      labels(own.filter((duty) => duty.class === "silent")),
      labels(own.filter((duty) => duty.class === "unfinished")),
      own
        .flatMap((duty) => (duty.report?.difficulty ? [`${dutyLabel(duty, t, null)}: ${duty.report.difficulty}`] : []))
        .join("\n"),
    ]);
  function labels(of: readonly DutyRow[]): string {
    return of
      .map((duty) => {
        const label = dutyLabel(duty, t, null);
        return duty.percent === null ? label : `${label} (${formatPercentShort(duty.percent)})`;
      })
      .join("; ");
  }
  const heads = [
    { title: t("files.overview.number"), width: 12 },
    { title: t("files.column.agency"), width: 60 },
    { title: t("files.class.silent"), width: 65 },
    { title: t("files.class.unfinished"), width: 50 },
    { title: t("files.document.statedCause"), width: 70 },
  ];
  return { title: t("files.document.lateTitle"), table: annexTable(heads, rows) };
}
