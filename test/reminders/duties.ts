import { instantOf } from "../../src/calendar/day.js";
import { holidayTable } from "../../src/calendar/working-days.js";
import { defaultLadder } from "../../src/plan/ladder.js";
import type { DigestDay, DigestDuty } from "../../src/reminders/digest-items.js";
import type { DueFigures } from "../../src/reporting/missing-figures.js";

/** The digest of a day at eight, by the usual ladder, with Tết and a worked Saturday. */
export function digestDay(today: string, change: Partial<DigestDay> = {}): DigestDay {
  return {
    today,
    due: instantOf(today, "08:00"),
    holidays: holidayTable([
      ...["2024-02-08", "2024-02-09", "2024-02-12", "2024-02-13", "2024-02-14"].map((day) => ({
        day,
        kind: "off" as const,
      })),
      { day: "2024-05-04", kind: "work" as const },
    ]),
    ladderOf: () => defaultLadder,
    putOff: new Map(),
    ...change,
  };
}

/** Twelve indicators of the first quarter, Sở Tư pháp, due on 18/03/2024. */
export function figures(change: Partial<DueFigures> = {}): DueFigures {
  return {
    agencyId: 2,
    agency: "STP",
    agencyName: "Sở Tư pháp",
    agencyShortName: "Sở Tư pháp",
    planYear: 2024,
    period: "2024-Q1",
    dueOn: "2024-03-18",
    count: 12,
    ...change,
  };
}

/** I.10 of January 2024, Sở Tư pháp, not answered; the rest as said. */
export function duty(change: Partial<DigestDuty> = {}): DigestDuty {
  return {
    id: 1,
    task: "I.10",
    taskText:
      "Định kỳ hàng tháng công khai danh sách cán bộ, công chức, viên chức, cơ quan, đơn vị để xảy ra chậm trễ hồ sơ TTHC",
    deadlineKind: "monthly",
    nothingMayArise: true,
    status: "not_started",
    percent: null,
    part: null,
    partName: null,
    planYear: 2024,
    nextPlanYear: null,
    period: "2024-01",
    checkIn: false,
    agencyId: 2,
    agency: "STP",
    agencyName: "Sở Tư pháp",
    agencyShortName: "Sở Tư pháp",
    beginsOn: "2024-01-01",
    dueOn: "2024-01-31",
    answeredOn: null,
    settledOn: null,
    counts: true,
    reportedAt: null,
    ...change,
  };
}

/** V.1, due on 29/02/2024. */
export function planDuty(change: Partial<DigestDuty> = {}): DigestDuty {
  return duty({
    id: 2,
    task: "V.1",
    taskText: "Ban hành Kế hoạch rà soát, đánh giá TTHC của các đơn vị, địa phương",
    deadlineKind: "fixed-month",
    nothingMayArise: false,
    period: "2024-02",
    beginsOn: "2024-02-01",
    dueOn: "2024-02-29",
    ...change,
  });
}
