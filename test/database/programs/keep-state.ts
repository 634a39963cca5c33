// Keeps the state of the database that the program has now, with a little of everything in it, for the tests of upgrading:
//   npm run keep-state
// What it writes: test/database/upgrades/<last migration>.sql.gz, what `export` says of it, and landed.txt.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fastify from "fastify";
import pino from "pino";
import { readMigrations } from "../../../src/database/migrate.js";
import { inboxWake, outboxWake } from "../../../src/delivery/wake.js";
import { exportLines } from "../../../src/operator/export.js";
import { createInvitation } from "../../../src/people/invitations.js";
import { removePerson } from "../../../src/people/remove-person.js";
import { startProgram } from "../../../src/program.js";
import { fillDemo } from "../../../src/sandbox/fill-demo.js";
import type { Messenger, Phone } from "../../../src/sandbox/messenger.js";
import { sandboxToken, TelegramStandIn } from "../../../src/sandbox/telegram/stand-in.js";
import { ZaloStandIn, zaloSandboxToken } from "../../../src/sandbox/zalo/stand-in.js";
import { testConfig } from "../../support/config.js";
import { linkPhone } from "../../support/link-phone.js";
import { standingClock } from "../../support/standing-clock.js";
import { dumpDatabase, landedMigrations, upgradesFolder } from "../dump.js";

const migrations = readMigrations();
const state = migrations.at(-1)!.name;
const landed = landedMigrations();
for (const { name, checksum } of migrations)
  if (landed.has(name) && landed.get(name) !== checksum) throw new Error(`${name} has landed and was edited`);
if (existsSync(`${upgradesFolder}${state}.sql.gz`)) throw new Error(`${state} is kept already`);

const dataDir = mkdtempSync(join(tmpdir(), "dau-moi-"));
const clock = standingClock();
const telegram = new TelegramStandIn({ clock });
const zalo = new ZaloStandIn({ clock });
const server = fastify({ forceCloseConnections: true });
const paths = { telegram: telegram.mount(server), zalo: zalo.mount(server) };
const root = await server.listen({ port: 0, host: "127.0.0.1" });
const program = await startProgram({
  config: testConfig(dataDir, {
    telegram: { token: sandboxToken, apiRoot: root + paths.telegram, webhookUrl: null },
    zalo: { tokens: [zaloSandboxToken], apiRoot: root + paths.zalo, webhookUrl: null },
  }),
  clock,
  log: pino({ level: "error" }),
  host: "127.0.0.1",
  telegramLimits: { perSecond: 10_000, perChat: 10_000 },
  prepare: ({ prisma }) => fillDemo(prisma, { now: clock.now(), samples: true }),
});
const { prisma } = program.database;

async function say(messenger: Messenger, phone: Phone, ...all: readonly string[]): Promise<void> {
  for (const said of all) {
    clock.move(1_000);
    const label = /^\[(.+)\]$/.exec(said)?.[1];
    await (label === undefined ? messenger.write(phone.id, said) : messenger.press(phone.id, label));
    await messenger.settled(phone.id, { idle: () => program.idle(), timeout: 60_000 });
  }
}

async function joined(messenger: Messenger, id: string, agency: string): Promise<Phone> {
  const phone = messenger.addPhone(id, agency);
  await linkPhone(prisma, messenger, phone, [agency], clock.now());
  return phone;
}

const invited = await createInvitation(prisma, { target: "STP", now: clock.now(), name: "Lan", title: "Chuyên viên" });
if (!invited.ok) throw new Error(invited.code);
const administrator = telegram.addPhone("telegram:5000001", "Quản trị");
await say(telegram, administrator, `/start ${program.administratorCode!.code}`, "[Xác nhận]");
const justice = telegram.addPhone("telegram:5000002", "Sở Tư pháp");
await say(telegram, justice, "/start ABCDEFGH", `/start ${invited.value.code}`, "[Xác nhận]");
const health = await joined(telegram, "telegram:5000003", "SYT");
const diLinh = await joined(zalo, "zalo:5000004", "H679");
const office = await joined(telegram, "telegram:5000005", "office");

await say(
  telegram,
  justice,
  "V.1 hoàn thành 18/KH-STP 23/2",
  "[Xác nhận]",
  "V.1 hoàn thành 19/KH-STP 23/2",
  "[Xác nhận]",
);
await say(telegram, justice, "V.2 đang thực hiện 60% đã rà soát 12 TTHC", "[Xác nhận]");
await say(telegram, justice, "b3 T3 1.250/2.000", "[Xác nhận]", "b3 T3 1.260/2.000", "[Xác nhận]");
await say(telegram, justice, "V.3 vướng mắc chờ hướng dẫn");
await say(telegram, health, "V.4 xong", "V.1 xong", "huy");
await say(zalo, diLinh, "viec", "V.1 xong 5/KH-UBND 20/2", "1", "b3 T3 40/50", "1", "bao cao");
await say(telegram, office, "tong hop", "don vi nao chua bao cao V.1");
const leaving = await joined(telegram, "telegram:5000006", "STC");
const { personId } = await prisma.account.findFirstOrThrow({ where: { chatId: 5_000_006n } });
await say(telegram, leaving, "viec");
await removePerson(prisma, { personId, by: null, now: clock.now() });
telegram.block(health.id, true);
clock.put("2024-02-27T08:00");
await program.tick();
inboxWake.wake();
outboxWake.wake();
await program.idle();
telegram.block(health.id, false);

const session = await program.database.openSession();
const sql = await dumpDatabase(session);
await session.end();
const exported: string[] = [];
for await (const line of exportLines(prisma)) exported.push(line);
const counts = await Promise.all(
  Object.entries({
    people: prisma.person.count({ where: { accounts: { some: {} } } }),
    receipts: prisma.receipt.count({ where: { sample: false } }),
    corrections: prisma.statusReport.count({ where: { replacesId: { not: null } } }),
    figures: prisma.figure.count(),
    drafts: prisma.draft.count({ where: { state: "open" } }),
    inbox: prisma.inboxUpdate.count(),
    outbox: prisma.outboxMessage.count(),
    deliveries: prisma.delivery.count(),
    menus: prisma.menu.count(),
    audit: prisma.audit.count(),
  }).map(async ([name, count]) => [name, await count] as const),
);
await program.stop();
await Promise.all([telegram.close(), zalo.close(), server.close()]);
rmSync(dataDir, { recursive: true, force: true });

for (const [name, count] of counts) if (count === 0) throw new Error(`nothing in it of ${name}`);
writeFileSync(`${upgradesFolder}${state}.sql.gz`, gzipSync(sql, { level: 9 }));
writeFileSync(`${upgradesFolder}${state}.export.jsonl.gz`, gzipSync(exported.join(""), { level: 9 }));
writeFileSync(`${upgradesFolder}landed.txt`, migrations.map(({ name, checksum }) => `${checksum}  ${name}\n`).join(""));
process.stdout.write(`${state}: ${counts.map(([name, count]) => `${name} ${count}`).join(", ")}\n`);
process.exit(0);
