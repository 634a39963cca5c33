import { expect, test } from "vitest";
import { readHour, readHourWish } from "../../src/text/hour-wish.js";

test.each([
  ["nhắc lúc 14h", "14:00"],
  ["nhac toi luc 9 gio", "09:00"],
  ["Nhắc việc cho em vào lúc 8h30 nhé", "08:30"],
  ["đổi giờ nhắc sang 2 giờ chiều", "14:00"],
  ["giờ nhắc: 13:30", "13:30"],
  ["giờ nhắc mặc định", "plan"],
  ["đổi giờ nhắc theo kế hoạch", "plan"],
  ["nhắc lúc rảnh", null],
])("“%s” wants %s", (text, hour) => {
  const words = readHourWish(text);
  expect(words).not.toBeNull();
  expect(readHour(words!)).toBe(hour);
});

test.each(["nhắc các xã chưa báo cáo", "nhắc V.1", "giờ nhắc", "14h", "nhắc lại ngày mai"])(
  "“%s” is no such wish",
  (text) => {
    expect(readHourWish(text)).toBeNull();
  },
);
