import pg from "pg";
import { BEGIN, COMMIT, OneWrite, Statement, type Told } from "./one-write.js";

/** The answer to what was not sent. */
const unsent = { command: "", rowCount: null, oid: 0, fields: [], rows: [] };

/** Prepared once a connection, as all statements are. */
const begin = () => new Statement({ text: BEGIN, name: "dm_begin" }, () => {});

/**
 * A connection that writes to its socket as seldom as it can (`OneWrite` says why). BEGIN is kept, and goes with the first
 * statement of its transaction, whoever asks that; where none comes, neither it nor what ends the transaction is sent. If
 * the first statement fails the transaction is aborted, as after a BEGIN of its own.
 */
export class SparingConnection extends pg.Client {
  #owesBegin = false;
  #gathered: Statement[] | null = null;

  /** What is asked while `ask` runs, up to its first wait, goes in one write. */
  together<Result>(ask: () => Result): Result {
    const gathered: Statement[] = [];
    this.#gathered = gathered;
    try {
      return ask();
    } finally {
      this.#gathered = null;
      this.#write(gathered);
    }
  }

  override query(...given: unknown[]): never {
    const [asked] = given as [string | pg.QueryConfig | OneWrite];
    if (asked instanceof OneWrite) return this.#send(asked, given[2] as Told);
    return (this.#instead(typeof asked === "string" ? { text: asked } : asked, given.length > 1) ??
      Reflect.apply(super.query, this, given)) as never;
  }

  /** The pool tells with what it hands over that it wants to hear of its end, which `pg` does not pass on. */
  #send(write: OneWrite, told: Told): never {
    write.callback = told;
    return super.query(write) as never;
  }

  /** Undefined: it is sent as ever. */
  #instead(asked: pg.QueryConfig, hasMore: boolean): Promise<unknown> | undefined {
    if (asked.text === BEGIN) {
      this.#owesBegin = true;
      return Promise.resolve(unsent);
    }
    if (this.#owesBegin && (asked.text === COMMIT || asked.text === "ROLLBACK")) {
      this.#owesBegin = false;
      return Promise.resolve(unsent);
    }
    if (!this.#owesBegin && this.#gathered === null) return undefined;
    if (hasMore) return Promise.reject(new Error("a statement of a transaction is asked with one object"));
    return new Promise((resolve, reject) => {
      const told: Told = (error, result) => (error ? reject(error) : resolve(result));
      const statement = new Statement({ types: this, ...asked }, told);
      if (this.#gathered) this.#gathered.push(statement);
      else this.#write([statement]);
    });
  }

  #write(statements: readonly Statement[]): void {
    if (statements.length === 0) return;
    const all = this.#owesBegin ? [begin(), ...statements] : statements;
    this.#owesBegin = false;
    super.query(new OneWrite(all));
  }
}
