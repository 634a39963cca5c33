import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { machineClock } from "../../src/clock.js";
import { connectionTo, openSession } from "../../src/database/connect.js";
import { json, run } from "../operator/command-line.js";
import { ChildBot } from "../support/child-bot.js";
import { testFolder } from "../support/database.js";
import { freePort } from "../support/free-port.js";
import { type OpenTelegram, openTelegram } from "../support/telegram.js";

const disk = join(testFolder(), "disk");
mkdirSync(disk);
const isPossible = spawnSync("mount", ["-t", "tmpfs", "-o", "size=100m", "tmpfs", disk]).status === 0;
const reason = isPossible ? "" : " (not here: a small disk needs Linux and root)";
const filling = join(disk, "filling");

let telegram: OpenTelegram;
let env: Record<string, string>;
let bot: ChildBot | null = null;

beforeAll(async () => {
  telegram = await openTelegram();
  env = {
    DATA_DIR: join(disk, "data"),
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    PORT: String(await freePort()),
    LOG_LEVEL: "info",
  };
});

afterAll(async () => {
  await bot?.end("SIGKILL");
  await telegram.close();
  if (isPossible) spawnSync("umount", ["-l", disk]);
});

function fillDisk(): void {
  const file = openSync(filling, "a");
  try {
    for (let size = 1 << 20; size >= 1; size = size >> 1) {
      try {
        for (;;) writeSync(file, Buffer.alloc(size));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      }
    }
  } finally {
    closeSync(file);
  }
}

async function readiness(): Promise<{ status: number; reasons: string[] }> {
  const answer = await fetch(`http://127.0.0.1:${env.PORT}/readyz`);
  return { status: answer.status, reasons: ((await answer.json()) as { reasons: string[] }).reasons };
}

const untilReadiness = (expected: object) =>
  expect.poll(readiness, { timeout: 60_000 }).toEqual(expect.objectContaining(expected));
const full = { status: 503, reasons: expect.arrayContaining(["database: disk_full"]) };

test.skipIf(!isPossible)(
  `a full disk: nothing is taken, it is said, and work goes on when there is room${reason}`,
  async () => {
    const start = () => {
      bot = new ChildBot(env, machineClock);
      return bot;
    };
    const first = start();
    await first.says("Sẵn sàng");
    const code = /: ([0-9A-HJKMNP-TV-Z]{8})$/m.exec(first.said)![1];
    const phone = telegram.telegram.addPhone("telegram:5000001", "Quản trị");
    const settled = () => telegram.telegram.settled(phone.id, { timeout: 120_000 });
    await telegram.telegram.write(phone.id, `/start ${code}`);
    await settled();
    await telegram.telegram.press(phone.id, "Xác nhận");
    await settled();
    await untilReadiness({ status: 200 });

    fillDisk();
    // More than the pages that are there still take.
    const messages = Array.from({ length: 8 }, () => randomBytes(1_500).toString("hex"));
    for (const text of messages) await telegram.telegram.write(phone.id, text);
    await untilReadiness(full);
    await first.says('"reason":"disk_full"');
    const doctor = await run("cli", ["doctor"], env);
    expect(doctor).toMatchObject({ code: 1, stdout: expect.stringMatching(/LỖI +cơ sở dữ liệu +Ổ đĩa .* đã đầy/) });
    const waiting = (await json<{ inbox: Record<string, number> }>(run("cli", ["status", "--json"], env))).inbox;
    expect(Object.values(waiting).reduce((sum, count) => sum + count)).toBeLessThan(2 + messages.length);

    // PostgreSQL itself ends when its log has no room: whoever supervises the process starts it again.
    const session = await openSession(
      connectionTo({ kind: "embedded", host: join(env.DATA_DIR!, "database"), port: 5432 }),
    );
    const ended = first.ended();
    for (let alive = true; alive; )
      alive = await session.query("SELECT pg_logical_emit_message(false, 'x', repeat('y', 100000))").then(
        () => true,
        () => false,
      );
    expect(await ended).toBe(1);
    expect(first.said).toContain("the embedded database failed");

    const second = start();
    await second.says("waiting for the database");
    expect(await readiness()).toEqual(full);
    const refused = await run("cli", ["status"], env);
    expect(refused).toMatchObject({ code: 1, stdout: "", stderr: expect.stringMatching(/Ổ đĩa .* đã đầy/) });

    rmSync(filling);
    await second.says("Sẵn sàng");
    await settled();
    await untilReadiness({ status: 200 });
    const { inbox } = await json<{ inbox: object }>(run("cli", ["status", "--json"], env));
    expect(inbox).toEqual({ done: 2 + messages.length });
    const texts = telegram.telegram
      .history(phone.id)
      .filter(({ from }) => from === "bot")
      .map(({ text }) => text);
    expect(texts.filter((text) => /chỉ còn trống \d+ MB/.test(text))).toHaveLength(1);

    // As after a power cut: what PostgreSQL needs is there, and no room for the least of what a start writes.
    fillDisk();
    await second.end("SIGKILL");
    fillDisk();
    const third = start();
    await third.says("waiting for the database");
    expect(await readiness()).toEqual(full);
    expect(readdirSync(join(env.DATA_DIR!, "database")).filter((name) => name.startsWith("address.json."))).toEqual([]);
    rmSync(filling);
    await third.says("Sẵn sàng");
    expect(await third.end("SIGTERM")).toBe(0);
  },
);
