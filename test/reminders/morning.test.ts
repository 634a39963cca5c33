import { expect, test } from "vitest";
import { holidayTable } from "../../src/calendar/working-days.js";
import { defaultLadder } from "../../src/plan/ladder.js";
import { decideMorning, type Morning } from "../../src/reminders/morning.js";
import { morningMessage } from "../../src/reminders/morning-text.js";
import type { OpenGroup } from "../../src/reminders/office-duties.js";
import { translator } from "../../src/text/language.js";

const holidays = holidayTable([]);
const days = { leader: 2, office: 5 };
const group = (task: string, dueOn: string, agencyIds: readonly number[]): OpenGroup => ({
  ...{ task, part: null, partName: null, period: "2024-02", deadlineKind: "monthly", checkIn: false },
  ...{
    isRequest: task.startsWith("YC"),
    planYear: 2024,
    nextPlanYear: null,
    dueOn,
    agencyIds,
    agencyNames: agencyIds.map((id) => `Xã ${id}`),
  },
});
const left = (period: string, agencies: number) => {
  const agencyIds = Array.from({ length: agencies }, (_, index) => index + 1);
  return { period, agencyIds, agencyNames: agencyIds.map((id) => `Xã ${id}`) };
};
const setting = { days, lateAt: null, t: translator("vi") };
const quiet: Morning = {
  ...{
    fresh: [],
    lasting: [],
    soon: [],
    overdue: { duties: 0, agencies: 0 },
    overdueRequests: { duties: 0, agencies: 0 },
  },
  ...{
    unreached: [],
    waiting: { items: [], total: 0 },
    outages: [],
    exhausted: [],
    exhaustedFigures: [],
    lastingFigures: [],
  },
};

test("on Monday what was due from Friday on is new, and what was due on the fifth working day before has lasted", () => {
  const groups = [
    group("I.1", "2024-02-25", [9]),
    group("I.2", "2024-02-26", [1, 2]),
    group("I.3", "2024-02-29", [1]),
    group("I.4", "2024-03-01", [1]),
    group("I.5", "2024-03-03", [2, 3]),
    group("I.6", "2024-03-04", [4]),
  ];
  const morning = decideMorning(groups, { today: "2024-03-04", holidays, days, ladderOf: () => defaultLadder });
  expect(morning.lasting.map(({ task }) => task)).toEqual(["I.2"]);
  expect(morning.fresh.map(({ task }) => task)).toEqual(["I.4", "I.5"]);
  expect(morning.soon.map(({ task }) => task)).toEqual(["I.6"]);
  expect(morning.overdue).toEqual({ duties: 7, agencies: 4 });
});

test("what the office asked for besides the plan is counted apart from what of the plan is overdue", () => {
  const groups = [
    group("I.1", "2024-02-25", [1, 2]),
    group("YC-2024-001", "2024-02-26", [1, 2, 3]),
    group("YC-2024-002", "2024-02-27", [1]),
  ];
  const today = "2024-03-04";
  const morning = decideMorning(groups, { today, holidays, days, ladderOf: () => defaultLadder });
  expect([morning.overdue, morning.overdueRequests]).toEqual([
    { duties: 2, agencies: 2 },
    { duties: 4, agencies: 3 },
  ]);
  const { text } = morningMessage({ ...quiet, ...morning }, { ...setting, today });
  expect(text.split("\n")).toEqual(
    expect.arrayContaining([
      "🔴 Tất cả đang quá hạn: 2 việc của 2 đơn vị",
      "🔴 Ngoài kế hoạch, yêu cầu đột xuất quá hạn: 4 việc của 3 đơn vị",
    ]),
  );
});

test("what is past the last step of its ladder is named, with how much it is", () => {
  // 22 working days after Friday 01/03 are Tuesday 02/04.
  const groups = [group("I.1", "2024-03-01", [1, 2, 3]), group("I.2", "2024-03-04", [1])];
  const on = (today: string) => {
    const rules = { today, holidays, days, ladderOf: () => defaultLadder };
    const { text } = morningMessage({ ...quiet, ...decideMorning(groups, rules) }, { ...setting, today });
    return text.split("\n").filter((line) => line.includes("hết lượt nhắc"));
  };
  expect(on("2024-04-02")).toEqual([]);
  expect(on("2024-04-03")).toEqual(["🔴 Đã hết lượt nhắc, không tự nhắc nữa: 3 việc: I.1 tháng 02 (3)"]);
  const figures = { exhaustedFigures: [left("2024-Q1", 12)] };
  const { text } = morningMessage({ ...quiet, ...figures }, { ...setting, today: "2024-06-03" });
  expect(text).toContain("🔴 Đã hết lượt nhắc, không tự nhắc nữa: số liệu quý I của 12 đơn vị");
});

test("all is clear only where nothing is overdue, due, undelivered, waiting or out of order", () => {
  const today = "2024-03-05";
  const first = (more: Partial<Morning>) =>
    morningMessage({ ...quiet, ...more }, { ...setting, today }).text.split("\n")[0];
  expect(first({})).toBe(
    "✅ Sáng thứ Ba 05/03: không có việc quá hạn hay đến hạn trong 7 ngày, mọi tin đã đến người nhận.",
  );
  const notClear: Partial<Morning>[] = [
    { overdue: { duties: 1, agencies: 1 } },
    { soon: [group("V.1", "2024-03-08", [1])] },
    { waiting: { items: [], total: 1 } },
    { exhaustedFigures: [left("2024-Q1", 3)] },
    { outages: [{ from: new Date(0), until: new Date(1) }] },
  ];
  for (const more of notClear) expect(first(more)).not.toContain("✅");
  expect(first({ waiting: { items: [], total: 2 } })).toBe("Sáng thứ Ba 05/03: 2 việc chờ duyệt.");
});

test("the worst day fits a screen, and every button answers in a message of its own", () => {
  const many = Array.from({ length: 30 }, (_, index) =>
    group(
      `V.${index + 1}`,
      "2024-03-04",
      Array.from({ length: 40 }, (_, id) => id),
    ),
  );
  const unreached = Array.from({ length: 30 }, (_, id) => ({
    ...{ personId: id, name: null, title: null, phone: null, why: "blocked" as const, since: new Date(0), last: id },
    posts: [{ role: "staff" as const, agency: null }],
    missed: new Map([["digest", 1]]),
  }));
  const outage = { from: new Date("2024-03-04T01:00:00Z"), until: new Date("2024-03-04T05:00:00Z") };
  const agency = { id: 1, code: "STP", name: "Sở Tư pháp", shortName: "Sở Tư pháp", level: "so" };
  const away = { personId: 1, name: null, title: null, agency, until: "2024-03-08" as const, chosen: false };
  const {
    text,
    buttons,
    protected: isProtected,
  } = morningMessage(
    {
      ...{
        fresh: many,
        lasting: many,
        soon: many,
        overdueRequests: { duties: 0, agencies: 0 },
        overdue: { duties: 1200, agencies: 40 },
      },
      ...{ unreached, waiting: { items: [], total: 3 }, outages: [outage], exhausted: many },
      exhaustedFigures: [left("2024-Q1", 12)],
      lastingFigures: [left("2024-Q1", 30)],
      unattended: [away],
      leaderless: { days: 2, absences: [away] },
    },
    { ...setting, today: "2024-03-05", lateAt: outage.until },
  );
  expect(isProtected).toBe(true);
  expect(text.split("\n").length).toBeLessThanOrEqual(12);
  expect(text).toContain("; số liệu quý I: Xã 1, Xã 2, Xã 3, Xã 4, +26");
  expect(text).toContain("lãnh đạo đang nghỉ, không có người thay: Sở Tư pháp (đến hết 08/03/2024)");
  expect(text).toContain(
    "🔴 Mới quá hạn: V.1 tháng 02 (40), V.2 tháng 02 (40), V.3 tháng 02 (40), V.4 tháng 02 (40), +26",
  );
  expect(buttons.flat().every(({ data }) => data.startsWith("+"))).toBe(true);
});
