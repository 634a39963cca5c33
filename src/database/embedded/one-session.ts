/** What is used of PGlite here. */
export interface Backend {
  isInTransaction(): boolean;
  runExclusive<T>(work: () => Promise<T>): Promise<T>;
  execProtocolRawStream(message: Uint8Array, options: { onRawData: (data: Uint8Array) => void }): Promise<void>;
  exec(sql: string): Promise<unknown>;
}

interface Unit {
  readonly connection: number;
  readonly message: Uint8Array;
  readonly onData: (data: Uint8Array) => void;
  readonly resolve: (sent: number) => void;
  readonly reject: (error: unknown) => void;
}

const parse = "P".charCodeAt(0);
const bind = "B".charCodeAt(0);
const describe = "D".charCodeAt(0);
const execute = "E".charCodeAt(0);
const closeStatement = "C".charCodeAt(0);
const flush = "H".charCodeAt(0);
const sync = "S".charCodeAt(0);
const terminate = "X".charCodeAt(0);

/**
 * Shares PGlite's one session among many connections, in place of the queue that pglite-socket brings. That one hands
 * over message by message: while the parameters of a statement are still arriving (anything over 64 KB comes in pieces),
 * another connection's statement takes the place of the unnamed prepared statement, and the parameters meet the wrong
 * one. Here a statement goes in whole, from Parse to Sync; and a failure does not stop the queue for everybody.
 */
export class OneSession {
  readonly #backend: Backend;
  readonly #onBroken: (error: unknown) => void;
  readonly #gathered = new Map<number, Uint8Array[]>();
  #waiting: Unit[] = [];
  #working = false;
  /** The connection that was served last: an open transaction is its. */
  #last: number | null = null;
  /** The connection that asked for answers before the end of its statement (Flush). */
  #midway: number | null = null;

  constructor(backend: Backend, onBroken: (error: unknown) => void) {
    this.#backend = backend;
    this.#onBroken = onBroken;
  }

  /** Resolves with the number of bytes answered. */
  enqueue(connection: number, message: Uint8Array, onData: (data: Uint8Array) => void): Promise<number> {
    const type = message[0];
    if (type === terminate) return Promise.resolve(0);
    const gathered = this.#gathered.get(connection) ?? [];
    if (type === parse || type === bind || type === describe || type === execute || type === closeStatement) {
      gathered.push(message);
      this.#gathered.set(connection, gathered);
      return Promise.resolve(0);
    }
    this.#gathered.delete(connection);
    const whole = gathered.length === 0 ? message : Buffer.concat([...gathered, message]);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ connection, message: whole, onData, resolve, reject });
      void this.#work();
    });
  }

  getQueueLength(): number {
    return this.#waiting.length;
  }

  /** A connection is gone: what it had not handed over whole never happened. */
  clearQueueForHandler(connection: number): void {
    this.#gathered.delete(connection);
    const gone = this.#waiting.filter((unit) => unit.connection === connection);
    this.#waiting = this.#waiting.filter((unit) => unit.connection !== connection);
    for (const unit of gone) unit.reject(new Error("the connection was closed"));
  }

  /** A connection is gone: its open transaction is rolled back and the others go on. */
  async clearTransactionIfNeeded(connection: number): Promise<void> {
    if (this.#midway === connection) {
      await this.#run(Uint8Array.of(sync, 0, 0, 0, 4), () => {});
      this.#midway = null;
    }
    if (this.#last === connection && this.#backend.isInTransaction()) await this.#backend.exec("ROLLBACK");
    if (this.#last === connection) this.#last = null;
    await this.#work();
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    for (let unit = this.#next(); unit !== undefined; unit = this.#next()) {
      let sent = 0;
      const { onData } = unit;
      try {
        this.#last = unit.connection;
        await this.#run(unit.message, (data) => {
          sent += data.length;
          onData(data);
        });
        this.#midway = unit.message.at(-5) === flush ? unit.connection : null;
        unit.resolve(sent);
      } catch (error) {
        unit.reject(error);
        this.#onBroken(error);
      }
    }
    this.#working = false;
  }

  #next(): Unit | undefined {
    const holder = this.#midway ?? (this.#backend.isInTransaction() ? this.#last : null);
    if (holder === null) return this.#waiting.shift();
    const place = this.#waiting.findIndex((unit) => unit.connection === holder);
    return place === -1 ? undefined : this.#waiting.splice(place, 1)[0];
  }

  #run(message: Uint8Array, onRawData: (data: Uint8Array) => void): Promise<void> {
    return this.#backend.runExclusive(() => this.#backend.execProtocolRawStream(message, { onRawData }));
  }
}
