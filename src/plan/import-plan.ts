import { type Day, dayInVietnam } from "../calendar/day.js";
import { dateColumn, dayOf } from "../database/days.js";
import type { Prisma, PrismaClient } from "../database/generated/client.js";
import { type Failure, failure, success } from "../outcome.js";
import { noteBundled } from "./bundled-periods.js";
import { ChangeLog, type PlanChange } from "./change-log.js";
import { keepChatSettings, type SettingPath } from "./chat-settings.js";
import { bundledPlanFolder } from "./data-folder.js";
import type { Changes } from "./differences.js";
import { loadHolidays } from "./holidays.js";
import { importDuties } from "./import-duties.js";
import { importRegister } from "./import-register.js";
import { dutiesInAdvance } from "./made-in-advance.js";
import { agenciesOn } from "./make-duties.js";
import { type CodeMove, movesOffered, moveTasks } from "./move-tasks.js";
import { findOutOfDate } from "./out-of-date.js";
import type { PlanData } from "./plan-data.js";
import type { UnreadablePlan } from "./read-plan.js";

type Tx = Prisma.TransactionClient;

export interface PlanImport {
  readonly year: number;
  readonly sections: number;
  readonly tasks: number;
  readonly indicators: number;
  readonly agencies: number;
  readonly duties: number;
  /** Duties. */
  readonly changes: Changes;
  /** Sections, tasks, indicators, agencies, groups and holidays. */
  readonly registerChanges: Changes;
  /** The same one by one. */
  readonly register: readonly PlanChange[];
  /** Tasks that came and went with the same text: the same task under another code, if somebody says so. */
  readonly movesOffered: readonly CodeMove[];
  /** Due before the import and counted all the same: what people would be told is overdue. */
  readonly overdue: number;
  /** What was due before it is never overdue. */
  readonly countsFrom: Day;
  /** What was set in chat and stays so, whatever the source says. */
  readonly kept: readonly SettingPath[];
}

export interface ImportWishes {
  readonly now: Date;
  /** What was due before this day is never overdue; by default what an earlier import said, else the plan's date. */
  readonly countsFrom?: Day | undefined;
  /** Tasks that are known under another code now. */
  readonly moved?: readonly CodeMove[];
  /** Says what would happen, and writes nothing. */
  readonly preview?: boolean;
  /** It comes from a file, which may know nothing of what was set in chat since: see `keepChatSettings`. */
  readonly fromFile?: boolean;
}

export type ImportFailure = UnreadablePlan | Failure<"no_such_move">;

const importLock = 6_502_024;

/** Imports, of plans and of agencies, come one after another; until the transaction ends. */
export async function lockImports(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${importLock})`;
}

/** Reads a plan folder and imports it. */
export async function importPlan(
  db: PrismaClient,
  { folder, ...wishes }: ImportWishes & { readonly folder: string },
): Promise<{ readonly ok: true; readonly value: PlanImport } | ImportFailure> {
  // Not at the bot's start, which changes plans and reads no files: see `bundledCatalogue`.
  const { readPlan } = await import("./read-plan.js");
  const read = await readPlan(folder);
  if (!read.ok) return read;
  const imported = await importPlanData(db, read.value, { ...wishes, fromFile: true });
  if (imported.ok && !wishes.preview && folder === bundledPlanFolder()) await noteBundled(db, read.value);
  return imported;
}

/**
 * Brings the database to what a plan says, in one transaction: all of it or nothing. Other years' plans stay as they are, but
 * for the days that the days off move.
 * Importing the same again changes nothing. What has reports or figures is never deleted: it is withdrawn where the plan
 * no longer names it.
 */
export async function importPlanData(
  db: PrismaClient,
  plan: PlanData,
  wishes: ImportWishes,
): Promise<{ readonly ok: true; readonly value: PlanImport } | ImportFailure> {
  try {
    return await db.$transaction(
      async (tx) => {
        await lockImports(tx);
        const { plan: wanted, kept } = wishes.fromFile ? await keepChatSettings(tx, plan) : { plan, kept: [] };
        const written = await write(tx, wanted, wishes);
        const imported: Imported = written.ok ? success({ ...written.value, kept }) : written;
        // Its days off are those of the other plans too.
        if (imported.ok) await writeOutOfDate(tx, wishes.now, { bundled: false, except: plan.year });
        if (wishes.preview) throw new Previewed(imported);
        return imported;
      },
      { timeout: 300_000, maxWait: 30_000 },
    );
  } catch (error) {
    if (error instanceof Previewed) return error.outcome;
    throw error;
  }
}

/** A plan that was brought up to date, and how many of its duties got other days. */
export interface BroughtUp {
  readonly year: number;
  readonly duties: number;
}

/**
 * Brings every plan that goes on to the windows that it should have now (`findOutOfDate`), in one transaction: at a start,
 * after which nobody need import anything again. Where all is well it reads and writes nothing; of several processes that start
 * at once one writes, and the others find it done.
 */
export async function bringPlansUpToDate(db: PrismaClient, now: Date): Promise<readonly BroughtUp[]> {
  if ((await findOutOfDate(db, now, { bundled: true })) === null) return [];
  return db.$transaction(
    async (tx) => {
      await lockImports(tx);
      return writeOutOfDate(tx, now, { bundled: true });
    },
    { timeout: 300_000, maxWait: 30_000 },
  );
}

async function writeOutOfDate(
  tx: Tx,
  now: Date,
  of: { readonly bundled: boolean; readonly except?: number },
): Promise<readonly BroughtUp[]> {
  const found = await findOutOfDate(tx, now, of);
  const brought: BroughtUp[] = [];
  for (const plan of found?.plans ?? []) {
    const written = await write(tx, plan, { now });
    if (written.ok) brought.push({ year: written.value.year, duties: written.value.changes.changed });
  }
  await found?.remember();
  return brought;
}

type Imported = { readonly ok: true; readonly value: PlanImport } | Failure<"no_such_move">;

/** Thrown to have the transaction rolled back whose outcome it carries. */
class Previewed extends Error {
  constructor(readonly outcome: Imported) {
    super("a preview writes nothing");
  }
}

async function write(
  tx: Tx,
  plan: PlanData,
  wishes: ImportWishes,
): Promise<{ readonly ok: true; readonly value: Omit<PlanImport, "kept"> } | Failure<"no_such_move">> {
  const { now, moved = [] } = wishes;
  const log = new ChangeLog(now);
  const { year } = plan;
  const before = await tx.plan.findUnique({ where: { year }, select: { id: true, countsFrom: true } });
  const countsFrom = wishes.countsFrom ?? plan.countsFrom ?? dayOf(before?.countsFrom ?? null) ?? plan.issuedOn;
  const unknown = await moveTasks(tx, before?.id ?? null, moved, log);
  if (unknown) return failure("no_such_move", (t) => t("plan.noSuchMove", { ...unknown }));
  const known = await taskTexts(tx, year);

  const register = await importRegister(tx, plan, countsFrom, log);
  const { planId } = register;
  const today = dayInVietnam(now);
  const changes = await importDuties(tx, plan, register, await loadHolidays(tx), countsFrom, today);
  await register.finish();
  const registerChanges = log.counts();
  const open = { task: dutiesInAdvance(planId), closedOn: null };
  // What the office asks for besides may be due after all that the plan names.
  const all = { OR: [open, { task: { planId, origin: "request" }, closedOn: null }] };
  if ([changes, registerChanges].some((c) => c.added + c.changed + c.removed > 0)) {
    const last = await tx.duty.aggregate({ where: all, _max: { lockOn: true } });
    await tx.plan.update({ where: { year }, data: { importedAt: now, lastLockOn: last._max.lockOn } });
    await writeHistory(tx, plan, changes, log, before !== null);
  }
  const named = { planId, withdrawnAt: null };
  const ofPlan = { ...named, origin: "plan" };
  return success({
    year,
    sections: await tx.section.count({ where: ofPlan }),
    tasks: await tx.task.count({ where: ofPlan }),
    indicators: await tx.indicator.count({ where: named }),
    agencies: agenciesOn(plan.agencies, plan.issuedOn).length,
    duties: await tx.duty.count({ where: open }),
    changes,
    registerChanges,
    register: log.changes,
    movesOffered: movesOffered(known, plan),
    countsFrom,
    overdue: await tx.duty.count({
      where: { ...open, counts: true, settledOn: null, dueOn: { lt: dateColumn(today) } },
    }),
  });
}

async function taskTexts(tx: Tx, year: number): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.task.findMany({
    where: { plan: { year }, origin: "plan", withdrawnAt: null },
    select: { code: true, text: true },
  });
  return new Map(rows.map(({ code, text }) => [code, text]));
}

/** The first import is one entry; what later ones change, each its own. */
async function writeHistory(
  tx: Tx,
  { year, number }: PlanData,
  duties: Changes,
  log: ChangeLog,
  again: boolean,
): Promise<void> {
  const entry = { at: log.at, action: "import" };
  const counts = `+${duties.added} ~${duties.changed} -${duties.removed}`;
  const details = again ? log.changes : [];
  await tx.audit.createMany({
    data: [
      { ...entry, subject: `${year} ${number}`, new: counts },
      ...details.map(({ what, name, change, fields }) => ({
        ...entry,
        subject: `${year} ${what} ${name}`,
        new: fields.length > 0 ? `${change}: ${fields.join(", ")}` : change,
      })),
    ],
  });
}
