import { readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { claim } from "../database/embedded/claim.js";
import { lockName, type Place, preparePlace, readAddress } from "../database/embedded/place.js";
import { DatabaseUnavailable } from "../database/unavailable.js";

/**
 * Removes what an earlier demo left in its folder, whatever state it is in. Throws `DatabaseUnavailable`: `in_use` while
 * another demo runs on the folder, `unwritable` where it cannot be removed.
 */
export async function clearDemo(dataDir: string): Promise<void> {
  const place = prepare(dataDir);
  const claimed = await claim(place);
  if (claimed === null) throw new DatabaseUnavailable("in_use", String(readAddress(place)?.pid ?? ""));
  try {
    // All but the lock, by which another demo is kept out meanwhile.
    empty(dataDir, basename(place.folder));
    empty(place.folder, lockName);
  } catch (error) {
    throw new DatabaseUnavailable("unwritable", (error as Error).message, error);
  } finally {
    await claimed.release();
  }
}

function empty(folder: string, kept: string): void {
  for (const name of readdirSync(folder))
    if (name !== kept) rmSync(join(folder, name), { recursive: true, force: true });
}

function prepare(dataDir: string): Place {
  try {
    return preparePlace(dataDir);
  } catch (error) {
    throw new DatabaseUnavailable("unwritable", (error as Error).message, error);
  }
}
