import { expect, test } from "vitest";
import { readScheduleWords } from "../../src/text/schedule-words.js";

test.each([
  ["thứ Hai 08:00 tổng hợp", [1], "08:00", null],
  ["thu hai, thu nam luc 8h tong hop", [1, 4], "08:00", null],
  ["T2 T5 8 giờ 30", [1, 4], "08:30", null],
  ["thứ 2 đến thứ 6 hằng tuần 7h30 sáng", [1, 2, 3, 4, 5], "07:30", null],
  ["T2-T4 9h", [1, 2, 3], "09:00", null],
  ["tổng hợp thứ Sáu 2 giờ chiều", [5], "14:00", null],
  ["mọi ngày làm việc 16:30", [1, 2, 3, 4, 5], "16:30", null],
  ["hằng ngày", [1, 2, 3, 4, 5], "08:00", null],
  ["thứ Bảy và Chủ nhật 9:00", [6, 7], "09:00", null],
  ["2 thứ Ba 09:00", [2], "09:00", 2],
  ["8h thứ Ba", [2], "08:00", null],
  ["8 giờ thứ Ba", [2], "08:00", null],
])("%s", (typed, weekdays, time, number) => {
  const read = readScheduleWords(typed);
  expect(read.ok && read.value).toEqual({ weekdays, time, number });
});

test.each([
  ["08:00 tổng hợp", "no_day"],
  ["tổng hợp", "no_day"],
  ["thứ Hai 06:00", "bad_time"],
  ["thứ Hai 22h", "bad_time"],
  ["thứ Hai 8h tổng hợp quý II", "unread"],
  ["thứ Hai 8h mục V", "unread"],
  ["ngày 15 hằng tháng", "unread"],
  ["thứ Hai 8h 9h", "unread"],
])("%s is not taken", (typed, code) => {
  expect(readScheduleWords(typed)).toMatchObject({ ok: false, code });
});
