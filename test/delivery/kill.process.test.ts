import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../src/database/open.js";
import { ScriptedServer, type SeenCall } from "../channels/telegram/server.js";
import { testDataDir } from "../support/database.js";
import { gate, message } from "./support.js";

let server: ScriptedServer;
let dataDir: string;
let office: ChildProcess | null = null;
/** What people have written, not yet confirmed by the bot. */
let written: ReturnType<typeof message>[];
let onCall: (call: SeenCall) => void;

beforeEach(async () => {
  dataDir = await testDataDir();
  written = [];
  onCall = () => {};
  server = await ScriptedServer.start();
  server.usual = (call) => {
    onCall(call);
    if (call.method !== "getUpdates") return { result: { message_id: server.calls.length } };
    written = written.filter(({ update }) => update.update_id >= Number(call.body.offset ?? 0));
    const batch = written.slice(0, 4).map(({ update }) => update);
    return batch.length > 0 ? { result: batch } : "hang";
  };
});

afterEach(async () => {
  await end("SIGKILL");
  await server.close();
});

function begin(...keys: string[]): void {
  const script = fileURLToPath(new URL("./programs/office.ts", import.meta.url));
  const stdio: ["ignore", "inherit", "inherit"] = ["ignore", "inherit", "inherit"];
  office = spawn(process.execPath, ["--import", "tsx", script, dataDir, server.root, ...keys], { stdio });
}

async function end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
  if (!office || office.exitCode !== null || office.signalCode !== null) return null;
  const exit = once(office, "exit");
  office.kill(signal);
  return (await exit)[0] as number | null;
}

/** Kills the program when this call reaches the messenger, before it can learn of the answer. */
async function killAt(matches: (call: SeenCall) => boolean): Promise<void> {
  const reached = gate();
  onCall = (call) => {
    if (!matches(call)) return;
    onCall = () => {};
    office?.kill("SIGKILL");
    reached.open();
  };
  await reached.promise;
  await once(office!, "exit");
}

async function until(matches: () => boolean): Promise<void> {
  const reached = gate();
  onCall = () => {
    if (matches()) reached.open();
  };
  onCall({} as SeenCall);
  await reached.promise;
}

function texts(beginning: string): string[] {
  const sent = server.calls.filter((call) => call.method === "sendMessage").map((call) => String(call.body.text));
  return sent.filter((text) => text.startsWith(beginning));
}

test("killed between sending and writing that it was sent: sent twice, no more, and the ledger says so", async () => {
  begin("digest:1");
  await killAt((call) => call.body.text === "digest:1");
  begin("digest:1", "digest:2");
  await until(() => texts("digest:2").length > 0 && texts("digest:1").length > 1);
  expect(await end("SIGTERM")).toBe(0);

  const database = await openDatabase({ dataDir, log: { info() {}, error() {} } });
  const rows = await database.prisma.outboxMessage.findMany({ orderBy: { key: "asc" }, include: { deliveries: true } });
  await database.close();
  expect(texts("digest").sort()).toEqual(["digest:1", "digest:1", "digest:2"]);
  expect(rows.map(({ key, state, attempts }) => [key, state, attempts])).toEqual([
    ["digest:1", "sent", 2],
    ["digest:2", "sent", 1],
  ]);
  expect(rows[0]?.deliveries.map(({ state }) => state).sort()).toEqual(["ambiguous", "sent"]);
});

test("killed again and again: every update is answered in the order of its chat, and every reminder goes out", async () => {
  const keys = Array.from({ length: 8 }, (_, index) => `digest:${index}`);
  written = Array.from({ length: 24 }, (_, index) => message(index + 1, 1 + (index % 3)));
  const kills = [2, 14];
  for (const calls of kills) {
    begin(...keys);
    await killAt((call) => call.method === "sendMessage" && texts("").length >= calls);
  }
  const before = server.calls.length;
  begin(...keys);
  await until(() => server.calls.length > before);
  const began = performance.now();
  await until(() => new Set(texts("reply")).size === 24 && new Set(texts("digest")).size === 8);
  const continued = performance.now() - began;
  expect(await end("SIGTERM")).toBe(0);

  const database = await openDatabase({ dataDir, log: { info() {}, error() {} } });
  const inbox = await database.prisma.inboxUpdate.groupBy({ by: ["state"], _count: true });
  const outbox = await database.prisma.outboxMessage.groupBy({ by: ["state"], _count: true });
  await database.close();
  expect(inbox.map(({ state, _count }) => [state, _count])).toEqual([["done", 24]]);
  expect(outbox.map(({ state, _count }) => [state, _count])).toEqual([["sent", 8]]);

  for (const chat of [0, 1, 2]) {
    const replies = [...new Set(texts("reply"))]
      .map((text) => Number(text.slice(6)))
      .filter((id) => (id - 1) % 3 === chat);
    expect(replies).toEqual([...replies].sort((a, b) => a - b));
  }
  // What was in flight at a kill: one update in each of three chats, six reminders.
  expect(texts("reply").length - 24).toBeLessThanOrEqual(3 * kills.length);
  expect(texts("digest").length - 8).toBeLessThanOrEqual(6 * kills.length);
  // Nobody waits for a dead process: what it had in hand is taken up as soon as the next one runs.
  expect(continued).toBeLessThan(60_000);
});

test("an update that kills its process is let go after five of them; everybody else's are handled", async () => {
  const count = 12;
  written = Array.from({ length: count }, (_, index) => message(index + 1, 1 + (index % 6)));
  written[4] = message(5, 5, "poison");
  const all = until(() => new Set(texts("reply")).size === count - 1 && texts("sorry").length > 0).then(() => true);
  let deaths = 0;
  for (let isOver = false; !isOver; ) {
    begin();
    isOver = await Promise.race([all, once(office!, "exit").then(() => false)]);
    if (!isOver) deaths += 1;
  }
  expect(await end("SIGTERM")).toBe(0);
  expect(deaths).toBe(5);
  expect(texts("sorry")).toEqual(["sorry 5: crash"]);

  const database = await openDatabase({ dataDir, log: { info() {}, error() {} } });
  const rows = await database.prisma.inboxUpdate.findMany({ orderBy: { id: "asc" } });
  await database.close();
  for (const { updateId, state, crashes } of rows) {
    if (updateId === "5") expect({ state, crashes }).toEqual({ state: "failed", crashes: 5 });
    else expect({ state, innocent: crashes <= 2 }).toEqual({ state: "done", innocent: true });
  }
  expect(rows).toHaveLength(count);
});
