import { beforeAll, describe, expect, it } from "vitest";
import { holidayTable } from "../../../src/calendar/working-days.js";
import { dayOfUntil, readExtension, readUntilAndWhy } from "../../../src/reporting/decisions/read-extension.js";
import { asksWhatIsReturned, asksWhichReturn, readReturn } from "../../../src/reporting/decisions/read-return.js";
import { withoutMarks } from "../../support/without-marks.js";
import { openWorld, type World } from "../world.js";

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

const on = (day: string) => ({ day });
const days = (count: number, working = false) => ({ more: { count, working } });

describe("a wish for more time", () => {
  it.each([
    ["xin gia hạn V.1 đến 15/3 vì chờ ý kiến Bộ", "V.1", on("2024-03-15"), "chờ ý kiến Bộ"],
    ["cho em xin gia hạn V.1 tới ngày 15/03/2024 do thiếu người ạ", "V.1", on("2024-03-15"), "thiếu người ạ"],
    ["V.1 xin lùi hạn đến hết 5.3", "V.1", on("2024-03-05"), null],
    ["mai làm không kịp, xin thêm 3 ngày", null, days(3), "mai làm không kịp"],
    ["xin thêm hai tuần cho V.1", "V.1", days(14), null],
    ["đề nghị cho đơn vị thêm 5 ngày làm việc, lý do: chờ số liệu của xã", null, days(5, true), "chờ số liệu của xã"],
    ["xin gia hạn", null, null, null],
    ["xin gia hạn tiến độ V.1 của đơn vị đến 15/3", "V.1", on("2024-03-15"), null],
    ["gia hạn I.10 T2 đến 15/3: chờ tổng hợp", "I.10", on("2024-03-15"), "chờ tổng hợp"],
    ["xin gia hạn đến 15/1", null, on("2025-01-15"), null], // long past: next year's
  ] as const)("%s", (text, task, until, reason) => {
    for (const typed of [text, withoutMarks(text)]) {
      const said = readExtension(typed, world.context);
      expect(said).toMatchObject({ task, until });
      expect(said!.reason === null ? null : withoutMarks(said!.reason)).toBe(
        reason === null ? null : withoutMarks(reason),
      );
    }
  });

  it.each([
    "V.1 xong 18/KH-STP 23/2",
    "V.1 bao giờ hết hạn",
    "thêm 3 TTHC đã rà soát",
    "mai làm",
    "tổng hợp quý II",
    "/viec",
  ])("none: %s", (text) => expect(readExtension(text, world.context)).toBeNull());

  it("runs from the due day, from today where that has passed", () => {
    const holidays = holidayTable([]);
    expect(dayOfUntil(days(3), "2024-02-29", "2024-02-26", holidays)).toBe("2024-03-03");
    expect(dayOfUntil(days(3, true), "2024-02-29", "2024-02-26", holidays)).toBe("2024-03-05");
    expect(dayOfUntil(days(7), "2024-02-29", "2024-03-10", holidays)).toBe("2024-03-17");
  });

  it.each([
    ["15/3", on("2024-03-15")],
    ["ngày 15-03-2024", on("2024-03-15")],
    ["thêm 1 tuần", days(7)],
    ["31/2", null],
    ["hôm nào xong", null],
    ["18/KH-STP", null],
  ])("the day in %s", (text, expected) =>
    expect(readUntilAndWhy(text, "2024-02-26")).toEqual(expected && { until: expected, reason: null }),
  );

  it.each([
    ["đến 15/3 vì chờ ý kiến Bộ", "chờ ý kiến Bộ"],
    ["den 15/3 vi con cho so TP huong dan", "con cho so TP huong dan"],
    ["15/3, chờ số liệu của xã", "chờ số liệu của xã"],
  ])("the reason behind the day in %s", (text, reason) =>
    expect(readUntilAndWhy(text, "2024-02-26")).toEqual({ until: on("2024-03-15"), reason }),
  );
});

describe("a return", () => {
  it.each([
    ["trả lại BN-2024-000123: chưa có phụ lục", "BN-2024-000123", "chưa có phụ lục"],
    ["tra lai bn 2024 123", "BN-2024-000123", null],
    ["Trả lại báo cáo BN-2024-000123 vì thiếu số liệu", "BN-2024-000123", "thiếu số liệu"],
    ["đề nghị trả về biên nhận BN2024-000123, lý do: sai kỳ", "BN-2024-000123", "sai kỳ"],
    ["trả lại BN-2024-000123, lý do là sai kỳ", "BN-2024-000123", "sai kỳ"],
    ["trả lại BN-2024-000123 vì lý do: sai kỳ", "BN-2024-000123", "sai kỳ"],
    ["trả lại BN-2024-000123 lý do sai kỳ", "BN-2024-000123", "sai kỳ"],
  ])("%s", (text, number, reason) => expect(readReturn(text)).toEqual({ number, reason }));

  it.each(["BN-2024-000123", "trả lại cho tôi báo cáo", "V.1 đã trả lại hồ sơ BN-2024-000123"])("none: %s", (text) =>
    expect(readReturn(text)).toBeNull(),
  );

  it.each([
    ["trả lại", true],
    ["tra lai bao cao", true],
    ["trả lại V.1", true],
    ["trả lại cho tôi báo cáo", false],
    ["trả lời", false],
    ["trả lại kết quả đúng hạn 95%", false],
  ])("%s, which: %s", (text, which) => expect(asksWhichReturn(text)).toBe(which));
});

describe("a question what was sent back", () => {
  it.each([
    "đơn vị nào bị trả lại?",
    "ai bị trả lại báo cáo",
    "báo cáo nào đang trả lại",
    "những báo cáo đã trả lại",
    "danh sách đơn vị bị trả lại",
    "đơn vị nào chưa gửi lại",
    "cơ quan nào còn bị trả lại chưa gửi lại",
  ])("%s", (text) => {
    for (const typed of [text, withoutMarks(text)]) expect(asksWhatIsReturned(typed)).toBe(true);
  });

  it.each([
    "trả lại BN-2024-000123: chưa có phụ lục",
    "trả lại",
    "đơn vị nào chưa báo cáo V.1",
    "V.1 xong, đã gửi lại",
    "báo cáo nào bị trả lại vì thiếu phụ lục thì sửa",
  ])("none: %s", (text) => {
    for (const typed of [text, withoutMarks(text)]) expect(asksWhatIsReturned(typed)).toBe(false);
  });
});
