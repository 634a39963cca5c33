import { formatDayInFull, formatPeriod, formatPeriodShort } from "../../calendar/formats.js";
import { standingUnder } from "../../reporting/definition.js";
import {
  againstTarget,
  describeValue,
  formatMeasured,
  formatTarget,
  redefinedWords,
} from "../../reporting/describe.js";
import { shorten } from "../../reporting/labels.js";
import { action } from "../../text/actions.js";
import { capitalised } from "../../text/capitalised.js";
import type { CatalogueIndicator } from "../../text/catalogue.js";
import type { Translate } from "../../text/language.js";
import type { Button, Message } from "../../text/message.js";
import { formatCount } from "../../text/numbers.js";
import { inRows } from "../../text/rows.js";
import type { AgencyFigure } from "../combine-figures.js";
import { describeOver } from "../over-text.js";
import { trendLine } from "../trend-text.js";
import { filesButton, filesOfLine } from "./files-of-report.js";
import type { FigureRecord } from "./report-facts.js";
import { isBack, returnedLines, type ViewPlace } from "./report-view.js";
import { whoLine } from "./who-reported.js";

const longestWords = 160;

/** What an agency gave of an indicator for a period: the two numbers, the note, target, the period before, who and when. */
export function figureMessage(record: FigureRecord, place: ViewPlace): Message {
  const { indicator, agencyId, agencyName, period, figure, made } = record;
  const { t, back, more = [], persons = true, today } = place;
  const lines = [
    t("reports.figure.head", {
      code: indicator.code,
      name: indicator.shortName,
      agency: agencyName,
      period: formatPeriod(period, t),
    }),
    ...(figure ? valueLines(record, figure, t) : [missingLine(record, t)]),
  ];
  const last = made.at(-1);
  const note = made.findLast((one) => one.note !== null)?.note;
  if (note && persons) lines.push(t("reporting.readBack.note", { note: shorten(note, longestWords) }));
  const withFiles = persons ? record.withFiles : null;
  if (last) lines.push(...filesOfLine(withFiles, last, t), ...returnedLines(last, place));
  lines.push(previousLine(record, t), ...trendLine(record.trend, indicator, t));
  if (last)
    lines.push(whoLine(last, persons, today, t), t("reports.receipt", { number: receiptsOf(record).join(", ") }));
  const self = action.openFigureView(agencyId, indicator.code, period, back);
  const receipts = receiptsOf(record).slice(-2);
  const buttons: Button[] = [
    ...receipts.map((number) => ({
      label: receipts.length === 1 ? t("reports.button.receipt") : number,
      data: action.openReceipt(number, self),
    })),
    ...(made.length > 0
      ? [{ label: t("reports.button.history"), data: action.figureHistory(agencyId, indicator.code, 1, back) }]
      : []),
    ...(withFiles ? [filesButton(withFiles, t)] : []),
    ...more,
    { label: t("common.back"), data: back },
  ];
  return { text: lines.join("\n"), buttons: inRows(buttons, 2), protected: true };
}

function receiptsOf({ made }: FigureRecord): string[] {
  return [...new Set(made.map(({ receipt }) => receipt))];
}

function valueLines(record: FigureRecord, figure: AgencyFigure, t: Translate): string[] {
  const { made } = record;
  const last = made.at(-1);
  const meant = meaningOf(record);
  const against = againstTarget(amountOf(figure, meant), meant, t);
  const lines: string[] = [last && isBack(last) ? t("reports.returned", { status: against }) : against];
  const { numerator, denominator } = figure;
  if (numerator !== null && denominator !== null && !meant.wholeUnits) {
    lines.push(`${shorten(meant.numeratorText, 70)}: ${formatCount(numerator)}`);
    lines.push(`${shorten(meant.denominatorText, 70)}: ${formatCount(denominator)}`);
  }
  lines.push(...redefinedWords(last?.madeUnder, nowOf(record), t).map(capitalised));
  if (figure.over) {
    lines.push(t("office.indicators.over", { over: describeOver(figure.over, t) }));
    if (made.length > 1)
      lines.push(
        made
          .map((one) => {
            const value = `${formatPeriodShort(one.period, t)}: ${describeValue(one, one.madeUnder, t)}`;
            return [value, ...redefinedWords(one.madeUnder, meant, t).map((words) => `(${words})`)].join(" ");
          })
          .join(" · "),
      );
  }
  return lines;
}

/** What the figure meant when it was given, and what it has to reach. */
function meaningOf(record: FigureRecord) {
  return standingUnder(record.made.at(-1)?.madeUnder, nowOf(record));
}

/** What the plan says now. */
function nowOf({ indicator, target }: FigureRecord) {
  return { ...indicator, numeratorText: indicator.numerator, denominatorText: indicator.denominator, target };
}

function amountOf({ numerator, denominator, value }: AgencyFigure, { unit }: Pick<CatalogueIndicator, "unit">) {
  return unit === "%"
    ? { numerator, denominator, percent: value, value: null }
    : { numerator, denominator, percent: null, value };
}

function missingLine({ indicator, target, asked, dueOn }: FigureRecord, t: Translate): string {
  if (!asked) return t("reports.figure.notAsked", { code: indicator.code });
  return t("reports.figure.missing", {
    target: formatTarget(target, indicator.unit),
    day: dueOn ? formatDayInFull(dueOn, t) : "",
  });
}

function previousLine(record: FigureRecord, t: Translate): string {
  const { previous } = record;
  if (!previous) return t("reports.figure.noPrevious");
  const { value } = previous.figure;
  const { unit } = previous.madeUnder ?? record.indicator;
  const shown = value === null ? t("office.indicators.nothingArose") : formatMeasured(value, unit);
  return t("reports.figure.previous", {
    period: formatPeriod(previous.period, t),
    value: [shown, ...redefinedWords(previous.madeUnder, meaningOf(record), t)].join(" · "),
  });
}
