import { existsSync, renameSync, rmSync, statSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import type { Logger } from "pino";
import { troubleOf } from "../trouble.js";
import { DatabaseUnavailable } from "../unavailable.js";
import { type Claim, claim } from "./claim.js";
import { force } from "./pack.js";
import {
  type Address,
  clearAddress,
  longestSocketPath,
  type Place,
  preparePlace,
  readAddress,
  shortFolder,
  socketPath,
  writeAddress,
} from "./place.js";
import { type EmbeddedServer, startServer } from "./server.js";
import { startThread } from "./thread.js";

export interface Embedded {
  readonly address: Address;
  /** Null where another process has the database open and this one is its guest. */
  readonly server: EmbeddedServer | null;
  /** Lets guests in, where this process serves: once the database is up to date. */
  letIn(): void;
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** A command that ends in a moment: joins the process that serves, or opens the database for itself alone. */
  readonly visit: boolean;
  /** How long to wait for another process to let go. */
  readonly patienceMs: number;
  readonly log: Pick<Logger, "info">;
  readonly onBroken: (error: Error) => void;
}

/** The port in the socket's name where guests are welcome, and where not: `psql -h DATA_DIR/database` finds the first. */
const openPort = 5432;
const privatePort = 5433;

/** More than all pools together may ask for: one too many is turned away with bytes that are not the protocol. */
const maxConnections = 200;

/**
 * Opens the embedded database of a DATA_DIR, once for all processes.
 *
 * Only one process may have the files open. One that serves (the bot) lets guests in on its socket; a visitor (a
 * command) is a guest where one serves. Where nobody serves, the visitor opens the files for itself and lets nobody in,
 * because its database goes when it ends; whoever comes meanwhile waits. So a bot never works on another's database.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  try {
    return await openOnce(options);
  } catch (error) {
    // Wherever in it the disk turned out to be full: at the lock, the address, PostgreSQL's log.
    if (troubleOf(error) !== "disk_full") throw error;
    throw new DatabaseUnavailable("disk_full", (error as Error).message.replace(/^database \w+: /, ""), error);
  }
}

async function openOnce(options: EmbeddedOptions): Promise<Embedded> {
  const { visit, patienceMs, log } = options;
  const place = prepare(options.dataDir);
  const giveUpAt = performance.now() + patienceMs;
  for (let waited = false; ; waited = true) {
    const claimed = await claim(place);
    const address = readAddress(place);
    const other = address !== null && (await answers(address)) ? address : null;
    if (claimed !== null && other === null) return own(place, claimed, options);
    // Who answers without a claim: an edition of the program that did not lock the folder yet.
    await claimed?.release();
    if (visit && other?.open) return { address: other, server: null, letIn() {}, close: async () => {} };
    if (performance.now() > giveUpAt) throw new DatabaseUnavailable("in_use", address === null ? "" : `${address.pid}`);
    if (!waited) log.info({ pid: address?.pid }, "waiting for another process to let go of the database");
    await new Promise((done) => setTimeout(done, 50));
  }
}

function prepare(dataDir: string): Place {
  try {
    return preparePlace(dataDir);
  } catch (error) {
    throw new DatabaseUnavailable("unwritable", (error as Error).message, error);
  }
}

async function own(place: Place, claimed: Claim, options: EmbeddedOptions): Promise<Embedded> {
  clearAddress(place);
  try {
    const port = options.visit ? privatePort : openPort;
    const { server, host, port: usedPort } = await serve(place, port, options.onBroken);
    const address: Address = { host, port: usedPort, pid: process.pid, open: false };
    try {
      writeAddress(place, address);
    } catch (error) {
      await server.stop();
      throw error;
    }
    return {
      address,
      server,
      letIn() {
        if (!options.visit) writeAddress(place, { ...address, open: true });
      },
      async close() {
        await server.stop();
        clearAddress(place);
        await claimed.release();
      },
    };
  } catch (error) {
    await claimed.release();
    throw error;
  }
}

interface Serving {
  readonly server: EmbeddedServer;
  readonly host: string;
  readonly port: number;
}

async function serve(place: Place, port: number, onBroken: (error: Error) => void): Promise<Serving> {
  if (existsSync(place.files)) refuseForeign(place);
  else await makeFiles(place);
  const start = async (where: { path: string } | { host: string; port: number }) => {
    try {
      return await startServer({ files: place.files, snapshot: null, listen: where, maxConnections }, onBroken);
    } catch (error) {
      throw new DatabaseUnavailable("damaged", (error as Error).message, error);
    }
  };
  if (process.platform === "win32") {
    const server = await start({ host: "127.0.0.1", port: 0 });
    return { server, host: "127.0.0.1", port: server.port! };
  }
  const host = await socketFolder(place);
  const path = socketPath(host, port);
  rmSync(path, { force: true });
  return { server: await start({ path }), host, port };
}

function refuseForeign(place: Place): void {
  const { uid } = statSync(place.files);
  if (process.getuid !== undefined && uid !== process.getuid()) throw new DatabaseUnavailable("foreign", `${uid}`);
}

/**
 * PostgreSQL's files, where there are none yet: complete and on disk before they have their name, so that a start that
 * was cut short is simply made again.
 */
async function makeFiles(place: Place): Promise<void> {
  const draft = `${place.files}.new`;
  try {
    rmSync(draft, { recursive: true, force: true });
    const thread = startThread("initialise", draft);
    await new Promise<void>((done, fail) => {
      thread.once("message", () => done()).once("error", fail);
      thread.once("exit", () => fail(new Error("it was cut short")));
    });
    renameSync(draft, place.files);
  } catch (error) {
    throw new DatabaseUnavailable("unwritable", (error as Error).message, error);
  }
  force(place.folder);
}

/** The place itself, so that `psql -h` finds it; a short one elsewhere where its path or its file system does not do. */
async function socketFolder(place: Place): Promise<string> {
  const probe = socketPath(place.folder, 0);
  if (Buffer.byteLength(socketPath(place.folder, openPort)) > longestSocketPath) return shortFolder();
  rmSync(probe, { force: true });
  const server = createServer();
  try {
    await listen(server, probe);
  } catch {
    return shortFolder();
  }
  await new Promise((done) => server.close(done));
  return place.folder;
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen({ path }, () => {
      server.off("error", fail);
      done();
    });
  });
}

/** Whether somebody listens there; a socket whose process is gone refuses. */
function answers({ host, port }: Address): Promise<boolean> {
  return new Promise((done) => {
    const socket = host.startsWith("/") ? connect(socketPath(host, port)) : connect(port, host);
    const end = (answer: boolean) => {
      socket.destroy();
      done(answer);
    };
    socket.once("connect", () => end(true)).once("error", () => end(false));
    socket.setTimeout(2000, () => end(false));
  });
}
