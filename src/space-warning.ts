import { Gauge, type Registry } from "prom-client";
import { dayInVietnam } from "./calendar/day.js";
import { enoughSpace, freeBytes, inMegabytes, littleSpace } from "./database/free-space.js";
import type { PrismaClient } from "./database/generated/client.js";
import type { Composed } from "./delivery/composed.js";
import { enqueue, type OutboxRow } from "./delivery/outbox.js";
import { findAdministrators } from "./people/administrators.js";
import { type Language, translator } from "./text/language.js";

export const spaceWarningKind = "space_warning";
const alarm = "space";

/** Tells every administrator that the disk of the embedded database fills up: once, and again only after it has recovered. */
export async function watchSpace(db: PrismaClient, free: number | null, now: Date): Promise<void> {
  if (free === null) return;
  if (free >= enoughSpace) await db.alarm.deleteMany({ where: { what: alarm } });
  if (free >= littleSpace) return;
  await db.$transaction(async (tx) => {
    const administrators = await findAdministrators(tx);
    // The first administrator is told of what was there before them.
    if (administrators.length === 0) return;
    const { count } = await tx.alarm.createMany({ data: { what: alarm, since: now }, skipDuplicates: true });
    if (count === 0) return;
    const entries = administrators.map((personId) => ({
      key: [spaceWarningKind, now.toISOString(), personId].join(":"),
      personId,
      kind: spaceWarningKind,
      day: dayInVietnam(now),
      urgent: true,
      nextAt: now,
      expiresAt: null,
    }));
    await enqueue(tx, entries, now);
  });
}

/** How much is free is read when the message goes. */
export async function composeSpaceWarning(
  db: PrismaClient,
  row: Pick<OutboxRow, "personId">,
  readFree: () => Promise<number | null>,
): Promise<Composed> {
  const free = await readFree();
  if (free === null || free >= enoughSpace) return "withdrawn";
  const { language } = await db.person.findUniqueOrThrow({ where: { id: row.personId }, select: { language: true } });
  const text = translator(language as Language)("operator.space", { megabytes: inMegabytes(free) });
  return { message: { text, buttons: [] } };
}

export function measureSpace(registry: Registry, dataDir: string): void {
  new Gauge({
    name: "daumoi_data_dir_free_bytes",
    help: "What the disk of the embedded database still takes",
    registers: [registry],
    async collect() {
      const free = await freeBytes(dataDir);
      if (free !== null) this.set(free);
    },
  });
}
