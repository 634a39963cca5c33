import { describe, expect, it } from "vitest";
import { type Figure, figure, read } from "./reading.js";

describe("a figure", () => {
  const b3 = { indicator: "CT-b3", period: "2024-Q1", numerator: 1250, denominator: 2000, percent: 62.5 };
  const unnamed = { ...b3, period: null };

  it.each<[string, Figure]>([
    ["b3 quý I 1.250/2.000", b3],
    ["b3 quy 1 dc 1250 tren 2000", b3],
    ["CT-b1 T3 85,5%", { indicator: "CT-b1", period: "2024-03", percent: 85.5 }],
    ["CT-b3 quý I 1.250/2.000", b3],
    ["ct b3 quý I: 1.250 / 2.000", b3],
    ["CTb3 Q1 1250/2000", b3],
    ["chỉ tiêu b3 quý I 1250/2000", b3],
    ["B3 q1/24 1 250/2 000", b3],
    ["b3 quý I 1,25k/2k", b3],
    ["b3 quý I 1250 hồ sơ trực tuyến trên tổng số 2000 hồ sơ", b3],
    ["b3 quý I đạt 1.250/2.000 (62,5%)", b3],
    ["b3 quý I 1250/2000 = 62,50%, tăng so với cùng kỳ", { ...b3, note: "tăng so với cùng kỳ" }],
    ["b3 1.250/2.000 quý I", b3],
    ["Quý I b3 1250/2000", b3],
    ["b3 quý 1 1250/2000", b3],
    ["b3 2024-Q1 1250/2000", b3],
    ["b3 1250/2000", unnamed],
    ["b3 6 tháng 1250/2000", { ...b3, period: "2024-6M" }],
    ["b3 9 tháng đầu năm 1250/2000", { ...b3, period: "2024-9M" }],
    ["b3 năm 2024 1250/2000", { ...b3, period: "2024" }],
    ["b3 năm 1250/2000", { ...b3, period: "2024" }],
    ["b3 tháng 3 1250/2000", { ...b3, period: "2024-03" }],
    ["T3 b3 1250/2000", { ...b3, period: "2024-03" }],
    // names instead of codes
    ["hồ sơ trực tuyến quý I 1.250/2.000", b3],
    ["ho so truc tuyen quy 1 1250/2000", b3],
    ["tỷ lệ hồ sơ trực tuyến quý I 62,5%", { indicator: "CT-b3", period: "2024-Q1", percent: 62.5 }],
    ["Hồ sơ trực tuyến T3 1250/2000", { ...b3, period: "2024-03" }],
    ["số hóa T3 85,5%", { indicator: "CT-b1", period: "2024-03", percent: 85.5 }],
    [
      "thanh toán trực tuyến quý I 10/20",
      { indicator: "CT-b2b", period: "2024-Q1", numerator: 10, denominator: 20, percent: 50 },
    ],
    ["mức độ hài lòng quý I 92%", { indicator: "CT-e1", period: "2024-Q1", percent: 92 }],
    ["mức độ hài lòng của người dân quý I đạt 92%", { indicator: "CT-e1", period: "2024-Q1", percent: 92 }],
    ["khai thác sử dụng lại dữ liệu quý I 65%", { indicator: "CT-b6", period: "2024-Q1", percent: 65 }],
    ["PAKN quý I 5/5", { indicator: "CT-dd1", period: "2024-Q1", numerator: 5, denominator: 5, percent: 100 }],
    // d and đ
    ["đ1 quy 1 10/20", { indicator: "CT-dd1", period: "2024-Q1", numerator: 10, denominator: 20, percent: 50 }],
    ["dd1 quy 1 10/20", { indicator: "CT-dd1", period: "2024-Q1", numerator: 10, denominator: 20, percent: 50 }],
    ["d1 quý I 10/20", { indicator: "CT-d1", period: "2024-Q1", numerator: 10, denominator: 20, percent: 50 }],
    ["CT-d1 quy 1 10/20", { indicator: "CT-d1", period: "2024-Q1", numerator: 10, denominator: 20, percent: 50 }],
    // numbers
    ["b3 45 trên 50", { indicator: "CT-b3", numerator: 45, denominator: 50, percent: 90 }],
    ["b3-45/50", { indicator: "CT-b3", numerator: 45, denominator: 50, percent: 90 }],
    ["b3 - 45/50", { indicator: "CT-b3", numerator: 45, denominator: 50, percent: 90 }],
    ["b3 15k/20k", { indicator: "CT-b3", numerator: 15000, denominator: 20000, percent: 75 }],
    ["b3 1/3", { indicator: "CT-b3", numerator: 1, denominator: 3, percent: 33.33 }],
    ["b3 67/800", { indicator: "CT-b3", numerator: 67, denominator: 800, percent: 8.38 }],
    ["b3 1,250,000/2,000,000", { indicator: "CT-b3", numerator: 1250000, denominator: 2000000, percent: 62.5 }],
    ["b3 0/20", { indicator: "CT-b3", numerator: 0, denominator: 20, percent: 0 }],
    ["b3 0/0", { indicator: "CT-b3", numerator: 0, denominator: 0 }],
    ["b3 quý I không phát sinh", { indicator: "CT-b3", period: "2024-Q1", numerator: 0, denominator: 0 }],
    ["b3 quý I ko có", { indicator: "CT-b3", period: "2024-Q1", numerator: 0, denominator: 0 }],
    ["b1 T3 85.5", { indicator: "CT-b1", period: "2024-03", percent: 85.5 }],
    ["b1 T3 85,555%", { indicator: "CT-b1", period: "2024-03", percent: 85.56 }],
    ["b1 T3 85 phần trăm", { indicator: "CT-b1", period: "2024-03", percent: 85 }],
    ["b1 100%", { indicator: "CT-b1", percent: 100 }],
    ["b1 0%", { indicator: "CT-b1", percent: 0 }],
    ["b1 0,855%", { indicator: "CT-b1", percent: 0.86 }],
    // as a phone makes it
    ["b3,quý I,1250/2000", b3],
    ["b3,q1,1250/2000", b3],
    ["b3,1250/2000", unnamed],
    ["b1,T3,85,5%", { indicator: "CT-b1", period: "2024-03", percent: 85.5 }],
    ["CT_b3 quý I 1250/2000", b3],
    ["ct-b3: quý I - 1250/2000", b3],
    ["b3q1 1250/2000", b3],
    ["b3 q.1 1250/2000", b3],
    ["b3 Q1.2024 1250/2000", b3],
    ["b3 quý đầu năm 1250/2000", b3],
    ["b3 6T 1250/2000", { ...b3, period: "2024-6M" }],
    ["b3 6t đầu năm 1250/2000", { ...b3, period: "2024-6M" }],
    ["b3 T1.2024 1250/2000", { ...b3, period: "2024-01" }],
    ["b3 2/2024 1250/2000", { ...b3, period: "2024-02" }],
    ["b3 quý I tử số 1250 mẫu số 2000", b3],
    ["soos hoas T3 85,5%", { indicator: "CT-b1", period: "2024-03", percent: 85.5 }],
    ["b3 quys 1 ddc 1250 treen 2000", b3],
    ["b3 quý I tiếp nhận 1250 hồ sơ/tổng 2000 hồ sơ", b3],
    ["b3 từ 15/12 đến 14/3 quý I đạt 1250/2000", b3],
    ["e 1 quý I 92%", { indicator: "CT-e1", period: "2024-Q1", percent: 92 }],
    ["b3 kỳ trước 1250/2000", b3],
    ["b3 1250/2000 tăng so với kỳ trước", { ...unnamed, note: "tăng so với kỳ trước" }],
    ["CT–b3 quý I 1250/2000", b3],
    ["ĐĐ1 quý I 10/20", { indicator: "CT-dd1", period: "2024-Q1", numerator: 10, denominator: 20, percent: 50 }],
    ["b3 quý I -> 85%", { indicator: "CT-b3", period: "2024-Q1", percent: 85 }],
    ["b3 quý I > 1250/2000", b3],
    ["b3 quý I chỉ tiêu 60% đạt 55%", { indicator: "CT-b3", period: "2024-Q1", percent: 55, note: "chỉ tiêu 60%" }],
    [
      "b3 quý I chỉ tiêu giao năm 2024 60%, thực hiện 55%",
      { indicator: "CT-b3", period: "2024-Q1", percent: 55, note: "chỉ tiêu giao năm 2024 60%" },
    ],
    ["b3 quý I mục tiêu: 60%, đạt 1250/2000", { ...b3, note: "mục tiêu: 60%" }],
    ["b3 quý I 1250/2000 đạt 104,17% chỉ tiêu", { ...b3, note: "đạt 104,17% chỉ tiêu" }],
    ["b3 quý I 62,5% so với chỉ tiêu 60%", { ...b3, numerator: null, denominator: null, note: "so với chỉ tiêu 60%" }],
    ["b3 1250/2000 so với quý trước tăng 5%", { ...unnamed, note: "so với quý trước tăng 5%" }],
    [
      "b3 quý I không có hồ sơ trực tuyến trên tổng số 50",
      { indicator: "CT-b3", period: "2024-Q1", numerator: 0, denominator: 50, percent: 0 },
    ],
    [
      "b3 quý I không phát sinh hồ sơ trực tuyến, tổng 50 hồ sơ",
      { indicator: "CT-b3", period: "2024-Q1", numerator: 0, denominator: 50, percent: 0 },
    ],
    [
      "b3 quý I không phát sinh trong 6 tháng",
      { indicator: "CT-b3", period: "2024-Q1", numerator: 0, denominator: 0, note: "trong 6 tháng" },
    ],
    ["b3 quý I không có hồ sơ", { indicator: "CT-b3", period: "2024-Q1", numerator: 0, denominator: 0 }],
    ["b3 của Sở Tư pháp quý I 1250/2000", b3],
    ["tỷ lệ hồ sơ trực tuyến quý I của Sở Tư pháp là 1250/2000", b3],
    ["số liệu b3 quý I 1250/2000", b3],
    ["nhập b3 quý I 1250/2000", b3],
    ["STP b3 quý I 1250/2000", b3],
    // whole units
    ["b5 đã thực hiện", { indicator: "CT-b5", numerator: 1, denominator: 1, percent: 100 }],
    ["b5 quy 1 chua", { indicator: "CT-b5", period: "2024-Q1", numerator: 0, denominator: 1, percent: 0 }],
    ["b5 chưa thực hiện", { indicator: "CT-b5", numerator: 0, denominator: 1, percent: 0 }],
    ["b5 1/1", { indicator: "CT-b5", numerator: 1, denominator: 1, percent: 100 }],
    ["b5 0/1", { indicator: "CT-b5", numerator: 0, denominator: 1, percent: 0 }],
    ["b5 xong", { indicator: "CT-b5", numerator: 1, denominator: 1, percent: 100 }],
  ])("%s", (text, said) => {
    const json = read(text);
    expect(json.problems).toEqual([]);
    expect(json.items).toEqual([figure(said)]);
  });
});

describe("six months in words, and what a figure is compared with", () => {
  it.each([
    ["b3 sáu tháng đầu năm 45/50", { period: "2024-6M" }],
    ["b3 sau thang 45/50", { period: "2024-6M" }],
    ["b3 giao 60% 45/50", { note: "giao 60%" }],
    ["b3 45/50, kỳ trước 40/50", { note: "kỳ trước 40/50" }],
    ["b3 45/50 quý trước", { period: "2024-Q1" }],
  ])("%s", (text, said) => {
    const value = { indicator: "CT-b3", numerator: 45, denominator: 50, percent: 90 };
    expect(read(text).items).toEqual([figure({ ...value, ...said })]);
  });
});

describe("two counts with words for them", () => {
  it.each([
    "b1 quý I tiếp nhận 320 hồ sơ, đã số hóa 290",
    "b1 quý I: tổng 320, số hóa 290",
    "b1 quý I mẫu số 320, tử số 290",
    "b3 quý I 320 hồ sơ, trực tuyến 290",
    "b3 quý I: 290 hồ sơ trực tuyến, tiếp nhận 320",
  ])("%s are a part and its whole", (text) => {
    expect(read(text)).toMatchObject({ problems: [], items: [{ numerator: 290, denominator: 320 }] });
  });

  it.each(["b3 quý I 290 trực tuyến, 30 trực tiếp", "b3 quý I nhận 12, quá hạn 3", "b3 quý I 85 tăng 5"])(
    "%s are no figure",
    (text) => {
      expect(read(text).items).toEqual([]);
    },
  );

  it("of three are asked about", () => {
    const { items, problems } = read("b4 quý I: tiếp nhận 820, đã giải quyết 790, trong đó cấp kết quả 765");
    expect(items).toEqual([]);
    expect(problems[0]!.choices.map(({ value }) => value)).toEqual(["790/820", "765/820", "765/790"]);
  });

  it("side by side are of one period", () => {
    expect(read("c1 quý I 90%, c2 95%").items).toMatchObject([{ period: "2024-Q1" }, { period: "2024-Q1" }]);
    expect(read("số hóa quý I 290/320; thanh toán trực tuyến 40/85").items).toMatchObject([
      { indicator: "CT-b1", period: "2024-Q1" },
      { indicator: "CT-b2b", period: "2024-Q1" },
    ]);
  });
});
