import type { Channel } from "../channels/channel.js";
import type { StoredFiles } from "../reporting/evidence/stored-files.js";
import type { Surroundings } from "./surroundings.js";

/** Files of one minute, and milliseconds for each: whatever hangs, the other jobs of the minute are not held up long. */
const atOnce = 10;
const timeout = 20_000;
const mostTries = 6;

/** A file that is to be downloaded. */
interface DueFile {
  readonly id: number;
  readonly channel: string;
  readonly bot: string;
  readonly fileId: string;
  readonly kind: string;
  readonly name: string | null;
  readonly at: Date;
  readonly storeTries: number;
}

type Came = { readonly storedAs: string; readonly storeNext: null };
type Waits = { readonly storeTries: number; readonly storeNext: Date | null };

interface Means {
  readonly channels: readonly Channel[];
  readonly stored: StoredFiles;
  readonly log: Surroundings["log"];
}

/**
 * Downloads what people sent with their reports, and the office with its requests, and is not stored yet, a few each time.
 * What cannot be fetched is tried again after 2, 4, 8 … minutes, six times; then it stays where the messenger keeps it. What
 * the folder does not take is tried for ever, at the longest after 16 minutes, for receipts say that it is there. A crash between writing a file and its row leaves a file that the next try writes again under the same name.
 */
export async function storeEvidence(
  { database, log }: Pick<Surroundings, "database" | "log">,
  { channels, stored }: { readonly channels: readonly Channel[]; readonly stored: StoredFiles },
  now: Date,
): Promise<void> {
  const db = database.prisma;
  const means = { channels, stored, log };
  const evidence = await db.evidence.findMany({
    where: { storeNext: { lte: now }, droppedAt: null },
    orderBy: { storeNext: "asc" },
    take: atOnce,
  });
  const ofRequests = await db.requestFile.findMany({
    where: { storeNext: { lte: now } },
    orderBy: { storeNext: "asc" },
    take: atOnce - evidence.length,
  });
  await Promise.all([
    ...evidence.map(async (file) => {
      await db.evidence.update({ where: { id: file.id }, data: await store(file, means, now) });
    }),
    ...ofRequests.map(async (file) => {
      const data = await store({ ...file, folder: "requests" }, means, now);
      await db.requestFile.updateMany({ where: { id: file.id }, data });
    }),
  ]);
}

/** What its row says afterwards. */
async function store(
  file: DueFile & { readonly folder?: string },
  { channels, stored, log }: Means,
  now: Date,
): Promise<Came | Waits> {
  const channel = channels.find(({ name, bot }) => name === file.channel && bot === file.bot);
  const fetched = channel
    ? await channel.fetchFile(file.fileId, {
        most: channel.capabilities.largestFile,
        signal: AbortSignal.timeout(timeout),
      })
    : ({ ok: false, again: true, detail: "no such bot" } as const);
  if (fetched.ok) {
    try {
      return { storedAs: await stored.keep({ ...file, name: nameOf(file) }, fetched.bytes), storeNext: null };
    } catch (err) {
      log.error({ [file.folder ?? "evidence"]: file.id, err }, "a file cannot be stored: FILES_DIR does not take it");
      // Somebody has to mend the folder, however long that takes: never given up, nor by one download that then fails.
      return waits(Math.min(file.storeTries + 1, mostTries - 2), true, now);
    }
  }
  const storeTries = file.storeTries + 1;
  const again = fetched.again && storeTries < mostTries;
  if (!again) log.warn({ [file.folder ?? "evidence"]: file.id, detail: fetched.detail }, "a file cannot be downloaded");
  return waits(storeTries, again, now);
}

function waits(storeTries: number, again: boolean, now: Date): Waits {
  return { storeTries, storeNext: again ? new Date(now.getTime() + 2 ** storeTries * 60_000) : null };
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

/** Deletes the files of requests that were never sent and are no more. */
export async function clearUnusedRequestFiles(
  { database }: Pick<Surroundings, "database">,
  stored: StoredFiles,
): Promise<void> {
  const db = database.prisma;
  const unused = await db.$queryRaw<{ id: number; storedAs: string | null }[]>`
    SELECT f.id, f."storedAs" FROM "RequestFile" f
    WHERE NOT EXISTS (SELECT 1 FROM "Request" q WHERE q.id = f."requestId") LIMIT 200`;
  for (const { storedAs } of unused) if (storedAs !== null) await stored.remove(storedAs);
  await db.requestFile.deleteMany({ where: { id: { in: unused.map(({ id }) => id) } } });
}
