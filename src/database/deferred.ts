import pg from "pg";
import type { Logger } from "pino";
import { type Database, type Queries, withOptions } from "./connect.js";
import { directQueries } from "./direct.js";
import { deferredCommits } from "./embedded/deferred-commits.js";
import { statementNames } from "./prepared.js";

/** A connection of its own for what is committed before it is on disk. */
export interface Deferred {
  readonly queries: Pick<Queries, "$queryRawUnsafe">;
  close(): Promise<void>;
}

/**
 * For what nobody was promised and what is done again where it was lost: which process has a row in hand, and that it is
 * done. Its commits are answered at once and reach the disk with the next that has to, or within a second: no process
 * that is killed loses them, only a machine that loses its power. A server knows that by itself (`synchronous_commit`,
 * PostgreSQL's documentation, "Asynchronous Commit"), the embedded database by the connection's name.
 */
export function connectDeferred({ connection, kind }: Database, log: Pick<Logger, "error">): Deferred {
  const pool = new pg.Pool({ ...deferring(connection, kind), max: 1, idleTimeoutMillis: 0 });
  pool.on("error", (err) => log.error({ err }, "lost a database connection"));
  return { queries: directQueries(pool, statementNames()), close: () => pool.end() };
}

function deferring(connection: pg.ClientConfig, kind: Database["kind"]): pg.ClientConfig {
  if (kind === "embedded") return { ...connection, application_name: deferredCommits };
  const { connectionString: url, options } = connection;
  const all = `${options ?? ""} -c synchronous_commit=off`;
  return { ...connection, options: all, ...(url === undefined ? {} : { connectionString: withOptions(url, all) }) };
}
