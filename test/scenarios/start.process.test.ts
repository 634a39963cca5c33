import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Reply, ScriptedServer, type SeenCall } from "../channels/telegram/server.js";
import { environment, root } from "../operator/command-line.js";
import { testDataDir } from "../support/database.js";

// What `npm start` says to who started it, in a process of its own.

const token = "700001:AAtestTokenOfThisTest_0123456789abcdef";
let messenger: ScriptedServer;
let isRefused: boolean;
let child: ChildProcess;
let said = "";
const waiting = new Set<() => void>();

beforeEach(async () => {
  messenger = await ScriptedServer.start();
  isRefused = false;
  messenger.usual = ({ method }: SeenCall): Reply => {
    if (isRefused) return { code: 401, description: "Unauthorized" };
    if (method === "getMe") return { result: { id: 700001, is_bot: true, first_name: "Đầu Mối", username: "dm_bot" } };
    return method === "getUpdates" ? "hang" : { result: true };
  };
});

afterEach(async () => {
  if (child.exitCode === null) {
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  await messenger.close();
});

async function start(): Promise<void> {
  said = "";
  const env = {
    DATA_DIR: await testDataDir(),
    PORT: "0",
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: messenger.root,
  };
  child = spawn(process.execPath, ["dist/src/main.js"], {
    cwd: root,
    env: environment({ ...env, LOG_LEVEL: "silent" }),
  });
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      for (const look of waiting) look();
    });
}

/** Resolves when it has said that. */
function says(expected: RegExp): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!expected.test(said)) return;
      waiting.delete(look);
      resolve();
    };
    waiting.add(look);
    look();
  });
}

test("a channel that works: as which bot, how, and ready", async () => {
  await start();
  await says(/Sẵn sàng: http:\/\/127\.0\.0\.1:\d+\n/);
  expect(said).toContain("Telegram: @dm_bot dùng được, bot tự lấy tin về.\n");
  child.kill("SIGTERM");
  expect((await once(child, "exit"))[0]).toBe(0);
});

test("a refused token: not ready, and it comes back by itself once the token is taken", async () => {
  isRefused = true;
  await start();
  await says(/chưa kênh nào dùng được/);
  expect(said).toContain("mã của bot 700001 bị từ chối (Unauthorized). Kiểm tra TELEGRAM_BOT_TOKEN");
  expect(said).not.toContain("Sẵn sàng");
  expect(said).not.toContain(token);
  isRefused = false;
  await says(/@dm_bot dùng được.*\nSẵn sàng: /);
});
