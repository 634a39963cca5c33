import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pino from "pino";
import { beforeEach, expect, it } from "vitest";
import type { Channel } from "../../src/channels/channel.js";
import type { FetchedFile } from "../../src/channels/fetch-file.js";
import { clearUnusedEvidence, storeEvidence } from "../../src/program/store-evidence.js";
import { createStoredFiles } from "../../src/reporting/evidence/stored-files.js";
import { readStoring } from "../../src/reporting/evidence/storing.js";
import { quietChannel } from "../delivery/support.js";
import { testDatabase, testFolder } from "../support/database.js";

const db = testDatabase();
const folder = testFolder();
const stored = createStoredFiles(folder);
const start = new Date("2024-02-26T08:00:00+07:00");
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const around = { database: db as never, log: pino({ level: "silent" }) };

beforeEach(() => db.clear());

async function sent(inboxId: bigint) {
  const person = await db.prisma.person.create({ data: { joinedAt: start } });
  const of = { personId: person.id, channel: "telegram", bot: "700001", chatId: 1n, inboxId, groupId: inboxId };
  return db.prisma.evidence.create({
    data: { ...of, fileId: `id-${inboxId}`, kind: "document", name: "Biên bản.pdf", at: start, storeNext: start },
  });
}

const answering = (...answers: FetchedFile[]): Channel =>
  quietChannel("700001", { fetchFile: async () => answers.shift() ?? { ok: false, again: true, detail: "away" } });
const found = () => db.prisma.evidence.findFirstOrThrow();
const store = (channel: Channel, minutes: number) =>
  storeEvidence(around, { channels: [channel], stored }, after(minutes));

it("a file is downloaded once, under a name that is safe", async () => {
  const { id } = await sent(1n);
  const channel = answering({ ok: true, bytes: Buffer.from("signed") });
  await store(channel, 0);
  await store(channel, 1);
  expect(await found()).toMatchObject({ storedAs: `2024-02/${id}-Bien-ban.pdf`, storeNext: null, storeTries: 0 });
  expect((await stored.read(`2024-02/${id}-Bien-ban.pdf`))?.toString()).toBe("signed");
});

it("what is away is tried again later and later, and given up in the end", async () => {
  await sent(1n);
  const channel = answering();
  await store(channel, 0);
  expect(await found()).toMatchObject({ storeTries: 1, storeNext: after(2) });
  await store(channel, 1);
  expect(await found()).toMatchObject({ storeTries: 1 });
  for (const minutes of [2, 10, 30, 100, 300]) await store(channel, minutes);
  expect(await found()).toMatchObject({ storeTries: 6, storeNext: null, storedAs: null });
});

it("what will not be there is not asked for again", async () => {
  await sent(1n);
  await store(answering({ ok: false, again: false, detail: "status 404" }), 0);
  expect(await found()).toMatchObject({ storeTries: 1, storeNext: null });
});

it("what went with no report is deleted with its file, once it is old", async () => {
  const { id } = await sent(1n);
  await store(answering({ ok: true, bytes: Buffer.from("x") }), 0);
  const path = join(folder, `2024-02/${id}-Bien-ban.pdf`);
  await clearUnusedEvidence(around, stored, start);
  expect(existsSync(path)).toBe(true);
  await clearUnusedEvidence(around, stored, after(1));
  expect(existsSync(path)).toBe(false);
  expect(await db.prisma.evidence.count()).toBe(0);
});

it("what the folder does not take is tried later and later, is never given up, and comes once it does", async () => {
  const { id } = await sent(1n);
  const closed = join(testFolder(), "file");
  writeFileSync(closed, "");
  const on = (minutes: number) =>
    storeEvidence(
      around,
      { channels: [answering({ ok: true, bytes: Buffer.from("signed") })], stored: createStoredFiles(closed) },
      after(minutes),
    );
  await on(0);
  expect(await found()).toMatchObject({ storeTries: 1, storeNext: after(2), storedAs: null });
  await on(1);
  expect(await found()).toMatchObject({ storeTries: 1 });
  for (const minutes of [2, 10, 30, 100, 300, 600]) await on(minutes);
  expect(await found()).toMatchObject({ storeTries: 4, storeNext: after(616) });
  expect(await readStoring(db.prisma)).toEqual({ untaken: 1 });
  rmSync(closed);
  await on(616);
  expect(await found()).toMatchObject({ storedAs: `2024-02/${id}-Bien-ban.pdf`, storeNext: null });
  expect(await readStoring(db.prisma)).toEqual({ untaken: 0 });
});
