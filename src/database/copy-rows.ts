import type { ClientBase } from "pg";

export interface Copied {
  readonly tables: number;
  readonly rows: number;
}

const atOnce = 200;

/**
 * Copies every row of one up-to-date database into another that has no rows yet, and lets its ids go on where the first
 * one's stand. All or nothing: it is one transaction on each side. Null, and nothing done, where the other is not empty.
 * Rows travel as JSON text, which both sides read and write themselves, so that no number or instant is rounded on the way.
 */
export async function copyRows(from: ClientBase, to: ClientBase): Promise<Copied | null> {
  await from.query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
  await to.query("BEGIN");
  try {
    const tables = await tablesInOrder(from);
    if (!(await holdsNoRows(to))) return null;
    let rows = 0;
    for (const table of tables) rows += await copyTable(from, to, table);
    await to.query("COMMIT");
    return { tables: tables.length, rows };
  } finally {
    // After the commit this is nothing.
    await to.query("ROLLBACK");
    await from.query("ROLLBACK");
  }
}

export interface Table {
  readonly name: string; // quoted
  /** Columns of the primary key, quoted: rows refer to earlier rows of their own table (a correction to what it corrects). */
  readonly key: string;
  /** Quoted tables that its rows refer to. */
  readonly needs: readonly string[];
}

/** What is referred to comes before what refers to it. */
export async function tablesInOrder(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    SELECT quote_ident(c.relname) AS name,
      (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.place)
         FROM pg_constraint p CROSS JOIN unnest(p.conkey) WITH ORDINALITY AS k(number, place)
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number
         WHERE p.conrelid = c.oid AND p.contype = 'p') AS key,
      ARRAY(SELECT DISTINCT quote_ident(o.relname::text) FROM pg_constraint f JOIN pg_class o ON o.oid = f.confrelid
         WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid) AS needs
    FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
    ORDER BY c.relname`);
  const ordered: Table[] = [];
  const there = new Set<string>();
  for (let waiting = rows; waiting.length > 0; ) {
    const ready = waiting.filter(({ needs }) => needs.every((name) => there.has(name)));
    if (ready.length === 0)
      throw new Error(`tables refer to each other in a circle: ${waiting.map(({ name }) => name)}`);
    for (const table of ready) {
      ordered.push(table);
      there.add(table.name);
    }
    waiting = waiting.filter(({ name }) => !there.has(name));
  }
  return ordered;
}

/** In a transaction that waits for a disk between its statements: the server would end it after a minute. */
export async function waitForDisk(client: ClientBase): Promise<void> {
  await client.query("SET LOCAL idle_in_transaction_session_timeout = 0");
}

/** Whether no table of the database holds a row. */
export async function holdsNoRows(client: ClientBase): Promise<boolean> {
  for (const table of await tablesInOrder(client)) if (!(await isEmpty(client, table))) return false;
  return true;
}

async function isEmpty(client: ClientBase, { name }: Pick<Table, "name">): Promise<boolean> {
  const { rowCount } = await client.query(`SELECT 1 FROM ${name} LIMIT 1`);
  return rowCount === 0;
}

export interface Batch {
  /** A JSON array of rows. */
  readonly rows: string;
  readonly count: number;
}

/** The rows of a table, those first that others of it refer to. In a transaction, which sees one moment. */
export async function* rowsOf(from: ClientBase, { name, key }: Table): AsyncGenerator<Batch> {
  await from.query(
    `DECLARE rows NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS row FROM ${name} t ORDER BY ${key}`,
  );
  for (;;) {
    const { rows } = await from.query<{ row: string }>(`FETCH ${atOnce} FROM rows`);
    if (rows.length === 0) break;
    yield { rows: `[${rows.map(({ row }) => row).join(",")}]`, count: rows.length };
  }
  await from.query("CLOSE rows");
}

/** @param name quoted */
export async function writeRows(to: ClientBase, name: string, rows: string): Promise<number> {
  const { rowCount } = await to.query(
    `INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, $1::json)`,
    [rows],
  );
  return rowCount ?? 0;
}

async function copyTable(from: ClientBase, to: ClientBase, table: Table): Promise<number> {
  let copied = 0;
  for await (const { rows, count } of rowsOf(from, table)) {
    await writeRows(to, table.name, rows);
    copied += count;
  }
  await goOnWithIds(to, await idsOf(from, table.name));
  return copied;
}

/** Where the numbers that a table gives by itself stand. */
export interface Ids {
  readonly sequence: string;
  readonly last: string;
  readonly called: boolean;
}

/** @param name quoted */
export async function idsOf(client: ClientBase, name: string): Promise<Ids[]> {
  const { rows } = await client.query<{ sequence: string }>(
    `SELECT sequence FROM (
       SELECT CASE WHEN NOT a.attisdropped THEN pg_get_serial_sequence($1, a.attname) END AS sequence
       FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0) AS columns
     WHERE sequence IS NOT NULL`,
    [name],
  );
  const ids: Ids[] = [];
  for (const { sequence } of rows) {
    const { rows: states } = await client.query<{ last_value: string; is_called: boolean }>(
      `SELECT last_value, is_called FROM ${sequence}`,
    );
    ids.push({ sequence, last: states[0]!.last_value, called: states[0]!.is_called });
  }
  return ids;
}

export async function goOnWithIds(client: ClientBase, ids: readonly Ids[]): Promise<void> {
  for (const { sequence, last, called } of ids)
    await client.query("SELECT setval($1, $2, $3)", [sequence, last, called]);
}
