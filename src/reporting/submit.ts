import { inOneWrite } from "../database/direct.js";
import type { Prisma, PrismaClient } from "../database/generated/client.js";
import { failure, type Outcome, success } from "../outcome.js";
import type { PlanInForce } from "../plan/plan-in-force.js";
import { answerReturns } from "./decisions/returns.js";
import { coveredBy } from "./drafts.js";
import { findDuties } from "./find-duties.js";
import { figuresOf, readFigures } from "./find-figures.js";
import { doStand, type Grounds, lockAgency, readGrounds, standAsRead } from "./grounds.js";
import { findIssuedReceipt, type IssuedReceipt } from "./issued-receipt.js";
import { changed, incomplete, judgeLines, type Line, type Refusal, type Submission } from "./judge-lines.js";
import { receiptOf, rowsOf } from "./receipt-of-lines.js";
import { writeReceipt } from "./write-receipt.js";

type Tx = Prisma.TransactionClient;

/**
 * Writes receipt, reports, figures and audit of a confirmed draft in one transaction. A receipt that comes back is in
 * the database. Handled again for the same update, it returns the receipt of the first time and writes nothing.
 * Reports of one agency are written one after another, so that a correction always points to the latest.
 *
 * What it rests on is read outside of that transaction, which would hold up everybody else while this process is busy; it
 * looks, under the agency's lock, whether all stands as it was read, and where it does not all is read and judged again.
 *
 * Fails with `changed` where somebody reported the same thing since the person was shown it, so that what stands above
 * the button is what is saved; with `sent` where the person confirmed the same draft from another account; with `archive`
 * where a plan that it reports under has ended meanwhile. Nothing of it is written then.
 *
 * @param plans all that there are: what is reported may be of two
 * @param beside what else is asked of how things stand before the receipt; what it asks before it waits goes in the same
 *   write as what the receipt rests on, but nobody looks again whether it has changed
 */
export async function submitDraft<Beside = undefined>(
  db: PrismaClient,
  submission: Submission,
  plans: readonly PlanInForce[],
  beside: (on: Tx) => Promise<Beside | undefined> = async () => undefined,
): Promise<Outcome<Submitted<Beside>, Refusal>> {
  return submit({ submission, plans, beside, on: db, within: (work) => db.$transaction(work) });
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
  const beside = async () => undefined;
  const submitted = await submit({ submission, plans, beside, on: tx, within: (work) => work(tx) });
  return submitted.ok ? success(submitted.value.receipt) : submitted;
}

interface Submitting<Beside> {
  readonly submission: Submission;
  readonly plans: readonly PlanInForce[];
  readonly beside: (on: Tx) => Promise<Beside | undefined>;
  /** What reads and writes: a client, or the transaction that all is to be part of. */
  readonly on: PrismaClient | Tx;
  /** Does in one transaction what is more than one write. */
  readonly within: <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>;
}

/** How often all is read before the person is asked again: others would have to be quicker each time. */
const mostReadings = 3;

async function submit<Beside>(submitting: Submitting<Beside>): Promise<Outcome<Submitted<Beside>, Refusal>> {
  const { submission, plans, on } = submitting;
  // No type lets it come here; were it to, nothing is written.
  if (submission.draft.practice !== undefined) return incomplete();
  for (let reading = 0; reading < mostReadings; reading++) {
    const { grounds, beside, ...about } = await readAll(submitting);
    if (!grounds) return incomplete();
    const { sent } = grounds;
    if (sent && sent.receiptId !== null) {
      const receipt = await findIssuedReceipt(on, sent.receiptId, plans);
      return sent.lastInput === submission.inboxId ? success({ receipt, beside }) : alreadySent(receipt);
    }
    const lines = judgeLines(submission, grounds.agency, about, plans);
    if (lines.ok) {
      const receipt = await write(submitting, grounds, lines.value);
      if (receipt) return success({ receipt, beside });
    } else if (await doStand(on, confirmedBy(submission), grounds)) return lines;
  }
  return changed();
}

/** What decides, the grounds before all that rests on them. */
async function readAll<Beside>({ submission, plans, beside: askBeside, on }: Submitting<Beside>) {
  const { agencyId, entries } = submission.draft;
  const dutyIds = entries.flatMap((entry) => (entry.kind === "task" ? [entry.dutyId] : []));
  const given = entries.filter((entry) => entry.kind === "figure");
  const [grounds, duties, figures, beside] = await inOneWrite(on, (at) =>
    Promise.all([
      readGrounds(at, confirmedBy(submission)),
      findDuties(at, dutyIds),
      readFigures(at, agencyId, given, plans),
      askBeside(at),
    ]),
  );
  if (!grounds) return { grounds, duties, figures: [], beside };
  const { agency } = grounds;
  // Where it became part of another, that one's are meant.
  const ofAgency = agency.id === agencyId ? figures(agency) : await figuresOf(on, agency, given, plans);
  return { grounds, duties, figures: ofAgency, beside };
}

const confirmedBy = ({ draft: { agencyId, entries }, draftId, personId }: Submission) => ({
  agencyId,
  entries,
  draftId,
  personId,
});

function alreadySent({ number }: IssuedReceipt) {
  return failure("sent" as const, (t) => t("reporting.alreadySent", { number }));
}

/** In one write, unless something was sent back that is answered with it. Null where the grounds are not what they were. */
async function write(
  { submission, on, within }: Pick<Submitting<unknown>, "submission" | "on" | "within">,
  grounds: Grounds,
  lines: readonly Line[],
): Promise<IssuedReceipt | null> {
  const { draft, personId, inboxId, now } = submission;
  const receipt = receiptOf(submission, grounds.agency, lines);
  const isAnswer = lines.some(({ about }) => about.returned);
  const number = await (isAnswer ? within(writeAnswer) : writeOn(on));
  return number === null ? null : { number, ...receipt };

  async function writeOn(place: PrismaClient | Tx): Promise<string | null> {
    const covered = coveredBy(draft, grounds.others);
    const onlyIf = standAsRead(confirmedBy(submission), grounds);
    const rows = { covered, onlyIf, ...rowsOf(submission, receipt, lines) };
    const [, written] = await inOneWrite(place, (at) =>
      Promise.all([lockAgency(at, draft.agencyId), writeReceipt(at, rows)]),
    );
    return written;
  }

  async function writeAnswer(tx: Tx): Promise<string | null> {
    const written = await writeOn(tx);
    if (written === null) return null;
    const { id } = await tx.receipt.findUniqueOrThrow({ where: { inboxId }, select: { id: true } });
    await answerReturns(tx, { receiptId: id, personId, inboxId, now });
    return written;
  }
}
