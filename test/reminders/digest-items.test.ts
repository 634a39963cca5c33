import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../src/calendar/day.js";
import { standingOf } from "../../src/plan/standing.js";
import { chooseNamed, type DigestItem, digestItems, mostNamed } from "../../src/reminders/digest-items.js";
import { duty, planDuty } from "./duties.js";

const eight = (day: string) => new Date(`${day}T08:00:00+07:00`);

/** Whether V.1, due on 29/02/2024, is told on a day, and as what. */
function told(day: string, change: Parameters<typeof planDuty>[0] = {}): string | null {
  return digestItems([planDuty(change)], day, eight(day))[0]?.shelf ?? null;
}

describe("a duty due on 29/02/2024", () => {
  test.each<[string, string, Parameters<typeof planDuty>[0], string | null]>([
    ["eight days before: silent", "2024-02-21", {}, null],
    ["seven days before: told", "2024-02-22", {}, "soon"],
    ["on the day: told", "2024-02-29", {}, "soon"],
    ["the day after: overdue", "2024-03-01", {}, "overdue"],
    ["months after: overdue", "2024-06-03", {}, "overdue"],
    ["answered, not settled, before the day: silent", "2024-02-28", { answeredOn: "2024-02-23" }, null],
    ["answered, not settled, on the day: told again", "2024-02-29", { answeredOn: "2024-02-23" }, "soon"],
    ["answered, not settled, after it: overdue", "2024-03-01", { answeredOn: "2024-02-23" }, "overdue"],
    ["settled: silent", "2024-02-29", { answeredOn: "2024-02-23", settledOn: "2024-02-23" }, null],
    ["settled late: silent", "2024-03-04", { answeredOn: "2024-03-01", settledOn: "2024-03-01" }, null],
    ["not begun: silent", "2024-02-26", { beginsOn: "2024-02-27" }, null],
    [
      "reported on before eight today, not settled: told",
      "2024-03-01",
      { answeredOn: "2024-03-01", reportedAt: new Date("2024-03-01T07:59:59+07:00") },
      "overdue",
    ],
    [
      "reported on since eight today: silent until tomorrow",
      "2024-03-01",
      { answeredOn: "2024-03-01", reportedAt: new Date("2024-03-01T08:00:00+07:00") },
      null,
    ],
  ])("%s", (_, day, change, shelf) => {
    expect(told(day, change)).toBe(shelf);
  });
});

test("what is overdue comes first, the longest overdue before the rest, then what is due, the nearest first", () => {
  const items = digestItems(
    [
      planDuty({ id: 1, dueOn: "2024-02-29" }),
      planDuty({ id: 2, dueOn: "2024-02-27" }),
      duty({ id: 3, dueOn: "2024-02-15" }),
      duty({ id: 4, dueOn: "2024-01-31" }),
      planDuty({ id: 5, dueOn: "2024-02-27" }),
    ],
    "2024-02-26",
    eight("2024-02-26"),
  );
  expect(items.map((item) => [item.duty.id, item.shelf])).toEqual([
    [4, "overdue"],
    [3, "overdue"],
    [2, "soon"],
    [5, "soon"],
    [1, "soon"],
  ]);
});

test("what is answered and due within seven days is told beside what presses, not for its own sake", () => {
  const answered = planDuty({ id: 1, answeredOn: "2024-02-23" });
  const items = digestItems([answered, duty({ id: 2 })], "2024-02-26", eight("2024-02-26"));
  expect(items.map((item) => [item.duty.id, item.shelf])).toEqual([
    [2, "overdue"],
    [1, "soon"],
  ]);
  expect(digestItems([answered], "2024-02-26", eight("2024-02-26"))).toEqual([]);
});

describe("of many items seven are named", () => {
  const many = (overdue: number, soon: number): DigestItem[] => [
    ...Array.from({ length: overdue }, (_, i) => ({ duty: duty({ id: 100 + i }), shelf: "overdue" as const })),
    ...Array.from({ length: soon }, (_, i) => ({ duty: planDuty({ id: 200 + i }), shelf: "soon" as const })),
  ];

  test.each([
    [1, 2, 1, 2],
    [7, 0, 7, 0],
    [0, 9, 0, 7],
    [40, 0, 7, 0],
    [40, 2, 5, 2],
    [40, 9, 4, 3],
    [3, 9, 3, 4],
  ])("%i overdue and %i due: %i and %i", (overdue, soon, overdueNamed, soonNamed) => {
    const named = chooseNamed(many(overdue, soon));
    expect(named.filter((item) => item.shelf === "overdue")).toHaveLength(overdueNamed);
    expect(named.filter((item) => item.shelf === "soon")).toHaveLength(soonNamed);
    expect(named.length).toBeLessThanOrEqual(mostNamed);
  });
});

test("nothing settled is ever told, everything overdue and unsettled always is", () => {
  const day = fc.integer({ min: -40, max: 40 }).map((days) => addDays("2024-02-29", days));
  const anyDuty = fc
    .record({ beginsOn: day, dueOn: day, answeredOn: fc.option(day), settled: fc.boolean() })
    .map(({ beginsOn, dueOn, answeredOn, settled }) =>
      duty({ beginsOn, dueOn, answeredOn, settledOn: settled ? answeredOn : null }),
    );
  fc.assert(
    fc.property(anyDuty, day, (one, today) => {
      const [item] = digestItems([one], today, eight(today));
      const standing = standingOf(one, today);
      if (one.settledOn !== null || one.beginsOn > today || standing === "later") expect(item).toBeUndefined();
      else if (standing === "overdue" || one.answeredOn === null || one.dueOn === today)
        expect(item?.shelf).toBe(standing);
      else expect(item).toBeUndefined();
    }),
  );
});
