import type { StoredFiles } from "../reporting/evidence/stored-files.js";

/** Why there is nowhere to store what people send: `reason` is the system's word, ETIMEDOUT where it does not answer. */
export class FilesUnwritable extends Error {
  override readonly name = "FilesUnwritable";

  constructor(
    readonly folder: string,
    readonly reason: string,
  ) {
    super(`files ${reason}: ${folder}`);
  }

  /** A thread waits for the folder, and so would the end of the process. */
  get hangs(): boolean {
    return this.reason === "ETIMEDOUT";
  }
}

/** What may pass by itself, as a full disk of the database does. */
const passing = new Set(["ENOSPC", "EDQUOT"]);

/** Throws `FilesUnwritable`: receipts would promise files that nobody stores. */
export async function refuseUnwritable(stored: Pick<StoredFiles, "trouble">, folder: string): Promise<void> {
  const reason = await stored.trouble();
  if (reason !== null && !passing.has(reason)) throw new FilesUnwritable(folder, reason);
}
