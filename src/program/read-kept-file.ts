import type { Channel } from "../channels/channel.js";
import type { StoredFiles } from "../reporting/evidence/stored-files.js";
import type { KeptFile } from "../requests/compose.js";

/** Milliseconds: several files are shown within the time of one update, and who waits for them is told where one is not had. */
const fetchPatience = 5_000;

/** What somebody sent: from where it was stored, else from the messenger; null where it cannot be had. */
export type ReadKeptFile = (file: KeptFile) => Promise<Uint8Array | null>;

/** Storing comes within a minute: until then a file is fetched from the messenger that it was sent on. */
export function keptFileReader(
  channels: readonly Pick<Channel, "name" | "bot" | "capabilities" | "fetchFile">[],
  stored: Pick<StoredFiles, "read">,
): ReadKeptFile {
  return async ({ channel: of, bot, fileId, storedAs }) => {
    const bytes = storedAs === null ? null : await stored.read(storedAs);
    const channel = channels.find((one) => one.name === of && one.bot === bot);
    if (bytes || !channel) return bytes;
    const most = channel.capabilities.largestFile;
    const fetched = await channel.fetchFile(fileId, { most, signal: AbortSignal.timeout(fetchPatience) });
    return fetched.ok ? fetched.bytes : null;
  };
}
