import pg from "pg";
import type { Logger } from "pino";
import { type Database, withOptions } from "./connect.js";
import { directQueries, type Statements } from "./direct.js";
import { deferredCommits } from "./embedded/deferred-commits.js";
import { statementNames } from "./prepared.js";
import { SparingConnection } from "./sparing-connection.js";

/**
 * Two connections for what every update costs, whoever else waits for one: what is asked there is prepared once, not on each
 * of the pool's.
 */
export interface InboxConnections {
  /** For storing. */
  readonly storing: Statements;
  /**
   * For what nobody was promised and what is done again where it was lost: which process has a row in hand, and that it is
   * done. Its commits are answered at once and reach the disk with the next that has to, or within a second: no process that
   * is killed loses them, only a machine that loses its power. A server knows that by itself (`synchronous_commit`,
   * PostgreSQL's documentation, "Asynchronous Commit"), the embedded database by the connection's name.
   */
  readonly claims: Statements;
  close(): Promise<void>;
}

export function connectInbox({ connection, kind }: Database, log: Pick<Logger, "error">): InboxConnections {
  const pools = [connection, deferring(connection, kind)].map((config) => {
    const pool = new pg.Pool({ ...config, Client: SparingConnection, max: 1, idleTimeoutMillis: 0 });
    pool.on("error", (err) => log.error({ err }, "lost a database connection"));
    return pool;
  });
  const [storing, claims] = pools.map((pool) => directQueries(pool, statementNames()));
  return {
    storing: storing!,
    claims: claims!,
    close: async () => void (await Promise.all(pools.map((pool) => pool.end()))),
  };
}

function deferring(connection: pg.ClientConfig, kind: Database["kind"]): pg.ClientConfig {
  if (kind === "embedded") return { ...connection, application_name: deferredCommits };
  const { connectionString: url, options } = connection;
  const all = `${options ?? ""} -c synchronous_commit=off`;
  return { ...connection, options: all, ...(url === undefined ? {} : { connectionString: withOptions(url, all) }) };
}
