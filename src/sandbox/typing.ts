/** Milliseconds after which a messenger shows "typing" no longer. */
const shown = 5_000;

/** On which phones the bot is shown as typing. `changed` is told of a phone whenever that begins, goes on or ends. */
export class Typing {
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #changed: (phone: string) => void;

  constructor(changed: (phone: string) => void) {
    this.#changed = changed;
  }

  has(phone: string): boolean {
    return this.#timers.has(phone);
  }

  show(phone: string): void {
    clearTimeout(this.#timers.get(phone));
    const timer = setTimeout(() => this.stop(phone), shown);
    timer.unref();
    this.#timers.set(phone, timer);
    this.#changed(phone);
  }

  stop(phone: string): void {
    if (!this.#timers.has(phone)) return;
    clearTimeout(this.#timers.get(phone));
    this.#timers.delete(phone);
    this.#changed(phone);
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }
}
