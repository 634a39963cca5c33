import type { Channel } from "../channels/channel.js";
import type { StoredFiles } from "../reporting/evidence/stored-files.js";
import type { Surroundings } from "./surroundings.js";

/** Files of one minute, and milliseconds for each: whatever hangs, the other jobs of the minute are not held up long. */
const atOnce = 10;
const timeout = 20_000;
const mostTries = 6;

/**
 * Downloads what people sent with their reports and is not stored yet, a few each time. What cannot be fetched is tried
 * again after 2, 4, 8 … minutes, six times; then it stays where the messenger keeps it. A crash between writing a file and
 * its row leaves a file that the next try writes again under the same name.
 */
export async function storeEvidence(
  { database, log }: Pick<Surroundings, "database" | "log">,
  { channels, stored }: { readonly channels: readonly Channel[]; readonly stored: StoredFiles },
  now: Date,
): Promise<void> {
  const db = database.prisma;
  const due = await db.evidence.findMany({
    where: { storeNext: { lte: now }, droppedAt: null },
    orderBy: { storeNext: "asc" },
    take: atOnce,
  });
  await Promise.all(
    due.map(async (file) => {
      const channel = channels.find(({ name, bot }) => name === file.channel && bot === file.bot);
      const fetched = channel
        ? await channel.fetchFile(file.fileId, {
            most: channel.capabilities.largestFile,
            signal: AbortSignal.timeout(timeout),
          })
        : ({ ok: false, again: true, detail: "no such bot" } as const);
      if (fetched.ok) {
        const storedAs = await stored.keep({ ...file, name: nameOf(file) }, fetched.bytes);
        await db.evidence.update({ where: { id: file.id }, data: { storedAs, storeNext: null } });
        return;
      }
      const tries = file.storeTries + 1;
      const again = fetched.again && tries < mostTries;
      if (!again) log.warn({ evidence: file.id, detail: fetched.detail }, "a file cannot be downloaded");
      const storeNext = again ? new Date(now.getTime() + 2 ** tries * 60_000) : null;
      await db.evidence.update({ where: { id: file.id }, data: { storeTries: tries, storeNext } });
    }),
  );
}

/** Messengers name no pictures. */
function nameOf({ name, kind }: { readonly name: string | null; readonly kind: string }): string | null {
  return name ?? (kind === "photo" ? "anh.jpg" : null);
}

/** Deletes what was sent for no report and is older than `before`: the files first, so that none is left without a row. */
export async function clearUnusedEvidence(
  { database }: Pick<Surroundings, "database">,
  stored: StoredFiles,
  before: Date,
): Promise<void> {
  const db = database.prisma;
  const unused = await db.evidence.findMany({
    where: { receiptId: null, at: { lt: before } },
    select: { id: true, storedAs: true },
    take: 200,
  });
  for (const { storedAs } of unused) if (storedAs !== null) await stored.remove(storedAs);
  await db.evidence.deleteMany({ where: { id: { in: unused.map(({ id }) => id) }, receiptId: null } });
}
