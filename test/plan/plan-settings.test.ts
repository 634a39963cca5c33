import { expect, test } from "vitest";
import { levelsShown, readSetting, settingNow, withSetting } from "../../src/plan/plan-settings.js";
import { defaultRegime, regime } from "../../src/plan/regime.js";

test.each([
  ["hạn xã 2", { name: "workingDaysAfterWindow", level: "xa", days: 2 }],
  ["han cap huyen 3 ngay lam viec", { name: "workingDaysAfterWindow", level: "huyen", days: 3 }],
  ["hạn sau kỳ sở ban ngành: 4 ngày", { name: "workingDaysAfterWindow", level: "so-ban-nganh", days: 4 }],
  ["sửa 7", { name: "workingDaysToMend", level: "others", days: 7 }],
  ["ngày nghỉ sau", { name: "onRestDay", value: "after" }],
  ["hạn rơi vào ngày nghỉ thì giữ nguyên", { name: "onRestDay", value: "stays" }],
  ["hạn xã", null],
  ["hạn làng 2", null],
  ["sửa 61", null],
  ["sửa -1", null],
  ["ngày nghỉ giữa", null],
  ["constructor 2", null],
  ["hạn constructor 2", null],
])("%s", (typed, expected) => expect(readSetting(typed)).toEqual(expected));

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
