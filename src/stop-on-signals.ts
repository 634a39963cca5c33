import type { Logger } from "pino";
import type { Program } from "./program.js";

/**
 * SIGTERM and SIGINT finish the update in hand, close the database and exit with 0 within 10 s, also while the program
 * still starts or waits for its database: `waiting` is what its start was given as a signal. A database that failed
 * inside ends the process with 1, so that whoever supervises it starts it again.
 */
export function stopOnSignals(starting: Promise<Program>, log: Logger, waiting: AbortController): void {
  const end = (code: number) => {
    // Whatever hangs, the process does not outlive its promise.
    setTimeout(() => {
      log.warn("stopped without waiting any longer");
      process.exit(code);
    }, 9_000).unref();
    waiting.abort();
    starting
      .then(
        (program) => program.stop(),
        (error: unknown) => {
          if (error !== waiting.signal.reason) throw error;
        },
      )
      .then(
        () => process.exit(code),
        (err: unknown) => {
          log.error({ err }, "stopping failed");
          process.exit(code || 1);
        },
      );
  };
  process.once("SIGTERM", () => end(0));
  process.once("SIGINT", () => end(0));
  starting.then(
    (program) => program.database.broken.then(() => end(1)),
    () => {}, // whoever starts the program says why it does not
  );
}
