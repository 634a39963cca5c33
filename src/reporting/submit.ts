import { type Day, dayInVietnam } from "../calendar/day.js";
import { dateColumn } from "../database/days.js";
import type { Prisma, PrismaClient } from "../database/generated/client.js";
import { type Failure, failure, type Outcome, success } from "../outcome.js";
import { writeAudit } from "../people/audit.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { planOfPeriod } from "../plan/which-plan.js";
import { statusRules } from "../text/status-rules.js";
import { describeDutySubject, describeFigureSubject } from "./audit-subjects.js";
import { answerReturns } from "./decisions/returns.js";
import { replaceCovered } from "./drafts.js";
import type { DutyFacts, FigureFacts } from "./duty-facts.js";
import { findDuties } from "./find-duties.js";
import { type FigureAgency, figuresOf } from "./find-figures.js";
import { findIssuedReceipt, type IssuedReceipt } from "./issued-receipt.js";
import { dutyLabel } from "./labels.js";
import { nextReceiptNumber } from "./receipt-number.js";
import type { FigureEntry, ReportDraft, TaskEntry } from "./report-draft.js";
import { afterReport, judgeReport, mendableUntil, reportIsOnTime, settles } from "./rules.js";

type Tx = Prisma.TransactionClient;

export interface Submission {
  readonly draftId: number;
  readonly draft: ReportDraft;
  readonly personId: number;
  readonly channel: string;
  /** The confirming update: the key under which everything is written once. */
  readonly inboxId: bigint;
  readonly now: Date;
  /** The office said yes to exactly this: it is written though it is locked. */
  readonly allowed?: boolean;
}

type Refusal = "locked" | "closed" | "changed" | "incomplete" | "sent" | "archive";

/**
 * Writes receipt, reports, figures and audit of a confirmed draft in one transaction. A receipt that comes back is in
 * the database. Handled again for the same update, it returns the receipt of the first time and writes nothing.
 * Reports of one agency are written one after another, so that a correction always points to the latest.
 *
 * Fails with `changed` where somebody reported the same thing since the person was shown it, so that what stands above
 * the button is what is saved; with `sent` where the person confirmed the same draft from another account; with `archive`
 * where a plan that it reports under has ended meanwhile. Nothing of it is written then.
 *
 * @param plans all that there are: what is reported may be of two
 */
export async function submitDraft(
  db: PrismaClient,
  submission: Submission,
  plans: readonly PlanInForce[],
): Promise<Outcome<IssuedReceipt, Refusal>> {
  return db.$transaction((tx) => submitWithin(tx, submission, plans));
}

/** As `submitDraft`, in the caller's transaction. */
export async function submitWithin(
  tx: Tx,
  submission: Submission,
  plans: readonly PlanInForce[],
): Promise<Outcome<IssuedReceipt, Refusal>> {
  const { draft, inboxId } = submission;
  const [agency] = await tx.$queryRaw<FigureAgency[]>`
      SELECT "id", "code", "name", "level" FROM "Agency"
      WHERE "id" = (SELECT coalesce(a."heirId", a."id") FROM "Agency" a WHERE a."id" = ${draft.agencyId}) FOR UPDATE`;
  if (!agency) return incomplete();
  const before = await tx.receipt.findUnique({ where: { inboxId }, select: { id: true } });
  if (before) return success(await findIssuedReceipt(tx, before.id, plans));
  const sent = await refuseSent(tx, submission);
  if (sent) return sent;
  const prepared = await prepare(tx, submission, agency, plans);
  if (!prepared.ok) return prepared;
  return success(await findIssuedReceipt(tx, await write(tx, submission, agency, prepared.value), plans));
}

async function refuseSent(tx: Tx, { draftId, personId }: Submission): Promise<Failure<"sent"> | null> {
  const draft = await tx.draft.findFirst({ where: { id: draftId, personId }, select: { receiptId: true } });
  if (!draft || draft.receiptId === null) return null;
  const { number } = await tx.receipt.findUniqueOrThrow({ where: { id: draft.receiptId }, select: { number: true } });
  return failure("sent", (t) => t("reporting.alreadySent", { number }));
}

/** An entry with what it is about as it stands now. */
type Prepared = { readonly onTime: boolean; readonly plan: PlanInForce } & (
  | { readonly kind: "task"; readonly entry: TaskEntry; readonly about: DutyFacts }
  | { readonly kind: "figure"; readonly entry: FigureEntry; readonly about: FigureFacts }
);

async function prepare(
  tx: Tx,
  { draft, now, allowed = false }: Submission,
  agency: FigureAgency,
  plans: readonly PlanInForce[],
): Promise<Outcome<Prepared[], Refusal>> {
  const today = dayInVietnam(now);
  const tasks = draft.entries.filter((entry) => entry.kind === "task");
  const given = draft.entries.filter((entry) => entry.kind === "figure");
  const duties = await findDuties(
    tx,
    tasks.map((entry) => entry.dutyId),
  );
  const figures = await figuresOf(tx, agency, given, plans);
  const prepared: Prepared[] = [];
  for (const entry of draft.entries) {
    const one =
      entry.kind === "task"
        ? prepareTask(
            entry,
            duties.find((duty) => duty.id === entry.dutyId && duty.agencyId === agency.id),
          )
        : prepareFigure(
            entry,
            figures.find((f) => f.indicator === entry.indicator && f.period === entry.period),
          );
    if (!one) return incomplete();
    if (one.kind === "task" && one.about.closed) return closed(one.about, today);
    if ((one.about.latest?.id ?? null) !== entry.seen) return changed();
    const { plan } = one;
    if (plan.isArchive(today)) return failure("archive" as const, (t) => t("reporting.archive", { year: plan.year }));
    const judged = judgeReport(one.about, today, plan.deadlines.holidays);
    if (!judged.ok && !allowed) return judged;
    prepared.push(one);
  }
  return prepared.length > 0 ? success(prepared) : incomplete();

  function prepareTask(entry: TaskEntry, about: DutyFacts | undefined): Prepared | null {
    const plan = about && plans.find(({ year }) => year === about.planYear);
    if (!plan || entry.status === null) return null;
    return { kind: "task", plan, entry, about, onTime: reportIsOnTime(about, entry.status, today) };
  }

  function prepareFigure(entry: FigureEntry, about: FigureFacts | undefined): Prepared | null {
    const plan = planOfPeriod(plans, entry.period);
    if (!about || !plan || !entry.given) return null;
    return { kind: "figure", plan, entry, about, onTime: about.firstOnTime ?? today <= about.dueOn };
  }
}

/** Resolves with the id of the receipt. */
async function write(
  tx: Tx,
  submission: Submission,
  agency: FigureAgency,
  prepared: readonly Prepared[],
): Promise<number> {
  const { now, personId, channel, inboxId } = submission;
  const today = dayInVietnam(now);
  // Of several, the first that cannot be mended any more.
  const mendable = prepared.map((one) => mendableUntil(one.about.lockOn, givenOn(one, today), one.plan));
  const receipt = await tx.receipt.create({
    data: {
      number: await nextReceiptNumber(tx, Number(today.slice(0, 4))),
      agencyId: agency.id,
      personId,
      issuedAt: now,
      onTime: prepared.every((one) => one.onTime),
      mendUntil: submission.allowed ? null : dateColumn(mendable.sort()[0] ?? null),
      inboxId,
    },
  });
  const reported = { reportedAt: now, personId, channel, receiptId: receipt.id };
  for (const one of prepared) {
    if (one.kind === "task") await writeTask(tx, one.entry, one.about, reported, today);
    else await writeFigure(tx, one.entry, one.about, reported, one.plan);
    await writeAudit(tx, {
      at: now,
      personId,
      action: one.about.latest ? "correct" : "report",
      subject: one.kind === "task" ? describeDutySubject(one.about) : describeFigureSubject(one.about),
      ...auditValues(one),
      inboxId,
    });
  }
  await answerReturns(tx, { receiptId: receipt.id, personId, inboxId, now });
  await tx.draft.updateMany({
    where: { id: submission.draftId, personId },
    data: { state: "sent", openKey: null, focused: false, receiptId: receipt.id, lastInput: inboxId, updatedAt: now },
  });
  await replaceCovered(tx, personId, submission.draft, now);
  return receipt.id;
}

/** The day on which what is reported was first given: today, unless it only mends what is settled. */
function givenOn(one: Prepared, today: Day): Day {
  if (one.kind === "task" && !settles(one.about, one.entry.status!)) return today;
  return one.about.settledOn ?? today;
}

interface Reported {
  readonly reportedAt: Date;
  readonly personId: number;
  readonly channel: string;
  readonly receiptId: number;
}

async function writeTask(tx: Tx, entry: TaskEntry, duty: DutyFacts, reported: Reported, today: Day): Promise<void> {
  const status = entry.status!;
  const { isDifficulty } = statusRules[status];
  await tx.statusReport.create({
    data: {
      ...reported,
      dutyId: duty.id,
      period: duty.period,
      status,
      percent: entry.percent,
      // Free text goes to the difficulty when the work is blocked, else to the result.
      result: isDifficulty ? null : entry.note,
      difficulty: isDifficulty ? entry.note : null,
      document: entry.document,
      documentDate: dateColumn(entry.documentDate),
      replacesId: duty.latest?.id ?? null,
    },
  });
  const after = afterReport(duty, { status, percent: entry.percent }, today);
  await tx.duty.update({
    where: { id: duty.id },
    data: {
      status: after.status,
      percent: after.percent,
      answeredOn: dateColumn(after.answeredOn),
      settledOn: dateColumn(after.settledOn),
    },
  });
}

async function writeFigure(
  tx: Tx,
  entry: FigureEntry,
  figure: FigureFacts,
  reported: Reported,
  plan: PlanInForce,
): Promise<void> {
  const indicator = await tx.indicator.findFirstOrThrow({
    where: { planId: plan.id, code: figure.indicator, withdrawnAt: null },
    select: { id: true },
  });
  await tx.figure.create({
    data: {
      ...reported,
      indicatorId: indicator.id,
      agencyId: figure.agencyId,
      period: figure.period,
      numerator: entry.numerator === null ? null : BigInt(entry.numerator),
      denominator: entry.denominator === null ? null : BigInt(entry.denominator),
      percent: entry.percent,
      value: entry.value ?? null,
      note: entry.note,
      replacesId: figure.latest?.id ?? null,
    },
  });
}

/** Statuses and percentages only: the text of a report stays in the report. */
function auditValues(one: Prepared): { old: string | null; new: string } {
  if (one.kind === "task") return { old: one.about.latest?.status ?? null, new: one.entry.status! };
  const shown = ({ percent, value }: Pick<FigureEntry, "percent" | "value">) => String(percent ?? value ?? "0/0");
  return { old: one.about.latest ? shown(one.about.latest) : null, new: shown(one.entry) };
}

function incomplete() {
  return failure("incomplete" as const, (t) => t("reporting.incomplete"));
}

/** The plan no longer names it, or its agency is no more; one that is reported elsewhere since is asked about anew there. */
function closed(duty: DutyFacts, today: Day) {
  if (duty.takenById) return changed();
  return failure("closed" as const, (t) => t("reporting.closed", { label: dutyLabel(duty, t, today) }));
}

function changed() {
  return failure("changed" as const, (t) => t("reporting.changed"));
}
