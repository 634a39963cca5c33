import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDataDir } from "../support/database.js";
import { type OpenTelegram, openTelegram } from "../support/telegram.js";
import { environment, json, jsonLines, type Ran, root, run } from "./command-line.js";

let telegram: OpenTelegram;
let env: Record<string, string>;
let bot: RunningBot | null = null;

interface RunningBot {
  readonly child: ChildProcess;
  readonly address: string;
  /** What it printed before it was ready. */
  readonly printed: string;
  /** Everything on stdout and stderr so far. */
  readonly all: () => string;
}

const cli = (...args: readonly string[]): Promise<Ran> => run("cli", args, env);

beforeAll(async () => {
  telegram = await openTelegram();
  env = {
    DATA_DIR: await testDataDir(),
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    PORT: "0",
    LOG_LEVEL: "info",
  };
});

afterAll(async () => {
  bot?.child.kill("SIGKILL");
  await telegram.close();
});

function start(): Promise<RunningBot> {
  const child = spawn(process.execPath, ["dist/src/main.js"], { cwd: root, env: environment(env) });
  let all = "";
  return new Promise((done, fail) => {
    const hear = (text: string) => {
      all += text;
      const address = /http:\/\/127\.0\.0\.1:\d+(?=\n)/.exec(all)?.[0];
      if (address) done({ child, address, printed: all, all: () => all });
    };
    child.stdout.setEncoding("utf8").on("data", hear);
    child.stderr.setEncoding("utf8").on("data", hear);
    child.once("exit", () => fail(new Error(`it ended before it was ready:\n${all}`)));
  });
}

async function stop({ child }: RunningBot): Promise<number | null> {
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const [code] = await ended;
  return code as number | null;
}

const codeIn = (text: string) => /: ([0-9A-HJKMNP-TV-Z]{8})$/m.exec(text)?.[1];

test("the first start prints one administrator code and is ready", async () => {
  bot = await start();
  expect(codeIn(bot.printed)).toBeDefined();
  expect(bot.printed.match(/LIENKET/g)).toHaveLength(1);
  const ready = await fetch(`${bot.address}/healthz`);
  expect(ready.status).toBe(200);
});

test("commands work beside it, and the bot sees what they did", async () => {
  expect(await json(cli("plan", "import", "--json"))).toMatchObject({ duties: 8514 });
  const phone = telegram.telegram.addPhone("telegram:5000001", "Quản trị");
  await telegram.telegram.write(phone.id, `/start ${codeIn(bot!.printed)}`);
  await telegram.telegram.settled(phone.id, { timeout: 60_000 });
  await telegram.telegram.press(phone.id, "Xác nhận");
  await telegram.telegram.settled(phone.id, { timeout: 60_000 });
  const people = await json<{ joined: { posts: unknown; accounts: { channel: string }[] }[] }>(cli("people", "--json"));
  expect(people.joined).toMatchObject([
    { posts: [{ role: "administrator", agency: null }], accounts: [{ channel: "telegram" }] },
  ]);
});

test("several commands at once, while the bot runs", async () => {
  const [status, invited, sheet, doctor, exported] = await Promise.all([
    json<Record<string, unknown>>(cli("status", "--json")),
    json<{ code: string; link: string }>(cli("invite", "STP", "--json")),
    json<{ link: string }[]>(cli("invite", "--all", "--json")),
    json<{ healthy: boolean; checks: { name: string; verdict: string }[] }>(cli("doctor", "--json")),
    cli("export"),
  ]);
  expect(status).toMatchObject({ database: "embedded", people: 1, plan: { duties: 8514 } });
  expect(status.channels).toMatchObject([{ channel: "telegram", failures: 0 }]);
  const [{ username } = {}] = telegram.telegram.bots();
  expect(invited.link).toBe(`https://t.me/${username}?start=${invited.code}`);
  expect(sheet).toHaveLength(191);
  for (const { link } of sheet) expect(link).toMatch(/^https:\/\/t\.me\//);
  expect(doctor.healthy).toBe(true);
  expect(doctor.checks.filter(({ name }) => name.startsWith("telegram"))).toMatchObject([{ verdict: "ok" }]);
  expect(jsonLines(exported.stdout).filter(({ type }) => type === "duty")).toHaveLength(8514);
});

test("SIGTERM ends it with 0 within 10 s; no token, code or text was logged", async () => {
  const began = performance.now();
  expect(await stop(bot!)).toBe(0);
  expect(performance.now() - began).toBeLessThan(10_000);
  const logged = bot!.all();
  expect(logged).not.toContain(telegram.token.split(":")[1]);
  expect(logged.split("\n").filter((line) => line.startsWith("{") && line.includes(codeIn(bot!.printed)!))).toEqual([]);
});

test("once there is an administrator, the next start prints no code; a command finds everything when it has ended", async () => {
  bot = await start();
  expect(codeIn(bot.printed)).toBeUndefined();
  expect(await stop(bot)).toBe(0);
  expect(await json(cli("status", "--json"))).toMatchObject({ people: 1, plan: { duties: 8514 } });
});
