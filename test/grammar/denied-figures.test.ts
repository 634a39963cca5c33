import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

describe("a figure that is named only to be excluded", () => {
  it.each([
    "b3 quý I 1.200/1.850 (không phải 120/1.850)",
    "em gửi lại, hôm trước gõ sót một số: b3 quý I 1.200/1.850 (ko phải 120/1.850 nhé)",
    "b3 quý I 1.200/1.850 hồ sơ, chứ không phải 120/1.850",
    "b3 quý I 1.200/1.850, không phải 120/1.850 như lần trước",
    "b3 quy 1 1.200/1.850 k phai 120 dau nha",
    "b3 quý I 1.200/1.850 thay vì 120/1.850",
    "b3 quý I không phải 120/1.850 đâu, 1.200/1.850 mới đúng",
    "b3 quý I thay vì 120/1.850 là 1.200/1.850",
    "không phải 120/1.850, b3 quý I là 1.200/1.850 ạ",
    "b3 quý I (không phải 120/1.850) 1.200/1.850",
    "b3 quý I 120/1.850 không phải, 1.200/1.850",
  ])("%s", (text) => {
    const { items } = read(text);
    expect(items).toMatchObject([{ indicator: "CT-b3", period: "2024-Q1", numerator: 1200, denominator: 1850 }]);
  });

  it("is no share of a task either", () => {
    expect(read("V.2 đang làm 60% (không phải 6%)").items).toMatchObject([{ task: "V.2", percent: 60 }]);
    expect(read("V.2 thay vì 6% là 60%").items).toMatchObject([{ task: "V.2", percent: 60 }]);
  });

  it.each<[string, string]>([
    ["b3 quý I không phải 120/1.850", "refuse"],
    ["b3 quý I bot ghi 120/1.850 chứ không phải 1.200/1.850", "ask"],
    ["b3 quý I 1.200/1.850 không phải 120/1.850 à?", "question"],
  ])("leaves %s without one that is right", (text, outcome) => {
    expect(read(text)).toMatchObject({ outcome, items: [] });
  });

  it("takes none from what is said of another indicator, nor from a document's number", () => {
    const { items } = read("b3 quý I không phải 120/1.850, b1 quý I 80/90");
    expect(items).toMatchObject([{ indicator: "CT-b1", numerator: 80, denominator: 90 }]);
    expect(read("V.1 xong 18/KH-STP ngày 23/2 (không phải 19/KH-STP)").items).toMatchObject([
      { task: "V.1", document: "18/KH-STP", documentDate: "2024-02-23" },
    ]);
  });
});

describe("a letter in one case", () => {
  it.each([
    "I.8 có 2 hồ sơ trễ, đã gửi thư xin lỗi số 12/TXL-STP ngày 6/5/2024",
    "I.8 đã có công văn giải trình 15/STP ngày 6/5",
    "VI.2 đã có văn bản trả lời 34/STP ngày 6/5",
  ])("ends nothing that comes back with the next: %s", (text) => {
    expect(read(text)).toMatchObject({ outcome: "ask", items: [] });
  });

  it.each([
    "I.8 xong, thư xin lỗi số 12/TXL-STP ngày 6/5/2024",
    "I.8 báo cáo 12/BC-STP ngày 6/5/2024",
    "V.1 thư ký đã trình, kế hoạch 18/KH-STP ngày 23/2 đã ban hành",
  ])("leaves what is said to be over, or is no letter: %s", (text) => {
    expect(read(text).items).toMatchObject([{ status: "done" }]);
  });
});
