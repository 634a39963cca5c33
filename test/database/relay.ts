import { connect, createServer, type Socket } from "node:net";
import type pg from "pg";
import { connectionTo } from "../../src/database/connect.js";
import { socketPath } from "../../src/database/embedded/place.js";

/** Stands between the program and a database, and hears what goes to it. */
export interface Relay {
  /** How to reach the database through it. */
  readonly connection: pg.ClientConfig;
  /** What PostgreSQL was asked to do, up to each Sync: the texts of the statements, oldest first. */
  readonly heard: string[][];
  /** Ends all connections, from both sides. */
  cut(): void;
  close(): void;
}

export async function relayTo(to: pg.ClientConfig): Promise<Relay> {
  const heard: string[][] = [];
  const sockets = new Set<Socket>();
  const url = to.connectionString ? new URL(to.connectionString) : null;
  const reach = () =>
    url ? connect(Number(url.port || 5432), url.hostname) : connect(socketPath(to.host ?? "", to.port ?? 0));
  const server = createServer((from) => {
    const upstream = reach();
    const hear = listener(heard);
    for (const socket of [from, upstream]) {
      sockets.add(socket);
      socket
        .on("error", () => {})
        .on("close", () => {
          sockets.delete(socket);
          (socket === from ? upstream : from).destroy();
        });
    }
    from.on("data", hear).pipe(upstream);
    upstream.pipe(from);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const connection: pg.ClientConfig = { ...to, host: "127.0.0.1", port };
  if (url) {
    const here = Object.assign(new URL(url), { hostname: "127.0.0.1", port });
    Object.assign(connection, connectionTo({ kind: "server", url: here.href }));
  }
  return {
    connection,
    heard,
    cut,
    close() {
      cut();
      server.close();
    },
  };
}

/** Reads the messages of one connection. */
function listener(heard: string[][]): (data: Buffer) => void {
  let rest = Buffer.alloc(0);
  let begun = false;
  let asked: string[] = [];
  const prepared = new Map<string, string>();
  const take = (type: string, content: Buffer) => {
    const words = content.toString("latin1").split("\0");
    const [first = "", second = ""] = words;
    if (type === "P") prepared.set(first, second);
    if (type === "B") asked.push((prepared.get(second) ?? "").replace(/\s+/g, " ").trim());
    if (type === "Q") asked.push(first);
    if (type !== "S" && type !== "Q") return;
    heard.push(asked);
    asked = [];
  };
  return (data) => {
    rest = Buffer.concat([rest, data]);
    for (;;) {
      // The first message has no type.
      const head = begun ? 1 : 0;
      if (rest.length < head + 4) return;
      const end = head + rest.readInt32BE(head);
      if (rest.length < end) return;
      if (begun) take(String.fromCharCode(rest[0]!), rest.subarray(5, end));
      begun = true;
      rest = rest.subarray(end);
    }
  };
}
