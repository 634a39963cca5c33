import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, weekdayOf } from "../../src/calendar/day.js";
import { everyDueDays, readDueDays, windowOfDueDays } from "../../src/text/due-days.js";

describe("the days of which what is due is asked for", () => {
  it.each([
    ["hôm nay", "today"],
    ["viec hom nay", "today"],
    ["hôm nay có việc gì", "today"],
    ["ngày mai", "tomorrow"],
    ["viec ngay mai", "tomorrow"],
    ["việc mai", "tomorrow"],
    ["ngày mai phải làm gì?", "tomorrow"],
    ["tuần này", "thisWeek"],
    ["viec tuan nay", "thisWeek"],
    ["cho em xem việc trong tuần", "thisWeek"],
    ["Tuần sau có việc gì đến hạn không ạ", "nextWeek"],
    ["việc của tôi tuần tới", "nextWeek"],
    ["tháng này", "thisMonth"],
    ["thang sau", "nextMonth"],
    ["các việc đến hạn tháng sau", "nextMonth"],
  ])("%j is %s", (text, days) => {
    expect(readDueDays(text)).toBe(days);
  });

  it.each([
    ["mai"],
    ["mai làm"],
    ["ngày mai em làm"],
    ["tháng sau em nộp b3"],
    ["V.1 hôm nay xong"],
    ["hôm nay chưa có số liệu"],
    ["b3 tháng này 62%"],
    ["việc"],
    ["tuần này chưa xong"],
    ["hôm qua"],
    [`việc ${"tuần này ".repeat(400)}`],
  ])("%j is none", (text) => {
    expect(readDueDays(text)).toBeNull();
  });

  it.each([
    ["today", "2024-02-26", "2024-02-26"],
    ["tomorrow", "2024-02-27", "2024-02-27"],
    ["thisWeek", "2024-02-26", "2024-03-03"],
    ["nextWeek", "2024-03-04", "2024-03-10"],
    ["thisMonth", "2024-02-26", "2024-02-29"],
    ["nextMonth", "2024-03-01", "2024-03-31"],
  ] as const)("on Monday 26/02/2024 %s is %s to %s", (days, first, last) => {
    expect(windowOfDueDays(days, "2024-02-26")).toEqual({ first, last });
  });

  it("are never before today, in order, and weeks are whole weeks", () => {
    const aDay = fc.nat(1500).map((days) => addDays("2024-01-01", days));
    fc.assert(
      fc.property(aDay, fc.constantFrom(...everyDueDays), (today, days) => {
        const { first, last } = windowOfDueDays(days, today);
        expect(first >= today && last >= first).toBe(true);
        if (days === "thisWeek" || days === "nextWeek") expect(weekdayOf(last)).toBe(7);
        if (days === "nextWeek") expect(first).toBe(addDays(windowOfDueDays("thisWeek", today).last, 1));
        if (days === "nextMonth") expect(first).toBe(addDays(windowOfDueDays("thisMonth", today).last, 1));
      }),
    );
  });
});
