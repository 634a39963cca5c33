import { AsyncLocalStorage } from "node:async_hooks";

const deadline = new AsyncLocalStorage<AbortSignal>();

/**
 * Runs work that may be given up. Once the signal aborts, transports refuse every further call that this work makes, so
 * that a handler that was left behind cannot speak into a chat where the next update is already being answered.
 */
export function withinDeadline<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  return deadline.run(signal, work);
}

export function currentDeadline(): AbortSignal | undefined {
  return deadline.getStore();
}
