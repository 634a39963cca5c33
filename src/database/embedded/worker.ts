import { readFileSync, writeFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { inMemory, plannedOnce } from "../planner.js";
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
  // Small: what is bigger than the log between two checkpoints is given back to the disk.
  ...["-c", "shared_buffers=16MB", "-c", "max_wal_size=64MB", "-c", "min_wal_size=32MB"],
  ...["-c", inMemory, "-c", plannedOnce],
  ...(order.files === null ? [] : ["-c", "fsync=on", "-c", "wal_sync_method=fsync"]),
];

const files = order.files === null ? null : new SyncedFiles(order.files);

/** How an error leaves PostgreSQL's loop to come back to it. */
const longJump = 100;

/** The last that PostgreSQL said on its standard error: why it does not start, or stopped. */
const said: string[] = [];
const hear = (text: string) => {
  said.push(text);
  if (said.length > 20) said.shift();
  return true;
};

function withReason(error: unknown): Error {
  const reason = said.findLast((line) => /\b(?:FATAL|PANIC|ERROR):/.test(line));
  const { message } = asError(error);
  return new Error(reason === undefined ? message : `${reason.trim()} (${message})`);
}

/**
 * PGlite calls PostgreSQL's loop again whatever comes out of it, except that an error jumps back into it; after a PANIC
 * (a full disk) it would spin for ever. Nothing can be saved then: the thread ends, and with it every connection.
 */
function endWhenPostgresEnds(database: PGlite): void {
  const { Module } = database as unknown as { Module: { _PostgresMainLoopOnce(): void } };
  const once = Module._PostgresMainLoopOnce;
  Module._PostgresMainLoopOnce = () => {
    try {
      once();
    } catch (error) {
      if ((error as { status?: number }).status === longJump) throw error;
      say({ is: "broken", error: withReason(error) });
      process.exit(1);
    }
  };
}

async function start(): Promise<{ database: PGlite; server: PGLiteSocketServer }> {
  const database = await PGlite.create({
    startParams,
    onStderr: hear,
    ...(files === null ? {} : { fs: files }),
    ...(order.snapshot === null ? {} : { loadDataDir: new Blob([readFileSync(order.snapshot)]) }),
  });
  endWhenPostgresEnds(database);
  const server = new PGLiteSocketServer({ db: database, maxConnections: order.maxConnections, ...order.listen });
  const queue = new OneSession(database as Backend, (error) => say({ is: "broken", error: withReason(error) }), files);
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
  say({ is: "failed", error: withReason(error) });
  port.close();
}
