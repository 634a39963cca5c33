import type { Worker } from "node:worker_threads";

/** Orders that a thread of its own carries out, one at a time; it begins with the first and ends when it has nothing to do. */
export interface OneByOne<Order, Answer> {
  /** Rejects only once it is closed. */
  ask(order: Order): Promise<Ended<Answer>>;
  /** Gives up what is in hand and what waits. */
  close(): Promise<void>;
}

/** "slow": it took, or waited, longer than allowed; "full": too many wait; "lost": the thread ended over it. */
export type Ended<Answer> =
  | { readonly is: "answered"; readonly answer: Answer }
  | { readonly is: "slow" }
  | { readonly is: "full" }
  | { readonly is: "lost"; readonly error: Error };

export interface OneByOneOptions<Order> {
  readonly start: () => Worker;
  /** What the thread is told of an order: with `id`, which its answer bears too. */
  readonly toRequest: (id: number, order: Order, worker: Worker) => unknown;
  /** Milliseconds from asking to the answer, waiting included. */
  readonly timeLimit: number;
  /** How many may wait behind the one in hand. */
  readonly longestQueue: number;
  /** Milliseconds without work after which the thread ends, and its memory is free. */
  readonly idleLimit: number;
}

interface Job<Order, Answer> {
  readonly id: number;
  readonly order: Order;
  readonly timer: NodeJS.Timeout;
  readonly settle: (ended: Ended<Answer>) => void;
  readonly reject: (error: Error) => void;
}

/** While nothing is in hand it keeps no process alive. */
export function oneByOne<Order, Answer extends { readonly id: number }>(
  options: OneByOneOptions<Order>,
): OneByOne<Order, Answer> {
  const { start, toRequest, timeLimit, longestQueue, idleLimit } = options;
  /** The first is the one in hand. */
  const jobs: Job<Order, Answer>[] = [];
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let ids = 0;
  let closed = false;

  function next(): void {
    clearTimeout(idle);
    const [job] = jobs;
    if (job) tell(job);
    else idle = setTimeout(() => void end(), idleLimit).unref();
  }

  function tell({ id, order }: Job<Order, Answer>): void {
    worker ??= open();
    worker.postMessage(toRequest(id, order, worker));
  }

  function open(): Worker {
    const opened = start();
    opened.unref();
    opened.on("message", (answer: Answer) => take(answer));
    opened.on("error", (error) => lose(opened, error));
    opened.on("exit", (code) => lose(opened, new Error(`a thread ended with ${code} over what it was told to do`)));
    return opened;
  }

  function take(answer: Answer): void {
    const job = remove(answer.id);
    if (!job) return;
    job.settle({ is: "answered", answer });
    next();
  }

  /** The thread is gone with what it had in hand; what waits behind it goes on in another. */
  function lose(lost: Worker, error: Error): void {
    if (worker !== lost) return;
    worker = null;
    const [job] = jobs;
    if (job) remove(job.id)?.settle({ is: "lost", error });
    if (!closed) next();
  }

  async function end(): Promise<void> {
    const ended = worker;
    worker = null;
    await ended?.terminate();
  }

  async function giveUp(id: number): Promise<void> {
    const inHand = jobs[0]?.id === id;
    remove(id)?.settle({ is: "slow" });
    if (!inHand) return;
    await end();
    next();
  }

  function remove(id: number): Job<Order, Answer> | undefined {
    const at = jobs.findIndex((job) => job.id === id);
    const [job] = at < 0 ? [] : jobs.splice(at, 1);
    clearTimeout(job?.timer);
    return job;
  }

  return {
    ask(order) {
      if (closed) return Promise.reject(new Error("a thread that is closed was asked"));
      if (jobs.length > longestQueue) return Promise.resolve({ is: "full" });
      return new Promise((settle, reject) => {
        const id = ++ids;
        jobs.push({ id, order, settle, reject, timer: setTimeout(() => void giveUp(id), timeLimit) });
        if (jobs.length === 1) next();
      });
    },
    async close() {
      closed = true;
      clearTimeout(idle);
      for (const { id } of [...jobs]) remove(id)?.reject(new Error("the program stops"));
      await end();
    },
  };
}
