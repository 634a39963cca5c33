import { formatInstant } from "../calendar/day.js";
import { inBatches } from "../database/batches.js";
import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { numberOf } from "../database/numbers.js";
import { type DeadlineKind, hasDueDay } from "../text/deadline-kinds.js";
import { eventOfTaskCode } from "../text/event-code.js";

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
        task: { select: { code: true, origin: true, deadlineKind: true, plan: { select: { year: true } } } },
        agency: { select: { code: true } },
      },
    }),
  );
  for await (const row of rows) {
    yield {
      type: "duty",
      plan: row.task.plan.year,
      ...taskOf(row.task),
      agency: row.agency.code,
      part: row.part || null,
      ...askedFor(row.task, row.period),
      dueOn: isOnRequest(row.task) ? null : dayOf(row.dueOn),
      lockOn: dayOf(row.lockOn),
      status: row.status,
      settled: row.settledOn !== null,
      // Only what is counted nowhere says so.
      ...(row.closedOn === null ? {} : { state: row.closedReason === "withdrawn" ? "withdrawn" : "closed" }),
    };
  }
}

interface ExportedTask {
  readonly code: string;
  readonly origin: string;
  readonly deadlineKind: string;
}

/** What was opened by something that happened is the plan's task. */
function taskOf({ code }: ExportedTask): { readonly task: string } {
  return { task: eventOfTaskCode(code)?.of ?? code };
}

/** A request has no period: its code stands under `request`; so that of an event. What is reported on request has none. */
function askedFor(task: ExportedTask, period: string): Readonly<Record<string, unknown>> {
  if (task.origin === "request") return { period: null, request: task.code };
  if (task.origin === "event") return { period: null, event: eventOfTaskCode(task.code)!.code };
  return { period: isOnRequest(task) ? null : period };
}

function isOnRequest({ deadlineKind }: ExportedTask): boolean {
  return !hasDueDay({ deadlineKind: deadlineKind as DeadlineKind });
}

const onReceipt = {
  receipt: { select: { number: true } },
  replaces: { select: { receipt: { select: { number: true } } } },
} as const;

/** By whom, when and how it came, and the receipt of what it corrects. */
function sentAs(row: {
  readonly reportedAt: Date;
  readonly personId: number;
  readonly channel: string;
  readonly replaces: { readonly receipt: { readonly number: string } } | null;
}) {
  return {
    reportedAt: formatInstant(row.reportedAt),
    person: row.personId,
    channel: row.channel,
    replaces: row.replaces?.receipt.number ?? null,
  };
}

/** Every status report ever made, oldest first; `replaces` is the receipt of the one that it corrects. */
export async function* exportStatusReports(db: Client): AsyncGenerator<Line> {
  const rows = inBatches(({ after, take }) =>
    db.statusReport.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take,
      include: {
        ...onReceipt,
        duty: {
          include: {
            task: { select: { code: true, origin: true, deadlineKind: true, plan: { select: { year: true } } } },
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
      ...taskOf(row.duty.task),
      agency: row.duty.agency.code,
      part: row.duty.part || null,
      ...askedFor(row.duty.task, row.period),
      status: row.status,
      percent: numberOf(row.percent),
      result: row.result,
      difficulty: row.difficulty,
      document: row.document,
      documentDate: row.documentDate && dayOf(row.documentDate),
      ...sentAs(row),
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
        ...onReceipt,
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
      numerator: numberOf(row.numerator),
      denominator: numberOf(row.denominator),
      percent: numberOf(row.percent),
      value: numberOf(row.value),
      note: row.note,
      ...sentAs(row),
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
