import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dayInVietnam } from "../../src/calendar/day.js";
import type { HolidayTable } from "../../src/calendar/working-days.js";
import { dateColumn, dayOf } from "../../src/database/days.js";
import { reviveUnsentOfTheFuture } from "../../src/delivery/outbox.js";
import { bundledPlanFolder } from "../../src/plan/data-folder.js";
import { importPlan } from "../../src/plan/import-plan.js";
import { type PlanInForce, planReader } from "../../src/plan/plan-in-force.js";
import { composeDigest } from "../../src/reminders/compose-digest.js";
import { chooseDigest } from "../../src/reminders/digest-items.js";
import { missedBetween, recordMissedDigests } from "../../src/reminders/missed-digests.js";
import { planDigests } from "../../src/reminders/plan-digests.js";
import { draftJson } from "../../src/reporting/draft-json.js";
import { figureWindows } from "../../src/reporting/figure-windows.js";
import { findMissingFigures } from "../../src/reporting/missing-figures.js";
import { emptyTask, newDraft } from "../../src/reporting/report-draft.js";
import { countStatements } from "../support/count-statements.js";
import { testDatabase } from "../support/database.js";
import { digestDay, duty } from "./duties.js";

const db = testDatabase();
const at = (moment: string) => new Date(`${moment}+07:00`);
let plans: readonly PlanInForce[];
let holidays: HolidayTable;
const agencyIds = new Map<string, number>();

/** The real plan, and a focal point for each of the 191 agencies; person and agency have the same id. */
beforeAll(async () => {
  const imported = await importPlan(db.prisma, { folder: bundledPlanFolder(), now: at("2024-01-10T09:00") });
  if (!imported.ok) throw new Error(imported.code);
  plans = await planReader(db.prisma)();
  holidays = plans[0]!.deadlines.holidays;
  const agencies = await db.prisma.agency.findMany({ orderBy: { id: "asc" } });
  const joinedAt = at("2024-01-15T09:00");
  await db.prisma.person.createMany({ data: agencies.map(({ id }) => ({ id, joinedAt })) });
  await db.prisma.post.createMany({
    data: agencies.map(({ id, code }) => ({ id, agencyId: id, role: "focal_point", key: `focal_point:${code}` })),
  });
  await db.prisma.holding.createMany({
    data: agencies.map(({ id }) => ({ postId: id, personId: id, since: joinedAt })),
  });
  await db.prisma.account.createMany({
    data: agencies.map(({ id }) => ({
      id,
      personId: id,
      channel: "telegram",
      bot: "1",
      chatId: BigInt(5_000_000 + id),
      linkedAt: joinedAt,
      lastSeenAt: joinedAt,
    })),
  });
  // Rows were given their ids above; whoever is added in a test must not meet them.
  for (const table of ["Person", "Post", "Account"])
    await db.prisma.$executeRawUnsafe(`SELECT setval(pg_get_serial_sequence('"${table}"', 'id'), 1000)`);
  for (const { id, code } of agencies) agencyIds.set(code, id);
});

beforeEach(async () => {
  await db.prisma.outboxMessage.deleteMany();
  await db.prisma.watch.deleteMany();
  await db.prisma.draft.deleteMany();
  await db.prisma.reminderReply.deleteMany();
  await db.prisma.statusReport.deleteMany();
  await db.prisma.receipt.deleteMany();
  await db.prisma.duty.updateMany({
    where: { answeredOn: { not: null } },
    data: { answeredOn: null, settledOn: null, status: "not_started" },
  });
  await db.prisma.holding.deleteMany({ where: { personId: { gt: 1000 } } });
});

const justice = () => agencyIds.get("STP")!;

async function findDuty(task: string, agency: string, period: string) {
  return db.prisma.duty.findFirstOrThrow({
    where: { task: { code: task }, agency: { code: agency }, period, part: "" },
  });
}

/** A report as reporting/ leaves it: the duty's columns, and the row that says when. */
async function report(dutyId: number, moment: string, settled: boolean): Promise<void> {
  const reportedAt = at(moment);
  const today = dateColumn(dayInVietnam(reportedAt));
  const { agencyId, period } = await db.prisma.duty.update({
    where: { id: dutyId },
    data: { answeredOn: today, settledOn: settled ? today : null, status: settled ? "done" : "in_progress" },
  });
  const receipt = await db.prisma.receipt.create({
    data: { number: `BN-${dutyId}-${moment}`, agencyId, personId: agencyId, issuedAt: reportedAt, onTime: true },
  });
  await db.prisma.statusReport.create({
    data: {
      dutyId,
      period,
      status: settled ? "done" : "in_progress",
      reportedAt,
      personId: agencyId,
      channel: "telegram",
      receiptId: receipt.id,
    },
  });
}

const plan = (moment: string) => planDigests(db.prisma, at(moment), plans);
const compose = (personId: number, moment: string) =>
  composeDigest(db.prisma, { personId, day: moment.slice(0, 10) }, at(moment), plans);

describe("at eight on a working morning", () => {
  test("everyone with something to be told gets one row, whoever ticks and how often", async () => {
    const ticks = await Promise.all([1, 2, 3, 4].map(() => plan("2024-02-26T08:00:00")));
    const rows = await db.prisma.outboxMessage.findMany({ orderBy: { personId: "asc" } });
    expect(ticks.reduce((sum, count) => sum + count, 0)).toBe(rows.length);
    // V.1 is due in three working days, for all but those who do not lead it.
    expect(rows).toHaveLength(19 + 12 + 142 + 1);
    // "Các sở, ban, ngành" and UBND cấp huyện are late with I.10 of January, which stands on no step.
    expect(rows.filter((row) => row.urgent)).toHaveLength(0);
    expect(await plan("2024-02-26T08:01:00")).toBe(0);
    expect(await plan("2024-02-26T16:59:00")).toBe(0);
    expect(rows.find((row) => row.personId === justice())).toMatchObject({
      key: `digest:${justice()}:2024-02-26`,
      kind: "digest",
      day: dateColumn("2024-02-26"),
      urgent: false,
      state: "queued",
      createdAt: at("2024-02-26T08:00:00"),
      nextAt: at("2024-02-26T08:00:00"),
      expiresAt: at("2024-02-26T17:00:00"),
    });
  });

  test("takes three statements for the whole province, and nothing the next minute", async () => {
    const { db: counted, statements } = countStatements(db.prisma);
    expect(await planDigests(counted, at("2024-02-26T08:00:00"), plans)).toBe(174);
    expect(statements()).toBe(3);
    expect(await planDigests(counted, at("2024-02-26T08:01:00"), plans)).toBe(0);
  });

  test.each([
    ["before eight", "2024-02-26T07:59:59"],
    ["after office hours", "2024-02-26T17:00:00"],
    ["on a Sunday", "2024-02-25T08:00:00"],
    ["at Tết", "2024-02-12T08:00:00"],
    ["when the plan is an archive", "2025-01-09T08:00:00"],
  ])("nobody %s", async (_, moment) => {
    expect(await plan(moment)).toBe(0);
  });

  test("on a worked Saturday, and in the days after the year", async () => {
    expect(await plan("2024-05-04T08:00:00")).toBeGreaterThan(0);
    expect(await plan("2025-01-06T08:00:00")).toBeGreaterThan(0);
  });

  test("not for leaders, for those who have left, or who joined since: the next morning", async () => {
    const person = await db.prisma.person.create({ data: { joinedAt: at("2024-02-26T08:05:00") } });
    const holding = await db.prisma.holding.create({
      data: { personId: person.id, postId: justice(), since: at("2024-02-26T08:05:00") },
    });
    const planned = async (moment: string) => {
      await plan(moment);
      const day = dateColumn(moment.slice(0, 10));
      return (await db.prisma.outboxMessage.count({ where: { personId: person.id, day } })) === 1;
    };
    expect(await planned("2024-02-26T08:06:00")).toBe(false);
    expect(await planned("2024-02-27T08:00:00")).toBe(true);
    await db.prisma.holding.update({ where: { id: holding.id }, data: { until: at("2024-02-27T12:00:00") } });
    expect(await planned("2024-02-28T08:00:00")).toBe(false);
    const post = await db.prisma.post.create({ data: { role: "leader", agencyId: justice(), key: "leader:STP" } });
    await db.prisma.holding.update({ where: { id: holding.id }, data: { until: null, postId: post.id } });
    expect(await planned("2024-02-28T09:00:00")).toBe(false);
  });

  test("once what was due is settled there is nothing to tell; what is answered comes back on its day", async () => {
    const january = await findDuty("I.10", "STP", "2024-01");
    const february = await findDuty("I.10", "STP", "2024-02");
    const v1 = await findDuty("V.1", "STP", "2024-02");
    // Their first step is 27/02.
    await db.prisma.duty.updateMany({
      where: { agencyId: justice(), checkIn: true },
      data: { answeredOn: dateColumn("2024-02-01"), settledOn: dateColumn("2024-02-01") },
    });
    const told = async (moment: string) => {
      await plan(moment);
      const composed = await compose(justice(), moment);
      return typeof composed === "object" && "items" in composed ? composed.items : composed;
    };
    expect(await told("2024-02-26T08:00:00")).toEqual([january.id, v1.id, february.id].sort(byPlan));
    await report(january.id, "2024-02-26T09:00", true);
    await report(v1.id, "2024-02-26T09:01", false);
    expect(await told("2024-02-27T08:00:00")).toBe("withdrawn");
    expect(await told("2024-02-28T08:00:00")).toEqual([february.id, v1.id]);
    await report(february.id, "2024-02-28T09:00", true);
    expect(await told("2024-02-29T08:00:00")).toEqual([v1.id]);
    await report(v1.id, "2024-02-29T09:00", true);
    expect(await told("2024-03-01T08:00:00")).toBe("withdrawn");
    const days = await db.prisma.outboxMessage.findMany({ where: { personId: justice() }, orderBy: { id: "asc" } });
    expect(days.map((row) => dayOf(row.day))).toEqual(["2024-02-26", "2024-02-28", "2024-02-29"]);

    function byPlan(one: number, other: number): number {
      const order = [january.id, february.id, v1.id];
      return order.indexOf(one) - order.indexOf(other);
    }
  });

  test("a report of today that settles nothing brings no digest at noon", async () => {
    for (const period of ["2024-01", "2024-02"])
      await report((await findDuty("I.10", "STP", period)).id, "2024-02-20T09:00", true);
    const v1 = await findDuty("V.1", "STP", "2024-02");
    await report(v1.id, "2024-02-21T09:00", true);
    const count = async (moment: string) => {
      await plan(moment);
      return db.prisma.outboxMessage.count({ where: { personId: justice() } });
    };
    expect(await count("2024-03-04T08:00:00")).toBe(0);
    await report(v1.id, "2024-03-04T11:00", false);
    expect(await count("2024-03-04T11:01:00")).toBe(0);
    expect(await count("2024-03-05T08:00:00")).toBe(1);
  });

  test("after an outage it is caught up until five, and says that it is late", async () => {
    expect(await plan("2024-02-26T10:12:00")).toBe(174);
    const composed = await compose(justice(), "2024-02-26T10:12:00");
    if (typeof composed !== "object" || !("message" in composed)) throw new Error("not composed");
    expect(composed.message.text.split("\n").at(-1)).toBe("Bản nhắc 08:00, gửi muộn lúc 10:12.");
  });
});

describe("who has chosen an hour", () => {
  const choose = (remindAt: string | null) => db.prisma.person.update({ where: { id: justice() }, data: { remindAt } });
  const isPlanned = async () => (await db.prisma.outboxMessage.count({ where: { personId: justice() } })) === 1;

  test.each([
    ["07:30", "2024-02-26T07:29:00", "2024-02-26T07:30:00"],
    ["14:15", "2024-02-26T14:14:00", "2024-02-26T14:15:00"],
    // At noon nobody is told: who missed theirs in the morning is told after it.
    ["11:15", "2024-02-26T11:30:00", "2024-02-26T13:30:00"],
  ])("%s is told then", async (hour, before, then) => {
    await choose(hour);
    await plan(before);
    expect(await isPlanned()).toBe(false);
    await plan(then);
    expect(await isPlanned()).toBe(true);
    expect(await compose(justice(), then)).toHaveProperty("message");
    await choose(null);
  });

  test("a digest that waits for the afternoon is not sent in the morning, nor at noon", async () => {
    await choose("14:15");
    expect(await compose(justice(), "2024-02-26T08:00:00")).toEqual({ postpone: at("2024-02-26T14:15") });
    await choose(null);
    expect(await compose(justice(), "2024-02-26T11:45:00")).toEqual({ postpone: at("2024-02-26T13:30") });
  });
});

describe("what was put off", () => {
  const putOff = (wanted: object) =>
    db.prisma.reminderReply.create({
      data: { personId: justice(), said: "later", at: at("2024-02-26T09:00"), inboxId: 1n, ...wanted },
    });

  test("does not bring a digest before its day, and does on it, though it stands on no step", async () => {
    await db.prisma.duty.updateMany({
      where: { agencyId: justice(), NOT: { task: { code: "V.1" } } },
      data: { answeredOn: dateColumn("2024-02-01"), settledOn: dateColumn("2024-02-01") },
    });
    const v1 = await findDuty("V.1", "STP", "2024-02");
    await putOff({ dutyId: v1.id, remindOn: dateColumn("2024-02-27") });
    const isTold = async (moment: string) => {
      await plan(moment);
      const planned = await db.prisma.outboxMessage.count({
        where: { personId: justice(), day: dateColumn(moment.slice(0, 10)) },
      });
      expect((await compose(justice(), moment)) !== "withdrawn").toBe(planned === 1);
      return planned === 1;
    };
    expect(await isTold("2024-02-26T08:00:00")).toBe(false);
    expect(await isTold("2024-02-27T08:00:00")).toBe(true);
    await putOff({ dutyId: v1.id, remindOn: dateColumn("2024-02-28"), at: at("2024-02-27T09:00") });
    await putOff({ dutyId: v1.id, remindOn: dateColumn("2024-02-29"), at: at("2024-02-27T09:05") });
    expect(await isTold("2024-02-28T08:00:00")).toBe(false);
    await report(v1.id, "2024-02-28T09:00", true);
    expect(await isTold("2024-02-29T08:00:00")).toBe(false);
  });

  test("goes for figures: 14/03 is no step of theirs", async () => {
    const key = { agencyId: justice(), period: "2024-Q1" };
    await db.prisma.duty.updateMany({
      where: { agencyId: justice() },
      data: { answeredOn: dateColumn("2024-02-01"), settledOn: dateColumn("2024-02-01") },
    });
    const told = async (moment: string) => {
      await plan(moment);
      return db.prisma.outboxMessage.count({ where: { personId: justice(), day: dateColumn(moment.slice(0, 10)) } });
    };
    await putOff({ ...key, remindOn: dateColumn("2024-03-14"), at: at("2024-03-13T09:00") });
    expect(await told("2024-03-13T08:00:00")).toBe(0);
    expect(await told("2024-03-14T08:00:00")).toBe(1);
    expect(await compose(justice(), "2024-03-14T08:00:00")).toMatchObject({ items: [`figures:${justice()}:2024-Q1`] });
    expect(await told("2024-03-15T08:00:00")).toBe(1);
  });
});

describe("figures", () => {
  test("are missing for those whom the catalogue asks, but for those who gave them", async () => {
    const [{ catalogue }] = plans as [PlanInForce];
    const asked = (code: string) => catalogue.indicators.filter(({ agencies }) => agencies.includes(code)).length;
    const windows = figureWindows(plans, "2024-03-18");
    const count = async () => {
      const found = await findMissingFigures(db.prisma, windows, [...agencyIds.values()], "2024-03-18");
      return new Map(found.map((one) => [one.agency, one.count]));
    };
    const expected = [...agencyIds.keys()].flatMap((code) => (asked(code) > 0 ? [[code, asked(code)] as const] : []));
    expect(new Map([...(await count())].sort())).toEqual(new Map(expected.sort()));
    const indicator = await db.prisma.indicator.findFirstOrThrow({ where: { code: "CT-b3" } });
    const reportedAt = at("2024-03-16T09:00");
    const receipt = await db.prisma.receipt.create({
      data: { number: "BN-1", agencyId: justice(), personId: justice(), issuedAt: reportedAt, onTime: true },
    });
    const given = await db.prisma.figure.create({
      data: {
        ...{ indicatorId: indicator.id, agencyId: justice(), period: "2024-Q1", percent: 60, reportedAt },
        ...{ personId: justice(), channel: "telegram", receiptId: receipt.id },
      },
    });
    expect((await count()).get("STP")).toBe(asked("STP") - 1);
    await db.prisma.figure.update({ where: { id: given.id }, data: { takenBackAt: reportedAt } });
    expect((await count()).get("STP")).toBe(asked("STP"));
    await db.prisma.figure.delete({ where: { id: given.id } });
  });

  test("bring a digest to who owes nothing else", async () => {
    await db.prisma.duty.updateMany({
      where: { agencyId: justice() },
      data: { answeredOn: dateColumn("2024-02-01"), settledOn: dateColumn("2024-02-01") },
    });
    await plan("2024-03-18T08:00:00");
    expect(await db.prisma.outboxMessage.count({ where: { personId: justice() } })).toBe(1);
    const composed = await compose(justice(), "2024-03-18T08:00:00");
    if (typeof composed !== "object" || !("message" in composed)) throw new Error("not composed");
    expect(composed.message.text).toMatch(
      /^Sở Tư pháp: \d+ chỉ tiêu đến hạn\.\n🟡 Số liệu quý I: \d+ chỉ tiêu, đến hết hôm nay$/,
    );
  });
});

describe("when it is sent", () => {
  const draft = (change: object) => ({
    personId: justice(),
    agencyId: justice(),
    channel: "telegram",
    bot: "1",
    chatId: 1n,
    data: {},
    createdAt: at("2024-02-25T09:00"),
    updatedAt: at("2024-02-25T09:00"),
    subject: "lines:1",
    ...change,
  });

  test("it waits until a report in hand has been still for fifteen minutes, but not beyond five", async () => {
    await db.prisma.draft.create({ data: draft({ updatedAt: at("2024-02-26T07:55") }) });
    expect(await compose(justice(), "2024-02-26T08:00:00")).toEqual({ postpone: at("2024-02-26T08:10:00") });
    expect(await compose(justice(), "2024-02-26T08:10:00")).toHaveProperty("message");
    await db.prisma.draft.updateMany({ data: { updatedAt: at("2024-02-26T16:50") } });
    expect(await compose(justice(), "2024-02-26T16:51:00")).toHaveProperty("message");
    await db.prisma.draft.updateMany({ data: { focused: false, updatedAt: at("2024-02-26T08:59") } });
    expect(await compose(justice(), "2024-02-26T09:00:00")).toHaveProperty("message");
  });

  test("a report that was left goes on where it stopped", async () => {
    const v1 = await findDuty("V.1", "STP", "2024-02");
    const { id } = await db.prisma.draft.create({
      data: draft({
        subject: `duty:${v1.id}`,
        focused: false,
        data: draftJson(newDraft(justice(), "confirm", { ...emptyTask(v1.id), status: "done" })),
      }),
    });
    const composed = await compose(justice(), "2024-02-26T08:00:00");
    if (typeof composed !== "object" || !("message" in composed)) throw new Error("not composed");
    expect(composed.message.buttons.flat()).toContainEqual({ label: "V.1", data: `+resume:${id}` });
  });

  test("it is in the person's language, and names what its buttons open", async () => {
    await db.prisma.person.update({ where: { id: justice() }, data: { language: "en" } });
    const composed = await compose(justice(), "2024-02-26T08:00:00");
    if (typeof composed !== "object" || !("message" in composed)) throw new Error("not composed");
    expect(composed.message.text).toMatch(/^Sở Tư pháp: 1 overdue, 2 due Thursday 29\/02\.\n/);
    const buttons = composed.message.buttons.flat().map(({ data }) => data);
    expect(buttons).toEqual([
      ...composed.items.map((dutyId) => `+duty:${dutyId}`),
      ...["+tomorrow:2024-02-26", `+work:${justice()}`, "+away"],
    ]);
    await db.prisma.person.update({ where: { id: justice() }, data: { language: "vi" } });
  });

  test("for two agencies it is one message", async () => {
    await db.prisma.holding.create({
      data: { personId: justice(), postId: agencyIds.get("H679")!, since: at("2024-02-01T09:00") },
    });
    await plan("2024-02-26T08:00:00");
    expect(await db.prisma.outboxMessage.count({ where: { personId: justice() } })).toBe(1);
    const composed = await compose(justice(), "2024-02-26T08:00:00");
    if (typeof composed !== "object" || !("message" in composed)) throw new Error("not composed");
    expect(composed.message.text).toMatch(/^Hôm nay: 2 việc quá hạn, 4 việc đến hạn thứ Năm 29\/02\./);
    expect(composed.message.text).toContain("I.10 tháng 01 · Di Linh · quá hạn 26 ngày");
    await db.prisma.holding.deleteMany({ where: { personId: justice(), postId: agencyIds.get("H679")! } });
  });

  test("nothing is said on another day than its own, after hours, or to who has left", async () => {
    const digest = { personId: justice(), day: "2024-02-26" };
    expect(await composeDigest(db.prisma, digest, at("2024-02-27T08:00"), plans)).toBe("withdrawn");
    expect(await composeDigest(db.prisma, digest, at("2024-02-26T17:00"), plans)).toBe("withdrawn");
    await db.prisma.person.update({ where: { id: justice() }, data: { leftAt: at("2024-02-26T08:00") } });
    expect(await composeDigest(db.prisma, digest, at("2024-02-26T08:01"), plans)).toBe("withdrawn");
    await db.prisma.person.update({ where: { id: justice() }, data: { leftAt: null } });
  });
});

describe("while nobody ran", () => {
  const record = (moment: string) => recordMissedDigests(db.prisma, at(moment), plans);

  test.each([
    ["2024-02-28T07:20", "2024-02-28T20:30", ["2024-02-28"]],
    ["2024-02-28T07:20", "2024-02-28T16:59", []], // caught up, late
    ["2024-02-28T08:00", "2024-02-28T20:30", ["2024-02-28"]], // for who wanted it later than at eight
    ["2024-02-28T17:00", "2024-02-28T20:30", []],
    ["2024-03-01T17:30", "2024-03-04T07:00", []], // a weekend
    ["2024-02-07T12:00", "2024-02-16T09:00", ["2024-02-07", "2024-02-15"]], // Tết
    ["2024-02-27T18:00", "2024-03-04T18:00", ["2024-02-28", "2024-02-29", "2024-03-01", "2024-03-04"]],
    ["2024-03-04T18:00", "2024-02-27T18:00", []], // a clock that was put back
  ])("from %s to %s: %j", (from, to, days) => {
    expect(missedBetween(at(from), at(to), holidays).map(({ day }) => day)).toEqual(days);
  });

  test("a day that went by is in the ledger, once, for each who would have been told", async () => {
    expect(await record("2024-02-28T07:20")).toBe(0);
    // Reported that day by the time the bot was back: it would still have been told that morning.
    const { id } = await findDuty("I.10", "STP", "2024-01");
    await report(id, "2024-02-28T20:40", true);
    // Stopped in the middle it leaves the day to the next start.
    expect(await recordMissedDigests(db.prisma, at("2024-02-28T20:44"), plans, AbortSignal.abort())).toBe(0);
    expect(await record("2024-02-28T20:45")).toBe(19 + 12 + 142 + 1);
    expect(await record("2024-02-28T20:46")).toBe(0);
    expect(await plan("2024-02-28T20:46:00")).toBe(0);
    const row = await db.prisma.outboxMessage.findUniqueOrThrow({ where: { key: `digest:${justice()}:2024-02-28` } });
    expect(row).toMatchObject({
      kind: "digest",
      state: "failed",
      attempts: 0,
      reason: "the bot did not run that day",
      finishedAt: at("2024-02-28T20:45"),
    });
    expect(await plan("2024-02-29T08:00:00")).toBe(19 + 12 + 142 + 1);
  });

  test("of a day whose morning was watched, those are missed who wanted it later", async () => {
    await db.prisma.person.update({ where: { id: justice() }, data: { remindAt: "14:00" } });
    await record("2024-02-28T12:00");
    expect(await record("2024-02-28T18:00")).toBe(1);
    const [row] = await db.prisma.outboxMessage.findMany();
    expect(row).toMatchObject({ personId: justice(), state: "failed" });
    await db.prisma.person.update({ where: { id: justice() }, data: { remindAt: null } });
  });

  test("a first start has missed nothing", async () => {
    expect(await record("2024-06-14T09:00")).toBe(0);
    expect(await db.prisma.outboxMessage.count()).toBe(0);
  });
});

describe("a clock that was ahead and is put right", () => {
  const record = (moment: string) => recordMissedDigests(db.prisma, at(moment), plans);

  test.each([
    ["the same day, before eight", "2024-02-28T18:58", "2024-02-28T07:58", "2024-02-28"],
    ["the same day, after eight", "2024-02-28T18:58", "2024-02-28T09:10", "2024-02-28"],
    ["two days later", "2024-03-01T18:58", "2024-02-28T07:58", "2024-03-01"],
  ])("what it entered as missed goes out when its hour comes: %s", async (_, wrong, right, day) => {
    await record("2024-02-27T18:00");
    expect(await record(wrong)).toBeGreaterThan(0);
    await reviveUnsentOfTheFuture(db.prisma, at(right));
    expect(await record(right)).toBe(0);
    const key = `digest:${justice()}:${day}`;
    const row = await db.prisma.outboxMessage.findUniqueOrThrow({ where: { key } });
    expect(row).toMatchObject({ state: "queued", nextAt: at(right), reason: null });
    const digest = { personId: justice(), day };
    const hour = at(`${day}T08:00`);
    const early = await composeDigest(db.prisma, digest, at(right), plans);
    if (at(right) < hour) expect(early).toEqual({ postpone: hour });
    else expect(early).toHaveProperty("message");
    expect(await composeDigest(db.prisma, digest, at(`${day}T09:10`), plans)).toHaveProperty("message");
    // The watch is kept from the right time on.
    const { until } = await db.prisma.watch.findFirstOrThrow();
    expect(until).toEqual(at(right));
  });
});

// Last, because it moves the dates of the plan.
test("whom the statement finds are those whom the rule tells, whatever the rows", async () => {
  // Two hundred duties of forty agencies, thrown about by a fixed sequence.
  let seed = 65;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const people = [...agencyIds.values()].slice(1, 41);
  const spare = await db.prisma.duty.findMany({
    where: { agencyId: { in: people } },
    select: { id: true, agencyId: true },
    orderBy: { id: "asc" },
  });
  await db.prisma.duty.updateMany({
    where: { agencyId: { in: people } },
    data: { settledOn: dateColumn("2024-01-01") },
  });
  const day = (from: number, span: number) => dateColumn(dayOf(new Date(Date.UTC(2024, 1, from + random(span)))));
  for (let i = 0; i < 200; i++) {
    const { id } = spare[random(spare.length)]!;
    const answered = random(3) > 0;
    await db.prisma.duty.update({
      where: { id },
      data: {
        beginsOn: day(1, 40),
        dueOn: day(10, 40),
        // Nothing is reported on a day that has not come.
        answeredOn: answered ? day(1, 26) : null,
        settledOn: answered && random(3) === 0 ? day(1, 26) : null,
      },
    });
    if (answered && random(4) === 0) await report(id, `2024-02-26T${random(2) ? "07" : "09"}:30`, false);
  }
  const duties = await db.prisma.duty.findMany({
    where: { agencyId: { in: people } },
    include: { reports: { orderBy: { id: "desc" }, take: 1 } },
  });
  let tellings = 0;
  for (const today of ["2024-02-26", "2024-02-29", "2024-03-05", "2024-03-08"]) {
    const expected = people.filter((personId) => {
      const theirs = duties
        .filter(({ agencyId }) => agencyId === personId)
        .map((row) =>
          duty({
            id: row.id,
            beginsOn: dayOf(row.beginsOn),
            dueOn: dayOf(row.dueOn),
            answeredOn: dayOf(row.answeredOn),
            settledOn: dayOf(row.settledOn),
            reportedAt: row.reports[0]?.reportedAt ?? null,
          }),
        );
      return chooseDigest(theirs, [], digestDay(today, { holidays })) !== null;
    });
    await plan(`${today}T10:00:00`);
    const found = await db.prisma.outboxMessage.findMany({
      where: { personId: { in: people }, day: dateColumn(today) },
      orderBy: { personId: "asc" },
    });
    expect(found.map(({ personId }) => personId)).toEqual([...expected].sort((a, b) => a - b));
    for (const personId of people)
      expect((await compose(personId, `${today}T10:00:00`)) !== "withdrawn").toBe(expected.includes(personId));
    tellings += expected.length;
  }
  expect(tellings).toBeGreaterThan(20);
  expect(tellings).toBeLessThan(4 * people.length);
});
