import { dayInVietnam } from "../../calendar/day.js";
import { formatPeriod } from "../../calendar/formats.js";
import type { PeriodCode } from "../../calendar/windows.js";
import type { PrismaClient } from "../../database/generated/client.js";
import type { AgencyOfPost } from "../../people/roles.js";
import { type PlanProblem, sayProblem } from "../../plan/place.js";
import type { PlanInForce } from "../../plan/plan-in-force.js";
import { hasDueDay } from "../../text/deadline-kinds.js";
import { languages, type Translate, translator } from "../../text/language.js";
import { searchKey } from "../../text/normalise.js";
import type { DutyFacts, FigureFacts } from "../duty-facts.js";
import { findDuties } from "../find-duties.js";
import { findFigures } from "../find-figures.js";
import type { DialogueContext, Lookup } from "../lookup.js";
import type { Entry } from "../report-draft.js";
import { askedCodes, codeOfRow } from "./find-rows.js";
import { isFilled, type Judging, judgeDutyRow, judgeFigureRow, type RowSaid } from "./judge-rows.js";
import { type OwnKey, type OwnSheet, readKey } from "./layout.js";
import { type OpenedOwn, type OwnRow, openOwnWorkbook } from "./open-own.js";
import { findShownFigures, findShownReports } from "./shown-reports.js";

/** What came of reading a file that somebody sent. Plain data: it comes from another thread. */
export type OwnRead =
  /** None of ours; the sentence where somebody may have taken it for one. */
  | { readonly is: "foreign"; readonly sentence: string | null }
  /** Ours, and of no use to whoever sent it. `noted`: what it would have written for others, for the audit. */
  | { readonly is: "refused"; readonly sentence: string; readonly noted: string | null }
  | {
      readonly is: "read";
      readonly agencyId: number;
      readonly year: number;
      readonly entries: readonly Entry[];
      /** What is wrong, each with its cell. */
      readonly problems: readonly string[];
      readonly fresh: number;
      readonly corrected: number;
      readonly unchanged: number;
      /** Rows that showed a report and were emptied: it stays. */
      readonly emptied: number;
      readonly noted: readonly string[];
    };

export interface OwnReading {
  readonly db: PrismaClient;
  readonly plans: readonly PlanInForce[];
  readonly now: Date;
  readonly t: Translate;
  readonly personId: number;
  /** For which the person reports. */
  readonly agencies: readonly AgencyOfPost[];
}

/**
 * Reads what somebody sent as the agency's own workbook: every row that says something new as an entry of a report, every
 * cell that cannot be taken as a sentence. Writes nothing. Who may report for whom is decided by the posts, whatever stands
 * in the file.
 */
export async function readOwnWorkbook(bytes: Uint8Array, reading: OwnReading): Promise<OwnRead> {
  const { plans, now, t } = reading;
  const opened = await openOwnWorkbook(bytes);
  if (opened.is === "foreign") return { is: "foreign", sentence: opened.sentence?.(t) ?? null };
  const { mark } = opened.own;
  const agency = reading.agencies.find(
    ({ id, formerIds = [] }) => id === mark.agencyId || formerIds.includes(mark.agencyId),
  );
  if (!agency) {
    const where = { id: mark.agencyId };
    const other = await reading.db.agency.findUnique({ where, select: { name: true, code: true } });
    return {
      is: "refused",
      sentence: t("ownWorkbook.otherAgency", { other: other?.name ?? t("ownWorkbook.unknownAgency") }),
      noted: `workbook ${other?.code ?? mark.agencyId}`,
    };
  }
  const today = dayInVietnam(now);
  const plan = plans.find(({ year }) => year === mark.year);
  if (plan?.stateOn(today) !== "in_force")
    return { is: "refused", sentence: t("ownWorkbook.otherPlan", { year: mark.year }), noted: null };
  return readRows(opened.own, { ...reading, agency, plan });
}

interface OfAgency extends OwnReading {
  readonly agency: AgencyOfPost;
  readonly plan: PlanInForce;
}

async function readRows(own: OpenedOwn, reading: OfAgency): Promise<OwnRead> {
  const { agency, plan, t } = reading;
  const sheets = (["duties", "figures"] as const).map((key) => ({ key, found: own.sheet(key) }));
  const broken = sheets.flatMap(({ found }) => (found.is === "broken" ? [{ at: found.at, what: found.what }] : []));
  if (sheets.every(({ found }) => found.is === "absent"))
    return { is: "refused", sentence: t("ownWorkbook.noSheets"), noted: null };
  const rows = sheets.flatMap(({ key, found }) =>
    found.is === "rows"
      ? found.rows.map((row) => ({ sheet: key, row: row as OwnRow, key: readKey(row.text("key")) }))
      : [],
  );
  const keys = rows.flatMap(({ key }) => (key ? [key] : []));
  const known = await findKnown(reading, keys);
  const said: SaidSoFar = {
    entries: [],
    problems: broken,
    fresh: 0,
    corrected: 0,
    unchanged: 0,
    emptied: 0,
    noted: [],
  };
  const seen = new Set<string>();
  for (const { sheet, row, key } of rows) {
    if (!isFilled(row, sheet)) {
      if (key && showed(key, known)) said.emptied += 1;
      continue;
    }
    const subject = key && subjectOf(key);
    if (subject !== null && seen.has(subject)) {
      said.problems.push({ at: row.place("code"), what: (t) => t("ownWorkbook.rowTwice") });
      continue;
    }
    if (subject !== null) seen.add(subject);
    add(said, await judgeRow(row, sheet, key, known, { ...reading, dayOf: own.dayOf }, said.noted));
  }
  const { problems, ...rest } = said;
  return {
    ...{ is: "read", agencyId: agency.id, year: plan.year, ...rest },
    problems: problems.map((problem) => sayProblem(problem, t)),
  };
}

interface SaidSoFar {
  readonly entries: Entry[];
  readonly problems: PlanProblem[];
  fresh: number;
  corrected: number;
  unchanged: number;
  emptied: number;
  readonly noted: string[];
}

function add(said: SaidSoFar, row: RowSaid): void {
  if (row.is === "unchanged") said.unchanged += 1;
  else if (row.is === "wrong") said.problems.push(...row.problems);
  else {
    said.entries.push(row.entry);
    if (row.corrects) said.corrected += 1;
    else said.fresh += 1;
  }
}

function subjectOf(key: OwnKey): string {
  return key.kind === "task" ? `d${key.dutyId}` : `f${key.indicator} ${key.period}`;
}

/** All that rows may be about, read at once. */
async function findKnown({ db, plan, agency }: OfAgency, keys: readonly OwnKey[]) {
  const dutyIds = keys.flatMap((key) => (key.kind === "task" ? [key.dutyId] : []));
  const figures = await findFigures(db, plan, agency, askedCodes(plan, agency));
  return {
    duties: new Map((await findDuties(db, dutyIds)).map((duty) => [duty.id, duty])),
    figures,
    reports: await findShownReports(db, keys),
    given: await findShownFigures(db, keys, [agency.id, ...(agency.formerIds ?? [])]),
  };
}

type Known = Awaited<ReturnType<typeof findKnown>>;

/** Whether a report stood in a row when the file was made. */
function showed(key: OwnKey, { reports, given }: Known): boolean {
  return key.kind === "task" ? reports.get(key.seen)?.dutyId === key.dutyId : given.has(key.seen);
}

async function judgeRow(
  row: OwnRow,
  sheet: OwnSheet,
  key: OwnKey | null,
  known: Known,
  reading: OfAgency & Pick<Judging, "dayOf">,
  noted: string[],
): Promise<RowSaid> {
  const wrong = (what: PlanProblem["what"]): RowSaid => ({ is: "wrong", problems: [{ at: row.place("code"), what }] });
  const isOfSheet = key && (key.kind === "task") === (sheet === "duties");
  if (!isOfSheet) return wrong((t) => t("ownWorkbook.unknownRow"));
  const judging: Judging = {
    context: contextOf(reading, known),
    personId: reading.personId,
    dayOf: reading.dayOf,
  };
  if (key.kind === "task") {
    const duty = known.duties.get(key.dutyId);
    if (!duty || duty.agencyId !== reading.agency.id || duty.planYear !== reading.plan.year) {
      noted.push(`duty ${key.dutyId}`);
      return wrong((t) => t("ownWorkbook.notYours"));
    }
    if (isOther(row.text("code"), (t) => codeOfRow(duty, t))) return wrong((t) => t("ownWorkbook.movedCode"));
    if (hasDueDay(duty) && isOther(row.text("period"), (t) => formatPeriod(duty.period, t)))
      return otherPeriod(row, duty.period);
    if (duty.closed) return wrong((t) => t("ownWorkbook.closed"));
    const shown = known.reports.get(key.seen);
    return judgeDutyRow(row, duty, shown?.dutyId === duty.id ? shown : null, judging);
  }
  const { indicator, period, seen } = key;
  const figure = known.figures.find((one) => one.indicator === indicator && one.period === period);
  if (!figure || figure.beginsOn > judging.context.today) return wrong((t) => t("ownWorkbook.notYours"));
  if (isOther(row.text("code"), () => indicator)) return wrong((t) => t("ownWorkbook.movedCode"));
  if (isOther(row.text("period"), (t) => formatPeriod(period, t))) return otherPeriod(row, period);
  const shown = known.given.get(seen);
  const isShown = shown?.indicator === indicator && shown.period === period;
  return judgeFigureRow(row, figure, isShown ? shown : null, judging);
}

/**
 * Whether a cell says something else than its row stands for, in whichever language its file was written: rows were sorted
 * or pasted without their hidden column, or somebody means another duty by it.
 */
function isOther(shown: string, is: (t: Translate) => string): boolean {
  return shown.trim() !== "" && languages.every((language) => searchKey(is(translator(language))) !== searchKey(shown));
}

function otherPeriod(row: OwnRow, period: PeriodCode): RowSaid {
  return {
    is: "wrong",
    problems: [
      { at: row.place("period"), what: (t) => t("ownWorkbook.otherPeriod", { period: formatPeriod(period, t) }) },
    ],
  };
}

function contextOf({ agency, plan, now, t }: OfAgency, { duties, figures }: Known): DialogueContext {
  const lookup: Lookup = {
    agencyId: agency.id,
    duty: async (id) => duties.get(id) ?? null,
    dutiesOfTask: async (task, part) => [...duties.values()].filter((duty) => ofTask(duty, task, part)),
    figures: async (indicator) => figures.filter((figure: FigureFacts) => figure.indicator === indicator),
  };
  const today = dayInVietnam(now);
  const { catalogue, deadlines } = plan;
  return { t, today, holidays: deadlines.holidays, catalogue, agency: agency.code, lookup };
}

function ofTask(duty: DutyFacts, task: string, part: string | null): boolean {
  return duty.task === task && duty.part === part;
}
