import { type Day, dayInVietnam, timeInVietnam } from "../calendar/day.js";
import { ending, inOneWrite } from "../database/direct.js";
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
import { type FigureAgency, figuresOf, readFigures } from "./find-figures.js";
import { figureItem, findIssuedReceipt, type IssuedReceipt, type ReceiptItem, taskItem } from "./issued-receipt.js";
import { dutyLabel } from "./labels.js";
import type { Entry, FigureEntry, ReportDraft, TaskEntry } from "./report-draft.js";
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
 * @param beside what else is asked of how things stand before the receipt, while nobody else reports for the agency; what
 *   it asks before it waits goes in the same write
 */
export async function submitDraft<Beside = undefined>(
  db: PrismaClient,
  submission: Submission,
  plans: readonly PlanInForce[],
  beside: (tx: Tx) => Promise<Beside | undefined> = async () => undefined,
): Promise<Outcome<Submitted<Beside>, Refusal>> {
  return db.$transaction((tx) => submitIn(tx, { submission, plans, beside, isAll: true }));
}

interface Submitted<Beside> {
  readonly receipt: IssuedReceipt;
  readonly beside: Beside | undefined;
}

/** As `submitDraft`, in the caller's transaction, which goes on. */
export async function submitWithin(
  tx: Tx,
  submission: Submission,
  plans: readonly PlanInForce[],
): Promise<Outcome<IssuedReceipt, Refusal>> {
  const submitted = await submitIn(tx, { submission, plans, beside: async () => undefined, isAll: false });
  return submitted.ok ? success(submitted.value.receipt) : submitted;
}

interface Submitting<Beside> {
  readonly submission: Submission;
  readonly plans: readonly PlanInForce[];
  readonly beside: (tx: Tx) => Promise<Beside | undefined>;
  /** The transaction ends with what is written. */
  readonly isAll: boolean;
}

async function submitIn<Beside>(
  tx: Tx,
  { submission, plans, beside: askBeside, isAll }: Submitting<Beside>,
): Promise<Outcome<Submitted<Beside>, Refusal>> {
  const { draft, inboxId } = submission;
  // No type lets it come here; were it to, nothing is written.
  if (draft.practice !== undefined) return incomplete();
  const { agencyId, entries } = draft;
  const given = figuresAmong(entries);
  // The lock is a statement of its own, before the others: a statement that waits for a lock reads all else as it was
  // before it waited, and whoever had the lock may have sent this draft, or reported the same.
  const [agency, { sent, others }, duties, figures, beside] = await inOneWrite(tx, () =>
    Promise.all([
      lockAgency(tx, agencyId),
      draftsToSend(tx, { ...submission, agencyId }),
      findDuties(tx, dutiesAmong(entries)),
      readFigures(tx, agencyId, given, plans),
      askBeside(tx),
    ]),
  );
  if (!agency) return incomplete();
  if (sent && sent.receiptId !== null) {
    const receipt = await findIssuedReceipt(tx, sent.receiptId, plans);
    return sent.lastInput === inboxId ? success({ receipt, beside }) : alreadySent(receipt);
  }
  // Where it became part of another, that one's are meant.
  const standing = agency.id === agencyId ? figures(agency) : await figuresOf(tx, agency, given, plans);
  const prepared = prepare(submission, agency, { duties, figures: standing }, plans);
  if (!prepared.ok) return prepared;
  const covered = coveredBy(draft, others);
  return success({ receipt: await write(tx, submission, agency, prepared.value, { covered, isAll }), beside });
}

/** The agency that answers for this one; nobody else reports for it until the transaction is over. */
async function lockAgency(tx: Tx, id: number): Promise<FigureAgency | undefined> {
  const [agency] = await tx.$queryRaw<FigureAgency[]>`
    SELECT "id", "code", "name", "level" FROM "Agency"
    WHERE "id" = (SELECT coalesce(a."heirId", a."id") FROM "Agency" a WHERE a."id" = ${id}) FOR UPDATE`;
  return agency;
}

const dutiesAmong = (entries: readonly Entry[]) =>
  entries.flatMap((entry) => (entry.kind === "task" ? [entry.dutyId] : []));
const figuresAmong = (entries: readonly Entry[]) => entries.filter((entry) => entry.kind === "figure");

function alreadySent({ number }: IssuedReceipt) {
  return failure("sent" as const, (t) => t("reporting.alreadySent", { number }));
}

/** An entry with what it is about as it stands now. */
type Prepared = { readonly onTime: boolean; readonly plan: PlanInForce } & (
  | { readonly kind: "task"; readonly entry: TaskEntry; readonly about: DutyFacts }
  | { readonly kind: "figure"; readonly entry: FigureEntry; readonly about: FigureFacts }
);

function prepare(
  { draft, now, allowed = false }: Submission,
  agency: FigureAgency,
  { duties, figures }: { readonly duties: readonly DutyFacts[]; readonly figures: readonly FigureFacts[] },
  plans: readonly PlanInForce[],
): Outcome<Prepared[], Refusal> {
  const today = dayInVietnam(now);
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

/** One statement, unless something was sent back that is answered with it. Resolves with the receipt as it then reads. */
async function write(
  tx: Tx,
  { now, personId, channel, inboxId, draftId, draft, allowed = false }: Submission,
  agency: FigureAgency,
  prepared: readonly Prepared[],
  { covered, isAll }: { readonly covered: readonly number[]; readonly isAll: boolean },
): Promise<IssuedReceipt> {
  const today = dayInVietnam(now);
  const tasks = prepared.filter((one) => one.kind === "task");
  const figures = prepared.filter((one) => one.kind === "figure");
  const placeOf = (one: Prepared) => prepared.indexOf(one) + 1;
  const items = prepared.map((one) => itemOf(one, today, allowed));
  const issued: Omit<IssuedReceipt, "number"> = {
    ...{ agencyId: agency.id, agencyName: agency.name, issuedAt: now },
    onTime: items.every(({ onTime }) => onTime),
    // Of several, the first that cannot be mended any more.
    mendUntil: allowed ? null : (items.map(({ mendUntil }) => mendUntil!).sort()[0] ?? null),
    items,
    evidence: draft.evidence ?? [],
    takenBack: false,
  };
  const isAnswer = prepared.some(({ about }) => about.returned);
  const number = await writeReceipt(isAll && !isAnswer ? ending(tx) : tx, {
    ...issued,
    year: Number(today.slice(0, 4)),
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
  if (isAnswer) {
    const { id } = await tx.receipt.findUniqueOrThrow({ where: { inboxId }, select: { id: true } });
    await answerReturns(tx, { receiptId: id, personId, inboxId, now });
  }
  return { ...issued, number };
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
