import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseUnavailable } from "../unavailable.js";
import { lockName, type Place } from "./place.js";

/** The right to open a database's files. The kernel takes it back when the process ends, however it ends. */
export interface Claim {
  release(): Promise<void>;
}

/** Locks a whole open file for whoever opened it, or says that somebody else has. Throws where the file system cannot. */
export type TryLock = (file: number) => boolean;

/** The claim on a place, or null while another living process has it. Throws `DatabaseUnavailable` `unlockable`. */
export function claim(place: Place): Promise<Claim | null> {
  return claimFile(join(place.folder, lockName));
}

/**
 * A lock on the file itself, so that it holds for whoever reaches the file: by another path, from another container, as
 * another user. The file is never removed: who locks one that has lost its name keeps nobody out.
 */
export async function claimFile(file: string, tryLock?: TryLock): Promise<Claim | null> {
  const mine = openSync(file, "a+", 0o600);
  try {
    const lock = tryLock ?? (await nativeLock());
    if (!lock(mine)) {
      closeSync(mine);
      return null;
    }
    if (isLockedTwice(file, lock)) throw new Error("a file can be locked twice");
    return { release: async () => closeSync(mine) };
  } catch (error) {
    closeSync(mine);
    throw new DatabaseUnavailable("unlockable", (error as Error).message, error);
  }
}

/** Some file systems grant every lock and keep nobody out. */
function isLockedTwice(file: string, lock: TryLock): boolean {
  const again = openSync(file, "a+", 0o600);
  try {
    return lock(again);
  } finally {
    closeSync(again);
  }
}

/** Loaded only where it is needed: on a machine that it was not built for, a server's database still works. */
async function nativeLock(): Promise<TryLock> {
  const { tryLock } = await import("fs-native-extensions");
  return (file) => tryLock(file);
}
