/** What every kind of abort signal can do: grammY's are not the platform's own and cannot be given to `AbortSignal.any`. */
interface AnySignal {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** One signal that aborts with the first of the given ones, or by `abort`; `release` when the work is over. */
export function joinSignals(...given: readonly unknown[]): {
  readonly signal: AbortSignal;
  readonly abort: () => void;
  readonly release: () => void;
} {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const signals = given.filter((signal): signal is AnySignal => signal !== undefined && signal !== null);
  for (const signal of signals) {
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort);
  }
  return {
    signal: controller.signal,
    abort,
    release: () => {
      for (const signal of signals) signal.removeEventListener("abort", abort);
    },
  };
}
