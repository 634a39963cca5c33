import { beforeAll, describe, expect, it } from "vitest";
import { addDays, type Day } from "../../src/calendar/day.js";
import { quarterOf } from "../../src/calendar/windows.js";
import { bundledPlanFolder } from "../../src/plan/data-folder.js";
import { importPlan } from "../../src/plan/import-plan.js";
import { type PlanInForce, planReader } from "../../src/plan/plan-in-force.js";
import { exportDuties, exportFigures, exportStatusReports } from "../../src/reporting/export-reports.js";
import { writeSampleReports } from "../../src/sandbox/sample-reports.js";
import { summaryMessage } from "../../src/summary/answer.js";
import { type IndicatorLine, totalOfState, totalsByWay } from "../../src/summary/indicator-totals.js";
import { overInShort } from "../../src/summary/over-text.js";
import { parseQuery } from "../../src/summary/query.js";
import { indicatorStates, readWhole } from "../../src/summary/summary.js";
import { translator } from "../../src/text/language.js";
import { testDatabase } from "../support/database.js";

/** Everything here is counted anew from the lines that `export` writes. */
const db = testDatabase();
const filled = new Date("2024-07-10T09:00:00+07:00");
const t = translator("vi");
let plan: PlanInForce;
let duties: DutyLine[];
let reports: ReportLine[];
let figures: FigureLine[];

interface DutyLine {
  task: string;
  agency: string;
  part: string | null;
  period: string;
  dueOn: Day;
}
interface ReportLine extends Omit<DutyLine, "dueOn"> {
  status: string;
  reportedAt: string;
}
interface FigureLine {
  indicator: string;
  agency: string;
  period: string;
  numerator: number | null;
  denominator: number | null;
}

beforeAll(async () => {
  await importPlan(db.prisma, { folder: bundledPlanFolder(), now: new Date("2024-01-11T08:00:00+07:00") });
  plan = (await planReader(db.prisma)())[0]!;
  await writeSampleReports(db.prisma, plan, filled);
  duties = await linesOf<DutyLine>(exportDuties(db.prisma));
  reports = await linesOf<ReportLine>(exportStatusReports(db.prisma));
  figures = await linesOf<FigureLine>(exportFigures(db.prisma));
}, 120_000);

async function linesOf<Line>(lines: AsyncIterable<unknown>): Promise<Line[]> {
  const all: Line[] = [];
  for await (const line of lines) all.push(line as Line);
  return all;
}

const keyOf = ({ task, agency, part, period }: Omit<DutyLine, "dueOn">) => [task, agency, part, period].join("|");

/** What had been reported on each duty by then, the latest last. */
function reportsUntil(instant: Date): Map<string, ReportLine[]> {
  const until = new Map<string, ReportLine[]>();
  for (const report of reports) {
    if (new Date(report.reportedAt) > instant) continue;
    until.set(keyOf(report), [...(until.get(keyOf(report)) ?? []), report]);
  }
  return until;
}

/** Overdue at an instant: due before that day and not settled by the latest report; a check-in is settled by any. */
function overdueAt(instant: Date, today: Day) {
  const known = reportsUntil(instant);
  const checkIns = new Set(plan.catalogue.tasks.filter((one) => one.deadlineKind === "continuous").map((o) => o.code));
  const open = duties.filter((duty) => {
    if (duty.dueOn >= today) return false;
    const latest = known.get(keyOf(duty))?.at(-1);
    if (!latest) return true;
    const isCheckIn = checkIns.has(duty.task) && duty.part === null;
    return !isCheckIn && latest.status !== "done" && latest.status !== "nothing_arose";
  });
  return { open, silent: open.filter((duty) => !known.has(keyOf(duty))) };
}

const number = (text: string, pattern: RegExp) => Number((pattern.exec(text)?.[1] ?? "0").replaceAll(".", ""));

describe("the first screen, counted from what is exported", () => {
  // The columns of duties tell how they stand when the samples end: only then does the screen of now stand for that day.
  const today = "2024-07-10";
  const ask = () => summaryMessage(db.prisma, parseQuery("@2024-Q3n")!, plan, filled, t);

  it("says how much is overdue, of it how much not reported and of earlier quarters", async () => {
    const { text } = await ask();
    const { open, silent } = overdueAt(filled, today);
    const earlier = open.filter(({ dueOn }) => quarterOf(dueOn, "calendar") !== "2024-Q3");
    expect(open.length).toBeGreaterThan(100);
    expect(number(text, /🔴 Quá hạn ([\d.]+):/)).toBe(open.length);
    expect(number(text, /: ([\d.]+) chưa báo cáo/)).toBe(silent.length);
    expect(number(text, /\(([\d.]+) từ quý trước\)/)).toBe(earlier.length);
  });

  it("compares with the same hour a week ago", async () => {
    const { text } = await ask();
    const then = overdueAt(new Date(filled.getTime() - 7 * 86_400_000), addDays(today, -7));
    expect(text).toContain(`So với thứ Tư tuần trước: ${format(then.open.length)} → `);
  });

  it("names the three sections with most overdue", async () => {
    const { text } = await ask();
    const counts = new Map<string, number>();
    for (const { task } of overdueAt(filled, today).open) {
      const section = plan.catalogue.tasks.find((one) => one.code === task)!.section;
      counts.set(section, (counts.get(section) ?? 0) + 1);
    }
    const [worst] = [...counts].sort(([, a], [, b]) => b - a);
    const name = plan.catalogue.sections.find(({ code }) => code === worst![0])!.shortName;
    expect(text).toContain(`Nhiều nhất: ${name} (${format(worst![1])})`);
  });

  it("shows what is due as the sum of what it consists of", async () => {
    const { text } = await summaryMessage(db.prisma, parseQuery("@2024-Q2")!, plan, filled, t);
    const [, due, onTime, late, open] = /đến hạn ([\d.]+) = ([\d.]+) đúng hạn \+ ([\d.]+) trễ \+ ([\d.]+) chưa xong/
      .exec(text)!
      .map((one) => Number(one.replaceAll(".", "")));
    const ofQuarter = duties.filter(({ dueOn }) => quarterOf(dueOn, "calendar") === "2024-Q2" && dueOn < today);
    expect(due).toBe(ofQuarter.length);
    expect(onTime! + late! + open!).toBe(due);
    expect(open).toBe(overdueAt(filled, today).open.filter((duty) => ofQuarter.includes(duty)).length);
  });

  it("adds figures up as the numerators over the denominators of those who gave them", async () => {
    const [state] = await indicatorStates(parseQuery("indicator:CT-b3@2024-02")!, {
      ...{ db: db.prisma, plan, plans: [plan], older: [], now: filled, t },
    });
    const given = figures.filter((f) => f.indicator === "CT-b3" && f.period === "2024-02" && f.agency !== "VP");
    const counted = given.filter((f) => f.numerator !== null && f.denominator !== null);
    const office = plan.catalogue.agencies.find(({ name }) => name.startsWith("Văn phòng UBND"))!.code;
    const others = counted.filter((f) => f.agency !== office);
    const sum = (of: "numerator" | "denominator") => others.reduce((all, one) => all + one[of]!, 0);
    expect(state!.numerator).toBe(sum("numerator"));
    expect(state!.denominator).toBe(sum("denominator"));
  });

  it.each(["2024-Q1", "2024-Q2", "2024-Q3", "2024-05", "2024-6M", "2024"])(
    "has the same of every indicator in %s as its own screen",
    async (period) => {
      const asked = { db: db.prisma, plan, plans: [plan], older: [], now: filled, t };
      const query = parseQuery(`@${period}`)!;
      const { indicators } = await readWhole(query, asked);
      const single = (await indicatorStates(query, asked)).map((state) => totalOfState(state, period, plan.catalogue));
      const short = (totals: typeof indicators) =>
        totals.map(({ indicator, value, given, asked: of }) => [indicator.code, value?.toFixed(1), given, of]);
      expect(short(indicators)).toEqual(short(single));
      // A line of the list says the same, whichever way its figures were added up.
      const lines = (totals: readonly IndicatorLine[]) =>
        totals.map(({ indicator, value, ofAgencies, province, over, isExact }) => [
          indicator.code,
          isExact ? value : null,
          ofAgencies,
          province?.value ?? null,
          overInShort(over, t),
        ]);
      const together = (await totalsByWay(db.prisma, plan, period))!;
      const exact = new Set(together.filter(({ isExact }) => isExact).map(({ indicator }) => indicator.code));
      expect(exact.size).toBeGreaterThan(0);
      expect(lines(together)).toEqual(lines(single.map((one) => ({ ...one, isExact: exact.has(one.indicator.code) }))));
    },
  );
});

function format(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ".");
}
