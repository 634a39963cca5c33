import type { Worker } from "node:worker_threads";
import type { Database } from "../../database/connect.js";
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

interface Job {
  readonly id: number;
  readonly order: WorkerRequest["order"];
  readonly timer: NodeJS.Timeout;
  readonly settle: (ended: Outcome<MadeFile | OwnRead, NoFile["code"]>) => void;
  readonly reject: (error: Error) => void;
}

/** Megabytes of the thread's own objects: one that needs more is ended, and the process goes on. */
const memory = 768;

export function openWorkshop(options: WorkshopOptions): Workshop {
  const { connection, timeLimit = 60_000, longestQueue = 4, idleLimit = 120_000 } = options;
  const start = options.start ?? startWorker;
  const jobs: Job[] = [];
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let ids = 0;
  let closed = false;

  /** The first of the jobs is the one in hand. */
  function next(): void {
    clearTimeout(idle);
    const [job] = jobs;
    if (job) tell(job);
    else idle = setTimeout(() => void end(), idleLimit).unref();
  }

  function tell({ id, order }: Job): void {
    worker ??= open();
    worker.postMessage({ id, order } satisfies WorkerRequest);
  }

  function open(): Worker {
    const opened = start({ connection });
    opened.unref();
    opened.on("message", (answer: WorkerAnswer) => take(answer));
    opened.on("error", (error) => lose(opened, error));
    opened.on("exit", (code) => lose(opened, new Error(`the thread that makes files ended with ${code}`)));
    return opened;
  }

  function take(answer: WorkerAnswer): void {
    const job = remove(answer.id);
    if (!job) return;
    if (answer.is === "made") job.settle(success(answer.file));
    else if (answer.is === "read") job.settle(success(answer.read));
    else if (answer.is === "refused") job.settle(failure(answer.code, () => answer.sentence));
    else job.reject(answer.error);
    next();
  }

  /** The thread is gone with what it had in hand; what waits behind it goes on in another. */
  function lose(lost: Worker, error: Error): void {
    if (worker !== lost) return;
    worker = null;
    const [job] = jobs;
    if (job) {
      remove(job.id);
      if ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") job.settle(tooLarge());
      else job.reject(error);
    }
    if (!closed) next();
  }

  async function end(): Promise<void> {
    const ended = worker;
    worker = null;
    await ended?.terminate();
  }

  async function giveUp(id: number): Promise<void> {
    const inHand = jobs[0]?.id === id;
    remove(id)?.settle(failure("slow", (t) => t("files.slow")));
    if (!inHand) return;
    await end();
    next();
  }

  function remove(id: number): Job | undefined {
    const at = jobs.findIndex((job) => job.id === id);
    const [job] = at < 0 ? [] : jobs.splice(at, 1);
    clearTimeout(job?.timer);
    return job;
  }

  function accept<Made extends MadeFile | OwnRead>(order: Job["order"]): Promise<Outcome<Made, NoFile["code"]>> {
    if (closed) return Promise.reject(new Error("the workshop is closed"));
    if (jobs.length > longestQueue) return Promise.resolve(failure("busy", (t) => t("files.busy")));
    return new Promise((resolve, reject) => {
      const id = ++ids;
      const settle = resolve as Job["settle"]; // what an order brings the thread knows
      jobs.push({ id, order, settle, reject, timer: setTimeout(() => void giveUp(id), timeLimit) });
      if (jobs.length === 1) next();
    });
  }

  return {
    make: (order) => accept<MadeFile>(order),
    read: (order) => accept<OwnRead>(order),
    async close() {
      closed = true;
      clearTimeout(idle);
      for (const { id } of [...jobs]) remove(id)?.reject(new Error("the program stops"));
      await end();
    },
  };
}

function startWorker(workerData: WorkerStart): Worker {
  return startThread(import.meta.url, "./worker", {
    workerData,
    name: "files",
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
}

function tooLarge(): NoFile {
  return failure("large", (t) => t("files.tooLarge"));
}
