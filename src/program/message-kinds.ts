import { composeApology, noticeKind } from "../apology.js";
import { dayInVietnam } from "../calendar/day.js";
import type { Channel } from "../channels/channel.js";
import { freeBytes } from "../database/free-space.js";
import type { PrismaClient } from "../database/generated/client.js";
import type { Composed } from "../delivery/composed.js";
import type { OutboxRow } from "../delivery/outbox.js";
import { composeEvent } from "../events/compose.js";
import { eventHead, helpersHead } from "../events/open.js";
import { composeNote } from "../helping/compose.js";
import { noteHead } from "../helping/notes.js";
import { composeMissedSchedule, missedScheduleHead } from "../missed-schedules.js";
import { routesOf } from "../people/accounts.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { usualPlan } from "../plan/which-plan.js";
import { composeQuotaWarning, quotaWarningKind } from "../quota-warning.js";
import { askedHead, composeAskedNotice } from "../reminders/asked-notice.js";
import { composeCopy } from "../reminders/compose-copy.js";
import { composeDigest } from "../reminders/compose-digest.js";
import { composeNudge } from "../reminders/compose-nudge.js";
import { copyKind } from "../reminders/copies.js";
import { composeEscalation, escalationKind } from "../reminders/escalations.js";
import { composeHandOverNotice, handOverHeads } from "../reminders/hand-over-notice.js";
import { composeJoiningNotice, joiningHead } from "../reminders/joining-notice.js";
import { composeLeaveNotice, standInHeads } from "../reminders/leave-notice.js";
import { composeMissingRestDays, missingRestDaysHead } from "../reminders/missing-rest-days.js";
import { nudgeKind } from "../reminders/nudge.js";
import { composeOutage, outageHead } from "../reminders/outage.js";
import { digestKind } from "../reminders/plan-digests.js";
import { composeMorning, morningKind } from "../reminders/plan-mornings.js";
import { composeSuccessionNotice, successionHeads } from "../reminders/succession-notice.js";
import { composeWishNotice, wishHeads } from "../reminders/wish-notice.js";
import { composeDecision } from "../reporting/decisions/compose.js";
import { decisionKind, returnKind } from "../reporting/decisions/notices.js";
import { listAsked } from "../reporting/decisions/waiting.js";
import type { StoredFiles } from "../reporting/evidence/stored-files.js";
import { composeRequest, type KeptFile } from "../requests/compose.js";
import { requestKind } from "../requests/send.js";
import { composeScheduled, scheduleKind } from "../scheduled-summary.js";
import { composeSpaceWarning, spaceWarningKind } from "../space-warning.js";
import { type MakeFile, shareFiles } from "../summary/files/share-files.js";
import type { Workshop } from "../summary/files/workshop.js";
import { keptFileReader } from "./read-kept-file.js";
import type { Surroundings } from "./surroundings.js";

/** What a composer may ask: the rows as they are when the message goes. */
interface Now {
  readonly db: PrismaClient;
  readonly now: Date;
  readonly plans: readonly PlanInForce[];
  /** The plan that is meant where none is named; null before the first import. */
  readonly plan: PlanInForce | null;
  readonly dataDir: string;
  readonly makeFile: MakeFile;
  /** What somebody sent: from where it was stored, else from the messenger; null where it cannot be had. */
  readonly readFile: (file: KeptFile) => Promise<Uint8Array | null>;
  /** Megabytes of the largest file that can be sent to the account that a person is written to first; 0: none can. */
  readonly largestFileFor: (personId: number) => Promise<number>;
}

type Holidays = Pick<PlanInForce["deadlines"], "holidays">;

type Compose = (row: OutboxRow, now: Now) => Promise<Composed>;

/** Who writes a message of the outbox, by its kind. */
const composers: Readonly<Record<string, Compose>> = {
  [digestKind]: (row, { db, now, plans }) => composeDigest(db, row, now, plans),
  [morningKind]: ofWorkingDays((db, row, needs) => composeMorning(db, row, needs, listAsked)),
  [copyKind]: ofWorkingDays(composeCopy),
  [scheduleKind]: (row, needs) => composeScheduled(needs.db, row, needs),
  [escalationKind]: ofWorkingDays(composeEscalation),
  [returnKind]: (row, { db, plans, now }) => composeDecision(db, row, plans, now),
  [decisionKind]: (row, { db, plans, now }) => composeDecision(db, row, plans, now),
  [nudgeKind]: async (row, { db, now, plan }) =>
    plan ? composeNudge(db, row, plan, now, plan.deadlines.holidays) : "withdrawn",
  [requestKind]: (row, now) => composerOf(asked, headOf(row.key))(row, now),
  [noticeKind]: (row, now) => composerOf(notices, headOf(row.key))(row, now),
  [quotaWarningKind]: (row, { db, now }) => composeQuotaWarning(db, row, now),
  [spaceWarningKind]: (row, { db, dataDir }) => composeSpaceWarning(db, row, () => freeBytes(dataDir)),
};

/** Who writes what asks for duties besides the plan, by the first word of its key. */
const asked: Readonly<Record<string, Compose>> = {
  [requestKind]: (row, needs) => composeRequest(needs.db, row, needs),
  [eventHead]: (row, { db, now, plans }) => composeEvent(db, row, plans, now),
};

/** Who writes a notice, by the first word of its key: a notice is told once and answers to nothing. */
const notices: Readonly<Record<string, Compose>> = {
  [noticeKind]: (row, { db, plans, now }) => composeApology(db, row, plans, now),
  [missingRestDaysHead]: (row, { db }) => composeMissingRestDays(db, row),
  [joiningHead]: (row, { db, plan, now }) => composeJoiningNotice(db, row, plan, now),
  [missedScheduleHead]: (row, { db, plan, now }) => composeMissedSchedule(db, row, plan, now),
  [helpersHead]: (row, { db, now, plans }) => composeEvent(db, row, plans, now),
  [askedHead]: ofWorkingDays(composeAskedNotice),
  [noteHead]: (row, { db, plans, now }) => composeNote(db, row, plans, now),
  [outageHead]: (row, { db, now }) => composeOutage(db, row, now),
  ...forHeads(handOverHeads, (row, { db, plan, now }) => composeHandOverNotice(db, row, plan, now)),
  ...forHeads(standInHeads, (row, { db, plan, now }) => composeLeaveNotice(db, row, plan, now)),
  ...forHeads(wishHeads, (row, { db, plan, now }) => composeWishNotice(db, row, plan, now)),
  ...forHeads(successionHeads, (row, { db, now }) => composeSuccessionNotice(db, row, now)),
};

function forHeads(heads: readonly string[], compose: Compose): Readonly<Record<string, Compose>> {
  return Object.fromEntries(heads.map((head) => [head, compose]));
}

interface Files {
  readonly files: Pick<Workshop, "make">;
  readonly channels: readonly Pick<Channel, "name" | "bot" | "capabilities" | "fetchFile">[];
  readonly stored: Pick<StoredFiles, "read">;
}

/**
 * Writes any message of the outbox as things stand now. Throws for a kind that nobody writes: such a message is not
 * silently dropped, it ends in the ledger as failed.
 */
export function composeMessages(
  { database, clock, plans }: Surroundings,
  { files, channels, stored }: Files,
): (row: OutboxRow) => Promise<Composed> {
  // What goes to several people of the office at one hour is made once.
  const makeFile = shareFiles((order) => files.make(order));
  const largestFileFor = async (personId: number) => {
    const [first] = await routesOf(database.prisma, personId);
    const channel = channels.find(({ name, bot }) => name === first?.channel && bot === first.bot);
    // Nobody is written to where no channel is found.
    const { sendsFiles, maxFile } = channel?.capabilities ?? { sendsFiles: true, maxFile: Number.POSITIVE_INFINITY };
    return sendsFiles ? maxFile : 0;
  };
  const readFile = keptFileReader(channels, stored);
  return async (row) => {
    const now = clock.now();
    const all = await plans();
    const plan = usualPlan(all, dayInVietnam(now));
    return composerOf(composers, row.kind)(row, {
      db: database.prisma,
      now,
      plans: all,
      plan,
      dataDir: database.dataDir,
      makeFile,
      readFile,
      largestFileFor,
    });
  };
}

/** Of a message about days that are worked, which only a plan knows. */
function ofWorkingDays(
  compose: (
    db: PrismaClient,
    row: OutboxRow,
    needs: Pick<Now, "now" | "plans" | "plan"> & Holidays,
  ) => Promise<Composed>,
): Compose {
  return async (row, { db, now, plans, plan }) => {
    const holidays = plans[0]?.deadlines.holidays;
    return holidays ? compose(db, row, { now, plans, plan, holidays }) : "withdrawn";
  };
}

function composerOf(table: Readonly<Record<string, Compose>>, kind: string): Compose {
  const compose = table[kind];
  if (!compose) throw new Error(`nobody writes messages of the kind ${kind}`);
  return compose;
}

function headOf(key: string): string {
  return key.split(":")[0]!;
}
