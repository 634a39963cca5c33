import { beforeAll, describe, expect, it } from "vitest";
import { dayInVietnam } from "../../../src/calendar/day.js";
import { dayOf } from "../../../src/database/days.js";
import { bundledPlanFolder } from "../../../src/plan/data-folder.js";
import { importPlan } from "../../../src/plan/import-plan.js";
import { type PlanInForce, planReader } from "../../../src/plan/plan-in-force.js";
import { findIssuedReceipts, type IssuedReceipt } from "../../../src/reporting/issued-receipt.js";
import { writeSampleReports } from "../../../src/sandbox/sample-reports.js";
import type { Asked } from "../../../src/summary/asked.js";
import { dutiesOf, tallyBy } from "../../../src/summary/queries.js";
import { parseQuery } from "../../../src/summary/query.js";
import { classOf, type DutyRow } from "../../../src/summary/rows/duty-rows.js";
import { gatherWithHistory } from "../../../src/summary/rows/facts.js";
import { addUp, nothing, type Tally } from "../../../src/summary/tally.js";
import { translator } from "../../../src/text/language.js";
import { testDatabase } from "../../support/database.js";
import { importBundledAgencies } from "../../support/next-plan.js";

const db = testDatabase();
const filled = new Date("2024-06-20T09:00:00+07:00");
let plan: PlanInForce;

beforeAll(async () => {
  await importPlan(db.prisma, { folder: bundledPlanFolder(), now: new Date("2024-01-11T08:00:00+07:00") });
  plan = (await planReader(db.prisma)())[0]!;
  await writeSampleReports(db.prisma, plan, filled);
});

const asking = (now: Date): Asked => ({
  db: db.prisma,
  plan,
  older: [],
  plans: [plan],
  now,
  t: translator("vi", plan),
});
const gather = (words: string, now = filled) => gatherWithHistory(parseQuery(words)!, asking(now));

describe("the duties of a file", () => {
  it.each([
    ["@2024-Q1", "2024-02-26T08:00:00+07:00"],
    ["@2024-Q2n", "2024-06-20T09:00:00+07:00"],
    ["@2024-6M", "2024-06-20T09:00:00+07:00"],
    ["@2024-02", "2024-06-20T09:00:00+07:00"],
    ["section:V;~cap-xa@2024-Q2n", "2024-06-20T09:00:00+07:00"],
    ["task:VII.4/ket-noi@2024-Q1", "2024-06-20T09:00:00+07:00"],
    [";STP@2024", "2024-06-20T09:00:00+07:00"],
  ])("%s at %s are those that the chat counts", async (words, at) => {
    const now = new Date(at);
    const today = dayInVietnam(now);
    const { duties } = await gather(words, now);
    const counted = addUp((await tallyBy(db.prisma, "task", dutiesOf(parseQuery(words)!, plan, today))).values());
    const { soonSilent, ...told } = counted;
    const { soonSilent: ofRows, ...rows } = tallyRows(duties);
    expect(rows).toEqual(told);
    expect(ofRows).toBe(soonSilent);
    expect(duties.length).toBeGreaterThan(0);
  });

  it("carry the last report and its receipt, and no other", async () => {
    const { duties } = await gather("@2024-6M");
    const latest = new Map<number, { number: string; document: string | null }>();
    for (const report of await db.prisma.statusReport.findMany({ orderBy: { id: "asc" }, include: { receipt: true } }))
      latest.set(report.dutyId, { number: report.receipt.number, document: report.document });
    const rows = await db.prisma.duty.findMany({
      where: { quarter: { in: ["2024-Q1", "2024-Q2"] }, beginsOn: { lte: new Date("2024-06-20") } },
      include: { task: true, agency: true },
    });
    expect(duties).toHaveLength(rows.length);
    const key = (...parts: readonly (string | null)[]) => parts.join("|");
    const byKey = new Map(duties.map((d) => [key(d.task, d.part ?? "", d.agency, d.period), d]));
    for (const row of rows) {
      const duty = byKey.get(key(row.task.code, row.part, row.agency.code, row.period))!;
      expect([duty.dueOn, duty.status]).toEqual([dayOf(row.dueOn), row.status]);
      expect(duty.report?.receipt).toBe(latest.get(row.id)?.number);
      expect(duty.report?.document ?? null).toBe(latest.get(row.id)?.document ?? null);
    }
  });

  it("have all their reports in the history", async () => {
    const { reports } = await gather(";STP@2024-6M");
    const expected = await db.prisma.statusReport.findMany({
      where: { duty: { agency: { code: "STP" }, quarter: { in: ["2024-Q1", "2024-Q2"] } } },
      include: { receipt: true },
      orderBy: [{ receiptId: "asc" }, { id: "asc" }],
    });
    expect(expected.length).toBeGreaterThan(5);
    expect(reports.map((one) => one.receipt)).toEqual(expected.map((one) => one.receipt.number));
  });
});

describe("the lines of a receipt", () => {
  /** One receipt with a line of what is overdue, and one of what is due later, as an agency has both. */
  beforeAll(async () => {
    const open = await db.prisma.duty.findMany({
      where: { settledOn: null, closedOn: null, beginsOn: { lte: filled }, quarter: "2024-Q2" },
      orderBy: { dueOn: "asc" },
    });
    const late = open.find(
      ({ agencyId, dueOn }) => dueOn < filled && open.some((o) => o.agencyId === agencyId && o.dueOn > filled),
    )!;
    const early = open.find(({ agencyId, dueOn }) => agencyId === late.agencyId && dueOn > filled)!;
    const { personId } = await db.prisma.receipt.findFirstOrThrow();
    const said = { status: "done", reportedAt: filled, personId, channel: "telegram" };
    await db.prisma.receipt.create({
      data: {
        ...{ number: "BN-2024-999999", agencyId: late.agencyId, personId, issuedAt: filled, onTime: false },
        reports: { create: [late, early].map(({ id, period }) => ({ ...said, dutyId: id, period })) },
      },
    });
    await db.prisma.duty.updateMany({
      where: { id: { in: [late.id, early.id] } },
      data: { status: "done", settledOn: filled, answeredOn: filled },
    });
  });

  /** Receipts whose lines are not all in time or all late. */
  async function mixed(agency: string) {
    const rows = await db.prisma.receipt.findMany({ where: { agency: { code: agency } }, select: { id: true } });
    const ids = rows.map(({ id }) => id);
    const issued = await findIssuedReceipts(db.prisma, ids, [plan]);
    return { all: [...issued.values()], mixed: [...issued.values()].filter(isMixed) };
  }
  const isMixed = ({ items }: IssuedReceipt) => new Set(items.map(({ onTime }) => onTime)).size > 1;

  it("are each in time or late as the receipt says of it, whatever the others are", async () => {
    const { reports, given } = await gather("@2024-6M");
    const said = new Map<string, boolean>();
    for (const { task, agency, period, receipt, onTime } of reports)
      said.set(`${receipt} ${agency} ${task} ${period}`, onTime);
    for (const { indicator, agency, period, receipt, onTime } of given)
      said.set(`${receipt} ${agency} ${indicator} ${period}`, onTime);
    let [compared, differing] = [0, 0];
    const { agency: mixedAgency } = await db.prisma.receipt.findUniqueOrThrow({
      where: { number: "BN-2024-999999" },
      include: { agency: true },
    });
    for (const agency of new Set(["STP", "SYT", "H672", "X24778", mixedAgency.code])) {
      const { all, mixed: apart } = await mixed(agency);
      differing += apart.length;
      for (const { number, items } of all)
        for (const item of items) {
          const about =
            item.kind === "task"
              ? `${item.duty.task} ${item.duty.period}`
              : `${item.figure.indicator} ${item.figure.period}`;
          const onTime = said.get(`${number} ${agency} ${about}`);
          if (onTime === undefined) continue;
          compared += 1;
          expect(onTime, `${number} ${about}`).toBe(item.onTime);
        }
    }
    expect(compared).toBeGreaterThan(50);
    expect(differing).toBeGreaterThan(0);
  });
});

describe("the figures of a file", () => {
  it("add up to the indicator, each with the receipts that it comes from", async () => {
    const { figures, states } = await gather("@2024-Q1");
    const written = await db.prisma.figure.findMany({
      where: { period: { in: ["2024-Q1", "2024-01", "2024-02", "2024-03"] } },
      include: { receipt: true, indicator: true, agency: true },
    });
    const receipts = new Map(
      written.map((one) => [`${one.indicator.code}|${one.agency.code}|${one.receipt.number}`, one]),
    );
    expect(states).toHaveLength(16);
    for (const { indicator, numerator, denominator } of states) {
      const rows = figures.filter((row) => row.indicator === indicator.code);
      expect(rows.map((row) => row.agency).sort()).toEqual([...indicator.agencies].sort());
      const added = rows.filter(({ use }) => use === "added");
      if (numerator !== null) {
        expect(added.reduce((sum, row) => sum + (row.numerator ?? 0), 0)).toBe(numerator);
        expect(added.reduce((sum, row) => sum + (row.denominator ?? 0), 0)).toBe(denominator);
      }
      for (const row of rows) {
        expect(row.given.length > 0).toBe(row.reach !== "missing");
        for (const { receipt } of row.given)
          expect(receipts.has(`${indicator.code}|${row.agency}|${receipt}`), `${row.agency} ${receipt}`).toBe(true);
      }
    }
  });

  it("are of the one indicator that is asked for, and a section has none", async () => {
    const one = await gather("indicator:CT-b3@2024-Q1");
    expect(new Set(one.figures.map(({ indicator }) => indicator))).toEqual(new Set(["CT-b3"]));
    expect(one.duties).toEqual([]);
    expect((await gather("section:V@2024-Q1")).figures).toEqual([]);
  });
});

describe("a class", () => {
  it.each([
    ["2024-02-29", null, false, "2024-03-01", "silent"],
    ["2024-02-29", null, true, "2024-03-01", "unfinished"],
    ["2024-02-29", null, false, "2024-02-29", "soon"],
    ["2024-02-29", null, false, "2024-02-21", "later"],
    ["2024-02-29", "2024-02-28", true, "2024-02-29", "ahead"],
    ["2024-02-29", "2024-02-29", true, "2024-03-01", "onTime"],
    ["2024-02-29", "2024-03-01", true, "2024-03-04", "late"],
  ])("due %s, settled %s, answered %s is on %s %s", (dueOn, settledOn, answered, today, of) => {
    expect(classOf({ dueOn, settledOn, answered }, today)).toBe(of);
  });
});

describe("after agencies merged", () => {
  const merged = testDatabase();

  it("what became one is one row, with the last report of any", async () => {
    await importPlan(merged.prisma, { folder: bundledPlanFolder(), now: new Date("2024-01-11T08:00:00+07:00") });
    const [before] = await planReader(merged.prisma)();
    await writeSampleReports(merged.prisma, before!, new Date("2024-11-20T09:00:00+07:00"));
    await importBundledAgencies(merged.prisma, "2024-12-01", new Date("2024-12-02T08:00:00+07:00"));
    const [after] = await planReader(merged.prisma)();
    const now = new Date("2024-12-20T09:00:00+07:00");
    const query = parseQuery("@2024")!;
    const asked = { ...asking(now), db: merged.prisma, plan: after! };
    const { duties, figures } = await gatherWithHistory(query, asked);
    const open = await merged.prisma.duty.count({
      where: { closedOn: null, beginsOn: { lte: new Date("2024-12-20") } },
    });
    expect(duties).toHaveLength(open);
    const tallied = addUp((await tallyBy(merged.prisma, "task", dutiesOf(query, after!, "2024-12-20"))).values());
    expect({ ...tallyRows(duties), newlyOverdue: 0, soonSilent: 0 }).toEqual({
      ...tallied,
      newlyOverdue: 0,
      soonSilent: 0,
    });
    expect(duties.some(({ formerAgency }) => formerAgency !== null)).toBe(true);
    for (const row of figures) if (row.reach !== "missing") expect(row.given.length).toBeGreaterThan(0);
  });
});

/** What `tallyBy` counts, but for what a list of rows does not tell: who of the soon has said nothing, what is new. */
function tallyRows(rows: readonly DutyRow[]): Tally {
  const sum: Record<keyof Tally, number> = { ...nothing };
  for (const row of rows) {
    sum[row.class] += 1;
    const isDue = ["onTime", "late", "silent", "unfinished"].includes(row.class);
    if (isDue) sum[row.earlier ? "earlier" : "due"] += 1;
    if (row.earlier && (row.class === "soon" || row.class === "later")) sum[`${row.class}Earlier`] += 1;
    if (row.class === "soon" && row.report === null) sum.soonSilent += 1;
  }
  return sum;
}
