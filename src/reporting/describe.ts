import type { Day } from "../calendar/day.js";
import { formatDay, formatPeriod } from "../calendar/formats.js";
import type { Translate } from "../text/language.js";
import { formatCount, formatNumber, formatPercent, formatPercentShort } from "../text/numbers.js";
import { type Definition, type Meaning, redefinedOn } from "./definition.js";
import type { FigureFacts, GivenFigure, ReportFacts } from "./duty-facts.js";
import { type CountedFile, countFiles } from "./evidence/files.js";
import { dutyLabel, type Labelled, shorten } from "./labels.js";
import type { FigureEntry, TaskEntry } from "./report-draft.js";

type TaskContent = Pick<TaskEntry, "status" | "percent" | "document" | "documentDate" | "note">;
type FigureContent = Pick<FigureEntry, "numerator" | "denominator" | "percent" | "value" | "note">;

/** "V.1 · Hoàn thành · 18/KH-STP ngày 23/02/2024": one line for lists of several. */
export function describeTask(duty: Labelled, content: TaskContent, today: Day, t: Translate): string {
  const parts = [dutyLabel(duty, t, today), describeStatus(content, t)];
  const document = describeDocument(content, t);
  if (document) parts.push(document);
  if (content.note) parts.push(shorten(content.note, 80));
  return parts.join(" · ");
}

/** "Đang thực hiện 60%" */
export function describeStatus(content: Pick<TaskContent, "status" | "percent">, t: Translate): string {
  if (!content.status) return "";
  const status = t(`common.status.${content.status}`);
  return content.percent === null ? status : `${status} ${formatPercentShort(content.percent)}`;
}

/** "chưa xong", "chưa xong, 60%": of what is answered and not settled. */
export function describeUnfinished({ percent }: { readonly percent: number | null }, t: Translate): string {
  return percent === null
    ? t("reporting.work.unfinished")
    : t("reporting.work.unfinishedAt", { percent: formatPercentShort(percent) });
}

/** "18/KH-STP ngày 23/02/2024" */
export function describeDocument(content: Pick<TaskContent, "document" | "documentDate">, t: Translate): string | null {
  const { document, documentDate } = content;
  if (document && documentDate) return t("reporting.documentOn", { document, day: formatDay(documentDate) });
  if (documentDate) return t("reporting.dated", { day: formatDay(documentDate) });
  return document;
}

/** "CT-b3 quý I/2024 · 1.250/2.000 = 62,50% (chỉ tiêu giao 60%)" */
export function describeFigure(
  figure: Pick<FigureFacts, "indicator" | "period" | "target" | "unit" | "wholeUnits">,
  content: FigureContent,
  t: Translate,
): string {
  const head = `${figure.indicator} ${formatPeriod(figure.period, t)}`;
  const target = t("reporting.target", { target: formatTarget(figure.target, figure.unit) });
  const note = content.note ? ` · ${shorten(content.note, 80)}` : "";
  return `${head} · ${describeValue(content, figure, t)} (${target})${note}`;
}

/** "1.250/2.000 = 62,50%", "85,50%", "3 ngày", "Không phát sinh", of whole units "Đã thực hiện" */
export function describeValue(
  content: Omit<FigureContent, "note">,
  { wholeUnits, unit }: Pick<FigureFacts, "wholeUnits" | "unit">,
  t: Translate,
): string {
  const { numerator, denominator, percent } = content;
  const measured = typeof content.value === "number" ? `${formatNumber(content.value)} ${unit}` : null;
  if (numerator !== null && denominator !== null) {
    if (measured !== null) return `${formatCount(numerator)}/${formatCount(denominator)} = ${measured}`;
    if (percent === null) return t("common.status.nothing_arose");
    if (wholeUnits && denominator === 1) return t(numerator === 1 ? "reporting.unitsDone" : "reporting.unitsNotDone");
    return `${formatCount(numerator)}/${formatCount(denominator)} = ${formatPercent(percent)}`;
  }
  return measured ?? (percent === null ? "" : formatPercent(percent));
}

/** "1.250/2.000 = 62,50% · chỉ tiêu giao 60%: đạt" */
export function againstTarget(
  value: Omit<FigureContent, "note">,
  figure: Pick<FigureFacts, "target" | "unit" | "direction" | "wholeUnits">,
  t: Translate,
): string {
  const target = formatTarget(figure.target, figure.unit);
  const measured = value.percent ?? value.value ?? null;
  if (measured === null) return describeValue(value, figure, t);
  const isReached = figure.direction === "at-most" ? measured <= figure.target : measured >= figure.target;
  const key = isReached ? "reporting.reached" : "reporting.notReached";
  return `${describeValue(value, figure, t)} · ${t(key, { target })}`;
}

/** "60%", "3 ngày": what is to be reached, in the indicator's own unit. */
export function formatTarget(target: number, unit: string): string {
  return unit === "%" ? formatPercentShort(target) : `${formatNumber(target)} ${unit}`;
}

/** "62,50%", "2,5 ngày": what was reached, in the indicator's own unit. */
export function formatMeasured(value: number, unit: string): string {
  return unit === "%" ? formatPercent(value) : `${formatNumber(value)} ${unit}`;
}

/** "khác cách tính từ 20/03/2024": where an earlier figure meant something else than this one; nothing where not. */
export function redefinedWords(earlier: Definition | undefined, now: Meaning, t: Translate): string[] {
  const day = redefinedOn(earlier, now);
  return day === null ? [] : [t("reporting.redefined", { day: formatDay(day) })];
}

/** "62,50% · khác cách tính từ 20/03/2024": in the unit that it was given in, and whether that is another one now. */
export function describeAsGiven(given: GivenFigure, now: FigureFacts, t: Translate): string {
  return [describeValue(given, given.madeUnder ?? now, t), ...redefinedWords(given.madeUnder, now, t)].join(" · ");
}

/** The last figure of this period, or of the one before it. */
export function describeGiven(
  figure: FigureFacts,
  given: GivenFigure,
  files: readonly CountedFile[],
  t: Translate,
): string {
  const values = {
    period: formatPeriod(given.period, t),
    value: [describeAsGiven(given, figure, t), countFiles(files, t)].filter(Boolean).join(" · "),
    receipt: given.receipt,
  };
  return figure.latest ? t("reporting.lastFigure", values) : t("reporting.previousFigure", values);
}

/** "Đang thực hiện 40% · 3/BC-STP ngày 05/02/2024 · đã rà soát…" */
export function describeReport(latest: ReportFacts, t: Translate): string {
  const document = describeDocument(latest, t);
  const note = latest.result ?? latest.difficulty;
  return [describeStatus(latest, t), document, note && shorten(note, 60)].filter(Boolean).join(" · ");
}
