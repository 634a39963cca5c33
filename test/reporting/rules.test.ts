import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { addDays, type Day } from "../../src/calendar/day.js";
import { holidayTable } from "../../src/calendar/working-days.js";
import type { Status } from "../../src/grammar/understanding.js";
import { wasInTime } from "../../src/plan/standing.js";
import { afterReport, judgeReport, mendableUntil, reportIsOnTime, settles } from "../../src/reporting/rules.js";

const statuses: readonly Status[] = ["not_started", "in_progress", "done", "blocked", "nothing_arose"];
const open = { checkIn: false, dueOn: "2024-02-29", answeredOn: null, settledOn: null };

interface State {
  readonly checkIn: boolean;
  readonly dueOn: Day;
  readonly answeredOn: Day | null;
  readonly settledOn: Day | null;
  readonly status: Status;
  readonly percent: number | null;
}

describe("what settles", () => {
  it.each(statuses)("a check-in: %s", (status) => expect(settles({ checkIn: true }, status)).toBe(true));
  it.each([
    ["done", true],
    ["nothing_arose", true],
    ["in_progress", false],
    ["blocked", false],
    ["not_started", false],
  ] as const)("a dated duty: %s %s", (status, expected) => expect(settles({ checkIn: false }, status)).toBe(expected));
});

describe("whether a report is taken", () => {
  const latest = { id: 1 };
  const holidays = holidayTable([{ day: "2024-03-11", kind: "off" }]);
  it.each([
    // lock, latest, settled on, today, answer
    ["2024-04-05", null, null, "2024-03-01", "first"],
    ["2024-03-07", null, null, "2024-12-31", "first"], // however late
    ["2024-03-07", latest, "2024-02-20", "2024-03-07", "correction"],
    ["2024-03-07", latest, "2024-02-20", "2024-03-08", "locked"],
    // until the end of the next working day after it was first given: over a weekend and a day off
    ["2024-03-07", latest, "2024-03-08", "2024-03-12", "correction"],
    ["2024-03-07", latest, "2024-03-08", "2024-03-13", "locked"],
    ["2024-03-07", latest, "2024-03-07", "2024-03-08", "correction"],
    // going on is not mending
    ["2024-03-07", latest, null, "2024-11-30", "correction"],
  ])("locked after %s, %j, settled on %s, on %s: %s", (lockOn, reported, settledOn, today, expected) => {
    const judged = judgeReport({ lockOn, latest: reported, settledOn }, today, holidays);
    expect(judged.ok ? judged.value : judged.code).toBe(expected);
  });

  it("is said by the receipt: never before the lock date, never beyond the plan", () => {
    const plan = { deadlines: { holidays }, endsOn: "2024-03-20" };
    expect(mendableUntil("2024-03-07", "2024-02-20", plan)).toBe("2024-03-07");
    expect(mendableUntil("2024-03-07", "2024-03-08", plan)).toBe("2024-03-12");
    expect(mendableUntil("2024-03-07", "2024-03-20", plan)).toBe("2024-03-20");
  });
});

describe("on time", () => {
  it.each([
    // settled on, status, today, on time
    [null, "done", "2024-02-29", true],
    [null, "done", "2024-03-01", false],
    [null, "in_progress", "2024-02-29", true],
    ["2024-02-20", "done", "2024-03-05", true], // a correction of what was settled on time stays on time
    ["2024-02-20", "nothing_arose", "2024-03-05", true],
    ["2024-02-20", "in_progress", "2024-03-05", false], // no longer settled
    ["2024-03-02", "done", "2024-03-05", false],
  ] as const)("settled on %s, %s on %s: %s", (settledOn, status, today, expected) => {
    expect(reportIsOnTime({ ...open, settledOn }, status, today)).toBe(expected);
  });

  it("a late check-in whose first report came in time", () => {
    const checkIn = { ...open, checkIn: true, settledOn: "2024-02-28" };
    expect(reportIsOnTime(checkIn, "blocked", "2024-03-05")).toBe(true);
  });
});

describe("the columns of a duty", () => {
  const aHistory = fc.array(
    fc.record({ status: fc.constantFrom(...statuses), after: fc.nat(9), percent: fc.option(fc.nat(100)) }),
    { minLength: 1, maxLength: 12 },
  );

  it("tell of any history the latest report, the first day, and since when it has been settled", () => {
    fc.assert(
      fc.property(aHistory, fc.boolean(), (history, checkIn) => {
        let day: Day = "2024-02-20";
        let state: State = { ...open, checkIn, status: "not_started", percent: null };
        const told: { day: Day; status: Status }[] = [];
        for (const { status, after, percent } of history) {
          day = addDays(day, after);
          told.push({ day, status });
          state = { ...state, ...afterReport(state, { status, percent }, day) };
        }
        const last = told.at(-1)!;
        const unsettled = told.findLastIndex((one) => !settles({ checkIn }, one.status));
        expect(state).toMatchObject({
          status: last.status,
          percent: history.at(-1)!.percent,
          answeredOn: told[0]!.day,
        });
        expect(state.settledOn).toBe(unsettled === told.length - 1 ? null : told[unsettled + 1]!.day);
      }),
    );
  });
});

describe("a duty that is due by an hour", () => {
  const due = { checkIn: false, dueOn: "2024-03-12" as Day, dueHour: "16:00", answeredOn: null, settledOn: null };

  test.each<[string, string, boolean]>([
    ["2024-03-11", "23:00", true],
    ["2024-03-12", "15:59", true],
    ["2024-03-12", "16:00", true],
    ["2024-03-12", "16:01", false],
    ["2024-03-13", "08:00", false],
  ])("on %s at %s", (day, time, expected) => {
    expect(reportIsOnTime(due, "done", day as Day, time)).toBe(expected);
    const after = { ...due, ...afterReport(due, { status: "done", percent: null }, day as Day, time) };
    expect(wasInTime(after)).toBe(expected);
    // A correction, whenever it comes, changes nothing of that.
    const mended = { ...after, ...afterReport(after, { status: "done", percent: null }, "2024-03-14" as Day, "09:00") };
    expect(wasInTime(mended)).toBe(expected);
  });
});
