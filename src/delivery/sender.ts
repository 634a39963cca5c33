import { type BringingOut, createBringOut } from "./bring-out.js";
import { Crew } from "./crew.js";
import { isDatabaseTrouble } from "./database-trouble.js";
import { describeError } from "./describe-error.js";
import { insist } from "./insist.js";
import {
  claimMessages,
  finishMessage,
  freeMessages,
  type MessageEnding,
  type OutboxRow,
  setMessagesRight,
} from "./outbox.js";
import { outboxWake } from "./wake.js";

export interface SenderOptions extends BringingOut {
  /** Messages in flight at once. */
  readonly concurrency?: number;
  readonly lookAround?: number;
}

export interface Sender {
  /** Resolves when no message is due and none in flight. */
  idle(): Promise<void>;
  /** Takes nothing more; resolves when what is in flight is recorded, at the latest after 8 s, with how much is left. */
  stop(): Promise<number>;
}

const stopPatience = 8_000;
const bugTries = 3;

/**
 * Sends due messages of the outbox and keeps the ledger. A message is sent, or its row says why not. A crash can repeat
 * at most what was in flight; it skips nothing.
 */
export function startSender(options: SenderOptions): Sender {
  const { db, holder, clock, log } = options;
  const bringOut = createBringOut(options);
  /** Tries that a bug ended, by message. Forgotten at a restart, which may have brought the mended program. */
  const bugs = new Map<number, number>();

  async function work(row: OutboxRow): Promise<void> {
    const ending = await bringOut(row).catch((error: unknown) => endingAfter(error, row));
    if (ending === null) return;
    if (ending.state !== "retrying") bugs.delete(row.id);
    await insist(
      () => finishMessage(db, holder, row.id, ending, clock.now()),
      (error) => log.error({ outbox: row.id, error: describeError(error) }, "cannot finish a message yet"),
    );
    if (ending.state === "stopped" || ending.state === "ambiguous" || ending.state === "failed") {
      const facts = {
        outbox: row.id,
        kind: row.kind,
        person: row.personId,
        state: ending.state,
        reason: ending.reason,
      };
      log.warn(facts, "a message did not reach its person");
    }
  }

  /** Something else than sending went wrong: the database, which mends itself, or a bug, which gets a few tries. */
  function endingAfter(error: unknown, row: OutboxRow): MessageEnding {
    const soon = (seconds: number) => new Date(clock.now().getTime() + seconds * 1_000);
    const { name } = describeError(error);
    if (isDatabaseTrouble(error)) return { state: "retrying", nextAt: soon(10), reason: `database: ${name}` };
    const tries = (bugs.get(row.id) ?? 0) + 1;
    bugs.set(row.id, tries);
    const facts = { outbox: row.id, kind: row.kind, person: row.personId, error: describeError(error) };
    log.error(facts, "could not work a message off");
    const reason = `bug: ${name}`;
    return tries < bugTries ? { state: "retrying", nextAt: soon(30), reason } : { state: "failed", reason };
  }

  const crew = new Crew<OutboxRow>({
    name: "sender",
    claim: (limit) => claimMessages(db, holder, clock.now(), limit),
    work: (row) => work(row).then(() => null),
    async tidy() {
      await freeMessages(db);
      await setMessagesRight(db, clock.now());
    },
    concurrency: options.concurrency ?? 6,
    wake: outboxWake,
    lookAround: options.lookAround ?? 1_000,
    log,
  });
  return { idle: () => crew.idle(), stop: () => crew.stop(stopPatience) };
}
