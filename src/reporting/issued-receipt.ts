import { type Day, dayInVietnam, timeInVietnam } from "../calendar/day.js";
import { anyOf } from "../database/any-of.js";
import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { numberOf } from "../database/numbers.js";
import type { Status } from "../grammar/understanding.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { isInTime, wasInTime } from "../plan/standing.js";
import { planOfPeriod } from "../plan/which-plan.js";
import { definitionColumns, definitionOf } from "./definition.js";
import type { DutyFacts, FigureFacts, GivenFigure, ReportFacts } from "./duty-facts.js";
import type { FileKind, KeptFile } from "./evidence/files.js";
import { findDuties } from "./find-duties.js";
import { figuresOf } from "./find-figures.js";
import type { Labelled } from "./labels.js";
import { mendableUntil, type Reportable } from "./rules.js";
import { type Succession, successionOfFigure, successionOfReport } from "./succession.js";

type Client = Prisma.TransactionClient;

/** A receipt with what it is for, as it is shown. */
export interface IssuedReceipt {
  readonly number: string;
  readonly agencyId: number;
  readonly agencyName: string;
  readonly issuedAt: Date;
  readonly onTime: boolean;
  readonly mendUntil: Day | null;
  readonly items: readonly ReceiptItem[];
  /** What was given with it, and what was attached to it since. */
  readonly evidence: readonly Pick<KeptFile, "kind">[];
  /** Its sender has taken it back. */
  readonly takenBack: boolean;
  /** The number of the receipt that this one takes back, and how what that reported stands now; null of any other. */
  readonly undoes: { readonly number: string; readonly stands: readonly Stands[] } | null;
}

/** How something stands of which a report was taken back: as was said before, or nothing was. */
export type Stands =
  | { readonly kind: "task"; readonly duty: ShownDuty; readonly latest: ReportFacts | null }
  | { readonly kind: "figure"; readonly figure: ShownFigure; readonly latest: GivenFigure | null };

/** How a line of it was judged. */
interface Judged {
  readonly onTime: boolean;
  /** Null where its plan is gone. */
  readonly mendUntil: Day | null;
  readonly succession: Succession;
}

interface SaidOfDuty {
  readonly status: Status;
  readonly percent: number | null;
  readonly document: string | null;
  readonly documentDate: Day | null;
  readonly note: string | null;
}

interface SaidOfFigure {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly percent: number | null;
  readonly value: number | null;
  readonly note: string | null;
}

/** Of a duty and a figure what tells them from others and how their values are said: nothing that a report changes. */
type ShownDuty = Labelled & Pick<DutyFacts, "id">;
type ShownFigure = Pick<
  FigureFacts,
  "indicator" | "period" | "agencyId" | "unit" | "direction" | "wholeUnits" | "target"
>;

export type ReceiptItem = Judged &
  (
    | ({ readonly kind: "task"; readonly duty: ShownDuty } & SaidOfDuty)
    | ({ readonly kind: "figure"; readonly figure: ShownFigure } & SaidOfFigure)
  );

/** The same line, whether it has just been written or is read again. */
export function taskItem(about: ShownDuty, said: SaidOfDuty, judged: Judged): ReceiptItem {
  const {
    id,
    task,
    part,
    partName,
    period,
    deadlineKind,
    checkIn,
    planYear,
    nextPlanYear,
    formerAgency = null,
  } = about;
  const duty = { id, task, part, partName, period, deadlineKind, checkIn, planYear, nextPlanYear, formerAgency };
  const { status, percent, document, documentDate, note } = said;
  const { onTime, mendUntil, succession } = judged;
  return { kind: "task", onTime, mendUntil, succession, duty, status, percent, document, documentDate, note };
}

export function figureItem(about: ShownFigure, said: SaidOfFigure, judged: Judged): ReceiptItem {
  const { indicator, period, agencyId, unit, direction, wholeUnits, target } = about;
  const figure = { indicator, period, agencyId, unit, direction, wholeUnits, target };
  const { numerator, denominator, percent, value, note } = said;
  const { onTime, mendUntil, succession } = judged;
  return { kind: "figure", onTime, mendUntil, succession, figure, numerator, denominator, percent, value, note };
}

/**
 * Reads a receipt that is known to exist.
 *
 * @param plans all that there are: its lines may be of two
 */
export async function findIssuedReceipt(db: Client, id: number, plans: readonly PlanInForce[]): Promise<IssuedReceipt> {
  return (await findIssuedReceipts(db, [id], plans)).get(id)!;
}

/** Several of them, by id, in as many statements as one takes where they are of one agency. */
export async function findIssuedReceipts(
  db: Client,
  ids: readonly number[],
  plans: readonly PlanInForce[],
): Promise<ReadonlyMap<number, IssuedReceipt>> {
  const rows = ids.length === 0 ? [] : await readRows(db, ids);
  const missing = ids.find((id) => !rows.some((row) => row.id === id));
  if (missing !== undefined) throw new Error(`there is no receipt ${missing}`);
  const dutyIds = rows.flatMap(({ reports }) => reports.map(({ dutyId }) => dutyId));
  const beside = await readBeside(db, ids);
  const duties = new Map((await findDuties(db, [...new Set(dutyIds)])).map((duty) => [duty.id, duty]));
  const receipts = new Map<number, IssuedReceipt>();
  for (const agency of new Map(rows.map((row) => [row.agencyId, row.agency])).values()) {
    const ofAgency = rows.filter(({ agencyId }) => agencyId === agency.id);
    const figures = await figuresOf(db, agency, ofAgency.flatMap(givenOf), plans);
    for (const row of ofAgency)
      receipts.set(row.id, toReceipt(row, { duties, figures, plans, beside: beside.get(row.id)! }));
  }
  return receipts;
}

type ReceiptRow = Awaited<ReturnType<typeof readRows>>[number];

function readRows(db: Client, ids: readonly number[]) {
  return db.receipt.findMany({
    where: { id: { in: [...ids] } },
    include: {
      agency: true,
      undoneBy: { select: { id: true } },
      reports: { orderBy: { id: "asc" } },
      figures: { orderBy: { id: "asc" }, include: { indicator: { select: { code: true, ...definitionColumns } } } },
    },
  });
}

/** What belongs to a receipt besides its lines: files, and by the rows of its lines what these stand between. */
interface Beside {
  readonly id: number;
  readonly files: readonly FileKind[] | null;
  /** The number of the receipt that it takes back. */
  readonly undoes: string | null;
  readonly reports: Readonly<Record<number, Succession>> | null;
  readonly figures: Readonly<Record<number, Succession>> | null;
}

/** By the id of the receipt; one statement, whatever their number. */
async function readBeside(db: Client, ids: readonly number[]): Promise<ReadonlyMap<number, Beside>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<Beside[]>`
    SELECT r.id, (SELECT u.number FROM "Receipt" u WHERE u.id = r."undoesId") AS undoes,
      (SELECT json_agg(e.kind ORDER BY e.id) FROM "Evidence" e WHERE e."receiptId" = r.id) AS files,
      (SELECT json_object_agg(s.id, ${successionOfReport}) FROM "StatusReport" s WHERE s."receiptId" = r.id) AS reports,
      (SELECT json_object_agg(s.id, ${successionOfFigure}) FROM "Figure" s WHERE s."receiptId" = r.id) AS figures
    FROM "Receipt" r WHERE r.id = ${anyOf(ids)}`;
  return new Map(rows.map((row) => [row.id, row]));
}

function givenOf({ figures }: ReceiptRow) {
  return figures.map(({ indicator, ...figure }) => ({
    ...figure,
    indicator: indicator.code,
    madeUnder: definitionOf(indicator, {
      target: figure.target ?? indicator.target,
      year: Number(figure.period.slice(0, 4)),
    }),
  }));
}

/** What the lines of a receipt are about, as it stands now. */
interface Subjects {
  readonly duties: ReadonlyMap<number, DutyFacts>;
  /** Of its agency. */
  readonly figures: readonly FigureFacts[];
  readonly plans: readonly PlanInForce[];
  readonly beside: Beside;
}

function toReceipt(row: ReceiptRow, subjects: Subjects): IssuedReceipt {
  const { undoes, files } = subjects.beside;
  return {
    number: row.number,
    agencyId: row.agencyId,
    agencyName: row.agency.name,
    issuedAt: row.issuedAt,
    onTime: row.onTime,
    mendUntil: dayOf(row.mendUntil),
    // The rows of one that takes another back say nothing themselves.
    items: undoes === null ? itemsOf(row, subjects) : [],
    takenBack: row.undoneBy !== null,
    undoes: undoes === null ? null : { number: undoes, stands: standsNow(row, subjects) },
    evidence: (files ?? []).map((kind) => ({ kind })),
  };
}

function standsNow(row: ReceiptRow, { duties, figures }: Subjects): Stands[] {
  const tasks = row.reports.map(({ dutyId }): Stands => {
    const duty = duties.get(dutyId)!;
    return { kind: "task", duty, latest: duty.latest };
  });
  const given = givenOf(row).map((one): Stands => {
    const figure = figureOf(one, figures);
    return { kind: "figure", figure, latest: figure.latest };
  });
  return [...tasks, ...given];
}

function figureOf(
  { indicator, period }: Pick<FigureFacts, "indicator" | "period">,
  figures: readonly FigureFacts[],
): FigureFacts {
  return figures.find((one) => one.indicator === indicator && one.period === period)!;
}

function itemsOf(row: ReceiptRow, { duties, figures, plans, beside }: Subjects): ReceiptItem[] {
  const issuedOn = dayInVietnam(row.issuedAt);
  const mendUntil = ({ lockOn, settledOn, approved }: Reportable, plan: PlanInForce | null | undefined) =>
    // What was settled before was only mended; in an approved quarter nothing is, without the office's yes.
    plan && !approved ? mendableUntil(lockOn, settledOn && settledOn < issuedOn ? settledOn : issuedOn, plan) : null;
  const tasks = row.reports.map((report) => {
    const duty = duties.get(report.dutyId)!;
    const said = {
      status: report.status as Status,
      percent: numberOf(report.percent),
      document: report.document,
      documentDate: dayOf(report.documentDate),
      note: report.result ?? report.difficulty,
    };
    const plan = plans.find(({ year }) => year === duty.planYear);
    const onTime = isInTime(duty, issuedOn, timeInVietnam(row.issuedAt)) || wasInTime(duty);
    const succession = beside.reports![report.id]!;
    return {
      place: report.place,
      item: taskItem(duty, said, { onTime, mendUntil: mendUntil(duty, plan), succession }),
    };
  });
  const values = givenOf(row).map((one) => {
    const figure = figureOf(one, figures);
    const said = {
      numerator: numberOf(one.numerator),
      denominator: numberOf(one.denominator),
      percent: numberOf(one.percent),
      value: numberOf(one.value),
      note: one.note,
    };
    const onTime = figure.firstOnTime ?? issuedOn <= figure.dueOn;
    const succession = beside.figures![one.id]!;
    const judged = { onTime, mendUntil: mendUntil(figure, planOfPeriod(plans, one.period)), succession };
    const asGiven = { ...figure, ...one.madeUnder };
    return { place: one.place, item: figureItem(asGiven, said, judged) };
  });
  return [...tasks, ...values].sort((a, b) => (a.place ?? 0) - (b.place ?? 0)).map(({ item }) => item);
}
