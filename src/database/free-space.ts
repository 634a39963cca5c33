import { statfs } from "node:fs/promises";

const megabyte = 1_048_576;

/** Below it a year's reports may not fit: about 10 MB of data, its log, and room to tidy up. In bytes. */
export const littleSpace = 500 * megabyte;

/** From here on it counts as recovered: a disk at the mark itself would warn again and again. In bytes. */
export const enoughSpace = 550 * megabyte;

/** Bytes that the disk of a folder still takes; null where the file system does not say. */
export async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

export function inMegabytes(bytes: number): number {
  return Math.floor(bytes / megabyte);
}
