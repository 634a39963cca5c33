import { describe, expect, it } from "vitest";
import { figure, read, task } from "./reading.js";

const b1 = figure({ indicator: "CT-b1", period: "2024-Q1", numerator: 105, denominator: 120, percent: 87.5 });
const b3 = figure({ indicator: "CT-b3", period: "2024-Q1", numerator: 88, denominator: 120, percent: 73.33 });

describe("values in the order of their codes", () => {
  it.each([
    "Quý I b1 và b3 lần lượt là 105/120 và 88/120",
    "b1, b3 quý I tương ứng 105/120, 88/120",
    "b1, b3 quý I lần lượt: 105/120; 88/120",
  ])("%s", (text) => {
    expect(read(text, "SYT").items).toEqual([b1, b3]);
  });

  it("are states, too", () => {
    expect(read("V.2, V.3 lần lượt xong và đang làm").items).toEqual([
      task({ task: "V.2" }),
      task({ task: "V.3", status: "in_progress" }),
    ]);
  });

  it("are nobody's where there are not as many", () => {
    expect(read("V.2, V.3 lần lượt xong").items).toEqual([]);
    expect(read("b1, b3, b4 quý I lần lượt 105/120, 88/120", "SYT").items).toEqual([]);
  });
});

describe("a figure told twice", () => {
  it.each([
    ["dd1 quý II xã tiếp nhận 3, xử lý đúng hạn cả 3, dd1 3/3 ạ", "CT-dd1", 3, 3],
    ["e1 quý II phát 60 phiếu, 57 phiếu hài lòng => 57/60", "CT-e1", 57, 60],
    ["b3 quý II nhận 120 hồ sơ, trực tuyến 88, tức 88/120", "CT-b3", 88, 120],
  ])("%s is one", (text, indicator, numerator, denominator) => {
    expect(read(text, "X24778").items).toMatchObject([{ indicator, period: "2024-Q2", numerator, denominator }]);
  });

  it("keeps a space within its thousands", () => {
    expect(read("b3 quý I: 1 250/1 250", "SYT").items).toMatchObject([{ numerator: 1250, denominator: 1250 }]);
  });
});

describe("a part, and what is left out of it", () => {
  it.each([
    ["b3 quý I 201 nộp qua mạng, 44 nộp trực tiếp", ["201/245"]],
    ["b1 quý I còn 12 hồ sơ chưa số hóa trên tổng 150", ["138/150"]],
    ["b1 quý I 150 hồ sơ, còn 12 chưa số hóa", ["138/150", "150/162"]],
  ])("%s is offered, and not supposed", (text, values) => {
    const json = read(text, "X24778");
    expect(json).toMatchObject({ outcome: "ask", items: [] });
    expect(json.problems[0]!.choices.map(({ value }) => value)).toEqual(values);
  });
});

describe("how it stands in a further period, behind words", () => {
  it.each([
    "I.10 t4 khong phat sinh, con t5 thi co 1 can bo cham, dang lam thu tuc cong khai",
    "I.10 tháng 4 không phát sinh, tháng 5 có 2 cán bộ chậm, đang làm thủ tục công khai",
  ])("%s", (text) => {
    expect(read(text, "H673", "2024-05-30").items).toMatchObject([
      { task: "I.10", period: "2024-04", status: "nothing_arose" },
      { task: "I.10", period: "2024-05", status: "in_progress" },
    ]);
  });

  it.each([
    "I.10 t4 không phát sinh, t5 có 1 cán bộ chậm, sẽ công khai sau",
    "I.10 t4 không phát sinh, t5 nghe nói đang làm thủ tục công khai",
  ])("is asked about where they do not tell it: %s", (text) => {
    const { items, problems } = read(text, "H673", "2024-05-30");
    expect(items.filter(({ status }) => status !== null)).toMatchObject([{ period: "2024-04" }]);
    expect(problems).not.toEqual([]);
  });
});

describe("periods that are shared or joined", () => {
  it.each([
    ["b2b quý I: 41,73%. Phần b3 cùng quý: 88/120.", [{ period: "2024-Q1", percent: 41.73 }, { period: "2024-Q1" }]],
    ["b3 quý I năm nay 91,2% (cùng kỳ 2023 là 84,5%)", [{ period: "2024-Q1", percent: 91.2 }]],
    ["e1 cả năm 2023 đạt 97,35 phần trăm", [{ period: "2023", percent: 97.35 }]],
  ])("%s", (text, items) => {
    const json = read(text, "SYT");
    if (json.outcome === "items") expect(json.items).toMatchObject(items);
    else expect(json.problems[0]!.sentence).not.toContain("không đọc được số");
  });

  it("are two months that stand with each other", () => {
    expect(read("I.10 tháng 1 với tháng 2 không phát sinh, còn tháng 3 hoàn thành").items).toEqual([
      task({ task: "I.10", period: "2024-01", status: "nothing_arose" }),
      task({ task: "I.10", period: "2024-02", status: "nothing_arose" }),
      task({ task: "I.10", period: "2024-03" }),
    ]);
  });
});

describe("a figure of which two periods are told", () => {
  it.each(["b3 quý II 5/6, tháng vừa rồi", "b3 quý I 85% tháng vừa qua"])("is asked about: %s", (text) => {
    expect(read(text)).toMatchObject({ outcome: "ask", items: [] });
  });
});
