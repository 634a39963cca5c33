import type { Prisma, PrismaClient } from "../../database/generated/client.js";
import { type Failure, failure, type Outcome, success } from "../../outcome.js";
import { writeAudit } from "../../people/audit.js";
import type { PlanInForce } from "../../plan/plan-in-force.js";
import { describeDutySubject, describeFigureSubject } from "../audit-subjects.js";
import type { DutyFacts, FigureFacts } from "../duty-facts.js";
import { findDuties } from "../find-duties.js";
import { figuresOf } from "../find-figures.js";
import { findIssuedReceipt, type IssuedReceipt } from "../issued-receipt.js";
import type { Submission } from "../judge-lines.js";
import { type Entry, newDraft, subjectOf } from "../report-draft.js";
import { submitWithin } from "../submit.js";
import { type Deciding, refuseDecided } from "./decided.js";
import { tellDecision } from "./notices.js";

type Tx = Prisma.TransactionClient;

/** What would have been submitted, had it been allowed. */
export type ChangeWish = Omit<Submission, "allowed">;

/** What is asked to be written, beside how it stands now. */
export type ChangeAbout =
  | { readonly kind: "task"; readonly entry: Extract<Entry, { kind: "task" }>; readonly duty: DutyFacts }
  | { readonly kind: "figure"; readonly entry: Extract<Entry, { kind: "figure" }>; readonly figure: FigureFacts };

export interface AskedChange {
  readonly id: number;
  readonly agencyId: number;
  readonly agencyName: string;
  readonly about: ChangeAbout;
  readonly personId: number;
  readonly state: string;
  readonly refusal: string | null;
  readonly receiptId: number | null;
}

/** `replaces`: when that was sent which this one takes the place of. */
export interface NewChange {
  readonly asked: AskedChange;
  readonly replaces: Date | null;
}

/**
 * Asks the office to have written what was read back, though it is locked: nothing is recorded before its yes. What was
 * asked about the same thing before is replaced. Handled again for the same update it writes nothing, and tells the same.
 */
export async function askChange(db: PrismaClient, wish: ChangeWish, plans: readonly PlanInForce[]): Promise<NewChange> {
  return db.$transaction(async (tx) => {
    const { draft, draftId, personId, channel, inboxId, now } = wish;
    const { agencyId, entries } = draft;
    await tx.$executeRaw`SELECT 1 FROM "Agency" WHERE id = ${agencyId} FOR UPDATE`;
    const before = await tx.lateChange.findUnique({ where: { inboxId }, select: { id: true } });
    const subjects = [subjectOf({ agencyId, entries, doubt: null })];
    if (before) {
      const asked = (await findChange(tx, before.id, plans))!;
      return { asked, replaces: await replacedBy(tx, { id: before.id, agencyId, subjects }) };
    }
    const where = { agencyId, state: "asked", subjects: { equals: subjects } };
    await tx.lateChange.updateMany({ where, data: { state: "replaced" } });
    const data = {
      agencyId,
      entries: entries as unknown as Prisma.InputJsonValue,
      subjects,
      personId,
      channel,
      inboxId,
    };
    const { id } = await tx.lateChange.create({ data: { ...data, at: now } });
    const asked = (await findChange(tx, id, plans))!;
    const audit = { at: now, personId, action: "correct" as const, subject: subjectOfChange(asked.about), inboxId };
    await writeAudit(tx, { ...audit, old: "locked", new: "asked" });
    const sent = { state: "sent", openKey: null, focused: false, lastInput: inboxId, updatedAt: now };
    await tx.draft.updateMany({ where: { id: draftId, personId }, data: sent });
    return { asked, replaces: await replacedBy(tx, { id, agencyId, subjects }) };
  });
}

/** When the one right before it about the same was sent, where that was not decided. */
async function replacedBy(
  tx: Tx,
  { id, agencyId, subjects }: { readonly id: number; readonly agencyId: number; readonly subjects: string[] },
): Promise<Date | null> {
  const before = await tx.lateChange.findFirst({
    where: { agencyId, subjects: { equals: subjects }, id: { lt: id } },
    orderBy: { id: "desc" },
    select: { at: true, state: true },
  });
  return before?.state === "replaced" ? before.at : null;
}

export async function findChange(db: Tx, id: number, plans: readonly PlanInForce[]): Promise<AskedChange | null> {
  const row = await db.lateChange.findUnique({ where: { id } });
  if (!row) return null;
  const agency = await db.agency.findUniqueOrThrow({ where: { id: row.agencyId } });
  const [entry] = row.entries as unknown as readonly Entry[];
  const about = entry && (await aboutOf(db, entry, agency, plans));
  if (!about) return null;
  const { agencyId, personId, state, refusal, receiptId } = row;
  return { id, agencyId, agencyName: agency.name, about, personId, state, refusal, receiptId };
}

async function aboutOf(
  db: Tx,
  entry: Entry,
  agency: { readonly id: number; readonly code: string; readonly name: string; readonly level: string },
  plans: readonly PlanInForce[],
): Promise<ChangeAbout | null> {
  if (entry.kind === "task") {
    const [duty] = await findDuties(db, [entry.dutyId]);
    return duty ? { kind: "task", entry, duty } : null;
  }
  const figures = await figuresOf(db, agency, [entry], plans);
  const figure = figures.find((one) => one.indicator === entry.indicator && one.period === entry.period);
  return figure ? { kind: "figure", entry, figure } : null;
}

function subjectOfChange(about: ChangeAbout): string {
  return about.kind === "task" ? describeDutySubject(about.duty) : describeFigureSubject(about.figure);
}

export interface DecidedChange {
  readonly change: AskedChange;
  /** What the yes wrote, for the agency and in the name of who asked. */
  readonly receipt: IssuedReceipt | null;
}

/**
 * The office's yes (`refusal` null) writes what was asked, exactly, in the same transaction; its no writes nothing. Who
 * asked is told. Fails with `decided` where somebody was quicker; with `over` where the same thing was reported otherwise
 * since, so that what was asked is no longer what would change.
 */
export async function decideChange(
  db: PrismaClient,
  id: number,
  refusal: string | null,
  deciding: Deciding,
  plans: readonly PlanInForce[],
): Promise<Outcome<DecidedChange, "decided" | "over">> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "LateChange" WHERE id = ${id} FOR UPDATE`;
    const row = await tx.lateChange.findUnique({ where: { id } });
    const change = row && (await findChange(tx, id, plans));
    if (!row || !change) return over();
    const decided = await refuseDecided(tx, row, deciding);
    if (decided) return decided;
    const { by, inboxId, now } = deciding;
    if (row.decisionInboxId === inboxId) {
      const receipt = row.receiptId === null ? null : await findIssuedReceipt(tx, row.receiptId, plans);
      return success({ change, receipt });
    }
    const entries = row.entries as unknown as readonly Entry[];
    const draft = { ...newDraft(row.agencyId, "confirm", entries[0]!), entries };
    const asked = { draftId: 0, draft, personId: row.personId, channel: row.channel, inboxId, now, allowed: true };
    if (refusal !== null) await note("refused");
    const written = refusal === null ? await submitWithin(tx, asked, plans) : null;
    if (written && !written.ok) {
      await tx.lateChange.update({ where: { id }, data: { state: "over", decidedAt: now } });
      await tellDecision(tx, "change", id, [row.personId], now);
      return over();
    }
    const receipt = await tx.receipt.findUnique({ where: { inboxId }, select: { id: true } });
    const decision = {
      decidedBy: by,
      decidedAt: now,
      decisionInboxId: inboxId,
      refusal,
      receiptId: receipt?.id ?? null,
    };
    await tx.lateChange.update({
      where: { id },
      data: { state: refusal === null ? "granted" : "refused", ...decision },
    });
    if (refusal === null) await note("granted");
    await tellDecision(tx, "change", id, [row.personId], now);
    return success({ change: (await findChange(tx, id, plans))!, receipt: written ? written.value : null });

    function note(verdict: string): Promise<void> {
      const subject = subjectOfChange(change!.about);
      return writeAudit(tx, { at: now, personId: by, action: "approve", subject, old: "asked", new: verdict, inboxId });
    }
  });
}

function over(): Failure<"over"> {
  return failure("over", (t) => t("decisions.change.over"));
}
