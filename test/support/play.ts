import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fastify from "fastify";
import pino from "pino";
import { expect } from "vitest";
import type { Config } from "../../src/config.js";
import { openDatabase } from "../../src/database/open.js";
import { exportLines } from "../../src/operator/export.js";
import { createInvitation } from "../../src/people/invitations.js";
import { postKey } from "../../src/people/join.js";
import { bundledPlanFolder } from "../../src/plan/data-folder.js";
import { importPlan } from "../../src/plan/import-plan.js";
import { type Program, startProgram } from "../../src/program.js";
import { SandboxClock } from "../../src/sandbox/clock.js";
import type { Bubble, Messenger, Phone } from "../../src/sandbox/messenger.js";
import { sandboxToken, TelegramStandIn } from "../../src/sandbox/telegram/stand-in.js";
import { ZaloStandIn, zaloSandboxToken } from "../../src/sandbox/zalo/stand-in.js";
import { testDataDir } from "./database.js";
import type { Step, Transcript } from "./transcript.js";

export type ChannelUnderTest = "telegram" | "zalo";

const log = pino({ level: process.env.SCENARIO_LOG ?? "error" });
let planned: Promise<string> | null = null;

/** A DATA_DIR with the real plan in it, imported once for all transcripts of a test file. */
async function plannedDataDir(): Promise<string> {
  planned ??= (async () => {
    const dataDir = await testDataDir();
    const database = await openDatabase({ dataDir, log });
    const imported = await importPlan(database.prisma, {
      folder: bundledPlanFolder(),
      now: new Date("2024-01-10T08:00:00+07:00"),
    });
    expect(imported.ok).toBe(true);
    await database.close();
    return dataDir;
  })();
  const copy = mkdtempSync(join(tmpdir(), "dau-moi-scenario-"));
  cpSync(await planned, copy, { recursive: true });
  return copy;
}

/** Plays a transcript on one channel and fails at the first line that does not come true. */
export async function play(transcript: Transcript, channel: ChannelUnderTest): Promise<void> {
  const stage = await openStage(transcript, channel);
  try {
    for (const step of transcript.steps) {
      try {
        await stage.perform(step);
      } catch (error) {
        (error as Error).message = `${transcript.title} · ${channel} · line ${step.line}: ${(error as Error).message}`;
        throw error;
      }
    }
  } finally {
    await stage.close();
  }
}

async function openStage(transcript: Transcript, channel: ChannelUnderTest) {
  const dataDir = await plannedDataDir();
  const clock = new SandboxClock("2024-02-26T07:30");
  const messenger: Messenger = channel === "telegram" ? new TelegramStandIn({ clock }) : new ZaloStandIn({ clock });
  const server = fastify({ forceCloseConnections: true });
  const path = messenger.mount(server);
  const apiRoot = (await server.listen({ port: 0, host: "127.0.0.1" })) + path;
  const config: Config = {
    telegram: channel === "telegram" ? { token: sandboxToken, apiRoot, webhookUrl: null } : null,
    zalo: { tokens: channel === "zalo" ? [zaloSandboxToken] : [], apiRoot, webhookUrl: null },
    webhookSecret: null,
    databaseUrl: null,
    dataDir,
    port: 0,
    publicUrl: null,
    logLevel: "error",
  };
  let program = await startProgram({ config, clock, log, host: "127.0.0.1" });

  const phones = new Map<string, Phone>();
  for (const [index, { name, posts }] of transcript.cast.entries()) {
    const phone = messenger.addPhone(`${channel}:${5_000_001 + index}`, name);
    phones.set(name, phone);
    if (posts.length > 0) await link(program, messenger, phone, posts, clock.now());
  }
  /** How many bubbles of each phone were looked at. */
  const seen = new Map<string, Map<string, string>>();
  let last: string | null = null;

  const phoneOf = (who: string): Phone => {
    const phone = phones.get(who);
    if (!phone) throw new Error(`nobody is called ${who}`);
    return phone;
  };

  /** What the bot showed on this phone that was not there, or not so, when it was last looked at. */
  function news(phone: Phone): Bubble[] {
    const before = seen.get(phone.id) ?? new Map<string, string>();
    const now = messenger.history(phone.id).filter((bubble) => bubble.from === "bot");
    const fresh = now.filter((bubble) => before.get(bubble.id) !== look(bubble));
    seen.set(phone.id, new Map(now.map((bubble) => [bubble.id, look(bubble)])));
    return fresh;
  }

  async function settled(phone: Phone): Promise<void> {
    await messenger.settled(phone.id, { idle: () => program.idle() });
  }

  async function act(who: string, action: (phone: Phone) => Promise<void>): Promise<void> {
    const phone = phoneOf(who);
    news(phone);
    last = who;
    await action(phone);
    await settled(phone);
  }

  return {
    async perform(step: Step): Promise<void> {
      switch (step.kind) {
        case "clock":
          clock.put(step.at);
          await program.tick();
          await program.idle();
          return;
        case "say": {
          const text = await withCodes(step.text, program, clock.now());
          return act(step.who, (phone) => messenger.write(phone.id, text));
        }
        case "press":
          return act(step.who, (phone) => messenger.press(phone.id, step.label));
        case "send":
          return act(step.who, (phone) => messenger.send(phone.id, step.what));
        case "block":
          return messenger.block(phoneOf(step.who).id, step.blocked);
        case "expect":
          if (step.channel !== null && step.channel !== channel) return;
          return meets(step, news(phoneOf(step.who ?? last ?? "")), channel);
        case "record":
          return holds(step, program);
        case "command":
          if (step.name === "restart") {
            await program.stop();
            program = await startProgram({ config, clock, log, host: "127.0.0.1" });
            return;
          }
          if (step.name === "fail") return messenger.fail(JSON.parse(step.rest));
          throw new Error(`no command ${step.name}`);
      }
    },
    async close(): Promise<void> {
      await program.stop();
      await messenger.close();
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** An answer that edited a bubble is news like a new one; buttons that were taken off are not. */
function look(bubble: Bubble): string {
  return `${bubble.text}\n${bubble.photo ?? ""}${bubble.file?.name ?? ""}`;
}

function meets(step: Extract<Step, { kind: "expect" }>, bubbles: readonly Bubble[], channel: ChannelUnderTest): void {
  const text = bubbles.map((bubble) => bubble.text).join("\n");
  if (step.nothing) {
    expect(text).toBe("");
    return;
  }
  // Where choices stand in the text, a line may begin with the key that chooses it.
  const got = text.split("\n").map((line) => (channel === "zalo" ? line.replace(/^(?:\d{1,2}|[a-z])\. /, "") : line));
  let from = 0;
  for (const line of step.lines) {
    if (line === "…") continue;
    const wanted = line.replace(/^\d{1,2}\. /, "");
    const at = got.findIndex((one, index) => index >= from && matches(one.replace(/^\d{1,2}\. /, ""), wanted));
    if (at < 0) throw new Error(`expected "${line}" in:\n${text}`);
    from = at + 1;
  }
  const labels = bubbles.flatMap((bubble) => bubble.buttons.flat().map((button) => button.label));
  for (const choice of step.choices) {
    const offered =
      channel === "telegram" ? labels.includes(choice) : text.toLowerCase().includes(choice.toLowerCase());
    if (!offered) throw new Error(`expected the choice [${choice}] in:\n${text}\n${labels.join(" | ")}`);
  }
}

/** "…" inside an expected line stands for any characters. */
function matches(line: string, wanted: string): boolean {
  if (!wanted.includes("…")) return line === wanted;
  const parts = wanted.split("…");
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const found = line.indexOf(part, at);
    if (found < 0 || (index === 0 && found !== 0)) return false;
    at = found + part.length;
  }
  return parts.at(-1) === "" || at === line.length;
}

async function holds(step: Extract<Step, { kind: "record" }>, program: Program): Promise<void> {
  let count = 0;
  const near: string[] = [];
  for await (const line of exportLines(program.database.prisma)) {
    const record = JSON.parse(line) as Record<string, unknown>;
    if (record.type !== step.holds.type) continue;
    if (Object.entries(step.holds).every(([key, value]) => JSON.stringify(record[key]) === JSON.stringify(value)))
      count++;
    else if (record.type !== "duty") near.push(line);
  }
  if (count !== step.count)
    throw new Error(
      `expected ${step.count} × ${JSON.stringify(step.holds)}, found ${count}; others:\n${near.slice(-5).join("")}`,
    );
}

/** `{code STP}` in what somebody says is a fresh code for it. */
async function withCodes(text: string, program: Program, now: Date): Promise<string> {
  const wanted = /\{code (\w+)\}/.exec(text);
  if (!wanted) return text;
  const made = await createInvitation(program.database.prisma, { target: wanted[1]!, now });
  if (!made.ok) throw new Error(`no code for ${wanted[1]}`);
  return text.replace(wanted[0], made.value.code);
}

const officeRoles: Readonly<Record<string, string>> = { office: "staff", lead: "lead", admin: "administrator" };

/** Links a phone as if its owner had joined before the transcript begins. */
async function link(program: Program, messenger: Messenger, phone: Phone, posts: readonly string[], now: Date) {
  const { prisma: db } = program.database;
  messenger.meet(phone.id);
  const chatId = await chatIdOf(program, messenger, phone);
  await db.person.create({
    data: {
      joinedAt: now,
      accounts: { create: [{ channel: phone.channel, bot: phone.bot, chatId, linkedAt: now }] },
      holdings: {
        create: posts.map((post) => {
          const role = officeRoles[post] ?? "focal_point";
          const agency = officeRoles[post] ? null : post;
          const key = postKey(role, agency);
          return {
            since: new Date(now.getTime() - 86_400_000),
            post: {
              connectOrCreate: {
                where: { key },
                create: { key, role, ...(agency === null ? {} : { agency: { connect: { code: agency } } }) },
              },
            },
          };
        }),
      },
    },
  });
}

async function chatIdOf(program: Program, messenger: Messenger, phone: Phone): Promise<bigint> {
  if (messenger instanceof ZaloStandIn) {
    const key = { channel: phone.channel, bot: phone.bot, externalId: messenger.accountOf(phone.id) };
    const chat = await program.database.prisma.chat.upsert({
      where: { channel_bot_externalId: key },
      create: key,
      update: {},
    });
    return chat.id;
  }
  return BigInt(phone.id.split(":")[1]!);
}
