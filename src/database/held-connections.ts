import { AsyncLocalStorage } from "node:async_hooks";
import type pg from "pg";
import type { SparingConnection } from "./sparing-connection.js";

type Connection = pg.PoolClient & SparingConnection;

/** The connection on which a transaction runs: undefined before it has one, null once it has given it back. */
export interface Held {
  connection: Connection | null | undefined;
}

/**
 * Tells on which connection Prisma's adapter runs a transaction, which it does not say: it takes one of the pool in the
 * course of `begin`, and gives it back once the transaction is over, in whatever way. The pool's are `SparingConnection`s.
 */
export function holdConnections(pool: pg.Pool): <Result>(begin: (held: Held) => Promise<Result>) => Promise<Result> {
  const beginning = new AsyncLocalStorage<Held>();
  const held = new WeakMap<pg.PoolClient, Held>();
  const connect = pool.connect.bind(pool) as (callback?: unknown) => Promise<Connection>;

  pool.connect = ((callback?: unknown) => {
    const by = beginning.getStore();
    // With a callback it is for one statement, asked from wherever.
    if (callback !== undefined || by === undefined || by.connection !== undefined) return connect(callback);
    return connect().then((connection) => {
      by.connection = connection;
      held.set(connection, by);
      return connection;
    });
  }) as pg.Pool["connect"];
  pool.on("release", (_error, connection) => {
    const by = held.get(connection);
    if (by) by.connection = null;
    held.delete(connection);
  });

  let running = 0;
  return async (begin) => {
    const by: Held = { connection: undefined };
    running += 1;
    try {
      return await beginning.run(by, () => begin(by));
    } finally {
      running -= 1;
      // While a store is in use Node 20 follows every promise of the process, a twentieth of what an answer costs.
      if (running === 0) beginning.disable();
    }
  };
}
