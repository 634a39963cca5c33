import type { DigestDuty } from "../../src/reminders/digest-items.js";

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
