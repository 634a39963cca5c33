import { formatDay, formatPeriodShort } from "../calendar/formats.js";
import type { PlanChange } from "../plan/change-log.js";
import type { PlanImport } from "../plan/import-plan.js";
import { formatPlace } from "../plan/place.js";
import type { Reading } from "../plan/readings.js";
import { settingName } from "../plan/setting-names.js";
import type { Translate } from "../text/language.js";
import { table } from "./table.js";

const mostChanges = 60;
const longestWording = 44;

/** How each task was read, and what would become of the plan that is there. */
export function previewLines(readings: readonly Reading[], imported: PlanImport, t: Translate): string[] {
  const { register, registerChanges, overdue, countsFrom } = imported;
  const changes = isFirst(imported) ? [] : register;
  const shown = changes.slice(0, mostChanges).map((change) => describeChange(change, t));
  const left = changes.length - shown.length;
  return [
    ...table([
      t("operator.preview.head").split("|"),
      ...readings.map((reading) => [
        formatPlace(reading.where),
        reading.part === null ? reading.task : `${reading.task}/${reading.part}`,
        t("operator.preview.agencies", { count: reading.agencies }),
        shorten(reading.lead),
        shorten(reading.timing),
        range(
          reading.periods.map((period) => formatPeriodShort(period, t)),
          t,
        ),
        range(reading.dueOn.map(formatDay), t),
      ]),
    ]),
    "",
    t("operator.preview.register", { ...registerChanges }),
    ...shown,
    ...(left > 0 ? [t("operator.preview.more", { count: left })] : []),
    t("operator.preview.overdue", { count: overdue, day: formatDay(countsFrom) }),
  ];
}

/** Of a plan that was not there everything is new, which the readings show already. */
function isFirst({ register }: PlanImport): boolean {
  return register.some(({ what, change }) => what === "plan" && change === "added");
}

function describeChange({ what, name, change, fields }: PlanChange, t: Translate): string {
  const line = t(`operator.preview.change.${change}`, { what: t(`operator.preview.what.${whatOf(what)}`), name });
  return fields.length > 0 ? `${line} (${fields.map((field) => fieldName(field, t)).join(", ")})` : line;
}

const things = [
  ...["plan", "section", "task", "indicator", "definition", "target"],
  ...["agency", "group", "member", "holiday"],
] as const;

function whatOf(what: string): (typeof things)[number] {
  const thing = things.find((one) => one === what);
  if (!thing) throw new RangeError(`nothing of a plan: ${what}`);
  return thing;
}

/** What the columns of a plan are called in a workbook. */
const columns = [
  ...["unit", "direction", "addsUp", "numerator", "denominator", "target"],
  ...["value", "reporters", "name", "shortName", "otherNames", "order"],
  ...["printedNumber", "title", "text", "lead", "coordinating", "timing"],
  ...["leads", "coordinators", "deadlineKind", "deadline", "nothingMayArise", "sectionId"],
  ...["number", "issuer", "issuedOn", "countsFrom", "contact", "regime"],
  ...["level", "type", "parentCode", "formerArea", "validFrom", "validTo"],
  ...["kind", "source", "rule", "withdrawnAt"],
] as const;

function fieldName(field: string, t: Translate): string {
  const column = columns.find((one) => one === field);
  return column ? t(`operator.preview.field.${column}`) : settingName(field, t);
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= longestWording ? line : `${line.slice(0, longestWording - 1)}…`;
}

/** "quý I … quý IV (4)" */
function range(values: readonly string[], t: Translate): string {
  if (values.length <= 2) return values.join(", ");
  return t("operator.preview.range", { first: values[0]!, last: values.at(-1)!, count: values.length });
}
