import type pg from "pg";
import { OneWrite, Statement } from "./one-write.js";

/**
 * Takes statements as a connection does, and sends them together on one of the pool's, as a transaction of their own: one
 * that nobody began begins with the first and is committed with the Sync behind the last (PostgreSQL's documentation,
 * "Message Flow", "Pipelining").
 */
export class GatheredStatements {
  readonly #statements: Statement[] = [];
  readonly #fail: ((error: Error) => void)[] = [];
  isSent = false;

  query(asked: pg.QueryConfig): Promise<pg.QueryResult> {
    return new Promise((resolve, reject) => {
      this.#fail.push(reject);
      this.#statements.push(
        new Statement(asked, (error, result) => (error ? reject(error) : resolve(result as pg.QueryResult))),
      );
    });
  }

  /** The pool's are `SparingConnection`s. */
  send(pool: pg.Pool): void {
    this.isSent = true;
    if (this.#statements.length === 0) return;
    // What fails takes its connection with it, and is told also where there is none to be had.
    pool.query(new OneWrite(this.#statements) as unknown as pg.QueryConfig, (error: Error | undefined) => {
      if (error) for (const fail of this.#fail) fail(error);
    });
  }
}
