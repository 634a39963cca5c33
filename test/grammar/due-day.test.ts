import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../src/calendar/day.js";
import { formatDay } from "../../src/calendar/formats.js";
import { holidayTable } from "../../src/calendar/working-days.js";
import { type DueDay, findDeadline, readDueDay } from "../../src/grammar/due-day.js";

/** A Monday. */
const context = { today: "2024-02-26", holidays: holidayTable([]) };

describe("until when", () => {
  test.each<[string, string | null]>([
    ["20/3", "2024-03-20"],
    ["hạn 20/3", "2024-03-20"],
    ["den het ngay 20-03", "2024-03-20"],
    ["ngày 20 tháng 3 năm 2024 ạ", "2024-03-20"],
    ["20/3/2025", "2025-03-20"],
    ["20/3 năm nay", "2024-03-20"],
    ["15/12", "2024-12-15"],
    // Of this year, and past: whoever asks is told.
    ["20/2", "2024-02-20"],
    ["5/1", "2024-01-05"],
    ["hôm nay", "2024-02-26"],
    ["ngày mai", "2024-02-27"],
    ["mai nhé", "2024-02-27"],
    ["thứ hai", "2024-02-26"],
    ["thứ Sáu", "2024-03-01"],
    ["hạn là thứ 6 tuần sau", "2024-03-08"],
    ["chủ nhật", "2024-03-03"],
    ["cuối tháng", "2024-02-29"],
    ["hết tháng 3", "2024-03-31"],
    ["3 ngày", "2024-02-29"],
    ["trong 5 ngày làm việc", "2024-03-04"],
    ["20/3 hoặc 21/3", null],
    ["sớm nhất có thể", null],
  ])("%s", (text, day) => {
    expect(readDueDay(text, context)).toEqual(day === null ? null : { kind: "day", day });
  });

  test.each<[string, string, string]>([
    ["16h 20/3", "2024-03-20", "16:00"],
    ["20/3 lúc 16h", "2024-03-20", "16:00"],
    ["trước 16h ngày 12/3", "2024-03-12", "16:00"],
    ["truoc 16h30 ngay 12/3", "2024-03-12", "16:30"],
    ["12/3, trước 16:30", "2024-03-12", "16:30"],
    ["16 giờ 30 phút ngày 12/3", "2024-03-12", "16:30"],
    ["4h chiều nay", "2024-02-26", "16:00"],
    ["4h chiều mai", "2024-02-27", "16:00"],
    ["9h sáng mai ạ", "2024-02-27", "09:00"],
    ["17h thứ Sáu", "2024-03-01", "17:00"],
    ["thứ Sáu 17g", "2024-03-01", "17:00"],
    ["24h ngày 12/3", "2024-03-12", "23:59"],
    ["10h 5/1/2025", "2025-01-05", "10:00"],
  ])("an hour of a day: %s", (text, day, hour) => {
    expect(readDueDay(text, context)).toEqual({ kind: "day", day, hour });
  });

  test.each(["25h 20/3", "16h70 20/3", "16h"])("%s is no hour of a day", (text) => {
    expect(readDueDay(text, context)).toBeNull();
  });

  test("in December, a day of January is the next one", () => {
    expect(readDueDay("5/1", { ...context, today: "2024-12-20" })).toEqual({ kind: "day", day: "2025-01-05" });
  });

  test("“before” a day is either of two, and no day is none", () => {
    expect(readDueDay("trước ngày 20/3", context)).toEqual({ kind: "before", day: "2024-03-20" });
    expect(readDueDay("31/2", context)).toEqual({ kind: "no_such_day" });
  });

  test.each<[string, DueDay | null, string]>([
    ["Báo cáo tình hình, hạn 20/3", { kind: "day", day: "2024-03-20" }, "hạn 20/3"],
    ["rà soát hồ sơ quá hạn, hạn báo cáo: thứ Sáu", { kind: "day", day: "2024-03-01" }, "hạn báo cáo: thứ Sáu"],
    ["gửi danh sách chậm nhất ngày mai", { kind: "day", day: "2024-02-27" }, "chậm nhất ngày mai"],
    ["rà soát, hạn trước 20/3", { kind: "before", day: "2024-03-20" }, "hạn trước 20/3"],
    ["rà soát hồ sơ quá hạn 20/3", null, ""],
    ["xử lý hồ sơ đề nghị gia hạn 20/3", null, ""],
    ["báo cáo, hạn 16h ngày 20/3", { kind: "day", day: "2024-03-20", hour: "16:00" }, "hạn 16h ngày 20/3"],
    ["báo cáo, hạn trước 16h ngày 20/3", { kind: "day", day: "2024-03-20", hour: "16:00" }, "hạn trước 16h ngày 20/3"],
    ["báo cáo trước 16h ngày 12/3 về VP", { kind: "day", day: "2024-03-12", hour: "16:00" }, "trước 16h ngày 12/3"],
    ["báo cáo số vụ trước 16h", null, ""],
    ["họp trước 2 ngày", null, ""],
    ["báo cáo số liệu từ 1/1 đến 20/3", null, ""],
  ])("%s", (text, value, taken) => {
    const found = findDeadline(text, context);
    expect(found?.value ?? null).toEqual(value);
    if (found) expect(text.slice(found.start, found.end)).toBe(taken);
  });

  test("a whole date is that day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), (ahead) => {
        const day = addDays(context.today, ahead);
        expect(readDueDay(formatDay(day), context)).toEqual({ kind: "day", day });
      }),
    );
  });
});
