import { beforeAll, describe, expect, it } from "vitest";
import { type Day, dayInVietnam } from "../../src/calendar/day.js";
import { quarterOf } from "../../src/calendar/windows.js";
import { dayOf } from "../../src/database/days.js";
import { bundledPlanFolder } from "../../src/plan/data-folder.js";
import { importPlan } from "../../src/plan/import-plan.js";
import { type PlanInForce, planReader } from "../../src/plan/plan-in-force.js";
import { hasBegun, standingOf } from "../../src/plan/standing.js";
import { writeSampleReports } from "../../src/sandbox/sample-reports.js";
import { silentMessage, summaryMessage } from "../../src/summary/answer.js";
import { cameInMessage } from "../../src/summary/came-in.js";
import { filterMessage } from "../../src/summary/filter.js";
import { findCameIn } from "../../src/summary/find-came-in.js";
import { wholeListText } from "../../src/summary/name-list.js";
import { agencyName } from "../../src/summary/names.js";
import { dutiesOf, tallyBy } from "../../src/summary/queries.js";
import { parseQuery, query, type SummaryQuery } from "../../src/summary/query.js";
import { findDutyRecord } from "../../src/summary/reports/find-records.js";
import { reportMessage } from "../../src/summary/reports/report-view.js";
import { wholeList } from "../../src/summary/silent.js";
import type { Since } from "../../src/summary/since.js";
import { addUp, nothing, overdueOf, type Tally } from "../../src/summary/tally.js";
import type { FilterOf } from "../../src/text/actions.js";
import { translator } from "../../src/text/language.js";
import type { Message } from "../../src/text/message.js";
import { formatCount } from "../../src/text/numbers.js";
import { countStatements } from "../support/count-statements.js";
import { testDatabase } from "../support/database.js";

const db = testDatabase();
const imported = new Date("2024-01-11T08:00:00+07:00");
/** Samples up to here; asked on several days before and after. */
const filled = new Date("2024-06-20T09:00:00+07:00");
let plan: PlanInForce;

beforeAll(async () => {
  await importPlan(db.prisma, { folder: bundledPlanFolder(), now: imported });
  plan = (await planReader(db.prisma)())[0]!;
  await writeSampleReports(db.prisma, plan, filled);
});

const asked = (words: string): SummaryQuery => {
  const parsed = parseQuery(words);
  if (!parsed) throw new Error(words);
  return parsed;
};
const ask = (words: string, now = filled, language: "vi" | "en" = "vi") =>
  summaryMessage(db.prisma, asked(words), plan, now, translator(language));
const names = (words: string, now = filled, language: "vi" | "en" = "vi") =>
  silentMessage(db.prisma, asked(words), plan, now, translator(language));

describe("counting", () => {
  /** The same by the rules of plan/standing.ts, one duty at a time. */
  async function countByHand(of: SummaryQuery, today: Day): Promise<Tally> {
    const rows = await db.prisma.duty.findMany({ include: { task: true, agency: true } });
    const sum = { ...nothing } as Record<keyof Tally, number>;
    for (const row of rows) {
      const duty = {
        beginsOn: dayOf(row.beginsOn),
        dueOn: dayOf(row.dueOn),
        answeredOn: dayOf(row.answeredOn),
        settledOn: dayOf(row.settledOn),
        counts: row.counts,
      };
      const overdue = standingOf(duty, today) === "overdue";
      const open = duty.settledOn === null && (overdue || row.quarter < of.period);
      // What is overdue, or open of a quarter before, stays on the screen of now.
      const earlier = of.now && of.period === quarterOf(today, "calendar") && row.quarter !== of.period;
      if (!hasBegun(duty, today) || (row.quarter !== of.period && !(earlier && open))) continue;
      if (of.subject.of === "task" && row.task.code !== of.subject.code) continue;
      if (of.whose.of === "agency" && row.agency.code !== of.whose.code) continue;
      const standing = standingOf(duty, today);
      const due = duty.dueOn < today;
      if (due) sum[earlier ? "earlier" : "due"]++;
      if (!due && standing.startsWith("settled")) sum.ahead++;
      else if (standing === "settled_on_time") sum.onTime++;
      else if (standing === "settled_late") sum.late++;
      else if (standing === "overdue") sum[duty.answeredOn ? "unfinished" : "silent"]++;
      else if (standing !== "uncounted") {
        sum[standing]++;
        if (earlier) sum[`${standing}Earlier`]++;
        if (standing === "soon" && !duty.answeredOn) sum.soonSilent++;
      }
    }
    return { ...sum };
  }

  it.each([
    ["@2024-Q1", "2024-02-26"],
    ["@2024-Q2n", "2024-04-01"],
    ["@2024-Q1n", "2024-04-01"],
    [";H679@2024-Q3n", "2024-07-01"],
    ["@2024-Q1", "2024-03-15"],
    ["@2024-Q1", "2024-03-31"],
    ["@2024-Q2", "2024-06-20"],
    ["@2024-Q4", "2024-06-20"],
    ["task:V.2@2024-Q2", "2024-06-20"],
    [";H679@2024-Q2", "2024-06-19"],
  ])("%s on %s agrees with the rules for one duty", async (words, today) => {
    const of = asked(words);
    const tallies = await tallyBy(db.prisma, "task", dutiesOf(of, plan, today));
    const counted = { ...addUp(tallies.values()) };
    expect(counted).toEqual(await countByHand(of, today));
    expect(counted.due + counted.earlier).toBe(counted.onTime + counted.late + counted.silent + counted.unfinished);
  });

  it("is the same by agency and by task", async () => {
    const today = "2024-06-20";
    const duties = dutiesOf(query({ period: "2024-6M" }), plan, today);
    const byTask = addUp((await tallyBy(db.prisma, "task", duties)).values());
    expect(addUp((await tallyBy(db.prisma, "agency", duties)).values())).toEqual(byTask);
    expect(byTask.due).toBeGreaterThan(3_000);
  });

  it("of longer periods is the sum of their quarters", async () => {
    const today = "2024-06-20";
    const count = async (period: string) =>
      addUp((await tallyBy(db.prisma, "task", dutiesOf(query({ period }), plan, today))).values());
    expect(await count("2024-6M")).toEqual(addUp([await count("2024-Q1"), await count("2024-Q2")]));
  });

  it("of a month counts what is due in it", async () => {
    const today = "2024-06-20";
    const tallies = await tallyBy(db.prisma, "task", dutiesOf(query({ period: "2024-02" }), plan, today));
    expect(Object.fromEntries([...tallies].map(([task, tally]) => [task, tally.due]))).toEqual({
      "I.1": 1,
      "I.10": 31,
      "V.1": 173,
    });
  });

  it("loses nothing overdue when a quarter ends, and says how much is from earlier ones", async () => {
    const count = async (period: string, today: Day) =>
      addUp((await tallyBy(db.prisma, "task", dutiesOf(query({ period, now: true }), plan, today))).values());
    const [before, after] = [await count("2024-Q1", "2024-03-31"), await count("2024-Q2", "2024-04-01")];
    const dueOnTheLastDay = await db.prisma.duty.count({
      where: { dueOn: new Date("2024-03-31"), settledOn: null, counts: true },
    });
    expect(before.earlier).toBe(0);
    expect(dueOnTheLastDay).toBeGreaterThan(0);
    expect(overdueOf(after)).toBe(overdueOf(before) + dueOnTheLastDay);
    expect(after.earlier).toBe(overdueOf(after));
    expect((await ask("@2024-Q2n", new Date("2024-04-01T09:00:00+07:00"))).text).toContain(
      `(${after.earlier} từ quý trước)`,
    );
  });

  it("takes a few statements, however many duties", async () => {
    const { db: counted, statements } = countStatements(db.prisma);
    await summaryMessage(counted, asked("@2024-Q2"), plan, filled, translator("vi"));
    expect(statements()).toBeLessThan(10);
  });
});

describe("what the office reads", () => {
  it("shows the whole plan on one screen", async () => {
    const message = await ask("@2024-Q2n");
    expect(message.text.split("\n")).toEqual([
      "Kế hoạch 65/QĐ-UBND · đến 09:00 thứ Năm 20/06/2024",
      expect.stringMatching(/^🔴 Quá hạn [\d.]+: [\d.]+ chưa báo cáo, \d+ chưa xong \(\d+ từ quý trước\)$/),
      expect.stringMatching(
        /^Nhiều nhất: Môi trường điện tử \(\d+\) · Rà soát, đánh giá \(\d+\) · Truyền thông \(\d+\)$/,
      ),
      expect.stringMatching(/^So với thứ Năm tuần trước: [\d.]+ → [\d.]+$/),
      expect.stringMatching(/^Quý II\/2024: đến hạn 1\.791 = [\d.]+ đúng hạn \+ \d+ trễ \+ [\d.]+ chưa xong$/),
      expect.stringMatching(/^✅ Xong hoặc báo cáo trước hạn: \d+ · ⚪ Đến hạn sau đó: \d+$/),
      expect.stringMatching(/^Chưa đạt: Công bố, công khai \d\d(,\d+)?% \(giao 100%\) · /),
      expect.stringMatching(/^Số liệu quý II\/2024: đã có [\d.]+\/2\.091 lượt · thêm [\d.]+ mới có số liệu tháng$/),
      expect.stringMatching(/^Có vướng mắc: \d+ đơn vị$/),
    ]);
    expect(message.buttons.map((row) => row.map((b) => b.label))).toEqual([
      [expect.stringMatching(/^Xem [\d.]+ việc quá hạn$/), "Chỉ tiêu"],
      ["Theo đơn vị", "Lọc"],
      ["Vướng mắc", "Mới báo cáo"],
    ]);
  });

  /** The agencies that the lines of a list name: what stands before the colon is how many. */
  const namedIn = (text: string) =>
    text
      .split("\n")
      .slice(1)
      .filter((line) => !line.startsWith("🔴"))
      .reduce((sum, line) => sum + Number(/\((\d+)\): /.exec(line)![1]), 0);

  it("names who has not reported on one task, by group and district", async () => {
    const silent = await db.prisma.duty.count({
      where: { task: { code: "V.2" }, period: "2024-Q2", answeredOn: null, dueOn: { lt: new Date("2024-06-20") } },
    });
    const { text, buttons } = await names("task:V.2@2024-Q2");
    expect(text.split("\n")[0]).toMatch(/^V\.2 · quý II\/2024 · \d+\/173 đơn vị chưa báo cáo/);
    for (const line of text.split("\n").slice(1)) expect(line).toMatch(/^(Sở|Huyện|Khác|Xã)(, [^(]+)? \(\d+\): .+/);
    expect(namedIn(text)).toBe(silent);
    expect(buttons.flat().map((b) => b.label)).toContain("Xem đã báo cáo");
  });

  it("has a list that is too long for one screen whole in one text, each agency once", async () => {
    const silent = await db.prisma.duty.findMany({
      where: { quarter: "2024-Q2", answeredOn: null, dueOn: { lt: new Date("2024-06-20") } },
      distinct: ["agencyId"],
    });
    const { text, buttons } = await names("@2024-Q2");
    const whole = buttons.flat().find(({ label }) => label === "Gửi danh sách")!;
    const asking = { db: db.prisma, plan, plans: [plan], older: [], now: filled, t: translator("vi") };
    const list = await wholeList(asked(whole.data.replace(/^all:/, "")), asking);
    const sent = wholeListText(list!, asking);
    expect(namedIn(text)).toBe(silent.length);
    expect(namedIn(sent)).toBe(silent.length);
    expect(text.split("\n").length).toBeLessThanOrEqual(12);
  });

  it("never names Phường 1 without its town", async () => {
    const agencies = await db.prisma.agency.findMany({ where: { shortName: "Phường 1" } });
    expect(agencies.length).toBeGreaterThan(1);
    const list = { head: "", times: new Map(agencies.map(({ code }) => [code, 1])) };
    const asking = { db: db.prisma, plan, plans: [plan], older: [], now: filled, t: translator("vi") };
    expect(wholeListText(list, asking).trim().split("\n")).toEqual([
      "Xã, Đà Lạt (1): Phường 1",
      "Xã, Bảo Lộc (1): Phường 1",
    ]);
    expect(agencies.map(({ code }) => agencyName(code, plan.catalogue)).sort()).toEqual([
      "Phường 1 (Bảo Lộc)",
      "Phường 1 (Đà Lạt)",
    ]);
  });

  it("says how much of it has been overdue for five working days", async () => {
    // 13/06 is the fifth working day before 20/06.
    const lasting = await db.prisma.duty.count({
      where: { quarter: "2024-Q2", answeredOn: null, dueOn: { lte: new Date("2024-06-13") } },
    });
    const { text } = await names("@2024-Q2");
    expect(text.split("\n")[1]).toBe(`🔴 ${formatCount(lasting)} đầu việc quá hạn từ 5 ngày làm việc`);
  });

  it("says how late it is where all is due on one day", async () => {
    const { text } = await names("task:I.10@2024-05");
    expect(text.split("\n")[0]).toMatch(/^I\.10 · tháng 05\/2024 · \d+\/31 đơn vị chưa báo cáo · quá hạn 20 ngày$/);
  });

  it("names who has not reported yet where nothing is due yet", async () => {
    const { text } = await names("task:IV.3@2024-Q2");
    expect(text.split("\n")[0]).toMatch(
      /^IV\.3 · quý II\/2024 · \d+\/155 đơn vị chưa báo cáo · chưa đến hạn, đến hết 30\/06\/2024$/,
    );
  });

  it("calls nobody overdue where nothing is due yet", async () => {
    const { text } = await names("late!task:IV.3@2024-Q2");
    expect(text.split("\n")[0]).toMatch(
      /^IV\.3 · quý II\/2024 · chưa có việc quá hạn, \d+\/155 đơn vị chưa xong · chưa đến hạn, đến hết 30\/06\/2024$/,
    );
    const { agency } = await db.prisma.duty.findFirstOrThrow({
      where: { task: { code: "IV.3" }, quarter: "2024-Q2", settledOn: null },
      include: { agency: true },
    });
    const own = await names(`late!task:IV.3;${agency.code}@2024-Q2`);
    expect(own.text.split("\n")[0]).toMatch(/ · chưa có việc quá hạn, 1 đầu việc chưa xong · chưa đến hạn, /);
  });

  it("tells the late from the silent", async () => {
    const late = await db.prisma.duty.findMany({
      where: { quarter: "2024-Q1", settledOn: null, dueOn: { lt: new Date("2024-06-20") } },
      select: { agencyId: true, answeredOn: true },
    });
    const agencies = (of: typeof late) => new Set(of.map((d) => d.agencyId)).size;
    expect((await names("late!@2024-Q1")).text).toContain(` ${agencies(late)}/`);
    expect((await names("@2024-Q1")).text).toContain(` ${agencies(late.filter((d) => !d.answeredOn))}/`);
  });

  it("shows what an agency has overdue, by name", async () => {
    const { agency } = await db.prisma.duty.findFirstOrThrow({
      where: { quarter: "2024-Q2", answeredOn: null, dueOn: { lt: new Date("2024-06-20") } },
      include: { agency: true },
      orderBy: { agencyId: "asc" },
    });
    const { text } = await ask(`;${agency.code}@2024-Q2`);
    expect(text).toMatch(new RegExp(`^${agency.name} · quý II/2024 · đến 09:00`));
    expect(text).toMatch(/🔴 \S+ (quý II|tháng 0[45]) · quá hạn \d+ ngày · chưa báo cáo/);
  });

  it("shows one indicator of one agency against its own target where it has one", async () => {
    const [indicator, agency] = await Promise.all([
      db.prisma.indicator.findFirstOrThrow({ where: { code: "CT-b3" } }),
      db.prisma.agency.findFirstOrThrow({ where: { code: "H679" } }),
    ]);
    const before = (await ask("indicator:CT-b3;H679@2024-Q1")).text;
    expect(before).toMatch(/^CT-b3 Hồ sơ trực tuyến · UBND huyện Di Linh · quý I\/2024/);
    expect(before).toContain("chỉ tiêu giao 60%");
    await db.prisma.target.create({ data: { indicatorId: indicator.id, agencyId: agency.id, value: 35.5 } });
    const after = (await ask("indicator:CT-b3;H679@2024-Q1")).text;
    expect(after).toContain("chỉ tiêu giao 35,5%: đạt");
    expect((await ask("indicators;H679@2024-Q1")).text).toContain("chỉ tiêu giao 35,5%");
    await db.prisma.target.deleteMany();
  });

  it("keeps 'chưa có số liệu' apart from 'chưa báo cáo'", async () => {
    const head = (await names("indicator:CT-b3@2024-Q1")).text.split("\n")[0];
    const givers = async (period: readonly string[]) => {
      const where = { indicator: { code: "CT-b3" }, period: { in: [...period] } };
      return (await db.prisma.figure.findMany({ where, distinct: ["agencyId"] })).length;
    };
    const own = await givers(["2024-Q1"]);
    const inParts = (await givers(["2024-Q1", "2024-01", "2024-02", "2024-03"])) - own;
    expect(head).toBe(
      `CT-b3 · quý I/2024 · ${174 - own}/174 đơn vị chưa gửi đủ: ${174 - own - inParts} chưa có số liệu, ${inParts} mới có số liệu tháng`,
    );
  });

  it("says so where a period has nothing", async () => {
    expect((await ask("@2023-Q1")).text).toContain("Chưa có đầu việc nào trong kỳ này.");
    expect((await names("@2023-Q1")).text).toContain("không có đầu việc nào");
  });

  it("meets codes that the plan does not have with a sentence", async () => {
    for (const words of ["section:X@2024-Q1", "task:V.9@2024-Q1", ";XYZ@2024-Q1", "agencies;~lien-quan@2024-Q1"]) {
      expect((await ask(words)).text).toMatch(/^Không có mục, nhiệm vụ/);
      expect((await names(words)).text).toMatch(/^Không có mục, nhiệm vụ/);
    }
  });

  it("still answers when the plan has become an archive", async () => {
    const now = new Date("2026-11-24T09:00:00+07:00");
    expect(plan.isArchive("2026-11-24")).toBe(true);
    expect((await ask("@2024", now)).text).toMatch(
      /^Kế hoạch 65\/QĐ-UBND · năm 2024 · .*(?:\n.*)*\nNăm 2024: đến hạn 8\.514 = /,
    );
  });
});

describe("every button", () => {
  /** What a button shows; null for what is sent as a text and for what is kept of single reports. */
  async function open(data: string, now: Date, language: "vi" | "en"): Promise<Message | null> {
    const [name, first = "", second = ""] = data.split(":");
    const words = data.slice(data.indexOf(":") + 1);
    const t = translator(language);
    const asking = { db: db.prisma, plan, plans: [plan], older: [], now, t };
    const place = { today: dayInVietnam(now), t, back: "sum:@2024" };
    switch (name) {
      case "sum":
        return data === "sum" ? null : ask(words, now, language);
      case "sil":
        return names(words, now, language);
      case "flt":
        return filterMessage(first as FilterOf, asked(words.slice(first.length + 1)), place.today, asking);
      case "new":
        return cameInMessage(await findCameIn(first as Since, Number(second), asking), asking);
      case "rep":
        return reportMessage((await findDutyRecord(db.prisma, Number(first)))!, place);
      default:
        return null;
    }
  }

  it.each([
    ["2024-02-26T07:30:00+07:00", "@2024-Q1", "vi"],
    ["2024-06-20T09:00:00+07:00", "@2024-Q2n", "vi"],
    ["2024-12-20T09:00:00+07:00", "@2024-Q4", "en"],
  ] as const)("that can be reached on %s leads to a screen of eight buttons at most", async (at, start, language) => {
    const now = new Date(at);
    const seen = new Set<string>();
    const waiting = [`sum:${start}`];
    while (waiting.length > 0 && seen.size < 110) {
      const data = waiting.shift()!;
      if (seen.has(data)) continue;
      seen.add(data);
      const message = await open(data, now, language);
      if (!message) continue;
      const buttons = message.buttons.flat();
      expect(buttons.length, data).toBeLessThanOrEqual(8);
      expect(buttons.length, data).toBeGreaterThan(0);
      expect(message.text.split("\n").length, message.text).toBeLessThanOrEqual(12);
      expect(message.text).not.toMatch(/\{\{|undefined|NaN|null|office\./);
      expect(message.text, data).toContain("2024");
      for (const button of buttons) {
        expect(button.data, data).toMatch(/^(sum|sil|flt|new|all|rep|his|rcp|fig|fih|nudge)\b/);
        expect(Buffer.byteLength(button.data)).toBeLessThanOrEqual(64);
        expect(button.label.length, button.label).toBeLessThanOrEqual(24);
        waiting.push(button.data);
      }
      expect(new Set(buttons.map((b) => b.label)).size, message.text).toBe(buttons.length);
    }
    expect(seen.size).toBeGreaterThan(50);
  });
});
