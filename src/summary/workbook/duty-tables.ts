import { type Day, daysBetween } from "../../calendar/day.js";
import { formatPeriodShort } from "../../calendar/formats.js";
import type { Status } from "../../grammar/understanding.js";
import { openReturnLine } from "../../reporting/decisions/open-returns.js";
import type { Translate } from "../../text/language.js";
import type { Class, DutyRow } from "../rows/duty-rows.js";
import { dayCell, type Light, momentCell, textCell } from "./cells.js";
import type { Names } from "./names.js";
import { remember } from "./remember.js";
import type { Column, Table } from "./table-sheet.js";

const lightOf: Readonly<Record<Class, Light>> = {
  silent: "red",
  unfinished: "red",
  soon: "yellow",
  late: "blue",
  onTime: "green",
  ahead: "green",
  later: "grey",
};

/** Where the columns of "Đầu việc" are that formulas ask for. */
export const dutyColumns = {
  task: 0,
  agencyName: 2,
  class: 5,
  earlier: 14,
  section: 16,
  agency: 17,
  group: 19,
} as const;

const notYetDue: readonly Class[] = ["soon", "later", "ahead"];

export interface Telling {
  readonly names: Names;
  readonly today: Day;
  /** Where "Biên nhận" tells of a report. */
  readonly receiptOf: (receipt: string, about: string, agency: string) => string | null;
  readonly t: Translate;
}

export function classWord(of: Class, t: Translate): string {
  return t(`files.class.${of}`);
}

function classLights(t: Translate): readonly (readonly [string, Light])[] {
  return (Object.keys(lightOf) as Class[]).map((of) => [classWord(of, t), lightOf[of]]);
}

/** Every duty that is counted. */
export function dutiesTable(duties: readonly DutyRow[], telling: Telling): Table<DutyRow> {
  const { names, t } = telling;
  const of = common(telling);
  return {
    sheet: "duties",
    rows: duties,
    printed: 14,
    empty: t("files.none.duties"),
    columns: [
      of.task,
      of.text,
      of.agency,
      of.period,
      of.dueOn,
      of.class,
      of.status,
      of.percent,
      of.result,
      of.difficulty,
      of.document,
      of.documentDate,
      of.reportedAt,
      of.receipt,
      of.earlier,
      of.onTime,
      { title: t("files.column.section"), width: 7, format: "text", value: (d) => d.section },
      { title: t("files.column.agencyCode"), width: 10, format: "text", value: (d) => d.agency },
      { title: t("files.column.level"), width: 13, format: "text", value: (d) => names.level(d.agency) },
      { title: t("files.column.group"), width: 22, format: "text", value: (d) => names.group(d.agency) },
      of.returned,
      ...(duties.some(({ dueHour }) => dueHour) ? [of.dueHour] : []),
    ],
  };
}

/** Who has said nothing of what was due, agency by agency; where nothing is due yet, who has not so far, as the chat names them. */
export function silentTable(duties: readonly DutyRow[], order: readonly string[], telling: Telling): Table<DutyRow> {
  const of = common(telling);
  const { names, t } = telling;
  const isUpcoming = duties.length > 0 && duties.every((duty) => notYetDue.includes(duty.class));
  const isSilent = (duty: DutyRow) =>
    isUpcoming ? duty.class !== "ahead" && duty.report === null : duty.class === "silent";
  return {
    sheet: "silent",
    rows: byAgency(duties.filter(isSilent), order),
    printed: 6,
    empty: t(isUpcoming ? "files.none.silentYet" : "files.none.silent"),
    columns: [
      { ...of.agency, width: 44 },
      of.task,
      { ...of.text, width: 70 },
      of.period,
      of.dueOn,
      isUpcoming ? of.class : of.days,
      of.earlier,
      { title: t("files.column.group"), width: 22, format: "text", value: (d) => names.group(d.agency) },
      ...(duties.some(({ dueHour }) => dueHour) ? [of.dueHour] : []),
    ],
  };
}

/** Everything overdue, with what was said of it. */
export function overdueTable(duties: readonly DutyRow[], order: readonly string[], telling: Telling): Table<DutyRow> {
  const of = common(telling);
  const { names, t } = telling;
  return {
    sheet: "overdue",
    rows: byAgency(
      duties.filter((duty) => duty.class === "silent" || duty.class === "unfinished"),
      order,
    ),
    printed: 11,
    empty: t("files.none.overdue"),
    columns: [
      of.agency,
      of.task,
      of.text,
      of.period,
      of.dueOn,
      of.days,
      of.class,
      of.status,
      of.percent,
      { ...of.difficulty, title: t("files.column.cause") },
      of.receipt,
      of.result,
      of.earlier,
      { title: t("files.column.group"), width: 22, format: "text", value: (d) => names.group(d.agency) },
      of.returned,
      ...(duties.some(({ dueHour }) => dueHour) ? [of.dueHour] : []),
    ],
  };
}

function byAgency(duties: readonly DutyRow[], order: readonly string[]): readonly DutyRow[] {
  const place = new Map(order.map((code, index) => [code, index]));
  // The order of tasks within an agency is that of the rows: the sort is stable.
  return [...duties].sort((a, b) => (place.get(a.agency) ?? 0) - (place.get(b.agency) ?? 0));
}

function common({ names, today, receiptOf, t }: Telling) {
  const period = remember((code: string) => formatPeriodShort(code, t));
  const word = remember((of: Class) => classWord(of, t));
  const status = remember((of: Status) => t(`common.status.${of}`));
  const onTime = remember((is: boolean) => t(is ? "files.onTime" : "files.late"));
  const yes = t("files.yes");
  const back = t("decisions.return.status");
  const returned = (of: Status) => t("reports.returned", { status: status(of) });
  const column = (
    name: Parameters<typeof titleOf>[0],
    width: number,
    format: Column<DutyRow>["format"],
    value: Column<DutyRow>["value"],
  ): Column<DutyRow> => ({ title: titleOf(name, t), width, format, value });
  return {
    task: column("task", 8, "text", (d) => d.task),
    text: column("text", 38, "wide", (d) => textCell(names.task(d.task, d.part))),
    agency: column("agency", 28, "wide", (d) => textCell(agencyOf(d, names, t))),
    period: column("period", 10, "text", (d) => period(d.period)),
    dueOn: column("dueOn", 11.5, "day", (d) => dayCell(d.dueOn)),
    dueHour: column("dueHour", 8, "text", (d) => d.dueHour),
    class: { ...column("class", 26, "text", (d) => word(d.class)), lights: classLights(t) },
    status: column("status", 15, "text", (d) => (d.returned ? returned(d.status) : d.report ? status(d.status) : null)),
    percent: column("percent", 6, "number", (d) => d.percent),
    result: column("result", 28, "wide", (d) => textCell(d.report?.result ?? null)),
    difficulty: column("difficulty", 28, "wide", (d) => textCell(d.report?.difficulty ?? null)),
    document: column("document", 16, "text", (d) => textCell(d.report?.document ?? null)),
    documentDate: column("documentDate", 11.5, "day", (d) => dayCell(d.report?.documentDate ?? null)),
    reportedAt: column("reportedAt", 16.5, "moment", (d) => momentCell(d.report?.reportedAt ?? null)),
    receipt: {
      ...column("receipt", 16.5, "text", (d) => d.report?.receipt ?? null),
      link: (d: DutyRow) => d.report && receiptOf(d.report.receipt, d.task, d.agency),
    },
    earlier: column("earlier", 9, "text", (d) => (d.earlier ? yes : null)),
    onTime: column("onTime", 10, "text", (d) => (d.returned ? back : d.report && onTime(d.report.onTime))),
    returned: column("returned", 40, "wide", (d) => textCell(d.returned && openReturnLine(d.returned, today, t))),
    days: column("days", 8, "count", (d) => daysBetween(d.dueOn, today)),
  };
}

function titleOf(
  name:
    | (
        | "task"
        | "text"
        | "agency"
        | "period"
        | "dueOn"
        | "dueHour"
        | "class"
        | "status"
        | "percent"
        | "result"
        | "difficulty"
      )
    | ("document" | "documentDate" | "reportedAt" | "receipt" | "earlier" | "onTime" | "days" | "returned"),
  t: Translate,
): string {
  return t(`files.column.${name}`);
}

/** What is left of an agency that is no more bears its name. */
function agencyOf(duty: DutyRow, names: Names, t: Translate): string {
  const agency = names.agency(duty.agency);
  return duty.formerAgency ? t("files.ofFormer", { agency, former: duty.formerAgency }) : agency;
}
