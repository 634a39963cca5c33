/**
 * What keeps a database from serving, and may pass by itself:
 * - `unreachable`: nobody answers, or it is starting, stopping, or has no connection left;
 * - `disk_full`: nothing more can be written;
 * - `read_only`: it answers as a standby does, or was set so.
 */
export type DatabaseTrouble = "unreachable" | "disk_full" | "read_only";

const sqlStates: ReadonlyMap<string, DatabaseTrouble> = new Map([
  ["25006", "read_only"],
  ["53100", "disk_full"],
  ["53300", "unreachable"],
  ["57P01", "unreachable"],
  ["57P02", "unreachable"],
  ["57P03", "unreachable"],
]);

/** The system's codes, of the network and of a Unix socket's folder. */
const away = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "ECONNABORTED", "EPIPE", "ETIMEDOUT", "ENOENT"],
  ...["ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "EHOSTDOWN", "ENETUNREACH", "ENETDOWN"],
]);

/** What `pg` says without a code. */
const lost = /connection terminated|timeout expired|timeout exceeded|client has encountered a connection error/i;

/** PostgreSQL's own words, where an error comes from inside the embedded one. */
const full = /no space left on device|disk quota exceeded/i;

/**
 * What an error of `pg`, or of the embedded PostgreSQL, says of the database; null where waiting does not mend it: a wrong
 * password, a database that does not exist, a fault of the program.
 */
export function troubleOf(error: unknown): DatabaseTrouble | null {
  if (!(error instanceof Error)) return null;
  const { code } = error as { code?: unknown };
  if (code === "ENOSPC" || code === "EDQUOT" || full.test(error.message)) return "disk_full";
  if (typeof code !== "string") return lost.test(error.message) ? "unreachable" : null;
  if (code.startsWith("08") || away.has(code)) return "unreachable";
  return sqlStates.get(code) ?? null;
}

/** What an error says; an address with several numbers that all refuse has a code and no words. */
export function reasonOf(error: Error): string {
  return error.message || String((error as NodeJS.ErrnoException).code ?? error.name);
}
