import { deferredCommits } from "./deferred-commits.js";
import { SharedStatements } from "./shared-statements.js";

/** What is used of PGlite here. */
export interface Backend {
  isInTransaction(): boolean;
  runExclusive<T>(work: () => Promise<T>): Promise<T>;
  execProtocolRawStream(message: Uint8Array, options: { onRawData: (data: Uint8Array) => void }): Promise<void>;
}

/** Where commits end up, for who hands out answers only once they are there. */
export interface Disk {
  /** While it is true, commits are put off until `force`. */
  defers: boolean;
  /** Whether commits are put off. */
  readonly owes: boolean;
  /** How many were put off so far. */
  readonly putOff: number;
  /** Puts them on disk; throws where it cannot. */
  force(): void;
}

/** Answers that wait for the disk together, at most. */
const heldTogether = 32;
/** Milliseconds after which the disk is asked for commits that nobody waits for. */
const latest = 200;
/** Bytes of an answer that are kept back until it is known whether it has to wait. */
const keptBack = 262_144;

interface Unit {
  readonly connection: number;
  readonly messages: readonly Uint8Array[];
  readonly onData: (data: Uint8Array) => void;
  readonly resolve: (sent: number) => void;
  readonly reject: (error: unknown) => void;
}

const [parse, bind, describe, execute, close] = [..."PBDEC"].map((letter) => letter.charCodeAt(0));
const [query, flush, sync, terminate] = [..."QHSX"].map((letter) => letter.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
];
const startup = 0;

/** Messages that only make sense up to the Sync that follows them. */
const partsOfStatement = new Set([parse, bind, describe, execute, close]);

/** A statement that changes the session for whoever comes next; `SET LOCAL` ends with its transaction. */
const changesSession =
  /^\s*(?:set\s+(?!local\b|transaction\b|constraints\b)|reset\b)|;\s*set\s+(?!local\b|transaction\b|constraints\b)|set_config\s*\(/i;

/**
 * Shares PGlite's one session among many connections, in place of the queue that pglite-socket brings, for four reasons:
 * - That one hands over message by message. While the parameters of a statement are still arriving (large ones come in
 *   pieces), another connection's statement takes the place of the unnamed prepared statement, and the
 *   parameters meet the wrong one. Here a statement goes in whole, from Parse to Sync, and so do several of one write.
 * - It keeps what a connection set: after `SET TimeZone` in psql every instant that Prisma reads would be hours off. Here
 *   the settings are reset before another connection's turn.
 * - It knows no prepared statements of several connections (`SharedStatements`).
 * - After one failure it serves nobody, and everybody waits for ever. Here they are told.
 */
export class OneSession {
  readonly #backend: Backend;
  readonly #onBroken: (error: unknown) => void;
  readonly #gathered = new Map<number, Uint8Array[]>();
  readonly #gone = new Set<number>();
  /** Connections to whose commits the disk may come later. */
  readonly #deferring = new Set<number>();
  readonly #statements = new SharedStatements();
  #waiting: Unit[] = [];
  #working = false;
  #broken: unknown = null;
  /** The connection that was served last: an open transaction is its. */
  #last: number | null = null;
  /** The connection that asked for answers before the end of its statement (Flush). */
  #midway: number | null = null;
  /** The session's settings may not be the ones it began with. */
  #changed = false;

  readonly #disk: Disk | null;
  /** Something was committed that is to be on disk before anybody hears of it. */
  #promised = false;
  #later: NodeJS.Timeout | undefined;
  /** Answers that wait for the disk, oldest first. */
  #held: { readonly send: () => void; readonly fail: (error: unknown) => void }[] = [];
  #scheduled = false;

  constructor(backend: Backend, onBroken: (error: unknown) => void, disk: Disk | null = null) {
    this.#backend = backend;
    this.#onBroken = onBroken;
    this.#disk = disk;
  }

  /** Resolves with the number of bytes answered. */
  enqueue(connection: number, message: Uint8Array, onData: (data: Uint8Array) => void): Promise<number> {
    const type = message[0]!;
    if (type === terminate) return Promise.resolve(0);
    if (type === startup && Buffer.from(message).includes(`\0${deferredCommits}\0`)) this.#deferring.add(connection);
    if (partsOfStatement.has(type)) {
      const gathered = this.#gathered.get(connection) ?? [];
      this.#gathered.set(connection, [...gathered, message]);
      return Promise.resolve(0);
    }
    const gathered = this.#gathered.get(connection) ?? [];
    this.#gathered.delete(connection);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ connection, messages: [...gathered, message], onData, resolve, reject });
      this.#workSoon();
    });
  }

  /** Once all that has arrived by now is there, so that the disk is asked once for it. */
  #workSoon(): void {
    if (this.#scheduled || this.#working) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
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
    this.#deferring.delete(connection);
    this.#gone.add(connection);
    await this.#work();
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    for (;;) {
      if (this.#gone.size > 0) await this.#forgetGone();
      const unit = this.#next();
      if (unit !== undefined) await this.#serve(unit);
      if (this.#held.length >= heldTogether || (unit === undefined && this.#gone.size === 0)) this.#handOut();
      if (unit === undefined && this.#gone.size === 0) break;
    }
    this.#working = false;
  }

  async #forgetGone(): Promise<void> {
    const gone = [...this.#gone];
    this.#gone.clear();
    if (this.#broken !== null) return;
    try {
      for (const connection of gone) {
        if (this.#midway === connection) await this.#run(Uint8Array.of(sync, 0, 0, 0, 4));
        if (this.#midway === connection) this.#midway = null;
        if (this.#last !== connection) continue;
        if (this.#backend.isInTransaction()) await this.#run(queryMessage("ROLLBACK"));
        this.#last = null;
      }
    } catch (error) {
      this.#break(error);
    }
  }

  async #serve({ connection, messages, onData, resolve, reject }: Unit): Promise<void> {
    if (this.#broken !== null) return reject(this.#broken);
    try {
      if (this.#changed && this.#last !== connection) {
        await this.#run(queryMessage("RESET ALL"));
        this.#changed = false;
      }
      if (this.#statements.toBeGivenUp && !this.#backend.isInTransaction() && this.#midway === null) {
        await this.#run(queryMessage("DEALLOCATE ALL"));
        this.#statements.givenUp();
      }
      this.#last = connection;
      this.#changed ||= messages.some(isChange);
      const before = this.#disk?.putOff;
      const isPromise = () => this.#disk?.putOff !== before && !this.#deferring.has(connection);
      const parts: Uint8Array[] = [];
      let kept = 0;
      let sent = 0;
      const handOver = () => {
        for (const part of parts.splice(0)) onData(part);
      };
      await this.#exchange(messages, (data) => {
        sent += data.length;
        kept += data.length;
        parts.push(new Uint8Array(data));
        // What is large is rows, and its end still comes.
        if (kept > keptBack && !this.#waits() && !isPromise()) handOver();
      });
      this.#promised ||= isPromise();
      this.#midway = messages.at(-1)![0] === flush ? connection : null;
      const send = () => {
        handOver();
        resolve(sent);
      };
      if (this.#waits()) this.#held.push({ send, fail: reject });
      else send();
    } catch (error) {
      reject(error);
      // A first message that is not the protocol hurts nobody else.
      if (messages[0]![0] !== startup) this.#break(error);
    }
  }

  /** Whether what is answered now has to wait for the disk, itself or behind others. */
  #waits(): boolean {
    return this.#held.length > 0 || this.#promised;
  }

  /** Puts what was committed on disk, and hands out the answers that say so. */
  #handOut(): void {
    if (!this.#promised) {
      this.#forceLater();
      return;
    }
    const held = this.#held;
    this.#held = [];
    try {
      this.#disk?.force();
      this.#promised = false;
      for (const { send } of held) send();
    } catch (error) {
      for (const { fail } of held) fail(error);
      this.#break(error);
    }
  }

  /** What nobody waits for does not stay off the disk because nothing else comes. */
  #forceLater(): void {
    if (this.#disk?.owes !== true || this.#later !== undefined) return;
    this.#later = setTimeout(() => {
      this.#later = undefined;
      try {
        if (this.#broken === null) this.#disk?.force();
      } catch (error) {
        this.#break(error);
      }
    }, latest);
    this.#later.unref();
  }

  async #exchange(messages: readonly Uint8Array[], onData: (data: Uint8Array) => void): Promise<void> {
    const translated = this.#statements.translate(messages);
    const { messages: asked, answer } = translated;
    await this.#run(asked.length === 1 ? asked[0]! : Buffer.concat(asked), (data) => {
      const piece = answer.take(data);
      if (piece.length > 0) onData(piece);
    });
    this.#statements.done(translated);
  }

  #break(error: unknown): void {
    if (this.#broken !== null) return;
    this.#broken = error;
    for (const { fail } of this.#held.splice(0)) fail(error);
    this.#onBroken(error);
  }

  #next(): Unit | undefined {
    const inTransaction = this.#broken === null && this.#backend.isInTransaction();
    const holder = this.#midway ?? (inTransaction ? this.#last : null);
    if (holder === null) return this.#waiting.shift();
    const place = this.#waiting.findIndex((unit) => unit.connection === holder);
    return place === -1 ? undefined : this.#waiting.splice(place, 1)[0];
  }

  async #run(message: Uint8Array, onRawData: (data: Uint8Array) => void = () => {}): Promise<void> {
    await this.#backend.runExclusive(async () => {
      if (this.#disk) this.#disk.defers = true;
      try {
        await this.#backend.execProtocolRawStream(message, { onRawData });
      } finally {
        if (this.#disk) this.#disk.defers = false;
      }
    });
  }
}

function queryMessage(sql: string): Uint8Array {
  const text = Buffer.from(`${sql}\0`);
  const head = Buffer.from([query, 0, 0, 0, 0]);
  head.writeInt32BE(text.length + 4, 1);
  return Buffer.concat([head, text]);
}

/** Whether a Query or Parse message changes the session's settings. */
function isChange(message: Uint8Array): boolean {
  if (message[0] !== query && message[0] !== parse) return false;
  // Statements that set something are short; the beginning of a long one decides.
  const text = Buffer.from(message.buffer, message.byteOffset + 5, Math.min(message.length - 5, 2000)).toString(
    "latin1",
  );
  return changesSession.test(message[0] === query ? text : text.slice(text.indexOf("\0") + 1));
}
