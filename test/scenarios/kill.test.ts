import { setTimeout as rest } from "node:timers/promises";
import fastify from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SandboxClock } from "../../src/sandbox/clock.js";
import type { Messenger } from "../../src/sandbox/messenger.js";
import { sandboxToken, TelegramStandIn } from "../../src/sandbox/telegram/stand-in.js";
import { ZaloStandIn, zaloSandboxToken } from "../../src/sandbox/zalo/stand-in.js";
import { type ChildProgram, childProgram } from "../support/child-program.js";
import { testDataDir } from "../support/database.js";

// People of both channels report without a pause while the program is killed again and again. A person who gets no
// answer for a while says it once more, as people do: Zalo hands a message over once and forgets it.
const cast = [
  { channel: "telegram", agency: "STP" },
  { channel: "telegram", agency: "SYT" },
  { channel: "telegram", agency: "H679" },
  { channel: "zalo", agency: "SNV" },
  { channel: "zalo", agency: "H672" },
] as const;
const tasks = ["V.2", "V.3", "VII.6", "VII.7"];
const kills = 6;
const patience = 8_000;

const clock = new SandboxClock("2024-02-26T08:10");
const telegram = new TelegramStandIn({ clock });
const zalo = new ZaloStandIn({ clock });
const server = fastify({ forceCloseConnections: true });
let program: ChildProgram;

beforeAll(async () => {
  const paths = { telegram: telegram.mount(server), zalo: zalo.mount(server) };
  const address = await server.listen({ port: 0, host: "127.0.0.1" });
  const environment = {
    DATA_DIR: await testDataDir(),
    PORT: "0",
    TELEGRAM_BOT_TOKEN: sandboxToken,
    TELEGRAM_API_ROOT: address + paths.telegram,
    ZALO_BOT_TOKEN: zaloSandboxToken,
    ZALO_API_ROOT: address + paths.zalo,
    DATABASE_URL: "",
  };
  program = childProgram(environment, () => clock.now());
  program.command("plan", "import");
  await program.start();
});

afterAll(async () => {
  await telegram.close();
  await zalo.close();
  await server.close();
});

test("whatever is killed: every receipt is kept, no report is lost or doubled, half-finished ones go on", async () => {
  const people = cast.map(({ channel, agency }, index) => {
    const messenger: Messenger = channel === "telegram" ? telegram : zalo;
    const phone = messenger.addPhone(`${channel}:${5_000_001 + index}`, agency);
    return { messenger, phone: phone.id, agency, receipts: [] as string[] };
  });
  type Person = (typeof people)[number];

  /** The bot's texts on a phone that came after the first `seen` of them. */
  const heard = (person: Person) =>
    person.messenger
      .history(person.phone)
      .filter((bubble) => bubble.from === "bot")
      .map((bubble) => bubble.text);

  /** Says it until an answer holds `wanted`; resolves with the answer. */
  async function until(person: Person, say: () => Promise<unknown>, wanted: RegExp): Promise<string> {
    for (let tries = 0; tries < 8; tries++) {
      const before = heard(person).length;
      const answered = new Promise<string | null>((resolve) => {
        const timer = setTimeout(() => resolve(null), patience);
        const unlisten = person.messenger.onChange(() => {
          const answer = heard(person)
            .slice(before)
            .find((text) => wanted.test(text));
          if (answer === undefined) return;
          clearTimeout(timer);
          unlisten();
          resolve(answer);
        });
      });
      await say().catch(() => undefined);
      const answer = await answered;
      if (answer !== null) return answer;
    }
    throw new Error(`${person.agency} never got ${wanted}: ${heard(person).slice(-2).join(" | ")}`);
  }

  async function report(person: Person): Promise<void> {
    const code = JSON.parse(program.command("invite", person.agency, "--json")) as { code: string };
    await until(person, () => person.messenger.write(person.phone, code.code), /Liên kết tài khoản/);
    await until(person, () => person.messenger.press(person.phone, "Xác nhận"), /Đã liên kết/);
    joined += 1;
    for (const task of tasks) {
      const line = `${task} đang thực hiện 40% lần ${task}`;
      await until(person, () => person.messenger.write(person.phone, line), /Gửi báo cáo này\?/);
      const receipt = await until(person, () => person.messenger.press(person.phone, "Xác nhận"), /BN-2024-\d{6}/);
      person.receipts.push(/BN-2024-\d{6}/.exec(receipt)![0]);
    }
  }

  let joined = 0;
  let done = false;
  const reporting = Promise.all(people.map(report)).then(() => {
    done = true;
  });

  // Not before all have joined: the command that makes codes needs the program or its files, not half of either.
  while (joined < people.length) await Promise.race([rest(100), reporting]);
  let killed = 0;
  while (!done && killed < kills) {
    await rest(200 + ((killed * 397) % 700));
    await program.kill();
    killed += 1;
    await program.start();
  }
  await reporting;
  expect(killed).toBeGreaterThan(0);

  const { code, took } = await program.stop();
  expect(code).toBe(0);
  expect(took).toBeLessThan(10_000);

  const records = program
    .command("export")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, string | null>);
  const receipts = records.filter((record) => record.type === "receipt").map((record) => record.number);
  expect(new Set(receipts).size).toBe(receipts.length);
  for (const person of people) {
    for (const receipt of person.receipts) expect(receipts).toContain(receipt);
    const reports = records.filter((record) => record.type === "status_report" && record.agency === person.agency);
    // Each task once, under the receipt that the person was shown.
    expect(reports.map((record) => record.task).sort()).toEqual([...tasks].sort());
    expect(reports.map((record) => record.receipt).sort()).toEqual([...person.receipts].sort());
  }
}, 240_000);
