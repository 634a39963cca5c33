import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTiming, splitTiming, type Timing, writeTiming } from "../../../src/plan/workbook/timing.js";
import { anyTiming } from "./any-plan.js";

const after = { direction: "after", offset: null, unit: null } as const;

describe("timings as decisions say them", () => {
  test.each<[string, Timing]>([
    ["Tháng 02/2024", { kind: "fixed-month", month: "2024-02" }],
    ["Tháng 2", { kind: "fixed-month", month: "2024-02" }],
    ["Trong tháng 12 năm 2024", { kind: "fixed-month", month: "2024-12" }],
    ["Quý II/2024", { kind: "fixed-quarter", quarter: "2024-Q2" }],
    ["quý iv năm 2024.", { kind: "fixed-quarter", quarter: "2024-Q4" }],
    ["Hoàn thành trong Quý I/2024", { kind: "fixed-quarter", quarter: "2024-Q1" }],
    ["30/6/2024", { kind: "fixed-day", day: "2024-06-30" }],
    ["03/04/2024", { kind: "fixed-day", day: "2024-04-03" }],
    ["Trước ngày 15/11/2024", { kind: "fixed-day", day: "2024-11-15" }],
    ["Chậm nhất ngày 15 tháng 11 năm 2024", { kind: "fixed-day", day: "2024-11-15" }],
    ["30/6", { kind: "fixed-day", day: "2024-06-30" }],
    ["Trong năm 2024", { kind: "within-year" }],
    ["Năm 2024", { kind: "within-year" }],
    ["Cả năm", { kind: "within-year" }],
    ["Hàng tháng", { kind: "monthly" }],
    ["Hằng tháng", { kind: "monthly" }],
    ["Định kỳ hàng tháng", { kind: "monthly" }],
    ["Hàng quý", { kind: "quarterly" }],
    ["Định kỳ các quý năm 2024", { kind: "quarterly" }],
    ["Tháng cuối hàng quý", { kind: "last-month-of-quarter" }],
    ["Tháng cuối cùng của mỗi quý", { kind: "last-month-of-quarter" }],
    ["Thường xuyên", { kind: "continuous" }],
    ["Thường xuyên, liên tục", { kind: "continuous" }],
    ["Khi phát sinh", { kind: "event-triggered" }],
    ["Theo yêu cầu", { kind: "on-request" }],
    ["Theo đề xuất của đơn vị dự thảo văn bản", { kind: "on-request", requestedBy: "đơn vị dự thảo văn bản" }],
    ["Khi có thay đổi thành viên", { kind: "event-triggered", event: "Có thay đổi thành viên", rule: after }],
    [
      "Thường xuyên khi công bố sửa đổi, bổ sung TTHC",
      { kind: "event-triggered", event: "Công bố sửa đổi, bổ sung TTHC", rule: after },
    ],
    [
      "Thường xuyên ngay sau khi có quyết định công bố",
      { kind: "event-triggered", event: "Có quyết định công bố", rule: { direction: "after", offset: 0, unit: "day" } },
    ],
    [
      "Trước 05 ngày tính đến ngày VBQPPL có quy định về TTHC có hiệu lực thi hành",
      {
        kind: "event-triggered",
        event: "Ngày VBQPPL có quy định về TTHC có hiệu lực thi hành",
        rule: { direction: "before", offset: 5, unit: "day" },
      },
    ],
    [
      "Chậm nhất 05 ngày làm việc kể từ ngày ký quyết định công bố của Chủ tịch UBND tỉnh",
      {
        kind: "event-triggered",
        event: "Ngày ký quyết định công bố của Chủ tịch UBND tỉnh",
        rule: { direction: "after", offset: 5, unit: "working-day" },
      },
    ],
    [
      "Trong giai đoạn dự thảo, lấy ý kiến",
      { kind: "event-triggered", event: "Giai đoạn dự thảo, lấy ý kiến", rule: { ...after, direction: "during" } },
    ],
    [
      "khi phát sinh: Ký quyết định, công bố, +5 ngày làm việc",
      {
        kind: "event-triggered",
        event: "Ký quyết định, công bố",
        rule: { direction: "after", offset: 5, unit: "working-day" },
      },
    ],
    ["khi phát sinh: Có đoàn kiểm tra", { kind: "event-triggered", event: "Có đoàn kiểm tra" }],
  ])("%s", (text, timing) => {
    expect(readTiming(text, 2024)).toEqual({ outcome: "timing", timing });
  });

  test.each(["Tháng 13/2024", "31/02/2024", "2024-13-01", "Quý V/2024", "Sớm", "", "Tháng 2 và tháng 3", "Quý I, II"])(
    "%s is none",
    (text) => {
      expect(readTiming(text, 2024)).toEqual({ outcome: "unknown" });
    },
  );

  test.each(["Tháng 02/2025", "Quý I/2025", "Năm 2025", "30/6/2025", "2025-06-30"])("%s is of another year", (text) => {
    expect(readTiming(text, 2024)).toEqual({ outcome: "other_year", year: 2025 });
  });
});

test("a deadline of some agencies stands behind that of all", () => {
  expect(splitTiming("Thường xuyên; riêng STP, SYT: Quý I/2026")).toEqual({
    common: "Thường xuyên",
    own: [{ who: "STP, SYT", when: "Quý I/2026" }],
  });
  expect(splitTiming("Trong năm 2026\nriêng Sở Y tế: 30/6/2026; riêng các xã: Quý II")).toEqual({
    common: "Trong năm 2026",
    own: [
      { who: "Sở Y tế", when: "30/6/2026" },
      { who: "các xã", when: "Quý II" },
    ],
  });
});

test("what is written is read as the same", () => {
  fc.assert(
    fc.property(anyTiming, (timing) => {
      expect(readTiming(writeTiming(timing, 2026), 2026)).toEqual({ outcome: "timing", timing });
    }),
  );
});
