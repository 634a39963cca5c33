import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../src/calendar/day.js";
import { daysOverdue, shelfOf } from "../../src/plan/standing.js";
import type { Duty } from "../../src/reporting/duty-row.js";
import type { WorkList } from "../../src/reporting/work-list.js";
import { answeredWorkMessage, otherWorkMessage, workMessage } from "../../src/reporting/work-text.js";
import { translator } from "../../src/text/language.js";
import type { Message } from "../../src/text/message.js";

const today = "2024-02-26";
const viewed = { agency: { id: 7, name: "Sở Tư pháp" }, today, t: translator("vi") };

function item(id: number, dueIn: number, change: Partial<Duty> = {}): Duty {
  return {
    id,
    task: `V.${id}`,
    taskText: "Ban hành Kế hoạch rà soát, đánh giá TTHC của các đơn vị, địa phương trên địa bàn tỉnh",
    part: null,
    partName: null,
    planYear: 2024,
    nextPlanYear: null,
    period: "2024",
    deadlineKind: "within-year",
    checkIn: false,
    nothingMayArise: false,
    beginsOn: "2024-01-01",
    dueOn: addDays(today, dueIn),
    status: "not_started",
    percent: null,
    answeredOn: null,
    settledOn: null,
    counts: true,
    ...change,
  };
}

/** Items with ids of their own on the shelves that their days put them on. */
function shelved(dues: readonly number[], answered: number): WorkList {
  const list: Record<keyof WorkList, Duty[]> = { overdue: [], soon: [], later: [], answered: [] };
  for (const [index, due] of [...dues].sort((a, b) => a - b).entries()) {
    const one = item(index + 1, due);
    list[shelfOf({ ...one, beginsOn: "2024-01-01", answeredOn: null }, today)].push(one);
  }
  for (let index = 0; index < answered; index++) {
    list.answered.push(item(1_000 + index, index, { status: "done", settledOn: today }));
  }
  return list;
}

const linesOf = ({ text }: Message) => text.split("\n");
const dutiesOf = ({ buttons }: Message) =>
  buttons.flat().flatMap(({ data }) => (data.startsWith("duty:") ? [Number(data.slice(5))] : []));
const aList = fc
  .tuple(fc.array(fc.integer({ min: -60, max: 120 }), { maxLength: 40 }), fc.nat(30))
  .map(([dues, answered]) => shelved(dues, answered));
const drafts = fc.array(
  fc.record({
    id: fc.nat(),
    label: fc.constantFrom("V.1", "CT-b3 quý I", "3 dòng"),
    reportedSince: fc.constantFrom(null, "BN-2024-000001"),
  }),
  {
    maxLength: 5,
  },
);

describe("the work list", () => {
  it("reads as the example does", () => {
    const list = shelved([-26, 3, 3, 30, 60], 3);
    const message = workMessage(list, [], viewed);
    expect(linesOf(message)).toEqual([
      "Sở Tư pháp · thứ Hai 26/02/2024",
      "🔴 Quá hạn (1)",
      "V.1 · quá hạn 26 ngày",
      "🟡 Đến hạn trong 7 ngày (2)",
      "V.2 · Ban hành Kế hoạch rà soát… · đến hết thứ Năm 29/02",
      "V.3 · Ban hành Kế hoạch rà soát… · đến hết thứ Năm 29/02",
      "⚪ Sau đó: 2 việc · ✅ Đã báo cáo: 3",
    ]);
    expect(message.buttons.map((row) => row.map(({ label }) => label))).toEqual([
      ["V.1"],
      ["V.2"],
      ["V.3"],
      ["Báo cáo một lượt"],
      ["Xem 2 việc khác", "Đã báo cáo"],
    ]);
  });

  it("says so where nothing is due", () => {
    expect(linesOf(workMessage(shelved([], 0), [], viewed))).toContain(
      "✅ Không có việc quá hạn hoặc đến hạn trong 7 ngày.",
    );
    expect(workMessage(shelved([], 0), [], viewed).buttons).toEqual([]);
  });

  it("names what is overdue first, figures among it, and of many drafts the newest", () => {
    const figures = [{ indicator: "CT-b3", period: "2023-Q4", dueOn: addDays(today, -8) }];
    const begun = [1, 2, 3, 4, 5, 6].map((id) => ({ id, label: `V.${id}`, reportedSince: null }));
    const lines = linesOf(workMessage(shelved([-3, 2], 0), begun, { ...viewed, figures }));
    const at = (start: string) => lines.findIndex((line) => line.startsWith(start));
    expect(at("🔴 Số liệu")).toBeGreaterThan(at("🔴 Quá hạn"));
    expect(at("🔴 Số liệu")).toBeLessThan(at("🟡 Đến hạn"));
    expect(lines).toContain("Đang dở (6): V.1, V.2, V.3, V.4, +2");
  });

  it("is one screen, and every duty that it names has its button", () => {
    fc.assert(
      fc.property(aList, drafts, fc.boolean(), (list, open, isDue) => {
        const figures = isDue ? [{ indicator: "CT-b3", period: "2024-Q1", dueOn: today }] : [];
        const message = workMessage(list, open, { ...viewed, figures });
        expect(linesOf(message).some((line) => line.startsWith("🟡 Số liệu quý I: 1 chỉ tiêu"))).toBe(isDue);
        expect(linesOf(message).length).toBeLessThanOrEqual(12);
        expect(message.buttons.flat().length).toBeLessThanOrEqual(8);
        const named = linesOf(message).flatMap((line) => /^(?:· )?(V\.\d+) · /.exec(line)?.[1] ?? []);
        const labels = message.buttons.flat().map(({ label }) => label);
        for (const label of named) expect(labels).toContain(label);
        expect(dutiesOf(message)).toHaveLength(named.length);
        // A backlog never hides what is about to fall due.
        if (list.soon.length > 0) expect(dutiesOf(message)).toContain(list.soon[0]!.id);
      }),
    );
  });

  it("and the pages behind it name every open duty exactly once, the pages of what is answered the rest", () => {
    fc.assert(
      fc.property(aList, (list) => {
        const seen = dutiesOf(workMessage(list, [], viewed));
        const others = pagesOf((page) => otherWorkMessage(list, page, viewed));
        const answered = pagesOf((page) => answeredWorkMessage(list, page, viewed));
        for (const message of [...others, ...answered]) {
          expect(linesOf(message).length).toBeLessThanOrEqual(12);
          expect(message.buttons.flat().length).toBeLessThanOrEqual(8);
          expect(message.buttons.flat().map(({ label }) => label)).toContain("Quay lại");
        }
        const open = [...list.overdue, ...list.soon, ...list.later].map(({ id }) => id);
        expect([...seen, ...others.flatMap(dutiesOf)].sort()).toEqual([...open].sort());
        expect(answered.flatMap(dutiesOf).sort()).toEqual(list.answered.map(({ id }) => id).sort());
      }),
    );
  });

  it.each([0, -1, 99, Number.NaN, 1.5])("page %s, forged, is one that there is", (page) => {
    const message = otherWorkMessage(shelved([30, 31, 32], 0), page, viewed);
    expect(dutiesOf(message).length).toBeGreaterThan(0);
    expect(message.text).toMatch(/trang 1\/1/);
  });

  it("marks what is behind the first screen by where it stands", () => {
    const list = shelved([...Array.from({ length: 9 }, () => -3), ...Array.from({ length: 9 }, () => 5), 60], 0);
    const marks = pagesOf((page) => otherWorkMessage(list, page, viewed))
      .flatMap((message) => linesOf(message).slice(1))
      .map((line) => [...line][0]);
    expect(marks).toEqual([..."🔴🔴🔴🔴🔴🔴🟡🟡🟡🟡🟡🟡🟡⚪"]);
    expect(daysOverdue(list.overdue[0]!, today)).toBe(3);
  });
});

function pagesOf(draw: (page: number) => Message): Message[] {
  const first = draw(1);
  const count = Number(/trang 1\/(\d+)/.exec(first.text)![1]);
  return [first, ...Array.from({ length: count - 1 }, (_, index) => draw(index + 2))];
}
