import { Paragraph, type Table } from "docx";
import { formatMeasured, formatTarget } from "../../reporting/describe.js";
import { dutyLabel } from "../../reporting/labels.js";
import type { Catalogue } from "../../text/catalogue.js";
import type { Translate } from "../../text/language.js";
import { formatCount, formatPercentShort } from "../../text/numbers.js";
import type { Telling } from "../asked.js";
import { countFigures, shownValue } from "../combine-figures.js";
import { provinceValue } from "../indicator-lines.js";
import { classes, type DutyRow } from "../rows/duty-rows.js";
import type { FileFacts } from "../rows/facts.js";
import type { FigureRow, Reach } from "../rows/figure-rows.js";
import { placeCodeOf } from "../scope.js";
import type { Names } from "../workbook/names.js";
import { isOverdue } from "./counting-sentences.js";
import { outcomeOf } from "./indicator-sentences.js";
import type { Issuer } from "./issuer.js";
import { annexTable, centred, paragraph } from "./paragraphs.js";

interface Writing extends Telling {
  readonly names: Names;
}

interface Annex {
  readonly title: string;
  readonly table: Table;
  /** What explains its numbers. */
  readonly note?: string;
}

/** By task, by indicator, and who is late with the causes they stated; numbered in the order in which there are any. */
export function annexes(facts: FileFacts, { sign }: Pick<Issuer, "sign">, writing: Writing): (Paragraph | Table)[] {
  const { t } = writing;
  const make = { tasks: byTask, indicators: byIndicator, late: lateAgencies };
  return kindsOf(facts).flatMap((kind, index) => {
    const { title, table, note } = make[kind](facts, writing);
    return [
      new Paragraph({ pageBreakBefore: index > 0, children: [] }),
      centred(annexNamed(kind, facts, t)!, { bold: true }),
      centred(title, { bold: true }),
      centred(t("files.document.annexOf", { sign, year: facts.today.slice(0, 4) }), { italics: true }, 120),
      table,
      ...(note ? [paragraph(note)] : []),
    ];
  });
}

export type AnnexKind = "tasks" | "indicators" | "late";

function kindsOf({ duties, states }: FileFacts): readonly AnnexKind[] {
  return [
    ...(duties.length > 0 ? (["tasks"] as const) : []),
    ...(states.length > 0 ? (["indicators"] as const) : []),
    ...(duties.some(isOverdue) ? (["late"] as const) : []),
  ];
}

/** "Phụ lục II", as the text refers to it; null where there is none such. */
export function annexNamed(kind: AnnexKind, facts: FileFacts, t: Translate): string | null {
  const kinds = kindsOf(facts);
  const index = kinds.indexOf(kind);
  return index < 0 ? null : annexNumber(index, kinds.length, t);
}

const romans = ["I", "II", "III"] as const;

/** "Phụ lục II"; without a number where there is one alone (Nghị định 30/2020/NĐ-CP, Phụ lục I, III.1). */
function annexNumber(index: number, count: number, t: Translate): string {
  return count === 1 ? t("files.document.onlyAnnex") : t("files.document.annex", { number: romans[index]! });
}

function byTask({ duties }: FileFacts, { plan, t }: Writing): Annex {
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

/** Beside its value how many agencies stand how: together, and with the office's own figure, all that are asked. */
function byIndicator({ states, figures }: FileFacts, { t }: Writing): Annex {
  const isOfAgencies = ({ use }: FigureRow) => use !== "province";
  // Only a count is judged by nobody: most plans have none.
  const hasUnjudged = figures.some((row) => isOfAgencies(row) && row.reach === "unjudged");
  const counted = reaches.filter((reach) => reach !== "unjudged" || hasUnjudged);
  const rows = states.map((state) => {
    const { indicator, numerator, denominator, province } = state;
    const value = shownValue(state);
    const own = figures.filter((row) => row.indicator === indicator.code && isOfAgencies(row));
    return [
      indicator.code,
      indicator.name,
      numerator === null ? "" : formatCount(numerator),
      denominator === null ? "" : formatCount(denominator),
      value === null ? "" : formatMeasured(value, indicator.unit),
      formatTarget(indicator.target, indicator.unit),
      t(`files.reach.${outcomeOf(state)}`),
      formatCount(countFigures(state).asked),
      ...counted.map((of) => formatCount(own.filter(({ reach }) => reach === of).length)),
      province ? provinceValue(province, indicator, t) : "",
    ];
  });
  const heads = [
    { title: t("files.column.indicator"), width: 18 },
    { title: t("files.column.indicatorName"), width: hasUnjudged ? 32 : 46 },
    { title: t("files.column.numerator"), width: 19, number: true },
    { title: t("files.column.denominator"), width: 19, number: true },
    { title: t("files.column.value"), width: 19, number: true },
    { title: t("files.column.target"), width: 15, number: true },
    { title: t("files.column.reach"), width: 22 },
    { title: t("files.document.asked"), width: 15, number: true },
    ...counted.map((of) => ({ title: t(`files.reach.${of}`), width: 14, number: true })),
    { title: t("files.overview.province"), width: 28 },
  ];
  return {
    title: t("files.document.byIndicator"),
    table: annexTable(heads, rows),
    note: t(hasUnjudged ? "files.document.addsUpWithUnjudged" : "files.document.addsUp"),
  };
}

const reaches: readonly Reach[] = ["reached", "short", "unjudged", "nothing", "missing"];

/** The codes of all agencies in the order of the plan, but communes place by place: their own codes mix the districts. */
function byPlace(catalogue: Catalogue): readonly string[] {
  const { agencies } = catalogue;
  const place = new Map(agencies.map(({ code }, index) => [code, index]));
  const firstOfPlaces = agencies.findIndex((agency) => placeCodeOf(agency, catalogue) !== null);
  const key = (agency: (typeof agencies)[number], index: number) => {
    const within = placeCodeOf(agency, catalogue);
    return within === null ? [index, 0, 0] : [firstOfPlaces, place.get(within) ?? agencies.length, index];
  };
  return agencies
    .map((agency, index) => ({ code: agency.code, key: key(agency, index) }))
    .sort((a, b) => a.key[0]! - b.key[0]! || a.key[1]! - b.key[1]! || a.key[2]! - b.key[2]!)
    .map(({ code }) => code);
}

function lateAgencies({ duties }: FileFacts, { plan, names, t }: Writing): Annex {
  const overdue = duties.filter(isOverdue);
  const byAgency = new Map<string, DutyRow[]>();
  for (const duty of overdue) byAgency.set(duty.agency, [...(byAgency.get(duty.agency) ?? []), duty]);
  const order = byPlace(plan.catalogue);
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
