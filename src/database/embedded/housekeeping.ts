import type { ClientBase } from "pg";

/** Log written since the last checkpoint, after which another is due. */
const checkpointBytes = 32 * 1024 * 1024;

/**
 * What PostgreSQL's background processes do on a server, and nobody does in an embedded one: a checkpoint, without which
 * the log grows for ever and a start after a crash replays it all; and vacuum and analyze, by autovacuum's own rules, also
 * for a table's oversized values, which are rows of another table. Each holds up the others for as long as it runs:
 * milliseconds where it is done every minute. Returns what was done.
 */
export async function keepHouse(client: ClientBase): Promise<string[]> {
  const due = [...(await dueTables(client)), ...((await checkpointIsDue(client)) ? ["CHECKPOINT"] : [])];
  for (const statement of due) await client.query(statement);
  return due;
}

async function dueTables(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string; vacuum: boolean }>(`
    SELECT table_class.oid::regclass::text AS name, bool_or(stat.n_dead_tup > 50 + 0.2 * stat.n_live_tup) AS vacuum
    FROM pg_stat_all_tables stat
    JOIN pg_class table_class ON stat.relid IN (table_class.oid, table_class.reltoastrelid)
    WHERE table_class.relkind = 'r' AND table_class.relnamespace = 'public'::regnamespace
      AND (stat.n_dead_tup > 50 + 0.2 * stat.n_live_tup
        OR stat.relid = table_class.oid AND stat.n_mod_since_analyze > 50 + 0.1 * stat.n_live_tup)
    GROUP BY table_class.oid
    ORDER BY 1`);
  return rows.map(({ name, vacuum }) => `${vacuum ? "VACUUM (ANALYZE)" : "ANALYZE"} ${name}`);
}

async function checkpointIsDue(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ bytes: string }>(
    "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn) AS bytes FROM pg_control_checkpoint()",
  );
  return Number(rows[0]!.bytes) > checkpointBytes;
}
