import type { DatabaseTrouble } from "./trouble.js";

/**
 * Why there is no database to work with:
 * - `absent`: DATA_DIR holds no database (`detail`: its path), and whoever asked makes none;
 * - `in_use`: another process has DATA_DIR open and did not let go in time (`detail`: its process id, where known);
 * - `unwritable`: DATA_DIR cannot be made or written (`detail`: the system's reason);
 * - `foreign`: the files in DATA_DIR belong to another account of the machine (`detail`: its uid). Root could open them, but
 *   what it wrote its owner could not;
 * - `unlockable`: the file system of DATA_DIR knows no locks, so that nothing would keep a second process out (`detail`: the
 *   system's reason);
 * - `unreachable`, `disk_full`, `read_only`: see `DatabaseTrouble`; these may pass by themselves (`detail`: the reason);
 * - `refused`: the server of DATABASE_URL lets nobody in with what it was told (`detail`: its reason);
 * - `too_old`: the server is older than PostgreSQL 15 (`detail`: its version);
 * - `older`: the running bot is an older edition of the program than this command (`detail`: the migration it lacks);
 * - `newer`: the database has a migration that this program does not know (`detail`: its name);
 * - `altered`: a migration was applied in another wording (`detail`: its name);
 * - `damaged`: the embedded database does not start on its files (`detail`: the reason).
 * `detail` never holds a password.
 */
export type DatabaseUnavailableCode =
  | DatabaseTrouble
  | "absent"
  | "in_use"
  | "unwritable"
  | "foreign"
  | "unlockable"
  | "refused"
  | "too_old"
  | "older"
  | "newer"
  | "altered"
  | "damaged";

export class DatabaseUnavailable extends Error {
  override readonly name = "DatabaseUnavailable";
  readonly code: DatabaseUnavailableCode;
  readonly detail: string;

  constructor(code: DatabaseUnavailableCode, detail: string, cause?: unknown) {
    super(`database ${code}: ${detail}`, { cause });
    this.code = code;
    this.detail = detail;
  }

  /** Whether waiting may mend it. */
  get mayPass(): boolean {
    return this.code === "unreachable" || this.code === "disk_full" || this.code === "read_only";
  }
}
