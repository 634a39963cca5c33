import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

const figures = (text: string) =>
  read(text, "SYT").items.map(({ indicator, period, numerator, denominator, percent }) =>
    numerator === null ? `${indicator} ${period} ${percent}%` : `${indicator} ${period} ${numerator}/${denominator}`,
  );

describe("figures among other numbers", () => {
  it.each<[string, readonly string[]]>([
    ["b1 lũy kế 6 tháng 1.820/2.410, riêng quý I 930/1.204", ["CT-b1 2024-6M 1820/2410", "CT-b1 2024-Q1 930/1204"]],
    ["b1 quý I 930/1.204, lũy kế 6 tháng 1.820/2.410", ["CT-b1 2024-Q1 930/1204", "CT-b1 2024-6M 1820/2410"]],
    ["b3 chỉ tiêu giao cho sở 60%, quý I mới được 48,2%", ["CT-b3 2024-Q1 48.2%"]],
    ["b3 quý I chỉ tiêu giao cho đơn vị em 60%, mới được 48,2%", ["CT-b3 2024-Q1 48.2%"]],
    ["b4 quý I sở y tế: đã cấp kết quả 1.876 trên 1.904 hồ sơ giải quyết", ["CT-b4 2024-Q1 1876/1904"]],
    ["tỷ lệ xử lý PAKN quý I: tiếp nhận 23, đã xử lý đúng quy định 21", ["CT-dd1 2024-Q1 21/23"]],
    ["dd1 quý I: tiếp nhận 23, đã xử lý đúng quy định 21", ["CT-dd1 2024-Q1 21/23"]],
  ])("%s", (text, said) => {
    expect(figures(text)).toEqual(said);
  });

  it.each([
    "b1 lũy kế 1.820/2.410",
    "b1 lũy kế quý I 1.820/2.410",
    "b1 quý I lũy kế 6 tháng 1.820/2.410",
    "b1 quý I 6 tháng 1.820/2.410",
    "b1 quý I cả năm 1.820/2.410",
    "b1 quý I 930/1.204 lũy kế 1.820/2.410",
    "dd1 quý I: năm ngoái nhận 23, đã xử lý 21",
  ])("are of one period, or asked about: %s", (text) => {
    expect(read(text, "SYT")).toMatchObject({ outcome: "ask", items: [] });
  });

  it.each([
    "b3 quý II giữ nguyên như quý 1 nhé",
    "b3 quý II như quý 1",
    "b3 quý II vẫn bằng tháng 3",
    "b3 quý II so quý I 85%",
    "dd1 quý I: tiếp nhận 23, đã xử lý 21 ngày",
  ])("are not the number of a quarter or month: %s", (text) => {
    expect(read(text, "SYT").items).toEqual([]);
  });

  it.each([
    "tỷ lệ xử lý PAKN quý I: Sở Tư pháp nhận 23, đã xử lý 21",
    "tỷ lệ xử lý PAKN quý I: năm ngoái nhận 23, đã xử lý 21",
    "tỷ lệ xử lý PAKN quý I: nhận 23, đã xử lý 21 ngày",
    "tỷ lệ xử lý PAKN quý I: dự kiến nhận 23, đã xử lý 21",
  ])("are not what was counted of others, then, or otherwise: %s", (text) => {
    expect(read(text, "SYT").items).toEqual([]);
  });

  it("are offered where of a whole and what is left out the pair follows", () => {
    const { outcome, problems } = read("b3 quý I: tổng 4.120 hồ sơ, nộp trực tiếp 1.130", "SYT");
    expect(outcome).toBe("ask");
    expect(problems.flatMap(({ choices }) => choices.map(({ label }) => label))).toEqual(["2.990/4.120"]);
  });

  it("are refused where the part is more than its whole", () => {
    const { outcome, problems } = read("b2b quý I: tổng giao dịch thanh toán 1.904, trong đó trực tuyến 2.011", "SYT");
    expect(outcome).toBe("refuse");
    expect(problems[0]?.sentence).toContain("2.011");
  });
});
