import { inflateRawSync } from "node:zlib";

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;
const longestComment = 65_535;

/**
 * How many bytes the entries of a zip file really unpack to, whatever they declare; more than `limit` is not unpacked.
 * Null for what is no zip file that can be unpacked whole. Holds one entry of at most `limit` bytes at a time.
 *
 * @param counts which entries, by their names; by default all
 */
export function unzippedSize(
  zip: Buffer,
  limit: number,
  counts: (name: string) => boolean = () => true,
): number | "too_large" | null {
  try {
    const entries = entriesOf(zip);
    let total = 0;
    for (const { name, method, data } of entries ?? []) {
      if (!counts(name)) continue;
      if (method === 0) total += data.length;
      else if (method === 8) total += inflateRawSync(data, { maxOutputLength: Math.max(1, limit - total) }).length;
      else return null;
      if (total > limit) return "too_large";
    }
    return entries === null ? null : total;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ERR_BUFFER_TOO_LARGE") return "too_large";
    if (error instanceof RangeError || code?.startsWith("Z_")) return null;
    throw error;
  }
}

/** By the directory at the end of the file, as every reader finds them. No spreadsheet within limits needs ZIP64. */
function entriesOf(zip: Buffer): { readonly name: string; readonly method: number; readonly data: Buffer }[] | null {
  let end = zip.length - 22;
  while (end >= 0 && end >= zip.length - 22 - longestComment && zip.readUInt32LE(end) !== endOfDirectory) end -= 1;
  if (end < 0 || zip.readUInt32LE(end) !== endOfDirectory) return null;
  const entries = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== directoryEntry) return null;
    const method = zip.readUInt16LE(at + 10);
    const size = zip.readUInt32LE(at + 20);
    const local = zip.readUInt32LE(at + 42);
    if (zip.readUInt32LE(local) !== localHeader) return null;
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    if (start + size > zip.length) return null;
    const name = zip.toString("utf8", at + 46, at + 46 + zip.readUInt16LE(at + 28));
    entries.push({ name, method, data: zip.subarray(start, start + size) });
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}
