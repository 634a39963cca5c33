import { Api } from "grammy";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { speakFor } from "../../../src/channels/waiting.js";
import { basicPlan, courtesiesOf, mayGo, monthOf, warningDue } from "../../../src/channels/zalo/quota.js";
import { createUsageCounter, type QuotaWarning, readUsage } from "../../../src/channels/zalo/usage.js";
import { testDatabase } from "../../support/database.js";
import { openWorld, type World } from "./world.js";

describe("what may still go", () => {
  it.each([
    [0, 1, "ordinary", true],
    [2_699, 1, "ordinary", true],
    [2_699, 2, "ordinary", false],
    [2_700, 1, "ordinary", false],
    [2_700, 1, "urgent", true],
    [2_999, 1, "urgent", true],
    [2_999, 1, "answer", true],
    [2_999, 2, "answer", false],
    [3_000, 1, "answer", false],
    [2_699, 1, "courtesy", true],
    [2_700, 1, "courtesy", false],
  ] as const)("after %i messages %i more as %s: %s", (sent, count, priority, expected) => {
    expect(mayGo(sent, count, priority, basicPlan)).toBe(expected);
  });
});

it("people whom the bot does not serve get a share, rounded down", () => {
  expect([courtesiesOf(3_000, 0.05), courtesiesOf(10, 0.25), courtesiesOf(3_000, 0)]).toEqual([150, 2, 0]);
});

describe("when a warning is due", () => {
  it.each([
    [2_099, 0, null],
    [2_100, 0, 70],
    [2_101, 70, null],
    [2_699, 70, null],
    [2_700, 70, 90],
    [2_700, 0, 90],
    [3_000, 90, null],
  ])("at %i of 3,000, warned at %i: %s", (used, warned, expected) => {
    expect(warningDue(used, 3_000, warned)).toBe(expected);
  });
});

it("a month is Vietnam's", () => {
  expect(monthOf(new Date("2024-02-29T16:59:59Z"))).toBe("2024-02");
  expect(monthOf(new Date("2024-02-29T17:00:00Z"))).toBe("2024-03");
});

describe("counting", () => {
  const db = testDatabase();
  let world: World;
  let chat: number;

  const setQuota = (value: object) =>
    db.prisma.setting.upsert({
      where: { key: "zalo.quota" },
      create: { key: "zalo.quota", value },
      update: { value },
    });

  beforeEach(async () => {
    await setQuota({ messages: 10, people: 4, reserve: 0.2 });
    world = await openWorld(db.prisma);
    chat = (await world.hear("xin chào")).chatId!;
  });

  afterEach(() => world.close());

  const kindOf = (call: Promise<unknown>) =>
    call.then(
      () => "sent",
      (error: unknown) => world.channel.failureOf(error).kind,
    );

  it("ordinary reminders leave the reserve, the rest goes to the last", async () => {
    for (let sent = 0; sent < 8; sent += 1) await world.say(chat, `${sent}`, [], { priority: "ordinary" });
    expect(await kindOf(world.say(chat, "x", [], { priority: "ordinary" }))).toBe("quota");
    expect(await kindOf(world.say(chat, "x", [], { priority: "urgent" }))).toBe("sent");
    expect(await kindOf(world.say(chat, "x"))).toBe("sent");
    expect(await kindOf(world.say(chat, "x"))).toBe("quota");
    expect(world.zalo.sent()).toBe(10);
    expect(await readUsage(db.prisma, world.channel.bot, world.clock.now())).toEqual({
      bot: world.channel.bot,
      month: "2024-02",
      sent: 10,
      people: 1,
      settings: { messages: 10, people: 4, reserve: 0.2 },
    });
  });

  it("warns once at 70 and 90 %, and once when nothing may go any more", async () => {
    for (let sent = 0; sent < 10; sent += 1) await world.say(chat, `${sent}`);
    await kindOf(world.say(chat, "x"));
    await kindOf(world.say(chat, "x"));
    expect(world.warnings.map(({ of, percent, used }) => `${of} ${percent} % (${used})`)).toEqual([
      "messages 70 % (7)",
      "messages 90 % (9)",
      "messages 100 % (10)",
    ]);
  });

  it("a new month begins anew", async () => {
    for (let sent = 0; sent < 10; sent += 1) await world.say(chat, `${sent}`);
    world.clock.put("2024-03-01T00:00");
    expect(await kindOf(world.say(chat, "x", [], { priority: "ordinary" }))).toBe("sent");
    expect((await readUsage(db.prisma, world.channel.bot, world.clock.now())).sent).toBe(1);
  });

  it("strangers at once use their share exactly, and nobody else is told that the month is over", async () => {
    await db.prisma.setting.create({ data: { key: "limits", value: { strangerQuota: 0.2 } } });
    const toStrangers = new Api(world.channel.token, world.channel.client);
    speakFor(toStrangers, { rank: "unknown", signal: new AbortController().signal });
    const answers = Array.from({ length: 6 }, (_, index) =>
      kindOf(toStrangers.sendMessage(chat, `Xin mã mời ${index}`)),
    );
    expect((await Promise.all(answers)).sort()).toEqual([...Array(4).fill("quota"), "sent", "sent"]);
    expect(world.warnings).toEqual([]);
    expect(await kindOf(world.say(chat, "x"))).toBe("sent");
    await db.prisma.setting.delete({ where: { key: "limits" } });
  });

  it("Zalo's own word is told once and blocks nothing for longer than it lasts", async () => {
    world.zalo.fail({ method: "sendMessage", times: 2, kind: "quota" });
    expect(await kindOf(world.say(chat, "x"))).toBe("quota");
    expect(await kindOf(world.say(chat, "x"))).toBe("quota");
    expect(world.channel.health.report).toMatchObject({ ok: false, trouble: "quota", failures: 2 });
    expect(await kindOf(world.say(chat, "x"))).toBe("sent");
    expect(world.warnings.map(({ percent }) => percent)).toEqual([100]);
  });

  it("warns when 70 and 90 % of the people have come", async () => {
    for (const name of ["b", "c", "d"]) {
      world.zalo.addPhone(`zalo:${name}`, name);
      await world.hear("xin chào", `zalo:${name}`);
      await world.hear("lại đây", `zalo:${name}`);
    }
    expect(world.warnings.map(({ of, percent, used }) => [of, percent, used])).toEqual([
      ["people", 70, 3],
      ["people", 90, 4],
    ]);
  });

  it("several processes count together, and one of them warns", async () => {
    const warnings: QuotaWarning[] = [];
    const options = {
      db: db.prisma,
      bot: "several",
      clock: world.clock,
      warn: (one: QuotaWarning) => warnings.push(one),
    };
    const counters = [createUsageCounter(options), createUsageCounter(options)];
    await Promise.all(Array.from({ length: 8 }, (_, index) => counters[index % 2]!.count()));
    expect((await readUsage(db.prisma, "several", world.clock.now())).sent).toBe(8);
    expect(warnings.map(({ percent }) => percent)).toEqual([70]);
  });

  it.each([
    ["nothing", {}, basicPlan],
    ["a part", { messages: 5_000 }, { ...basicPlan, messages: 5_000 }],
    ["nonsense", { messages: "many" }, basicPlan],
  ])("a setting that names %s", async (_, value, settings) => {
    await setQuota(value);
    expect((await readUsage(db.prisma, "x", world.clock.now())).settings).toEqual(settings);
  });
});
