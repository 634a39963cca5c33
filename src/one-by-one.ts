import type { Worker } from "node:worker_threads";

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

/**
 * Orders that a thread of its own carries out, one at a time; it begins with the first and ends when it has nothing to do.
 * While nothing is in hand it keeps no process alive.
 */
export class OneByOne<Order, Answer extends { readonly id: number }> {
  readonly #options: OneByOneOptions<Order>;
  /** The first is the one in hand. */
  readonly #jobs: Job<Order, Answer>[] = [];
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #ids = 0;
  #closed = false;

  constructor(options: OneByOneOptions<Order>) {
    this.#options = options;
  }

  /** Rejects only once it is closed. */
  ask(order: Order): Promise<Ended<Answer>> {
    const { timeLimit, longestQueue } = this.#options;
    if (this.#closed) return Promise.reject(new Error("a thread that is closed was asked"));
    if (this.#jobs.length > longestQueue) return Promise.resolve({ is: "full" });
    return new Promise((settle, reject) => {
      const id = ++this.#ids;
      this.#jobs.push({ id, order, settle, reject, timer: setTimeout(() => void this.#giveUp(id), timeLimit) });
      if (this.#jobs.length === 1) this.#next();
    });
  }

  /** Gives up what is in hand and what waits. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#idle);
    for (const { id } of [...this.#jobs]) this.#remove(id)?.reject(new Error("the program stops"));
    await this.#end();
  }

  #next(): void {
    clearTimeout(this.#idle);
    const [job] = this.#jobs;
    if (job) this.#tell(job);
    else this.#idle = setTimeout(() => void this.#end(), this.#options.idleLimit).unref();
  }

  #tell({ id, order }: Job<Order, Answer>): void {
    this.#worker ??= this.#open();
    this.#worker.postMessage(this.#options.toRequest(id, order, this.#worker));
  }

  #open(): Worker {
    const opened = this.#options.start();
    opened.on("message", (answer: Answer) => this.#take(answer));
    opened.on("error", (error) => this.#lose(opened, error));
    opened.on("exit", (code) =>
      this.#lose(opened, new Error(`a thread ended with ${code} over what it was told to do`)),
    );
    // Last: who listens for its messages holds the process again.
    opened.unref();
    return opened;
  }

  #take(answer: Answer): void {
    const job = this.#remove(answer.id);
    if (!job) return;
    job.settle({ is: "answered", answer });
    this.#next();
  }

  /** The thread is gone with what it had in hand; what waits behind it goes on in another. */
  #lose(lost: Worker, error: Error): void {
    if (this.#worker !== lost) return;
    this.#worker = null;
    const [job] = this.#jobs;
    if (job) this.#remove(job.id)?.settle({ is: "lost", error });
    if (!this.#closed) this.#next();
  }

  async #end(): Promise<void> {
    const ended = this.#worker;
    this.#worker = null;
    await ended?.terminate();
  }

  async #giveUp(id: number): Promise<void> {
    const inHand = this.#jobs[0]?.id === id;
    this.#remove(id)?.settle({ is: "slow" });
    if (!inHand) return;
    await this.#end();
    this.#next();
  }

  #remove(id: number): Job<Order, Answer> | undefined {
    const at = this.#jobs.findIndex((job) => job.id === id);
    const [job] = at < 0 ? [] : this.#jobs.splice(at, 1);
    clearTimeout(job?.timer);
    return job;
  }
}
