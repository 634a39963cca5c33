import pg from "pg";

/** What is used of `pg`'s own query: how it is written, and how its answer is read. */
interface PgQuery extends pg.Submittable {
  readonly name: string | undefined;
  readonly text: string;
  prepare(wire: Wire): void;
  hasBeenParsed(wire: Wire): unknown;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
  handleEmptyQuery(wire: Wire): void;
  handleError(error: unknown, wire: Wire): void;
  handleReadyForQuery(wire: Wire): void;
}

/** What is used of the connection beneath a client. */
type Wire = pg.Connection & { execute(config: object): void; sync(): void };

export type Told = (error: Error | null | undefined, result?: unknown) => void;

const Query = pg.Query as unknown as new (config: object, told: Told) => PgQuery;

/** One of the statements of a write: written as `pg` writes it, without the Sync that follows each there. */
export class Statement extends Query {
  /** Another one before it in the same write prepares it. */
  preparedBefore = false;
  hasFailed = false;

  override hasBeenParsed(wire: Wire): unknown {
    return this.preparedBefore || super.hasBeenParsed(wire);
  }

  /** Where `pg` asks for the rows, and ends. */
  _getRows(wire: Wire): void {
    wire.execute({});
  }

  override handleError(error: unknown, wire: Wire): void {
    this.hasFailed = true;
    super.handleError(error, wire);
  }
}

export const BEGIN = "BEGIN";
export const COMMIT = "COMMIT";

/**
 * Several statements that go to PostgreSQL in one write, and are answered in one: each write wakes another process, which
 * costs more than many a statement. They run one after another, each seeing what was committed before it began, as if each
 * had been sent when the one before was answered. Where one fails those after it are not run, and all are told its error:
 * so they belong into one transaction, or are one with its BEGIN. Where none is open they are one of their own, which Sync
 * commits. All are told once all that was written is answered: of such a one, after its commit was acknowledged.
 *
 * Where BEGIN itself failed the connection is ended: what comes next on it would be written without a transaction.
 */
export class OneWrite implements pg.Submittable {
  readonly #statements: readonly Statement[];
  /** How many are through. */
  #done = 0;
  /** `pg` puts its timer here. */
  callback: Told = () => {};

  constructor(statements: readonly Statement[]) {
    this.#statements = statements;
  }

  get #current(): Statement {
    return this.#statements[Math.min(this.#done, this.#statements.length - 1)]!;
  }

  /** `pg` asks for name and text when something is prepared: what is answered now. */
  get name(): string | undefined {
    return this.#current.name;
  }

  get text(): string {
    return this.#current.text;
  }

  get texts(): readonly string[] {
    return this.#statements.map(({ text }) => text);
  }

  submit(connection: pg.Connection): void {
    const wire = connection as Wire;
    const named = new Set<string>();
    wire.stream.cork();
    try {
      for (const one of this.#statements) {
        if (one.name !== undefined) {
          one.preparedBefore = named.has(one.name);
          named.add(one.name);
        }
        one.prepare(wire);
        // A value that cannot be written: without its statement, those after it must not come to the server.
        if (one.hasFailed) return void wire.stream.destroy();
      }
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
  }

  handleRowDescription(message: unknown): void {
    this.#current.handleRowDescription(message);
  }

  handleDataRow(message: unknown): void {
    this.#current.handleDataRow(message);
  }

  handleCommandComplete(message: unknown, wire: Wire): void {
    this.#current.handleCommandComplete(message, wire);
    this.#done += 1;
  }

  handleEmptyQuery(wire: Wire): void {
    this.#current.handleEmptyQuery(wire);
    this.#done += 1;
  }

  handleError(error: Error, wire: Wire): void {
    if (this.#done === 0 && this.text === BEGIN) wire.stream.destroy();
    for (const one of this.#statements) one.handleError(error, wire);
    this.callback(error);
  }

  handleReadyForQuery(wire: Wire): void {
    for (const one of this.#statements) one.handleReadyForQuery(wire);
    this.callback(null);
  }
}
