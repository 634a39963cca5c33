/** How a channel is doing, as its receiving side last saw it. */
export interface HealthReport {
  /** Null until the channel answered or failed for the first time. */
  readonly ok: boolean | null;
  /**
   * `auth`: the token is refused. `conflict`: another process receives for the same bot. `quota`: it receives, and may
   * send no more this month. Null while it works.
   */
  readonly trouble: "auth" | "conflict" | "transient" | "quota" | null;
  readonly detail: string | null;
  /** Failures since it last worked. */
  readonly failures: number;
}

/** Remembers how a channel is doing and tells listeners when that changes. Knows no time: the listener does. */
export class Health {
  #report: HealthReport = { ok: null, trouble: null, detail: null, failures: 0 };
  readonly #listeners = new Set<(report: HealthReport) => void>();

  get report(): HealthReport {
    return this.#report;
  }

  worked(): void {
    this.#set({ ok: true, trouble: null, detail: null, failures: 0 });
  }

  /** `detail` must be free of tokens. */
  failed(trouble: NonNullable<HealthReport["trouble"]>, detail: string): void {
    this.#set({ ok: false, trouble, detail, failures: this.#report.failures + 1 });
  }

  /** Called after every report; returns how to stop. */
  onReport(listener: (report: HealthReport) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #set(report: HealthReport): void {
    this.#report = report;
    for (const listener of this.#listeners) listener(report);
  }
}
