import { expect, test } from "vitest";
import { defaultLimits } from "../../src/channels/limits.js";
import type { Queries } from "../../src/database/connect.js";
import { boundsOf } from "../../src/delivery/admission.js";
import { claimUpdates } from "../../src/delivery/claim-updates.js";
import { storeUpdates } from "../../src/delivery/inbox.js";
import { testDatabase } from "../support/database.js";
import { message } from "./support.js";

const db = testDatabase();
const bot = { name: "telegram", bot: "700001" } as const;
const now = new Date("2024-02-26T08:00:00+07:00");
const groups = 8;
const wish = { limit: 16, others: 2, bounds: boundsOf(defaultLimits) };

test("looks once at each row of a flood that waits behind what is in hand, without statistics too", async () => {
  const flood = Array.from({ length: 200 }, (_, index) => ({
    ...message(index, -1 - (index % groups)),
    rank: "group" as const,
  }));
  await storeUpdates(db.prisma, bot, flood, now);
  await db.prisma.inboxUpdate.updateMany({
    where: { updateId: { in: flood.slice(0, groups).map(idOf) } },
    data: { holder: 1 },
  });
  const looks = await db.prisma.$transaction(async (tx) => {
    expect(await claimUpdates(tx, 1, [bot], now, wish)).toEqual([]);
    const [row] = await tx.$queryRaw<{ looks: bigint }[]>`
      SELECT idx_scan + seq_scan AS looks FROM pg_stat_xact_user_tables WHERE relname = 'InboxUpdate'`;
    return Number(row!.looks);
  });
  // 64 of them at first, then all; each look is a few searches of an index. Each with each would be tens of thousands.
  expect(looks).toBeLessThan(5 * (64 + flood.length));
});

test("counts what came before from one chat without reading all that the bot received, without statistics too", async () => {
  await db.prisma.inboxUpdate.deleteMany({});
  const history = Array.from({ length: 300 }, (_, index) => message(10_000 + index, 1_000 + index));
  await storeUpdates(db.prisma, bot, history, now);
  await db.prisma.inboxUpdate.updateMany({ where: { updateId: { in: history.map(idOf) } }, data: { state: "done" } });
  await storeUpdates(db.prisma, bot, [message(20_000, 1_005), message(20_001, 1_007)], now);
  const read = await db.prisma.$transaction(async (tx) => {
    const before = await rowsRead(tx);
    expect((await claimUpdates(tx, 1, [bot], now, wish)).map(({ earlier }) => earlier)).toEqual([1, 1]);
    return (await rowsRead(tx)) - before;
  });
  expect(read).toBeLessThan(100);
});

async function rowsRead(tx: Queries): Promise<number> {
  const [row] = await tx.$queryRaw<{ rows: bigint }[]>`
    SELECT idx_tup_fetch + seq_tup_read AS rows FROM pg_stat_xact_user_tables WHERE relname = 'InboxUpdate'`;
  return Number(row!.rows);
}

function idOf({ updateId }: { readonly updateId: string }): string {
  return updateId;
}
