import { connectionTo, openSession } from "../../database/connect.js";

/** Empty databases on a server whose account may create some, by name, to be dropped afterwards. */
export async function benchDatabases(server: string, names: readonly string[]) {
  const databaseOf = (name: string) => `dau_moi_bench_${process.pid}_${name}`;
  const perform = async (statements: readonly string[]) => {
    const client = await openSession(connectionTo({ kind: "server", url: server }));
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await perform(names.map((name) => `CREATE DATABASE ${databaseOf(name)}`));
  return {
    urlOf(name: string): string {
      const url = new URL(server);
      url.pathname = `/${databaseOf(name)}`;
      return url.href;
    },
    drop: () => perform(names.map((name) => `DROP DATABASE ${databaseOf(name)} WITH (FORCE)`)),
  };
}
