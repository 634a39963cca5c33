import { describe, expect, it } from "vitest";
import { read, task } from "./reading.js";

describe("a report that says what was done, and not how the whole stands", () => {
  it.each<[string, string, string, string | null]>([
    ["VII.2 quý II đã hướng dẫn được 120 lượt người dân", "X24778", "VII.2", "2024-Q2"],
    ["VIIb.2 đã đăng 9 tin, bài trong quý I", "BAOLD", "VIIb.2", "2024-Q1"],
    ["I.5 mới kiểm tra được 8 đơn vị", "SNV", "I.5", null],
    ["I.10 T5 có 3 hồ sơ trễ nhưng chưa công khai vì chờ lãnh đạo duyệt", "STP", "I.10", "2024-05"],
    ["quý II xã đã hướng dẫn 120 lượt người dân nộp hồ sơ dịch vụ công trực tuyến", "X24778", "VII.2", "2024-Q2"],
  ])("%s", (text, agency, code, period) => {
    const json = read(text, agency);
    expect(json).toMatchObject({ outcome: "items", items: [{ task: code, period, status: null, document: null }] });
    expect(json.problems).toMatchObject([{ outcome: "ask" }]);
    expect(json.problems[0]!.choices.length).toBeGreaterThan(2);
  });

  it.each([
    "V.1",
    "V.1 đã họp hai lần",
    "V.1 dự kiến tuần sau ban hành",
    "V.1 hình như đã rà soát 12 thủ tục",
    "V.1 đã trình 18/KH-STP nhưng lãnh đạo chưa duyệt",
    "V.1 em chưa hiểu phải làm mấy thủ tục",
    "V.3 đã rà soát được 5 thủ tục hay sao ấy",
  ])("%s is asked about, and is no item", (text) => {
    expect(read(text)).toMatchObject({ outcome: "ask", items: [] });
  });

  it("stands beside what was understood of other tasks", () => {
    const json = read(
      "Báo cáo quý II, nhiệm vụ V.2: đã hoàn thành. Nhiệm vụ V.3: đã rà soát 12 thủ tục nội bộ, đề nghị cắt giảm 2 thủ tục.",
    );
    expect(json.items).toMatchObject([
      { task: "V.2", status: "done", period: "2024-Q2", note: null },
      { task: "V.3", status: null, period: "2024-Q2" },
    ]);
  });

  it.each([
    ["I.5 đã kiểm tra 6/19 sở, còn lại phấn đấu xong trong quý III", "SNV", "I.5", "in_progress"],
    ["V.1 làm xong dự thảo rồi, đang chờ chủ tịch ký", "STP", "V.1", "in_progress"],
    ["I.8 chưa để xảy ra trường hợp nào phải xin lỗi", "X24778", "I.8", "nothing_arose"],
  ])("%s says how it stands", (text, agency, code, status) => {
    expect(read(text, agency).items).toMatchObject([{ task: code, status }]);
  });

  it("does not take a procedure that was not looked through for nothing that arose", () => {
    expect(read("V.2 chưa có thủ tục nào được rà soát").items).toMatchObject([{ task: "V.2", status: null }]);
  });

  it("reads work by its verb only where the task ends with it", () => {
    const updated = read("IV.2 hôm qua đã cập nhật quy trình cấp phép xây dựng lên hệ thống", "TTPVHCC");
    expect(updated.items.filter(({ status }) => status === "done")).toEqual([]);
    expect(read("I.10 T5 đã công khai").items).toEqual([
      task({ task: "I.10", period: "2024-05", note: "đã công khai" }),
    ]);
  });
});
