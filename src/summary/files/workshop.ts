import type { Worker } from "node:worker_threads";
import type { Database } from "../../database/connect.js";
import { type Ended, OneByOne } from "../../one-by-one.js";
import { failure, type Outcome, success } from "../../outcome.js";
import type { OwnRead } from "../../reporting/own-workbook/read-own.js";
import { startThread } from "../../start-thread.js";
import type { FileOrder, MadeFile, NoFile, OwnOrder, ReadingOrder } from "./order.js";
import type { WorkerAnswer, WorkerRequest, WorkerStart } from "./worker.js";

/** Makes files beside the conversations: one at a time, in a thread of its own. */
export interface Workshop {
  /** Rejects for what nobody expects. */
  make(order: FileOrder | OwnOrder): Promise<Outcome<MadeFile, NoFile["code"]>>;
  /** Reads a file that somebody sent; as above. */
  read(order: ReadingOrder): Promise<Outcome<OwnRead, NoFile["code"]>>;
  /** Gives up what is in hand: whoever asked is answered after the next start. */
  close(): Promise<void>;
}

export interface WorkshopOptions {
  readonly connection: Database["connection"];
  /** Milliseconds from asking to the file, waiting included. Less than an update may take. */
  readonly timeLimit?: number;
  /** How many may wait behind the one that is made. */
  readonly longestQueue?: number;
  /** Milliseconds without work after which the thread ends, and its memory is free. */
  readonly idleLimit?: number;
  /** For tests: another script in the thread's place. */
  readonly start?: (data: WorkerStart) => Worker;
}

/** Megabytes of the thread's own objects: one that needs more is ended, and the process goes on. */
const memory = 768;

export function openWorkshop(options: WorkshopOptions): Workshop {
  const { connection, timeLimit = 60_000, longestQueue = 4, idleLimit = 120_000, start = startWorker } = options;
  const thread = new OneByOne<WorkerRequest["order"], WorkerAnswer>({
    start: () => start({ connection }),
    toRequest: (id, order) => ({ id, order }) satisfies WorkerRequest,
    ...{ timeLimit, longestQueue, idleLimit },
  });
  return {
    make: async (order) => outcomeOf(await thread.ask(order), (answer) => (answer.is === "made" ? answer.file : null)),
    read: async (order) => outcomeOf(await thread.ask(order), (answer) => (answer.is === "read" ? answer.read : null)),
    close: () => thread.close(),
  };
}

/** @param pick what was asked for, of an answer that brings it */
function outcomeOf<Value>(
  ended: Ended<WorkerAnswer>,
  pick: (answer: WorkerAnswer) => Value | null,
): Outcome<Value, NoFile["code"]> {
  switch (ended.is) {
    case "slow":
      return failure("slow", (t) => t("files.slow"));
    case "full":
      return failure("busy", (t) => t("files.busy"));
    case "lost": {
      const { error } = ended;
      if ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY")
        return failure("large", (t) => t("files.gaveUp"));
      throw error;
    }
    case "answered": {
      const { answer } = ended;
      if (answer.is === "threw") throw answer.error;
      if (answer.is === "refused") return failure(answer.code, () => answer.sentence);
      return success(pick(answer)!);
    }
  }
}

function startWorker(workerData: WorkerStart): Worker {
  return startThread(import.meta.url, "./worker", {
    workerData,
    name: "files",
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
}
