import type { PeriodKind } from "../calendar/windows.js";
import {
  type Catalogue,
  type CatalogueAgency,
  type CatalogueIndicator,
  type CatalogueTask,
  isOfPlan,
} from "../text/catalogue.js";
import { shortCode } from "../text/code-reader.js";
import { fold } from "../text/fold.js";
import { formatNumber } from "../text/numbers.js";
import type { Context } from "./context.js";
import { documentSign } from "./document-sign.js";

type Whose = Pick<Context, "catalogue" | "agency">;

const PAIR = { typed: "1.250/2.000", short: "1250/2000", percent: 62.5 };

/** A line that the writer could send on any day, about a task that the agency leads: without a year no date is to come. */
export function exampleFor(whose: Whose): string {
  return `${exampleTask(whose)} hoàn thành ${exampleDocument(whose.agency)}`;
}

/** The same in the words that need least typing. */
export function exampleShort(whose: Whose): string {
  return `${exampleTask(whose)} xong ${exampleDocument(whose.agency)}`;
}

export function exampleDocument(agency: string): string {
  return `18/KH-${documentSign(agency)} 23/2`;
}

/** The code of a task that the writer's agency leads: the one that most agencies know, if it does; else its first. */
export function exampleTask(whose: Whose): string {
  return taskOf(whose)?.code ?? "";
}

/** The section of that task. */
export function exampleSection(whose: Whose): string {
  return taskOf(whose)?.section ?? "";
}

const known = new WeakMap<Catalogue, Map<string, CatalogueTask | undefined>>();

/** Looked for once an agency: each line that is refused has an example in its sentence. */
function taskOf(whose: Whose): CatalogueTask | undefined {
  const { catalogue, agency } = whose;
  const tasks = known.get(catalogue) ?? new Map<string, CatalogueTask | undefined>();
  known.set(catalogue, tasks);
  if (!tasks.has(agency)) tasks.set(agency, findTask(whose));
  return tasks.get(agency);
}

function findTask({ catalogue, agency }: Whose): CatalogueTask | undefined {
  const tasks = catalogue.tasks.filter(isOfPlan);
  const led = tasks.filter((task) => task.leads.includes(agency));
  // What has no leads beforehand anyone may report.
  const own = led.length > 0 ? led : tasks.filter((task) => agency !== "office" && task.leads.length === 0);
  const common = commonTask(catalogue);
  return common === undefined || own.length === 0 || own.includes(common) ? (common ?? own[0]) : own[0];
}

const commonTasks = new WeakMap<Catalogue, CatalogueTask>();

/** Of the tasks that end with something, by a day if there are such, the one that most agencies lead. */
function commonTask(catalogue: Catalogue): CatalogueTask | undefined {
  const known = commonTasks.get(catalogue);
  if (known) return known;
  const once = catalogue.tasks.filter((task) => task.onlyPeriod !== null && isOfPlan(task));
  const dated = once.filter(({ deadlineKind }) => deadlineKind !== "within-year");
  const [first, ...more] = [dated, once, catalogue.tasks].find((tasks) => tasks.length > 0) ?? [];
  if (!first) return undefined;
  const common = more.reduce((best, task) => (task.leads.length > best.leads.length ? task : best), first);
  commonTasks.set(catalogue, common);
  return common;
}

/** A report that nothing arose, where the writer's agency leads a task of many periods that may be so; else null. */
export function exampleOfNothing({ catalogue, agency }: Whose, isShort: boolean): string | null {
  const task = catalogue.tasks.find(
    ({ leads, nothingMayArise, deadlineKind }) =>
      leads.includes(agency) && nothingMayArise && (deadlineKind === "monthly" || deadlineKind === "quarterly"),
  );
  if (!task) return null;
  const line = `${task.code} ${task.deadlineKind === "monthly" ? "T1" : "quý I"} không phát sinh`;
  return isShort ? fold(line).replace("quy i ", "quy 1 ") : line;
}

/** "b3 quý I 1.250/2.000": a figure that the writer's agency could send; null where it is asked for none. */
export function exampleFigure(whose: Whose, isShort = false): string | null {
  const indicator = indicatorOf(whose);
  if (!indicator) return null;
  const code = shortCode(indicator.code, whose.catalogue);
  const period = periodName(whose.catalogue);
  const value =
    indicator.unit === "%"
      ? isShort
        ? PAIR.short
        : PAIR.typed
      : `${formatNumber(indicator.target)} ${indicator.unit}`;
  const line = `${code} ${period} ${value}`;
  return isShort ? `${code} ${fold(period).replace("quy i", "quy 1")} ${value}` : line;
}

/** The code of that indicator as people type it; null where the plan has none. */
export function exampleIndicator(whose: Whose): string | null {
  const indicator = indicatorOf(whose);
  return indicator ? shortCode(indicator.code, whose.catalogue) : null;
}

/** Of the rates, the one whose target the example just reaches; of others the first. */
function indicatorOf({ catalogue, agency }: Whose): CatalogueIndicator | undefined {
  const measured = catalogue.indicators.filter(({ wholeUnits }) => !wholeUnits);
  const asked = measured.filter(({ agencies }) => agencies.includes(agency));
  const all = agency === "office" ? measured : asked;
  const rates = all.filter(({ unit, denominator }) => unit === "%" && denominator !== "");
  const reached = rates.filter(({ target }) => target <= PAIR.percent);
  const [first, ...more] = reached.length > 0 ? reached : rates.length > 0 ? rates : all;
  return more.reduce((best, one) => (best && one.target > best.target && reached.includes(one) ? one : best), first);
}

const PERIODS: Readonly<Record<PeriodKind, string>> = {
  day: "",
  month: "T1",
  quarter: "quý I",
  "half-year": "6 tháng",
  "nine-months": "9 tháng",
  year: "cả năm",
};

function periodName({ windows }: Catalogue): string {
  return PERIODS[windows.figures[0] ?? "quarter"];
}

/** The name of a place that is typed most easily, for questions: with the fewest marks; of offices where there is none. */
export function exampleAgency({ agencies }: Catalogue): string {
  const wide = agencies.filter(({ level }) => level === "huyen");
  const narrow = agencies.filter(({ level }) => level === "xa");
  const named = [wide, narrow, agencies].find((all) => all.length > 0) ?? [];
  const [first, ...more] = named;
  const marks = ({ shortName }: CatalogueAgency) =>
    [...shortName.toLowerCase()].filter((letter) => fold(letter) !== letter).length;
  return first ? more.reduce((best, one) => (marks(one) < marks(best) ? one : best), first).shortName : "";
}
