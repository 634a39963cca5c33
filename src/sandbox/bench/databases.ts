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
  const made: string[] = [];
  const create = async (name: string, template = "template1") => {
    await perform([`CREATE DATABASE ${databaseOf(name)} TEMPLATE ${template}`]);
    made.push(name);
  };
  for (const name of names) await create(name);
  return {
    create: (name: string) => create(name),
    /** One more, as another is now; nobody may have that one open. */
    copy: (from: string, name: string) => create(name, databaseOf(from)),
    urlOf(name: string): string {
      const url = new URL(server);
      url.pathname = `/${databaseOf(name)}`;
      return url.href;
    },
    drop: () => perform(made.map((name) => `DROP DATABASE ${databaseOf(name)} WITH (FORCE)`)),
  };
}
