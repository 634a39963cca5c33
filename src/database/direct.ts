import type pg from "pg";
import pgModule from "pg";
import { Prisma, type PrismaClient } from "./generated/client.js";

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

/**
 * The same client, whose raw statements outside transactions go to the driver at once. On their way through Prisma they
 * took twice as long as in PostgreSQL. Inside a transaction nothing changes.
 */
export function withDirectStatements(
  prisma: PrismaClient,
  pool: pg.Pool,
  nameOf: (text: string) => string | undefined,
): PrismaClient {
  function ask([first, ...rest]: Asked): Promise<pg.QueryResult> {
    const { text, values } = first instanceof Prisma.Sql ? first : Prisma.sql(first, ...rest);
    return run(text, values);
  }
  async function run(text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
    const name = nameOf(text);
    try {
      return await pool.query({ ...(name === undefined ? {} : { name }), text, values: values.map(written), types });
    } catch (error) {
      throw error instanceof Error ? new StatementError(error) : error;
    }
  }
  const direct: Record<PropertyKey, unknown> = {
    $queryRaw: async (...asked: Asked) => (await ask(asked)).rows,
    $executeRaw: async (...asked: Asked) => (await ask(asked)).rowCount ?? 0,
    $queryRawUnsafe: async (text: string, ...values: unknown[]) => (await run(text, values)).rows,
    $executeRawUnsafe: async (text: string, ...values: unknown[]) => (await run(text, values)).rowCount ?? 0,
    $disconnect: async () => {
      await prisma.$disconnect();
      if (!pool.ending) await pool.end();
    },
  };
  // Bound to the client itself: a transaction that began here would otherwise take these for its own.
  const bound = new Map<PropertyKey, unknown>();
  return new Proxy(prisma, {
    get(client, key) {
      if (Object.hasOwn(direct, key)) return direct[key];
      const value = Reflect.get(client, key, client) as unknown;
      if (typeof value !== "function") return value;
      if (!bound.has(key)) bound.set(key, value.bind(client));
      return bound.get(key);
    },
  });
}
