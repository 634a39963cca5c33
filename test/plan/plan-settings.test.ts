import { expect, test } from "vitest";
import { hasTooManyDays, levelsShown, readSetting, settingNow, withSetting } from "../../src/plan/plan-settings.js";
import { defaultRegime, regime } from "../../src/plan/regime.js";

test.each([
  ["hạn xã 2", { name: "workingDaysAfterWindow", level: "xa", days: 2 }],
  ["han cap huyen 3 ngay lam viec", { name: "workingDaysAfterWindow", level: "huyen", days: 3 }],
  ["hạn sau kỳ sở ban ngành: 4 ngày", { name: "workingDaysAfterWindow", level: "so-ban-nganh", days: 4 }],
  ["sửa 7", { name: "workingDaysToMend", level: "others", days: 7 }],
  ["ngày nghỉ sau", { name: "onRestDay", value: "after" }],
  ["hạn rơi vào ngày nghỉ thì giữ nguyên", { name: "onRestDay", value: "stays" }],
  ["nhắc trước 1, 10, 5", { name: "ladder", said: { before: [10, 5, 1] } }],
  ["nhắc sau hạn: 2, 4, thôi", { name: "ladder", said: { after: [2, 4], thenEvery: 0 } }],
  ["nhắc sau 8 lần", { name: "ladder", said: { timesAfter: 8 } }],
  ["nhắc đúng hạn không", { name: "ladder", said: { onDay: false } }],
  ["giờ nhắc 8h30", { name: "ladder", said: { at: "08:30" } }],
  ["giờ nhắc 12h", null],
  ["nhắc trước 61", null],
  ["nhắc", null],
  ["hạn xã", null],
  ["hạn làng 2", null],
  ["sửa 61", null],
  ["sửa -1", null],
  ["ngày nghỉ giữa", null],
  ["constructor 2", null],
  ["hạn constructor 2", null],
])("%s", (typed, expected) => expect(readSetting(typed)).toEqual(expected));

test.each([
  ["hạn huyện 99", true],
  ["sửa 61 ngày", true],
  ["sửa 60", false],
  ["hạn làng 99", false],
])("whether %s has too many days: %s", (typed, expected) => expect(hasTooManyDays(typed)).toBe(expected));

test("of the ladder what is said goes in, and the rest stays", () => {
  const sooner = readSetting("nhắc trước 10, 5")!;
  expect(settingNow(defaultRegime, sooner)).toEqual({ name: "ladder", said: { before: [14, 7, 3, 1] } });
  expect(withSetting(defaultRegime, sooner).ladder).toEqual({ ...defaultRegime.ladder, before: [10, 5] });
});

test("a setting goes in, and the rest stays", () => {
  const two = readSetting("hạn xã 2")!;
  expect(settingNow(defaultRegime, two)).toEqual({ ...two, days: 1 });
  const changed = withSetting(defaultRegime, two);
  expect(settingNow(changed, two)).toEqual(two);
  expect(regime.parse(changed)).toEqual({
    ...defaultRegime,
    workingDaysAfterWindow: { ...defaultRegime.workingDaysAfterWindow, xa: 2 },
  });
  expect(levelsShown(changed.workingDaysAfterWindow)).toEqual([["others", 2]]);
});
