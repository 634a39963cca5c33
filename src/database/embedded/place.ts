import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** The longest path a Unix socket may have on Linux; macOS allows four fewer. */
export const longestSocketPath = process.platform === "linux" ? 107 : 103;

/** The file in the place whose lock says who may open the rest. */
export const lockName = "lock";

/** Where the embedded database of one DATA_DIR lives. */
export interface Place {
  /** Closed to others (0700): whoever can open the socket is the database's superuser. */
  readonly folder: string;
  /** PostgreSQL's own files. */
  readonly files: string;
  /** Says how to reach the process that has the database open. */
  readonly address: string;
}

/** How to reach a database: `host` is the folder of a Unix socket or an IP address, as `pg` takes it. */
export interface Address {
  readonly host: string;
  readonly port: number;
  /** The process that has the database open. */
  readonly pid: number;
  /** Whether others may come in: a command that ends in a moment lets nobody in. */
  readonly open: boolean;
}

/** Makes the folders. Throws what the file system says, e.g. EACCES, EROFS. */
export function preparePlace(dataDir: string): Place {
  const folder = join(resolve(dataDir), "database");
  makeFolder(folder);
  if ((statSync(folder).mode & 0o077) !== 0 && process.platform !== "win32") chmodSync(folder, 0o700);
  accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  return { folder, files: join(folder, "files"), address: join(folder, "address.json") };
}

/** With those above it. Node's own `recursive` tries for ever where the system says that a folder above is missing, as /proc does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (!existsSync(dirname(folder))) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process that starts now made it.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** Whether an embedded database was ever made here. Makes nothing. */
export function holdsDatabase(dataDir: string): boolean {
  return existsSync(join(resolve(dataDir), "database", "files", "PG_VERSION"));
}

/** PostgreSQL's name for the socket of a port. */
export function socketPath(host: string, port: number): string {
  return join(host, `.s.PGSQL.${port}`);
}

/** A folder, 0700, whose path is short enough for a socket and whose file system knows sockets. */
export function shortFolder(): string {
  const needed = socketPath("dau-moi-XXXXXX", 5432).length + 1;
  const parent = Buffer.byteLength(tmpdir()) + needed <= longestSocketPath ? tmpdir() : "/tmp";
  return mkdtempSync(join(parent, "dau-moi-"));
}

/** How the place itself is written: another container may have it under another path. */
const here = ".";

export function readAddress(place: Place): Address | null {
  try {
    const address = JSON.parse(readFileSync(place.address, "utf8")) as Address;
    return address.host === here ? { ...address, host: place.folder } : address;
  } catch {
    return null;
  }
}

/** At once or not at all: a reader never sees half an address. */
export function writeAddress(place: Place, address: Address): void {
  const draft = `${place.address}.${process.pid}`;
  const host = address.host === place.folder ? here : address.host;
  try {
    writeFileSync(draft, `${JSON.stringify({ ...address, host })}\n`, { mode: 0o600 });
    renameSync(draft, place.address);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Removes an address whose process is gone, with its socket. The caller holds the database. */
export function clearAddress(place: Place): void {
  const address = readAddress(place);
  rmSync(place.address, { force: true });
  if (address === null || !address.host.startsWith("/")) return;
  rmSync(socketPath(address.host, address.port), { force: true });
  if (/^dau-moi-[^/]+$/.test(address.host.slice(dirname(address.host).length + 1))) {
    rmSync(address.host, { recursive: true, force: true });
  }
}
