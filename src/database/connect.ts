import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import type { Logger } from "pino";
import { withDirectStatements } from "./direct.js";
import type { EmbeddedServer } from "./embedded/server.js";
import { PrismaClient } from "./generated/client.js";
import { inMemory, plannedOnce, uncompiled } from "./planner.js";
import { statementNames } from "./prepared.js";
import { SparingConnection } from "./sparing-connection.js";

/** A client, or what it hands to the work inside a transaction: what a room's queries take. */
export type Queries = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends" | "$use">;

export interface Database {
  readonly prisma: PrismaClient;
  readonly kind: "embedded" | "server";
  /** How `pg` reaches it, with this program's timeouts and session time zone. */
  readonly connection: pg.ClientConfig;
  readonly dataDir: string;
  /** The embedded server where this process runs it, else null. */
  readonly embedded: EmbeddedServer | null;
  /** Migrations that this start applied. */
  readonly migrated: readonly string[];
  /**
   * A connection of one's own, for locks that last as long as it does; the caller ends it. An `error` listener is on it,
   * so that a lost connection does not end the process: listen for `end`. On an embedded database all connections share
   * one session: a session lock is granted to everyone who asks, so it can tell nobody apart there; a transaction lock
   * (`pg_advisory_xact_lock`) works.
   */
  openSession(): Promise<pg.Client>;
  /** Resolves when the embedded database failed inside and will not serve again: the process should end. */
  readonly broken: Promise<Error>;
  /** Ends connections and, where this process runs it, the embedded database. Safe to call twice. */
  close(): Promise<void>;
}

/** A connection of its own, as `Database.openSession` opens one. */
export type Session = pg.ClientBase;

/** How to reach a database, before this program's own settings. */
export type Target =
  | { readonly kind: "server"; readonly url: string }
  | { readonly kind: "embedded"; readonly host: string; readonly port: number };

/**
 * A connection's settings. Its session speaks UTC: Prisma's adapter writes instants without an offset and drops the offset
 * of those it reads. On a server a statement, or a transaction that nobody ends, may not hold the others up for ever.
 */
export function connectionTo(target: Target): pg.ClientConfig {
  const common = {
    application_name: "dau-moi",
    options: `-c TimeZone=UTC -c ${inMemory} -c ${uncompiled} -c ${plannedOnce}`,
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
  };
  if (target.kind === "embedded") {
    const { host, port } = target;
    return { ...common, host, port, user: "postgres", database: "postgres", ssl: false };
  }
  return {
    ...common,
    connectionString: withOptions(target.url, common.options),
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
  };
}

/** What the URL says wins over other settings, so these have to join the options that it brings itself. */
export function withOptions(url: string, options: string): string {
  return url.replace(
    /([?&]options=)([^&]*)/,
    (_, name: string, own: string) => `${name}${own}%20${encodeURIComponent(options)}`,
  );
}

export async function openSession(connection: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(connection);
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** `patience` (ms) is long because all transactions of an embedded database run one after another. */
export function connectPrisma(
  connection: pg.ClientConfig,
  log: Pick<Logger, "error">,
  patience = 15_000,
): PrismaClient {
  const pool = new pg.Pool({ ...connection, Client: SparingConnection, max: 8, idleTimeoutMillis: 30_000 });
  pool.on("error", (err) => log.error({ err }, "lost a database connection"));
  const nameOf = statementNames();
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, {
      // The adapter takes a name that is missing for a statement without one.
      statementNameGenerator: ({ sql }) => nameOf(sql) as string,
    }),
    transactionOptions: { maxWait: patience, timeout: patience },
  });
  return withDirectStatements(prisma, pool, nameOf);
}
