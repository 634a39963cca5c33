import { type Day, dayInVietnam, timeInVietnam } from "../calendar/day.js";
import type { Prisma, PrismaClient } from "../database/generated/client.js";
import { failure, type Outcome, success } from "../outcome.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { planOfPeriod } from "../plan/which-plan.js";
import { statusRules } from "../text/status-rules.js";
import { describeDutySubject, describeFigureSubject } from "./audit-subjects.js";
import { answerReturns } from "./decisions/returns.js";
import { coveredBy, draftsToSend } from "./drafts.js";
import type { DutyFacts, FigureFacts } from "./duty-facts.js";
import { findDuties } from "./find-duties.js";
import { type FigureAgency, figuresOf } from "./find-figures.js";
import { figureItem, findIssuedReceipt, type IssuedReceipt, type ReceiptItem, taskItem } from "./issued-receipt.js";
import { dutyLabel } from "./labels.js";
import { nextReceiptNumber } from "./receipt-number.js";
import type { FigureEntry, ReportDraft, TaskEntry } from "./report-draft.js";
import { afterReport, judgeReport, mendableUntil, reportIsOnTime, settles } from "./rules.js";
import { type NewFigure, type NewReport, writeReceipt } from "./write-receipt.js";

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
  // No type lets it come here; were it to, nothing is written.
  if (draft.practice !== undefined) return incomplete();
  const [agency] = await tx.$queryRaw<FigureAgency[]>`
      SELECT "id", "code", "name", "level" FROM "Agency"
      WHERE "id" = (SELECT coalesce(a."heirId", a."id") FROM "Agency" a WHERE a."id" = ${draft.agencyId}) FOR UPDATE`;
  if (!agency) return incomplete();
  // Asked only now: whoever had the lock before may have sent it.
  const { sent, others } = await draftsToSend(tx, { ...submission, agencyId: draft.agencyId });
  if (sent && sent.receiptId !== null) {
    const receipt = await findIssuedReceipt(tx, sent.receiptId, plans);
    return sent.lastInput === inboxId ? success(receipt) : alreadySent(receipt);
  }
  const prepared = await prepare(tx, submission, agency, plans);
  if (!prepared.ok) return prepared;
  return success(await write(tx, submission, agency, prepared.value, coveredBy(draft, others)));
}

function alreadySent({ number }: IssuedReceipt) {
  return failure("sent" as const, (t) => t("reporting.alreadySent", { number }));
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
    return { kind: "task", plan, entry, about, onTime: reportIsOnTime(about, entry.status, today, timeInVietnam(now)) };
  }

  function prepareFigure(entry: FigureEntry, about: FigureFacts | undefined): Prepared | null {
    const plan = planOfPeriod(plans, entry.period);
    if (!about || !plan || !entry.given) return null;
    return { kind: "figure", plan, entry, about, onTime: about.firstOnTime ?? today <= about.dueOn };
  }
}

/** Two statements: the next number, and all that is written under it. Resolves with the receipt as it then reads. */
async function write(
  tx: Tx,
  { now, personId, channel, inboxId, draftId, draft, allowed = false }: Submission,
  agency: FigureAgency,
  prepared: readonly Prepared[],
  covered: readonly number[],
): Promise<IssuedReceipt> {
  const today = dayInVietnam(now);
  const number = await nextReceiptNumber(tx, Number(today.slice(0, 4)));
  const tasks = prepared.filter((one) => one.kind === "task");
  const figures = prepared.filter((one) => one.kind === "figure");
  const placeOf = (one: Prepared) => prepared.indexOf(one) + 1;
  const items = prepared.map((one) => itemOf(one, today, allowed));
  const issued: IssuedReceipt = {
    ...{ number, agencyId: agency.id, agencyName: agency.name, issuedAt: now },
    onTime: items.every(({ onTime }) => onTime),
    // Of several, the first that cannot be mended any more.
    mendUntil: allowed ? null : (items.map(({ mendUntil }) => mendUntil!).sort()[0] ?? null),
    items,
    evidence: draft.evidence ?? [],
    takenBack: false,
  };
  await writeReceipt(tx, {
    ...issued,
    evidence: (draft.evidence ?? []).map(({ id }) => id),
    ...{ personId, channel, inboxId, draftId, covered },
    reports: tasks.map((one) => newReport(one.entry, one.about, now, placeOf(one))),
    figures: figures.map((one) => newFigure(one.entry, one.about, one.plan, placeOf(one))),
    audits: prepared.map((one) => ({
      action: one.about.latest ? "correct" : "report",
      subject: one.kind === "task" ? describeDutySubject(one.about) : describeFigureSubject(one.about),
      ...auditValues(one),
    })),
  });
  if (prepared.some(({ about }) => about.returned)) {
    const { id } = await tx.receipt.findUniqueOrThrow({ where: { inboxId }, select: { id: true } });
    await answerReturns(tx, { receiptId: id, personId, inboxId, now });
  }
  return issued;
}

/** @param allowed what the office had to agree to is not mended without it either */
function itemOf(one: Prepared, today: Day, allowed: boolean): ReceiptItem {
  const { onTime, plan } = one;
  const until = allowed ? null : mendableUntil(one.about.lockOn, givenOn(one, today), plan);
  const judged = { onTime, mendUntil: until };
  if (one.kind === "figure") return figureItem(one.about, { ...one.entry, value: one.entry.value ?? null }, judged);
  return taskItem(one.about, { ...one.entry, status: one.entry.status! }, judged);
}

/** The day on which what is reported was first given: today, unless it only mends what is settled. */
function givenOn(one: Prepared, today: Day): Day {
  if (one.kind === "task" && !settles(one.about, one.entry.status!)) return today;
  return one.about.settledOn ?? today;
}

function newReport(entry: TaskEntry, duty: DutyFacts, now: Date, place: number): NewReport {
  const { percent, note, document, documentDate } = entry;
  const status = entry.status!;
  const { isDifficulty } = statusRules[status];
  return {
    ...{ dutyId: duty.id, period: duty.period, document, documentDate, replacesId: replacedBy(duty), place },
    // Free text goes to the difficulty when the work is blocked, else to the result.
    result: isDifficulty ? null : note,
    difficulty: isDifficulty ? note : null,
    ...afterReport(duty, { status, percent }, dayInVietnam(now), timeInVietnam(now)),
  };
}

function newFigure(entry: FigureEntry, figure: FigureFacts, plan: PlanInForce, place: number): NewFigure {
  const { indicator, agencyId, period } = figure;
  const { numerator, denominator, percent, value = null, note } = entry;
  return {
    ...{ planId: plan.id, indicator, agencyId, period, numerator, denominator, percent, value, note },
    replacesId: replacedBy(figure),
    place,
  };
}

/** The last row about it: also one that says that what came before was taken back. */
function replacedBy({
  latest,
  takenBackId,
}: Pick<DutyFacts | FigureFacts, "takenBackId"> & { latest: { id: number } | null }) {
  return takenBackId ?? latest?.id ?? null;
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
