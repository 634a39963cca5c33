import { describe, expect, it } from "vitest";
import { holidayTable } from "../../src/calendar/working-days.js";
import { toCatalogue } from "../../src/plan/catalogue.js";
import { bundledPlanFolder } from "../../src/plan/data-folder.js";
import { readPlan } from "../../src/plan/read-plan.js";
import { askedFigures } from "../../src/reporting/due-figures.js";
import { dueFiguresLabel, dueFiguresLine } from "../../src/reporting/due-figures-text.js";
import { translator } from "../../src/text/language.js";

const t = translator("vi");

describe("the figures that are due for an agency", async () => {
  const read = await readPlan(bundledPlanFolder());
  if (!read.ok) throw new Error("unreadable");
  const catalogue = toCatalogue(read.value);
  const deadlines = { holidays: holidayTable(read.value.holidays), regime: read.value.regime };
  const plan = { catalogue, deadlines, countsFrom: "2024-01-01" };
  const commune = { code: "X24973", level: "xa" };

  it.each([
    // up to this day a commune, a department: one working day after the window, and two
    ["2024-03-14", 0, 0],
    ["2024-03-15", 12, 0],
    ["2024-03-18", 12, 12],
    ["2024-06-17", 24, 12],
    ["2024-12-31", 48, 48],
  ])("up to %s: %i of a commune, %i of a department", (until, ofCommune, ofDepartment) => {
    expect(askedFigures(plan, commune, until)).toHaveLength(ofCommune);
    expect(askedFigures(plan, { code: "SYT", level: "so-ban-nganh" }, until)).toHaveLength(ofDepartment);
  });

  it("are not those of before the day from which the plan counts, nor what may be given besides", () => {
    const later = askedFigures({ ...plan, countsFrom: "2024-04-01" }, commune, "2024-12-31");
    expect(new Set(later.map(({ period }) => period))).toEqual(new Set(["2024-Q2", "2024-Q3", "2024-Q4"]));
  });

  const due = (period: string, dueOn: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({ indicator: `CT-${index}`, period, dueOn }));

  it.each([
    [
      "2024-03-13",
      due("2024-Q1", "2024-03-15", 12),
      "🟡 Số liệu quý I: 12 chỉ tiêu, đến hết thứ Sáu 15/03",
      "Số liệu quý I",
    ],
    ["2024-03-20", due("2024-Q1", "2024-03-15", 3), "🔴 Số liệu quý I: 3 chỉ tiêu, quá hạn 5 ngày", "Số liệu quý I"],
    [
      "2024-02-26",
      due("2024-Q1", "2024-03-15", 3),
      "⚪ Số liệu quý I: 3 chỉ tiêu, đến hết 15/03/2024",
      "Số liệu quý I",
    ],
    [
      "2024-06-14",
      [...due("2024-Q1", "2024-03-15", 2), ...due("2024-Q2", "2024-06-17", 12)],
      "🔴 Số liệu quý I: 2 chỉ tiêu, quá hạn 91 ngày; quý II: 12 chỉ tiêu, đến hết thứ Hai 17/06",
      "Số liệu",
    ],
  ])("are one line on %s", (today, figures, line, label) => {
    expect(dueFiguresLine(figures, today, t)).toBe(line);
    expect(dueFiguresLabel(figures, t)).toBe(label);
  });

  it("none are no line", () => {
    expect(dueFiguresLine([], "2024-02-26", t)).toBeNull();
  });
});
