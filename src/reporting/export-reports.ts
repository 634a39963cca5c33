import { formatInstant } from "../calendar/day.js";
import { inBatches } from "../database/batches.js";
import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";

type Client = Prisma.TransactionClient;
type Line = Readonly<Record<string, unknown>> & { readonly type: string };

/** Every duty as it stands, in the order in which they were made. */
export async function* exportDuties(db: Client): AsyncGenerator<Line> {
  const rows = inBatches(({ after, take }) =>
    db.duty.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take,
      include: {
        task: { select: { code: true, origin: true, plan: { select: { year: true } } } },
        agency: { select: { code: true } },
      },
    }),
  );
  for await (const row of rows) {
    yield {
      type: "duty",
      plan: row.task.plan.year,
      task: row.task.code,
      agency: row.agency.code,
      part: row.part || null,
      ...askedFor(row.task, row.period),
      dueOn: dayOf(row.dueOn),
      lockOn: dayOf(row.lockOn),
      status: row.status,
      settled: row.settledOn !== null,
      // Only what is counted nowhere says so.
      ...(row.closedOn === null ? {} : { state: row.closedReason === "withdrawn" ? "withdrawn" : "closed" }),
    };
  }
}

/** A request has no period: its code stands under `request`. */
function askedFor(
  task: { readonly code: string; readonly origin: string },
  period: string,
): Readonly<Record<string, unknown>> {
  return task.origin === "request" ? { period: null, request: task.code } : { period };
}

/** Every status report ever made, oldest first; `replaces` is the receipt of the one that it corrects. */
export async function* exportStatusReports(db: Client): AsyncGenerator<Line> {
  const rows = inBatches(({ after, take }) =>
    db.statusReport.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take,
      include: {
        receipt: { select: { number: true } },
        replaces: { select: { receipt: { select: { number: true } } } },
        duty: {
          include: {
            task: { select: { code: true, origin: true, plan: { select: { year: true } } } },
            agency: { select: { code: true } },
          },
        },
      },
    }),
  );
  for await (const row of rows) {
    yield {
      type: "status_report",
      plan: row.duty.task.plan.year,
      receipt: row.receipt.number,
      task: row.duty.task.code,
      agency: row.duty.agency.code,
      part: row.duty.part || null,
      ...askedFor(row.duty.task, row.period),
      status: row.status,
      percent: row.percent === null ? null : Number(row.percent),
      result: row.result,
      difficulty: row.difficulty,
      document: row.document,
      documentDate: row.documentDate && dayOf(row.documentDate),
      reportedAt: formatInstant(row.reportedAt),
      person: row.personId,
      channel: row.channel,
      replaces: row.replaces?.receipt.number ?? null,
    };
  }
}

/** Every figure ever given, oldest first. */
export async function* exportFigures(db: Client): AsyncGenerator<Line> {
  const rows = inBatches(({ after, take }) =>
    db.figure.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take,
      include: {
        receipt: { select: { number: true } },
        replaces: { select: { receipt: { select: { number: true } } } },
        indicator: { select: { code: true, plan: { select: { year: true } } } },
        agency: { select: { code: true } },
      },
    }),
  );
  for await (const row of rows) {
    yield {
      type: "figure",
      plan: row.indicator.plan.year,
      receipt: row.receipt.number,
      indicator: row.indicator.code,
      agency: row.agency.code,
      period: row.period,
      numerator: row.numerator === null ? null : Number(row.numerator),
      denominator: row.denominator === null ? null : Number(row.denominator),
      percent: row.percent === null ? null : Number(row.percent),
      value: row.value === null ? null : Number(row.value),
      note: row.note,
      reportedAt: formatInstant(row.reportedAt),
      person: row.personId,
      channel: row.channel,
      replaces: row.replaces?.receipt.number ?? null,
    };
  }
}

export async function* exportReceipts(db: Client): AsyncGenerator<Line> {
  const rows = inBatches(({ after, take }) =>
    db.receipt.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take,
      include: { agency: { select: { code: true } } },
    }),
  );
  for await (const row of rows) {
    yield {
      type: "receipt",
      number: row.number,
      agency: row.agency.code,
      issuedAt: formatInstant(row.issuedAt),
      onTime: row.onTime,
    };
  }
}
