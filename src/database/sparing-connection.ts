import pg from "pg";
import { BEGIN, COMMIT, OneWrite, Statement } from "./one-write.js";

/** What Prisma's adapter and the program itself ask a connection. */
interface Asked extends pg.QueryConfig {
  /** It is the last of its transaction, which is committed in the same write. */
  readonly commits?: boolean;
}

/** The answer to what was not sent. */
const unsent = { command: "", rowCount: null, oid: 0, fields: [], rows: [] };

/** The transaction's bounds are prepared once a connection, as all statements are. */
const bound = (text: string) => new Statement({ text, name: `dm_${text.toLowerCase()}` }, () => {});

/**
 * A connection that writes to its socket as seldom as it can (`OneWrite` says why). BEGIN is kept, and goes with the first
 * statement of its transaction, whoever asks that; where none comes, neither it nor what ends the transaction is sent. If
 * the first statement fails the transaction is aborted, as after a BEGIN of its own. COMMIT goes with the last statement
 * where that `commits`: once it is acknowledged the adapter's own is not sent.
 */
export class SparingConnection extends pg.Client {
  #owesBegin = false;
  /** The statement that commits its transaction, until the adapter ends that. */
  #last: Promise<unknown> | null = null;
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
    const [asked] = given as [string | Asked];
    return (this.#instead(typeof asked === "string" ? { text: asked } : asked, given.length > 1) ??
      Reflect.apply(super.query, this, given)) as never;
  }

  /** Undefined: it is sent as ever. */
  #instead(asked: Asked, hasMore: boolean): Promise<unknown> | undefined {
    if (asked.text === BEGIN) {
      this.#owesBegin = true;
      return Promise.resolve(unsent);
    }
    if (asked.text === COMMIT || asked.text === "ROLLBACK") return this.#end(asked.text);
    if (this.#last !== null) return Promise.reject(new Error("the transaction ended with the statement before"));
    if (!this.#owesBegin && this.#gathered === null && !asked.commits) return undefined;
    if (hasMore) return Promise.reject(new Error("a statement of a transaction is asked with one object"));
    const answer = this.#ask(asked);
    if (asked.commits) this.#endWith(answer);
    return answer;
  }

  #ask(asked: Asked): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const told = (error: Error | null | undefined, result?: unknown) => (error ? reject(error) : resolve(result));
      const statements = [new Statement({ types: this, ...asked }, told), ...(asked.commits ? [bound(COMMIT)] : [])];
      if (this.#gathered) this.#gathered.push(...statements);
      else this.#write(statements);
    });
  }

  #write(statements: readonly Statement[]): void {
    if (statements.length === 0) return;
    const begin = this.#owesBegin ? [bound(BEGIN)] : [];
    this.#owesBegin = false;
    super.query(new OneWrite([...begin, ...statements]));
  }

  #endWith(last: Promise<unknown>): void {
    this.#last = last;
    last.catch(() => {
      // Nothing was committed: the transaction is open, and takes its ROLLBACK.
      if (this.#last === last) this.#last = null;
    });
  }

  #end(text: string): Promise<unknown> | undefined {
    const last = this.#last;
    this.#last = null;
    if (this.#owesBegin) {
      this.#owesBegin = false;
      return Promise.resolve(unsent);
    }
    return last !== null && text === COMMIT ? last.then(() => unsent) : undefined;
  }
}
