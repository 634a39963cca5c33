import type pg from "pg";
import pgModule from "pg";
import { GatheredStatements } from "./gathered-statements.js";
import { Prisma, type PrismaClient } from "./generated/client.js";
import { type Held, holdConnections } from "./held-connections.js";

/** What PostgreSQL answered instead of doing what was asked; holds nothing of the parameters. */
export class StatementError extends Error {
  override readonly name = "StatementError";
  /** SQLSTATE, or the system's code where the connection failed. */
  readonly code: string | undefined;
  /** The index or constraint that was violated. */
  readonly constraint: string | undefined;

  constructor(error: Error) {
    super(error.message, { cause: error });
    const { code, constraint } = error as { readonly code?: string; readonly constraint?: string };
    this.code = code;
    this.constraint = constraint;
  }
}

const utc = (text: string) => new Date(`${text.replace(" ", "T").replace(/\+00$/, "")}Z`);
const arrayOf = (element: (text: string) => unknown) => {
  const parse = pgModule.types.getTypeParser(1009 as never) as unknown as (text: string) => (string | null)[];
  return (text: string) => parse(text).map((one) => (one === null ? null : element(one)));
};
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const decimal = (text: string) => new Prisma.Decimal(text);

/** What a raw statement gives back is what Prisma makes of it, by PostgreSQL's type: see there, "Raw queries". */
const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  20: BigInt,
  26: BigInt,
  1082: day,
  1114: utc,
  1184: utc,
  1700: decimal,
  1016: arrayOf(BigInt),
  1115: arrayOf(utc),
  1182: arrayOf(day),
  1185: arrayOf(utc),
  1231: arrayOf(decimal),
};

const types = {
  getTypeParser: (oid: number, format?: string) =>
    (format === "binary" ? undefined : parsers[oid]) ?? pgModule.types.getTypeParser(oid as never, format as never),
} as pg.CustomTypesConfig;

/** `pg` would write an instant in the process's zone, of which a civil date would keep the day. */
function written(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value.map(written) : value;
}

type Asked = readonly [TemplateStringsArray | Prisma.Sql, ...unknown[]];

/** A connection, the pool that finds one for each statement, or what gathers them. */
interface Queryable {
  query(asked: pg.QueryConfig & { readonly types: pg.CustomTypesConfig }): Promise<pg.QueryResult>;
}

type NameOf = (text: string) => string | undefined;

/** Prisma's four raw statements, given to the driver at once. `on` says which connection has them now. */
function directStatements(nameOf: NameOf, on: () => Queryable) {
  function ask([first, ...rest]: Asked): Promise<pg.QueryResult> {
    const { text, values } = first instanceof Prisma.Sql ? first : Prisma.sql(first, ...rest);
    return run(text, values);
  }
  async function run(text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
    const name = nameOf(text);
    const named = name === undefined ? {} : { name };
    try {
      return await on().query({ text, values: values.map(written), types, ...named });
    } catch (error) {
      throw error instanceof Error ? new StatementError(error) : error;
    }
  }
  return {
    $queryRaw: async (...asked: Asked) => (await ask(asked)).rows,
    $executeRaw: async (...asked: Asked) => (await ask(asked)).rowCount ?? 0,
    $queryRawUnsafe: async (text: string, ...values: unknown[]) => (await run(text, values)).rows,
    $executeRawUnsafe: async (text: string, ...values: unknown[]) => (await run(text, values)).rowCount ?? 0,
  };
}

/** What a statement by hand is asked of: a client, a transaction, or a connection without Prisma. */
export type Statements = Pick<
  Prisma.TransactionClient,
  "$queryRaw" | "$executeRaw" | "$queryRawUnsafe" | "$executeRawUnsafe"
>;

/** The raw statements alone, for who needs nothing of Prisma. */
export function directQueries(pool: pg.Pool, nameOf: NameOf): Statements {
  const direct = directStatements(nameOf, () => pool) as unknown as Statements;
  togetherOn.set(direct, gathering(direct, pool, nameOf));
  return direct;
}

/**
 * The same client, whose raw statements go to the driver at once, outside transactions and inside them. On their way
 * through Prisma they took twice as long as in PostgreSQL.
 */
export function withDirectStatements(prisma: PrismaClient, pool: pg.Pool, nameOf: NameOf): PrismaClient {
  const hold = holdConnections(pool);
  const direct = replacing(prisma, {
    ...directStatements(nameOf, () => pool),
    $transaction(work: unknown, options?: object) {
      if (typeof work !== "function") return prisma.$transaction(work as never, options);
      return hold((held) => prisma.$transaction((tx) => work(directTransaction(tx, held, nameOf)), options));
    },
    $disconnect: async () => {
      await prisma.$disconnect();
      if (!pool.ending) await pool.end();
    },
  });
  togetherOn.set(direct, gathering(direct, pool, nameOf));
  return direct;
}

/** Asks, in one write, what is asked of what it is given before anything is waited for. */
type Together = <Result>(ask: (on: never) => Promise<Result>) => Promise<Result>;

function gathering(client: object, pool: pg.Pool, nameOf: NameOf): Together {
  return (ask) => {
    const gathered = new GatheredStatements();
    // What is asked later is asked of the client, as ever.
    const on = replacing(
      client,
      directStatements(nameOf, () => (gathered.isSent ? pool : gathered)),
    );
    try {
      return ask(on as never);
    } finally {
      gathered.send(pool);
    }
  };
}

/** How what is asked of a client, or in a transaction, goes in one write. */
const togetherOn = new WeakMap<object, Together>();

function directTransaction(tx: Prisma.TransactionClient, held: Held, nameOf: NameOf): Prisma.TransactionClient {
  const direct = whereHeld(
    tx,
    held,
    directStatements(nameOf, () => held.connection!),
  );
  togetherOn.set(direct, (ask) =>
    held.connection ? held.connection.together(() => ask(direct as never)) : ask(direct as never),
  );
  return direct;
}

/** Once the transaction is over its connection belongs to others: what still comes is for Prisma, which refuses it. */
function whereHeld(
  tx: Prisma.TransactionClient,
  held: Held,
  statements: ReturnType<typeof directStatements>,
): Prisma.TransactionClient {
  const members = Object.entries(statements).map(([name, ask]) => [
    name,
    (...given: never[]) =>
      Reflect.apply((held.connection ? ask : tx[name as keyof typeof statements]) as () => unknown, tx, given),
  ]);
  return replacing(tx, Object.fromEntries(members) as Record<string, unknown>);
}

/**
 * The raw statements that `ask` asks before it waits for anything go to the server in one write, which each statement costs
 * otherwise; they run in their order, each reading what was committed before it began. If one fails, all are told its error.
 * Of a transaction they are a part. Of a client they are a transaction of their own: what it resolves with is committed, and
 * where it fails, also in being committed, nothing is. What `ask` asks later goes by itself.
 */
export function inOneWrite<Of extends Statements, Result>(
  of: Of,
  ask: (on: Of extends Prisma.TransactionClient ? Prisma.TransactionClient : Statements) => Promise<Result>,
): Promise<Result> {
  return togetherOn.get(of)!(ask);
}

/** `client` with other members. The rest is bound to it: what begins here would otherwise take these for its own. */
function replacing<Client extends object>(client: Client, members: Readonly<Record<PropertyKey, unknown>>): Client {
  const bound = new Map<PropertyKey, unknown>();
  return new Proxy(client, {
    get(from, key) {
      if (Object.hasOwn(members, key)) return members[key];
      const value = Reflect.get(from, key, from) as unknown;
      if (typeof value !== "function") return value;
      if (!bound.has(key)) bound.set(key, value.bind(from));
      return bound.get(key);
    },
  });
}
