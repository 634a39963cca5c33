import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { linkSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import type { Place } from "./place.js";

/** The right to open a database's files. The system takes it back when the process ends, however it ends. */
export interface Claim {
  release(): Promise<void>;
}

/**
 * The claim on a place, or null while another living process has it.
 *
 * Linux: a socket in the abstract namespace, named after the folder's device and inode (so that another path to the same
 * folder is the same claim): it has no file that could be left behind. Windows: a named pipe, likewise. Elsewhere: an
 * exclusive file that names a process and when it started, so that a reused process id is not taken for the owner.
 */
export async function claim(place: Place): Promise<Claim | null> {
  if (process.platform === "linux") return claimName(`\0${nameOf(place)}`);
  if (process.platform === "win32") return claimName(`\\\\.\\pipe\\${nameOf(place)}`);
  return claimFile(join(place.folder, "owner"));
}

function nameOf(place: Place): string {
  if (process.platform === "win32") {
    return `dau-moi-${createHash("sha256").update(realpathSync(place.folder).toLowerCase()).digest("hex").slice(0, 32)}`;
  }
  const { dev, ino } = statSync(place.folder, { bigint: true });
  return `dau-moi-${dev}-${ino}`;
}

async function claimName(name: string): Promise<Claim | null> {
  const server = createServer((socket) => socket.destroy());
  try {
    await listen(server, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") return null;
    throw error;
  }
  server.unref();
  return { release: () => new Promise((done) => server.close(() => done())) };
}

export function listen(server: Server, path: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen({ path }, () => {
      server.off("error", fail);
      done();
    });
  });
}

/** Exported for its test: Linux and Windows do not need it. */
export function claimFile(file: string): Claim | null {
  const mine = `${process.pid} ${startOf(process.pid)}\n`;
  const draft = `${file}.${process.pid}`;
  for (let attempt = 0; attempt < 3; attempt++) {
    writeFileSync(draft, mine, { mode: 0o600 });
    try {
      linkSync(draft, file);
      return { release: async () => rmSync(file, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    if (isAlive(read(file))) return null;
    removeDead(file);
  }
  return null;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function isAlive(owner: string): boolean {
  const [, pid = "", start = ""] = /^(\d+) (.*)\n$/s.exec(owner) ?? [];
  return pid !== "" && startOf(Number(pid)) === start && start !== "";
}

/** Two that find the same dead owner must not remove each other's claim: only one of them gets to link the wreck. */
function removeDead(file: string): void {
  const wreck = `${file}.dead`;
  try {
    linkSync(file, wreck);
  } catch {
    if (ageInMs(wreck) > 10_000) rmSync(wreck, { force: true });
    return;
  }
  if (!isAlive(read(wreck))) rmSync(file, { force: true });
  rmSync(wreck, { force: true });
}

function ageInMs(file: string): number {
  try {
    return Date.now() - statSync(file).ctimeMs;
  } catch {
    return 0;
  }
}

/** When a process started, "" when there is none: what tells it from a later one with the same id. */
function startOf(pid: number): string {
  const ps = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
  });
  return ps.status === 0 ? ps.stdout.trim() : "";
}
