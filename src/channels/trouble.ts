import type { Logger } from "pino";

/** What hinders a loop that receives, said once for each kind: a night without network is one line, not ten thousand. */
export class Trouble {
  #told: string | null = null;

  constructor(
    private readonly name: string,
    private readonly log: Logger,
  ) {}

  get lasts(): boolean {
    return this.#told !== null;
  }

  tell(kind: string, detail: string): void {
    if (this.#told !== kind) this.log.warn({ kind, detail }, `${this.name}: cannot receive`);
    this.#told = kind;
  }

  isOver(): void {
    if (this.lasts) this.log.info(`${this.name}: receiving again`);
    this.#told = null;
  }
}
