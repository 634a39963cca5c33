import { type Day, dayInVietnam } from "../calendar/day.js";
import { dateColumn, dayOf } from "../database/days.js";
import { Prisma, type PrismaClient } from "../database/generated/client.js";
import type { Status } from "../grammar/understanding.js";
import { postKey } from "../people/join.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { describeDutySubject, describeFigureSubject } from "../reporting/audit-subjects.js";
import { figureDeadline, figurePeriods } from "../reporting/figure-periods.js";
import { receiptNumber } from "../reporting/receipt-number.js";
import { afterReport, mendableUntil, reportIsOnTime } from "../reporting/rules.js";
import type { DeadlineKind } from "../text/deadline-kinds.js";
import { levelOf } from "../text/levels.js";
import { chance } from "./sample-chance.js";
import { type SampleDuty, type SampleReport, sampleReportsOn } from "./sample-duties.js";
import { type SampleFigure, sampleFigure } from "./sample-figures.js";

type Tx = Prisma.TransactionClient;
type Table = "Person" | "Receipt" | "StatusReport" | "Figure" | "Audit";

export interface SampleCounts {
  readonly receipts: number;
  readonly reports: number;
  readonly figures: number;
}

/**
 * Fills a fresh database with what the agencies of the plan might have reported up to `now`: made by rule, the same every
 * time, each receipt marked as sample. The people who reported have no name, no account, and have left, so that nobody
 * is reminded in their stead and every agency can still be joined. Receipt numbers go on after the last of these.
 */
export async function writeSampleReports(db: PrismaClient, plan: PlanInForce, now: Date): Promise<SampleCounts> {
  return db.$transaction(
    async (tx) => {
      const { issuedOn } = plan;
      const duties = await readDuties(tx, plan.id, now);
      const reports = duties.flatMap((duty) =>
        sampleReportsOn(duty, issuedOn, plan.deadlines.holidays)
          .filter((report) => report.at <= now)
          .map((report) => ({ kind: "report" as const, at: report.at, agency: duty.agency, duty, report })),
      );
      const figures = makeFigures(plan, now).map((figure) => ({
        kind: "figure" as const,
        at: figure.figure.at,
        agency: figure.figure.agency,
        ...figure,
      }));
      const messages = intoMessages([...reports, ...figures]);
      const ids = await readIds(tx, plan.id);
      const persons = await writePersons(tx, [...new Set(messages.map((m) => m.agency))], ids.agencies, issuedOn, now);
      await writeMessages(tx, messages, plan, ids, persons);
      return { receipts: messages.length, reports: reports.length, figures: figures.length };
    },
    { timeout: 60_000 },
  );
}

type Item =
  | {
      readonly kind: "report";
      readonly at: Date;
      readonly agency: string;
      readonly duty: SampleDuty;
      readonly report: SampleReport;
    }
  | {
      readonly kind: "figure";
      readonly at: Date;
      readonly agency: string;
      readonly figure: SampleFigure;
      readonly dueOn: Day;
      readonly lockOn: Day;
    };

/** What an agency sent at one moment: one receipt. */
interface SampleMessage {
  readonly at: Date;
  readonly agency: string;
  readonly items: readonly Item[];
}

function intoMessages(items: readonly Item[]): readonly SampleMessage[] {
  const messages = new Map<string, SampleMessage & { items: Item[] }>();
  for (const item of items) {
    const key = `${item.agency} ${item.at.getTime()}`;
    const message = messages.get(key) ?? { at: item.at, agency: item.agency, items: [] };
    message.items.push(item);
    messages.set(key, message);
  }
  return [...messages.values()].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.agency < b.agency ? -1 : 1));
}

function makeFigures({ catalogue, deadlines }: PlanInForce, now: Date) {
  const today = dayInVietnam(now);
  const agencies = new Map(catalogue.agencies.map((a) => [a.code, a]));
  return figurePeriods(catalogue)
    .filter(({ last }) => last < today)
    .flatMap((period) =>
      catalogue.indicators.flatMap((indicator) =>
        indicator.agencies.flatMap((code) => {
          const agency = agencies.get(code)!;
          const { dueOn, lockOn } = figureDeadline(period.last, agency.level, deadlines);
          const figure = sampleFigure(indicator, agency, period, dueOn, deadlines.holidays);
          return figure && figure.at <= now ? [{ figure, dueOn, lockOn }] : [];
        }),
      ),
    );
}

async function readDuties(tx: Tx, planId: number, now: Date): Promise<SampleDuty[]> {
  const rows = await tx.duty.findMany({
    where: { task: { planId }, closedOn: null, beginsOn: { lte: dateColumn(dayInVietnam(now)) }, answeredOn: null },
    orderBy: { id: "asc" },
    include: {
      task: { select: { code: true, deadlineKind: true, nothingMayArise: true } },
      agency: { select: { code: true, level: true } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    task: row.task.code,
    deadlineKind: row.task.deadlineKind as DeadlineKind,
    nothingMayArise: row.task.nothingMayArise,
    part: row.part || null,
    agency: row.agency.code,
    level: levelOf(row.agency.level),
    period: row.period,
    checkIn: row.checkIn,
    beginsOn: dayOf(row.beginsOn),
    dueOn: dayOf(row.dueOn),
    lockOn: dayOf(row.lockOn),
  }));
}

interface Ids {
  readonly agencies: ReadonlyMap<string, number>;
  readonly indicators: ReadonlyMap<string, number>;
}

async function readIds(tx: Tx, planId: number): Promise<Ids> {
  const agencies = await tx.agency.findMany({
    where: { plans: { some: { planId } } },
    select: { id: true, code: true },
  });
  const indicators = await tx.indicator.findMany({
    where: { planId, withdrawnAt: null },
    select: { id: true, code: true },
  });
  return {
    agencies: new Map(agencies.map((a) => [a.code, a.id])),
    indicators: new Map(indicators.map((i) => [i.code, i.id])),
  };
}

/** One focal point an agency, who held the post from the plan's date until now. */
async function writePersons(
  tx: Tx,
  agencies: readonly string[],
  ids: ReadonlyMap<string, number>,
  issuedOn: Day,
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const joinedAt = dateColumn(issuedOn);
  await tx.post.createMany({
    data: agencies.map((code) => ({
      agencyId: ids.get(code)!,
      role: "focal_point",
      key: postKey("focal_point", ids.get(code)!),
    })),
    skipDuplicates: true,
  });
  const posts = await tx.post.findMany({ where: { role: "focal_point" }, include: { agency: true } });
  const persons = await reserve(tx, "Person", agencies.length);
  await tx.person.createMany({ data: persons.map((id) => ({ id, joinedAt, leftAt: now })) });
  const of = new Map(agencies.map((code, i) => [code, persons[i]!]));
  await tx.holding.createMany({
    data: posts.flatMap((post) => {
      const personId = of.get(post.agency?.code ?? "");
      return personId === undefined ? [] : [{ postId: post.id, personId, since: joinedAt, until: now }];
    }),
  });
  return of;
}

/** How a duty stands while its reports are written one after another. */
type Running = SampleDuty & {
  status: Status;
  percent: number | null;
  answeredOn: Day | null;
  settledOn: Day | null;
  lastReport: number | null;
};

async function writeMessages(
  tx: Tx,
  messages: readonly SampleMessage[],
  plan: PlanInForce,
  ids: Ids,
  persons: ReadonlyMap<string, number>,
): Promise<void> {
  const items = messages.flatMap((m) => m.items);
  const reports = items.filter((i) => i.kind === "report").length;
  const rows = new Rows(ids, plan, {
    reports: await reserve(tx, "StatusReport", reports),
    figures: await reserve(tx, "Figure", items.length - reports),
    audit: await reserve(tx, "Audit", items.length),
  });
  const receipts = await reserve(tx, "Receipt", messages.length);
  const numbers = await reserveNumbers(tx, messages);
  for (const [i, message] of messages.entries())
    rows.add(message, persons.get(message.agency)!, { id: receipts[i]!, number: numbers[i]! });
  await insertRows(tx, "Receipt", rows.receipts);
  await insertRows(tx, "StatusReport", rows.reports);
  await insertRows(tx, "Figure", rows.figures);
  await insertRows(tx, "Audit", rows.audit);
  await updateDuties(tx, [...rows.running.values()]);
}

type ItemOf<Kind extends SampleMessage["items"][number]["kind"]> = Extract<
  SampleMessage["items"][number],
  { kind: Kind }
>;

/** What every row of one message says alike. */
interface Written {
  readonly reportedAt: Date;
  readonly personId: number;
  readonly channel: string;
  readonly receiptId: number;
}

/** What an item means for the receipt of its message. */
interface Outcome {
  readonly onTime: boolean;
  readonly mendableUntil: Day;
}

/** The rows of messages, made in the order in which these came. */
class Rows {
  readonly receipts: object[] = [];
  readonly reports: object[] = [];
  readonly figures: object[] = [];
  readonly audit: object[] = [];
  readonly running = new Map<number, Running>();

  constructor(
    private readonly ids: Ids,
    private readonly plan: PlanInForce,
    private readonly reserved: Readonly<Record<"reports" | "figures" | "audit", readonly number[]>>,
  ) {}

  add(
    { at, agency, items }: SampleMessage,
    personId: number,
    receipt: { readonly id: number; readonly number: string },
  ): void {
    const channel = chance(`${agency} channel`) < 0.55 ? "telegram" : "zalo";
    const written = { reportedAt: at, personId, channel, receiptId: receipt.id };
    const outcomes = items.map((item) =>
      item.kind === "figure" ? this.addFigure(item, written) : this.addReport(item, written),
    );
    this.receipts.push({
      ...receipt,
      agencyId: this.ids.agencies.get(agency)!,
      personId,
      issuedAt: at,
      onTime: outcomes.every(({ onTime }) => onTime),
      mendUntil: outcomes.map((outcome) => outcome.mendableUntil).sort()[0]!,
      sample: true,
    });
  }

  private addFigure(item: ItemOf<"figure">, written: Written): Outcome {
    const { at: _at, indicator, agency, numerator, denominator, ...figure } = item.figure;
    this.figures.push({
      id: this.reserved.figures[this.figures.length]!,
      ...figure,
      ...written,
      indicatorId: this.ids.indicators.get(indicator)!,
      agencyId: this.ids.agencies.get(agency)!,
      numerator,
      denominator,
      note: null,
      replacesId: null,
    });
    this.addAudit(written, "report", {
      subject: describeFigureSubject(item.figure),
      old: null,
      new: figure.percent === null ? "0/0" : String(figure.percent),
    });
    const day = dayInVietnam(written.reportedAt);
    return { onTime: day <= item.dueOn, mendableUntil: mendableUntil(item.lockOn, day, this.plan) };
  }

  private addReport({ duty, report }: ItemOf<"report">, written: Written): Outcome {
    const day = dayInVietnam(written.reportedAt);
    const state: Running = this.running.get(duty.id) ?? {
      ...duty,
      status: "not_started",
      percent: null,
      answeredOn: null,
      settledOn: null,
      lastReport: null,
    };
    const id = this.reserved.reports[this.reports.length]!;
    const { at: _at, ...said } = report;
    this.reports.push({ id, period: duty.period, ...said, ...written, replacesId: state.lastReport });
    this.addAudit(written, state.lastReport === null ? "report" : "correct", {
      subject: describeDutySubject(duty),
      old: state.lastReport === null ? null : state.status,
      new: report.status,
    });
    this.running.set(duty.id, { ...state, ...afterReport(state, report, day), lastReport: id });
    return {
      onTime: reportIsOnTime(state, report.status, day),
      mendableUntil: mendableUntil(duty.lockOn, state.settledOn ?? day, this.plan),
    };
  }

  private addAudit({ reportedAt: at, personId }: Written, action: "report" | "correct", change: object): void {
    this.audit.push({ id: this.reserved.audit[this.audit.length]!, at, personId, action, ...change });
  }
}

async function updateDuties(tx: Tx, duties: readonly Running[]): Promise<void> {
  if (duties.length === 0) return;
  const column = <K extends keyof Running>(key: K) => duties.map((duty) => duty[key]);
  await tx.$executeRaw`
    UPDATE "Duty" d
    SET status = n.status, percent = n.percent, "answeredOn" = n.answered, "settledOn" = n.settled
    FROM unnest(
      ${column("id")}::int[], ${column("status")}::text[], ${column("percent")}::numeric[],
      ${column("answeredOn")}::date[], ${column("settledOn")}::date[]) AS n(id, status, percent, answered, settled)
    WHERE d.id = n.id`;
}

/** Numbers of receipts by the year in which they were issued; the counter goes on after them. */
async function reserveNumbers(tx: Tx, messages: readonly SampleMessage[]): Promise<string[]> {
  const years = messages.map(({ at }) => Number(dayInVietnam(at).slice(0, 4)));
  const next = new Map<number, number>();
  for (const year of new Set(years)) {
    const count = years.filter((y) => y === year).length;
    const { last } = await tx.receiptCounter.upsert({
      where: { year },
      create: { year, last: count },
      update: { last: { increment: count } },
    });
    next.set(year, last - count + 1);
  }
  return years.map((year) => {
    const sequence = next.get(year)!;
    next.set(year, sequence + 1);
    return receiptNumber(year, sequence);
  });
}

/** Ids taken from a table's own sequence, so that rows can point to each other before they are written. */
async function reserve(tx: Tx, table: Table, count: number): Promise<number[]> {
  if (count === 0) return [];
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT nextval(pg_get_serial_sequence(${`"${table}"`}, 'id'))::int AS id FROM generate_series(1, ${count})`;
  return rows.map((row) => row.id);
}

/** One statement a table, thousands of rows as one value: several times as fast as createMany. */
async function insertRows(tx: Tx, table: Table, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const into = Prisma.raw(`"${table}"`);
  const columns = Prisma.raw(
    Object.keys(rows[0]!)
      .map((column) => `"${column}"`)
      .join(", "),
  );
  await tx.$executeRaw`
    INSERT INTO ${into} (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::${into}, ${JSON.stringify(rows)}::jsonb)`;
}
