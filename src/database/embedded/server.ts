import { startThread } from "./thread.js";
import type { WorkerAnswer, WorkerFacts, WorkerOrder, WorkerRequest } from "./worker.js";

/** PostgreSQL running in a thread of this process. */
export interface EmbeddedServer {
  /** The TCP port, null on a Unix socket. */
  readonly port: number | null;
  facts(): Promise<WorkerFacts>;
  /** Writes the whole data directory as one file, to begin other databases with. */
  dump(to: string): Promise<void>;
  /** Rolls back what is open, writes a checkpoint, ends the thread. */
  stop(): Promise<void>;
}

/** A statement that runs longer than this when the program must end is cut off, as by a crash: nothing committed is lost. */
const longestStopMs = 6000;

/** `onBroken` hears of a failure inside PostgreSQL after the start: it will not serve again. */
export async function startServer(order: WorkerOrder, onBroken: (error: Error) => void): Promise<EmbeddedServer> {
  const worker = startThread("worker", order);
  let stopping = false;
  let ended = false;
  const end = new Promise<void>((done) => {
    worker.once("exit", () => {
      ended = true;
      done();
    });
  });

  const answer = <Is extends WorkerAnswer["is"]>(is: Is) => nextAnswer(worker, is);
  const ask = (request: WorkerRequest) => worker.postMessage(request);

  const { port } = await answer("ready").catch(async (error: unknown) => {
    // A PostgreSQL that did not start leaves its thread hanging, and with it all its memory and the process's end.
    await worker.terminate();
    throw error;
  });
  worker.on("message", (message: WorkerAnswer) => {
    if (message.is === "broken") onBroken(message.error);
  });
  worker.on("error", onBroken);
  worker.once("exit", () => {
    if (!stopping) onBroken(new Error("the embedded database ended unexpectedly"));
  });

  return {
    port,
    async facts() {
      const facts = answer("facts");
      ask({ ask: "facts" });
      return (await facts).facts;
    },
    async dump(to) {
      const dumped = answer("dumped");
      ask({ ask: "dump", to });
      await dumped;
    },
    async stop() {
      stopping = true;
      if (ended) return;
      const stopped = answer("stopped").catch(() => {});
      ask({ ask: "stop" });
      await within(longestStopMs, stopped);
      await within(2000, end);
      await worker.terminate();
    },
  };
}

/** The worker's next message of a kind; rejects where it failed or ended. Listens from now on. */
function nextAnswer<Is extends WorkerAnswer["is"]>(
  worker: ReturnType<typeof startThread>,
  is: Is,
): Promise<Extract<WorkerAnswer, { is: Is }>> {
  return new Promise((done, fail) => {
    const hear = (message: WorkerAnswer) => {
      if (message.is !== is && message.is !== "failed") return;
      leave();
      if (message.is === "failed") fail(message.error);
      else done(message as Extract<WorkerAnswer, { is: Is }>);
    };
    const failed = (error: Error) => {
      leave();
      fail(error);
    };
    const exited = () => failed(new Error("the embedded database ended unexpectedly"));
    const leave = () => worker.off("message", hear).off("error", failed).off("exit", exited);
    worker.on("message", hear).once("error", failed).once("exit", exited);
  });
}

async function within(ms: number, event: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((done) => {
    timer = setTimeout(done, ms);
  });
  await Promise.race([event, late]);
  clearTimeout(timer);
}
