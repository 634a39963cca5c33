import { Prisma } from "../database/generated/client.js";
import type { ChangeLog } from "./change-log.js";
import { differences } from "./differences.js";

type Tx = Prisma.TransactionClient;
type Value = string | number | boolean | null | object;
export type Columns = Readonly<Record<string, Value>>;

/** A table of the plan, as an import keeps it: which of its rows are the plan's, what they are known by, when one is used. */
export interface KeptTable {
  /** What its rows are in the change log. */
  readonly what: string;
  readonly table: string;
  /** The rows that this import speaks of, as a condition on `t`. */
  readonly scope: Prisma.Sql;
  /** The columns that tell one row of the scope from another. */
  readonly key: readonly string[];
  /**
   * When a row that is not wanted any more stays, withdrawn, as a condition on `t`: something was reported on it. Null
   * where nothing ever is, and it goes.
   */
  readonly used: Prisma.Sql | null;
  /** How a row is called in the change log; by default by its key. */
  readonly name?: (columns: Columns) => string;
}

/** What is left to do once everything that points to these rows was brought up to date. */
export type Removal = () => Promise<void>;

/**
 * Brings the rows of a table to what is wanted, with one statement each for those that are new and those that changed.
 * A row that was withdrawn and is wanted again returns. The rows that are not wanted go with the `Removal` that comes
 * back, since what points to them has to go first.
 *
 * @param wanted values as JSON has them: days as text, decimals as numbers
 */
export async function keepTable(tx: Tx, kept: KeptTable, wanted: readonly Columns[], log: ChangeLog): Promise<Removal> {
  const { what, scope, key } = kept;
  const table = Prisma.raw(`"${kept.table}"`);
  const withdraws = kept.used !== null;
  const nameOf = (columns: Columns) => kept.name?.(columns) ?? key.map((column) => columns[column]).join(" ");
  const wantedRows = wanted.map((one) => (withdraws ? { ...one, withdrawnAt: null } : one));
  const rows = await tx.$queryRaw<{ row: Columns }[]>`SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${scope}`;
  const { added, changed, removed } = differences<Columns, Columns>(
    rows.map(({ row }) => row),
    wantedRows,
    (one) => JSON.stringify(key.map((column) => one[column])),
    (row) => row,
  );
  for (const one of added) log.note(what, nameOf(one), "added");
  for (const { wanted: one, fields } of changed)
    log.note(what, nameOf(one), fields.includes("withdrawnAt") ? "returned" : "changed", fields);
  await insertRows(tx, kept.table, added);
  await updateRows(
    tx,
    kept.table,
    key,
    scope,
    changed.map(({ wanted: one }) => one),
  );
  const left = removed.filter((row) => !row.withdrawnAt);
  return async () => {
    if (left.length === 0) return;
    const same = Prisma.sql`to_jsonb(t) @> ANY(SELECT jsonb_array_elements(${json(left.map((row) => pick(row, key)))}::jsonb))`;
    if (kept.used !== null) {
      const stayed = await tx.$queryRaw<{ row: Columns }[]>`
        UPDATE ${table} t SET "withdrawnAt" = ${log.at} WHERE ${scope} AND ${same} AND ${kept.used}
        RETURNING to_jsonb(t) AS row`;
      for (const { row } of stayed) log.note(what, nameOf(row), "withdrawn");
    }
    const gone = await tx.$queryRaw<{ row: Columns }[]>`
      DELETE FROM ${table} t WHERE ${scope} AND ${same} ${withdraws ? Prisma.sql`AND t."withdrawnAt" IS NULL` : Prisma.empty}
      RETURNING to_jsonb(t) AS row`;
    for (const { row } of gone) log.note(what, nameOf(row), "removed");
  };
}

/** Inserts rows that all have the same columns, in their order. */
export async function insertRows(tx: Tx, table: string, rows: readonly Columns[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Prisma.raw(columnsOf(first));
  const name = Prisma.raw(`"${table}"`);
  await tx.$executeRaw`
    INSERT INTO ${name} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${name}, ${json(rows)}::jsonb)`;
}

/** Writes the columns of these rows over the row of the scope that has the same key. */
export async function updateRows(
  tx: Tx,
  table: string,
  key: readonly string[],
  scope: Prisma.Sql,
  rows: readonly Columns[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const name = Prisma.raw(`"${table}"`);
  const columns = Object.keys(first).filter((column) => !key.includes(column));
  const set = Prisma.raw(columns.map((column) => `"${column}" = w."${column}"`).join(", "));
  const same = Prisma.raw(key.map((column) => `t."${column}" = w."${column}"`).join(" AND "));
  await tx.$executeRaw`
    UPDATE ${name} t SET ${set} FROM jsonb_populate_recordset(NULL::${name}, ${json(rows)}::jsonb) w
    WHERE ${same} AND ${scope}`;
}

function columnsOf(row: Columns): string {
  return Object.keys(row)
    .map((column) => `"${column}"`)
    .join(", ");
}

function pick(row: Columns, columns: readonly string[]): Columns {
  return Object.fromEntries(columns.map((column) => [column, row[column]!]));
}

function json(value: unknown): string {
  return JSON.stringify(value);
}
