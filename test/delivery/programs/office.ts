// A small program on an embedded database: receives, answers every update with its id, and sends the reminders that its
// arguments name. Arguments: DATA_DIR, API root, keys of reminders. Ends on SIGTERM, and of an update that says "poison".
import { Api } from "grammy";
import { pino } from "pino";
import { createTelegramChannel } from "../../../src/channels/telegram/telegram.js";
import { machineClock as clock } from "../../../src/clock.js";
import { openDatabase } from "../../../src/database/open.js";
import { takeHolder } from "../../../src/delivery/holder.js";
import { storeUpdates } from "../../../src/delivery/inbox.js";
import { startLanes } from "../../../src/delivery/lanes.js";
import { enqueue } from "../../../src/delivery/outbox.js";
import { startSender } from "../../../src/delivery/sender.js";
import { token } from "../../channels/telegram/server.js";

const [dataDir = "", apiRoot = "", ...keys] = process.argv.slice(2);
const log = pino({ level: "error" }, pino.destination(2));
const database = await openDatabase({ dataDir, log });
const { prisma } = database;
const channel = createTelegramChannel({ token, apiRoot, log, limits: { perSecond: 1_000, perChat: 1_000 } });
const api = new Api(channel.token, channel.client);
const holder = await takeHolder({ openSession: database.openSession, log });

await prisma.person.upsert({ where: { id: 1 }, create: { id: 1, joinedAt: clock.now() }, update: {} });
const entries = keys.map((key) => ({
  ...{ key, personId: 1, kind: "digest", day: "2024-02-26", urgent: false, nextAt: clock.now(), expiresAt: null },
}));
await enqueue(prisma, entries, clock.now());

const common = { db: prisma, holder: holder.id, clock, log, channels: [channel] };
const lanes = startLanes({
  ...common,
  async handle(update, row) {
    if (update.message?.text === "poison") process.kill(process.pid, "SIGKILL");
    await api.sendMessage(row.chatId!, `reply ${update.update_id}`);
    return {};
  },
  async onFailed(update, row, reason) {
    await api.sendMessage(row.chatId!, `sorry ${update.update_id}: ${reason}`);
    return null;
  },
});
const sender = startSender({
  ...common,
  compose: async (row) => ({ message: { text: row.key, buttons: [] } }),
  routes: async () => [{ accountId: 1, channel: channel.name, bot: channel.bot, chatId: 99 }],
  accountStopped: async () => {},
});
const stop = new AbortController();
const polling = channel.poll(async (received) => {
  await storeUpdates(prisma, channel, received, clock.now());
}, stop.signal);

process.once("SIGTERM", async () => {
  stop.abort();
  await Promise.all([polling, lanes.stop(), sender.stop()]);
  await holder.close();
  await database.close();
  process.exit(0);
});
