import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../src/calendar/day.js";
import { stepOn } from "../../src/plan/ladder.js";
import { standingOf } from "../../src/plan/standing.js";
import {
  chooseDigest,
  chooseNamed,
  type DigestItem,
  dutySubject,
  figuresSubject,
} from "../../src/reminders/digest-items.js";
import type { ReturnedFigure } from "../../src/reminders/returned-figures.js";
import { digestDay, duty, figures, planDuty } from "./duties.js";

/** Whether V.1, due on 29/02/2024, brings a digest on a day, and as what it is told. */
function told(day: string, change: Parameters<typeof planDuty>[0] = {}): string | null {
  return chooseDigest([planDuty(change)], [], digestDay(day))?.items[0]?.shelf ?? null;
}

describe("a duty due on 29/02/2024", () => {
  test.each<[string, string, Parameters<typeof planDuty>[0], string | null]>([
    ["14 working days before: told", "2024-02-02", {}, "later"],
    ["eight days before, no step: silent", "2024-02-21", {}, null],
    ["7 working days before: told", "2024-02-20", {}, "later"],
    ["seven days before, no step: silent", "2024-02-22", {}, null],
    ["3 working days before: told", "2024-02-26", {}, "soon"],
    ["2 working days before: silent", "2024-02-27", {}, null],
    ["on the day: told", "2024-02-29", {}, "soon"],
    ["the day after: overdue", "2024-03-01", {}, "overdue"],
    ["2 working days after: silent", "2024-03-04", {}, null],
    ["3 working days after: overdue", "2024-03-05", {}, "overdue"],
    ["22 working days after, the last time: overdue", "2024-04-01", {}, "overdue"],
    ["27 working days after: silent", "2024-04-08", {}, null],
    ["months after: silent", "2024-06-03", {}, null],
    ["answered, not settled, before the day: silent", "2024-02-28", { answeredOn: "2024-02-23" }, null],
    ["answered, not settled, on the day: told again", "2024-02-29", { answeredOn: "2024-02-23" }, "soon"],
    ["answered, not settled, after it: overdue", "2024-03-01", { answeredOn: "2024-02-23" }, "overdue"],
    ["settled: silent", "2024-02-29", { answeredOn: "2024-02-23", settledOn: "2024-02-23" }, null],
    ["settled late: silent", "2024-03-05", { answeredOn: "2024-03-01", settledOn: "2024-03-01" }, null],
    ["not begun: silent", "2024-02-26", { beginsOn: "2024-02-27" }, null],
    ["due before its plan counts: silent", "2024-03-01", { counts: false }, null],
    [
      "reported on before eight today, not settled: told",
      "2024-03-01",
      { answeredOn: "2024-03-01", reportedAt: new Date("2024-03-01T07:59:59+07:00") },
      "overdue",
    ],
    [
      "reported on since eight today: silent until the next step",
      "2024-03-01",
      { answeredOn: "2024-03-01", reportedAt: new Date("2024-03-01T08:00:00+07:00") },
      null,
    ],
  ])("%s", (_, day, change, shelf) => {
    expect(told(day, change)).toBe(shelf);
  });
});

test("what is on a step brings all that is overdue or due within seven days with it, by due day", () => {
  const digest = chooseDigest(
    [
      planDuty({ id: 1, dueOn: "2024-02-29" }),
      planDuty({ id: 2, dueOn: "2024-02-27" }),
      duty({ id: 3, dueOn: "2024-02-15" }),
      duty({ id: 4, dueOn: "2024-01-31" }),
      planDuty({ id: 5, dueOn: "2024-02-27" }),
      planDuty({ id: 6, dueOn: "2024-03-06" }),
      planDuty({ id: 7, dueOn: "2024-03-31" }),
      planDuty({ id: 8, dueOn: "2024-02-28", answeredOn: "2024-02-23" }),
    ],
    [],
    digestDay("2024-02-26"),
  );
  expect(digest?.items.map(({ duty: { id }, shelf, brings }) => [id, shelf, brings])).toEqual([
    [4, "overdue", false],
    [3, "overdue", true],
    [2, "soon", true],
    [5, "soon", true],
    [8, "soon", false],
    [1, "soon", true],
    [6, "later", true],
  ]);
});

describe("figures due on 18/03/2024", () => {
  const brings = (day: string, change = {}) =>
    chooseDigest([], [figures()], digestDay(day, change))?.figures.length === 1;

  test.each([
    ["2024-03-13", true], // 3 working days before
    ["2024-03-14", false],
    ["2024-03-15", true],
    ["2024-03-18", true],
    ["2024-03-19", true],
    ["2024-03-20", false],
    ["2024-04-17", true], // 22 working days after
    ["2024-04-18", false],
  ])("on %s they bring a digest: %s", (day, is) => expect(brings(day)).toBe(is));

  test("stand beside the duties that bring one", () => {
    const digest = chooseDigest([duty({ dueOn: "2024-03-20" })], [figures()], digestDay("2024-03-20"));
    expect(digest).toMatchObject({ items: [{ shelf: "soon" }], figures: [{ count: 12 }] });
  });
});

describe("a figure that was sent back, waited for by 28/06/2024", () => {
  const returned: ReturnedFigure = {
    ...{ id: 1, indicator: "CT-b3", period: "2024-Q3", planYear: 2024, answerBy: "2024-06-28" },
    ...{ agencyId: 2, agencyName: "Sở Tư pháp", agencyShortName: "Sở Tư pháp" },
  };

  test.each([
    ["2024-06-26", false],
    ["2024-06-27", true], // the working day before
    ["2024-06-28", true],
    ["2024-07-01", true], // the working day after
    ["2024-07-02", false],
  ])("on %s it brings a digest by itself: %s", (day, is) => {
    expect(chooseDigest([], [], digestDay(day), [returned]) !== null).toBe(is);
  });

  test("is named in every digest that something else brings", () => {
    const day = digestDay("2024-07-02");
    const digest = chooseDigest([duty({ dueOn: "2024-07-02" })], [], day, [returned]);
    expect(digest?.returned).toEqual([returned]);
  });
});

describe("what was put off", () => {
  const putOff = (until: string) => new Map([[dutySubject(2), until]]);

  test.each([
    ["2024-02-29", "2024-03-01", false], // on a step, and later wanted
    ["2024-03-04", "2024-03-04", true], // on none, and wanted today
    ["2024-03-05", "2024-03-04", true], // wanted once; now a step
    ["2024-03-06", "2024-03-04", false],
  ])("on %s, put off until %s: %s", (today, until, brings) => {
    expect(chooseDigest([planDuty()], [], digestDay(today, { putOff: putOff(until) })) !== null).toBe(brings);
  });

  test("is told beside what brings the digest", () => {
    const day = digestDay("2024-02-29", { putOff: putOff("2024-03-01") });
    const digest = chooseDigest([planDuty(), duty({ id: 3, dueOn: "2024-02-29" })], [], day);
    expect(digest?.items.map(({ duty: { id }, brings }) => [id, brings])).toEqual([
      [2, false],
      [3, true],
    ]);
  });

  test("settled meanwhile, it brings nothing", () => {
    const settled = planDuty({ answeredOn: "2024-03-01", settledOn: "2024-03-01" });
    expect(chooseDigest([settled], [], digestDay("2024-03-04", { putOff: putOff("2024-03-04") }))).toBeNull();
  });

  test("goes for figures too", () => {
    const until = new Map([[figuresSubject(figures()), "2024-03-20"]]);
    expect(chooseDigest([], [figures()], digestDay("2024-03-19", { putOff: until }))).toBeNull();
    expect(chooseDigest([], [figures()], digestDay("2024-03-20", { putOff: until }))).not.toBeNull();
  });
});

describe("of many items a few are named", () => {
  const many = (overdue: number, soon: number): DigestItem[] => [
    ...Array.from({ length: overdue }, (_, i) => item(100 + i, "overdue")),
    ...Array.from({ length: soon }, (_, i) => item(200 + i, "soon")),
  ];
  const item = (id: number, shelf: DigestItem["shelf"], brings = false): DigestItem => ({
    duty: duty({ id }),
    shelf,
    brings,
  });

  test.each([
    [1, 2, 1, 2],
    [7, 0, 7, 0],
    [0, 9, 0, 7],
    [40, 0, 7, 0],
    [40, 2, 5, 2],
    [40, 9, 4, 3],
    [3, 9, 3, 4],
  ])("%i overdue and %i due: %i and %i", (overdue, soon, overdueNamed, soonNamed) => {
    const named = chooseNamed(many(overdue, soon), 7);
    expect(named.filter((one) => one.shelf === "overdue")).toHaveLength(overdueNamed);
    expect(named.filter((one) => one.shelf === "soon")).toHaveLength(soonNamed);
  });

  test("what brings the digest before what has long been in it", () => {
    const items = [...many(40, 0), item(300, "overdue", true), ...many(0, 9), item(301, "soon", true)];
    const named = chooseNamed(items, 6).map(({ duty: { id } }) => id);
    expect(named).toEqual([100, 101, 300, 200, 201, 301]);
  });

  test("all that is overdue before what is due soon, where there is room for it", () => {
    const items = [item(100, "overdue"), item(101, "overdue", true), item(102, "overdue", true), ...many(0, 4)];
    expect(chooseNamed(items, 5).map(({ duty: { id } }) => id)).toEqual([100, 101, 102, 200, 201]);
  });

  test("what is overdue longest, though something else brings the digest", () => {
    const items = [item(100, "overdue"), ...[101, 102, 103, 104].map((id) => item(id, "overdue", true)), ...many(0, 4)];
    expect(chooseNamed(items, 5).map(({ duty: { id } }) => id)).toEqual([100, 101, 102, 200, 201]);
  });

  test("what is due later comes after what is due soon, though it brings the digest", () => {
    const items = [...many(1, 4), item(301, "later", true), item(302, "later", true)];
    expect(chooseNamed(items, 6).map(({ duty: { id } }) => id)).toEqual([100, 200, 201, 202, 203, 301]);
  });
});

test("nothing settled is ever told; what stands on a step brings a digest, and with it all that is overdue", () => {
  const day = fc.integer({ min: -40, max: 40 }).map((days) => addDays("2024-02-29", days));
  const anyDuty = fc
    .record({ beginsOn: day, dueOn: day, answeredOn: fc.option(day), settled: fc.boolean() })
    .map(({ beginsOn, dueOn, answeredOn, settled }) =>
      duty({ beginsOn, dueOn, answeredOn, settledOn: settled ? answeredOn : null }),
    );
  fc.assert(
    fc.property(fc.array(anyDuty, { maxLength: 4 }), day, (duties, today) => {
      const setting = digestDay(today);
      const { holidays, ladderOf } = setting;
      const open = duties.filter(({ settledOn, beginsOn }) => settledOn === null && beginsOn <= today);
      const isBrought = open.some(({ dueOn, answeredOn }) => {
        const step = stepOn(dueOn, today, ladderOf(2024), holidays);
        return step !== null && (today >= dueOn || answeredOn === null);
      });
      const digest = chooseDigest(duties, [], setting);
      expect(digest !== null).toBe(isBrought);
      if (!digest) return;
      expect(digest.items.every(({ duty: one }) => open.includes(one))).toBe(true);
      const overdue = open.filter((one) => standingOf(one, today) === "overdue");
      expect(digest.items.filter(({ shelf }) => shelf === "overdue")).toHaveLength(overdue.length);
    }),
  );
});
