import { readFileSync, writeFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { SyncedFiles } from "./files.js";
import { type Backend, OneSession } from "./one-session.js";

/** What the thread is started with. */
export interface WorkerOrder {
  /** PostgreSQL's files; null keeps everything in memory (tests). */
  readonly files: string | null;
  /** A data directory to begin with (`dumpDataDir`), instead of an empty one. */
  readonly snapshot: string | null;
  readonly listen: { readonly path: string } | { readonly host: string; readonly port: number };
  readonly maxConnections: number;
}

export type WorkerRequest = { readonly ask: "stop" } | { readonly ask: "facts" } | { readonly ask: "dump"; to: string };

export interface WorkerFacts {
  readonly syncs: number;
}

export type WorkerAnswer =
  | { readonly is: "ready"; readonly port: number | null }
  | { readonly is: "failed"; readonly error: Error }
  | { readonly is: "broken"; readonly error: Error }
  | { readonly is: "facts"; readonly facts: WorkerFacts }
  | { readonly is: "dumped" }
  | { readonly is: "stopped" };

const order = workerData as WorkerOrder;
const port = parentPort!;
const say = (answer: WorkerAnswer) => port.postMessage(answer);
const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));

/** `-F` switches syncing off for the whole server; on disk it must stay on. */
const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => order.files === null || parameter !== "-F"),
  ...["-c", "shared_buffers=16MB"],
  ...(order.files === null ? [] : ["-c", "fsync=on", "-c", "wal_sync_method=fsync"]),
];

const files = order.files === null ? null : new SyncedFiles(order.files);

async function start(): Promise<{ database: PGlite; server: PGLiteSocketServer }> {
  const database = await PGlite.create({
    startParams,
    ...(files === null ? {} : { fs: files }),
    ...(order.snapshot === null ? {} : { loadDataDir: new Blob([readFileSync(order.snapshot)]) }),
  });
  const server = new PGLiteSocketServer({ db: database, maxConnections: order.maxConnections, ...order.listen });
  const queue = new OneSession(database as Backend, (error) => say({ is: "broken", error: asError(error) }));
  Object.assign(server, { queryQueue: queue });
  await server.start();
  return { database, server };
}

try {
  const { database, server } = await start();
  port.on("message", async (request: WorkerRequest) => {
    if (request.ask === "facts") say({ is: "facts", facts: { syncs: files?.syncs ?? 0 } });
    if (request.ask === "dump") {
      writeFileSync(request.to, Buffer.from(await (await database.dumpDataDir("none")).arrayBuffer()));
      say({ is: "dumped" });
    }
    if (request.ask === "stop") {
      try {
        await server.stop();
        await database.close();
      } catch (error) {
        say({ is: "broken", error: asError(error) });
      }
      say({ is: "stopped" });
      port.close();
    }
  });
  const address = server.getServerConn();
  say({ is: "ready", port: "path" in order.listen ? null : Number(address.slice(address.lastIndexOf(":") + 1)) });
} catch (error) {
  say({ is: "failed", error: asError(error) });
  port.close();
}
