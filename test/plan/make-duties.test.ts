import { beforeAll, describe, expect, it } from "vitest";
import { type HolidayTable, holidayTable } from "../../src/calendar/working-days.js";
import { bundledPlanFolder } from "../../src/plan/data-folder.js";
import { type DutyPlan, makeDuties } from "../../src/plan/make-duties.js";
import type { PlanData } from "../../src/plan/plan-data.js";
import { readPlan } from "../../src/plan/read-plan.js";
import { type Regime, regime } from "../../src/plan/regime.js";

let plan: PlanData;
let holidays: HolidayTable;
let duties: DutyPlan[];

beforeAll(async () => {
  const read = await readPlan(bundledPlanFolder());
  if (!read.ok) throw new Error("unreadable");
  plan = read.value;
  holidays = holidayTable(plan.holidays);
  duties = make();
});

const make = (of: Regime = plan.regime) => makeDuties({ ...plan, regime: of }, holidays);
const of = (task: string, agency?: string, part = "") =>
  duties.filter((d) => d.task === task && d.part === part && (agency === undefined || d.agency === agency));

describe("the duties of 2024", () => {
  it("are 8,514, made up as the plan says", () => {
    expect(duties.length).toBe(8514);
    const kinds = new Map(plan.sections.flatMap((s) => s.tasks).map((t) => [t.code, t.deadline.kind]));
    const count: Record<string, number> = {};
    for (const duty of duties) {
      const kind = duty.part ? "part" : kinds.get(duty.task)!;
      count[kind] = (count[kind] ?? 0) + 1;
    }
    expect(count).toEqual({
      "fixed-month": 1 + 173,
      "fixed-quarter": 11,
      "within-year": 364,
      monthly: 372,
      quarterly: 52,
      "last-month-of-quarter": 620,
      continuous: 6916,
      part: 5,
    });
  });

  it("are unique by task, agency, period and part", () => {
    expect(new Set(duties.map((d) => [d.task, d.agency, d.period, d.part].join("|"))).size).toBe(duties.length);
  });

  it("leave out who is known only when something happens", () => {
    for (const task of ["II.1", "VI.2", "I.2", "I.3", "III.1", "III.2", "III.3", "IV.1"]) expect(of(task)).toEqual([]);
  });

  it.each([
    // task, agency, period, begins, due, lock, quarter
    ["I.1", "VPUBND", "2024-02", "2024-02-01", "2024-02-29", "2024-03-07", "2024-Q1"],
    ["V.1", "STP", "2024-02", "2024-02-01", "2024-02-29", "2024-03-07", "2024-Q1"],
    ["I.10", "STP", "2024-01", "2024-01-01", "2024-01-31", "2024-02-07", "2024-Q1"],
    ["I.10", "H679", "2024-12", "2024-12-01", "2024-12-31", "2025-01-08", "2024-Q4"],
    ["I.9", "VPUBND", "2024-Q1", "2024-01-01", "2024-03-31", "2024-04-05", "2024-Q1"],
    ["I.9", "H679", "2024-Q2", "2024-04-01", "2024-06-30", "2024-07-05", "2024-Q2"],
    ["IV.3", "TTPVHCC", "2024-Q1", "2024-03-01", "2024-03-31", "2024-04-05", "2024-Q1"],
    ["IV.3", "X24856", "2024-Q3", "2024-09-01", "2024-09-30", "2024-10-07", "2024-Q3"],
    ["IV.4", "VPUBND", "2024-Q2", "2024-04-01", "2024-06-30", "2024-07-05", "2024-Q2"],
    ["V.5", "VPUBND", "2024-Q4", "2024-10-01", "2024-12-31", "2025-01-08", "2024-Q4"],
    ["I.8", "STP", "2024", "2024-01-01", "2024-12-31", "2025-01-08", "2024-Q4"],
    // Check-ins: the window ends on the 14th; communes have one working day, all others two.
    ["V.2", "X24856", "2024-Q1", "2023-12-15", "2024-03-15", "2024-03-22", "2024-Q1"],
    ["V.2", "STP", "2024-Q1", "2023-12-15", "2024-03-18", "2024-03-25", "2024-Q1"],
    ["V.2", "H679", "2024-Q2", "2024-03-15", "2024-06-18", "2024-06-25", "2024-Q2"],
    ["VII.5", "PTP679", "2024-Q3", "2024-06-15", "2024-09-17", "2024-09-24", "2024-Q3"], // 14/9 is a Saturday
    ["VII.5", "PCC", "2024-Q4", "2024-09-15", "2024-12-17", "2024-12-24", "2024-Q4"],
  ])("%s %s %s begins %s, is due %s, locks %s, belongs to %s", (task, agency, period, begins, due, lock, quarter) => {
    const duty = of(task, agency).find((d) => d.period === period);
    expect(duty).toMatchObject({ beginsOn: begins, dueOn: due, lockOn: lock, quarter });
  });

  it("let five departments of VII.4 connect by the end of quý I, beside their check-in", () => {
    expect(of("VII.4", undefined, "ket-noi").map((d) => [d.agency, d.period, d.dueOn, d.checkIn])).toEqual(
      ["STP", "SKHDT", "STC", "SGTVT", "SGDDT"].map((a) => [a, "2024-Q1", "2024-03-31", false]),
    );
    expect(of("VII.4", "STP").length).toBe(4);
  });

  it("name STTTT once where it leads by name and with its group", () => {
    expect(of("VIIb.2").filter((d) => d.agency === "STTTT").length).toBe(4);
    expect(of("VIIb.2").length).toBe(4 * 175);
  });

  it("give the one-stop desks' work to their UBND", () => {
    expect(new Set(of("IV.3").map((d) => d.agency)).size).toBe(155);
    expect(of("IV.3", "H679").length).toBe(4);
  });

  it("never lock before they are due, nor are due before they begin", () => {
    for (const duty of duties) {
      expect(duty.beginsOn < duty.dueOn).toBe(true);
      expect(duty.dueOn < duty.lockOn).toBe(true);
    }
  });
});

describe("the regime", () => {
  it("move a dated deadline off a rest day, and only that", () => {
    const due = (onRestDay: Regime["onRestDay"]) =>
      make(regime.parse({ onRestDay })).find((d) => d.task === "VII.4" && d.part === "ket-noi")!.dueOn;
    expect([due("stays"), due("before"), due("after")]).toEqual(["2024-03-31", "2024-03-29", "2024-04-01"]);
    const dueFebruary = make(regime.parse({ onRestDay: "before" })).find((d) => d.task === "V.1")!.dueOn;
    expect(dueFebruary).toBe("2024-02-29");
  });

  it("change the days after a window and the days to mend", () => {
    const rules = regime.parse({ workingDaysAfterWindow: { xa: 3 }, workingDaysToMend: { others: 1 } });
    const duty = make(rules).find((d) => d.task === "V.2" && d.agency === "X24856")!;
    expect([duty.dueOn, duty.lockOn]).toEqual(["2024-03-19", "2024-03-20"]);
    const department = make(rules).find((d) => d.task === "V.2" && d.agency === "STP")!;
    expect(department.dueOn).toBe("2024-03-18");
  });

  it("leave out agencies that do not exist on the plan's date", () => {
    const agencies = plan.agencies.map((a) => (a.code === "SNGV" ? { ...a, validFrom: "2024-02-01" } : a));
    const made = makeDuties({ ...plan, agencies }, holidays);
    expect(made.some((d) => d.agency === "SNGV")).toBe(false);
    expect(made.length).toBe(8514 - duties.filter((d) => d.agency === "SNGV").length);
  });
});
