import { describe, expect, it } from "vitest";
import { understand } from "../../../src/grammar/understand.js";
import { translator } from "../../../src/text/language.js";
import { secondProvince as catalogue } from "./catalogue.js";

const t = translator("vi");
const read = (text: string, agency: string) => understand(text, { catalogue, agency, today: "2026-06-14", t });

describe("reports", () => {
  it.each([
    ["A.1 xong", "A.1 done"],
    ["a1 xong", "A.1 done"],
    ["A1 hoàn thành 18/KH-STP 23/2", "A.1 done"],
    ["A-1 xong", "A.1 done"],
    ["A. 1 xong", "A.1 done"],
    ["A 1 xong", "A.1 done"],
    ["xong A.1", "A.1 done"],
    ["A.1xong", "A.1 done"],
    ["A.01 xong", "A.1 done"],
    ["nhiệm vụ A.2 đang thực hiện 60%", "A.2 in_progress 60"],
    ["A.1, A.2 xong", "A.1 done; A.2 done"],
    ["A.1, 2 xong", "A.1 done; A.2 done"],
    ["A.1 xong; A.2 đang làm", "A.1 done; A.2 in_progress"],
    ["A.1 xong, 1.2 đang làm", "A.1 done; 1.2 in_progress"],
    ["Đ.1 xong", "Đ.1 done"],
    ["đ1 xong", "Đ.1 done"],
    ["dd1 xong", "Đ.1 done"],
    ["d1 xong", "Đ.1 done"],
    ["II.4 xong", "II.4 done"],
    ["ii 4 đang làm", "II.4 in_progress"],
    ["1.2 xong", "1.2 done"],
    ["1.2 xong 18/KH-STP 1.2", "1.2 done"],
    ["1.2. xong", "1.2 done"],
    ["1.2: xong", "1.2 done"],
    ["- 1.2 xong", "1.2 done"],
    ["1) 1.2 xong", "1.2 done"],
    ["việc 1.2 xong", "1.2 done"],
    ["xong 1.2", "1.2 done"],
    ["01.02 xong", "1.2 done"],
    ["1.1 T3 xong", "1.1 2026-03 done"],
    ["1.2.3 thường xuyên đang làm", "1.2.3 in_progress"],
    ["1.2.3 an toàn xong", "1.2.3/rieng done"],
    ["1.2.3 an toàn (cấp độ 2) xong", "1.2.3/rieng done"],
    ["1.2.3 (an toàn) xong", "1.2.3/rieng done"],
    ["1.2.3/rieng xong", "1.2.3/rieng done"],
    ["1.2.3 ATTT [mức 2] xong", "1.2.3/rieng done"],
  ])("%s", (text, said) => {
    expect(tasksOf(text)).toBe(said);
  });

  it.each([
    ["A.9 xong", '"A.9 xong": mục A có A.1 đến A.4.'],
    ["1.9 xong", '"1.9 xong": mục 1 có 1.1 đến 1.2.3.'],
    ["KPI-9 3 ngày", '"KPI-9 3 ngày": nhóm KPI có các chỉ tiêu KPI-1, KPI-2, KPI-3.'],
    ["Z.1 xong", '"Z.1 xong": không có mã Z.1. Mã nhiệm vụ như A.2, mã chỉ tiêu như KPI-2.'],
    ["A.3 xong", '"A.3 xong": A.3 do UBND cấp xã chủ trì. Sở Tư pháp chủ trì A.1, A.2, A.4.'],
    ["VII.4 xong", '"VII.4 xong": không có mã VII.4. Mã nhiệm vụ như A.2, mã chỉ tiêu như KPI-2.'],
    ["b3 quý I 1.250/2.000", '"b3 quý I 1.250/2.000": không có mã b3. Mã nhiệm vụ như A.2, mã chỉ tiêu như KPI-2.'],
    ["hoàn thành", '"hoàn thành": chưa rõ nhiệm vụ nào. Gõ mã trước, ví dụ: A.2 hoàn thành 18/KH-STP 23/2'],
    ["1.250/2.000", '"1.250/2.000": chưa rõ chỉ tiêu nào. Gõ mã trước, ví dụ: KPI-2 quý I 1.250/2.000'],
  ])("%s: in words of this plan", (text, sentence) => {
    expect(read(text, "STP").problems[0]?.sentence).toBe(sentence);
  });

  it("asks which part is meant, by its short name", () => {
    const [problem] = read("1.2.3 xong", "STP").problems;
    expect(problem?.choices.map(({ label }) => label)).toEqual(["1.2.3 thường xuyên", "1.2.3 an toàn (cấp độ 2)"]);
  });
});

describe("figures", () => {
  it.each([
    ["KPI-1 3 ngày", "KPI-1 null null null 3"],
    ["kpi 1 3 ngày", "KPI-1 null null null 3"],
    ["KPI1 2,5 ngày làm việc", "KPI-1 null null null 2.5"],
    ["KPI-1 quý I 2.5", "KPI-1 2026-Q1 null null null 2.5"],
    ["KPI-1 quý I 120/40", "KPI-1 2026-Q1 120 40 null 3"],
    ["KPI-1 quý I 120 ngày/40 hồ sơ", "KPI-1 2026-Q1 120 40 null 3"],
    ["KPI-1 quý I 100/30", "KPI-1 2026-Q1 100 30 null 3.3333"],
    ["KPI-1 quý I 0/0", "KPI-1 2026-Q1 0 0 null null"],
    ["KPI-1 3 ngày/hồ sơ", "KPI-1 null null null 3"],
    ["KPI-1 không phát sinh", "KPI-1 0 0 null null"],
    ["KPI-1 chỉ tiêu 3 ngày, đạt 2,5 ngày", "KPI-1 null null null 2.5"],
    ["thời gian giải quyết 3 ngày", "KPI-1 null null null 3"],
    ["thời gian giải quyết quý I 3", "KPI-1 2026-Q1 null null null 3"],
    ["KPI-2 quý I 45/50", "KPI-2 2026-Q1 45 50 90 null"],
    ["KPI-2 85,5%", "KPI-2 null null 85.5 null"],
    ["HS trực tuyến quý I 45/50", "KPI-2 2026-Q1 45 50 90 null"],
    ["hs trực tuyến 85%", "KPI-2 null null 85 null"],
    ["KPI-3 1.200 lượt", "KPI-3 null null null 1200"],
    ["KPI-3 T5 1.200", "KPI-3 2026-05 null null null 1200"],
    ["CT 4 8,7 điểm", "CT 4 null null null 8.7"],
    ["ct4 quý II 8,7", "CT 4 2026-Q2 null null null 8.7"],
    ["CT-4: 8,7 điểm", "CT 4 null null null 8.7"],
    ["CT 5 2,5 giờ", "CT 5 null null null 2.5"],
    ["CT 5 150", "CT 5 null null null 150"],
    ["CT 5 0 giờ", "CT 5 null null null 0"],
  ])("%s", (text, said) => {
    expect(figuresOf(text)).toBe(said);
  });

  it.each([
    ["KPI-1", "KPI-1: gửi số ngày, ví dụ: 3 ngày"],
    ["KPI-1 85%", '"KPI-1 85%": không đọc được số ngày. Gửi lại, ví dụ: 3 ngày'],
    ["KPI-1 -3 ngày", '"KPI-1 -3 ngày": số không thể âm. Gửi lại, ví dụ: 3 ngày'],
    ["KPI-1 120/0", '"KPI-1 120/0": mẫu số là 0 mà tử số là 120. Gửi lại, ví dụ: 3 ngày; không có gì thì gửi 0/0'],
    ["KPI-3 1,200 lượt", "1,200 là 1.200 hay 1,2?"],
    ["CT 4 dưới 8 điểm", "dưới 8 điểm: ghi là 8 điểm, hay gõ lại số chính xác?"],
  ])("%s is asked or refused", (text, sentence) => {
    expect(read(text, "STP").problems[0]?.sentence).toBe(sentence);
  });
});

describe("questions", () => {
  it.each([
    ["ai chưa báo cáo A.1", "office", "silent task=A.1"],
    ["ai chưa báo cáo 1.2", "office", "silent task=1.2"],
    ["ai chưa báo cáo 1.2.3 an toàn", "office", "silent task=1.2.3"],
    ["các xã nào chưa báo cáo", "office", "silent group=@cac-xa"],
    ["sở nào chưa báo cáo A.2", "office", "silent task=A.2 group=@cac-so"],
    ["đặc khu nào trễ", "office", "late group=@cac-xa=dac-khu"],
    ["tổng hợp mục A", "office", "section section=A"],
    ["tổng hợp mục Đ", "office", "section section=Đ"],
    ["tổng hợp mục 1", "office", "section section=1"],
    ["tổng hợp mục 3", "office", "section section=1"],
    ["tổng hợp quý II", "office", "summary period=2026-Q2"],
    ["KPI-1 thế nào", "office", "indicator indicator=KPI-1"],
    ["thời gian giải quyết quý I thế nào", "office", "indicator indicator=KPI-1 period=2026-Q1"],
    ["tổng hợp Bến Đá", "office", "agency agency=X1"],
    ["tổng hợp đặc khu Hòn Nhạn", "office", "agency agency=DK1"],
    ["tổng hợp đk Hòn Nhạn", "office", "agency agency=DK1"],
    ["tổng hợp P. Bến Đá Cũ", "office", "agency agency=X1"],
    ["tổng hợp xã Đồi Thông Sông Lau", "office", "agency agency=X3"],
    ["A.1 xong chưa", "STP", "task task=A.1"],
    ["1.2 xong chưa", "STP", "task task=1.2"],
    ["tình hình 1.1", "office", "task task=1.1"],
    ["xuất excel @cac-xa", "office", "export group=@cac-xa"],
  ])("%s (%s)", (text, agency, said) => {
    expect(questionOf(text, agency)).toBe(said);
  });

  it("asks which of two communes of one name", () => {
    expect(read("tổng hợp xã Đồi Thông", "office").problems[0]?.choices.map(({ value }) => value)).toEqual([
      expect.stringContaining("X3"),
      expect.stringContaining("X4"),
    ]);
  });
});

it("takes a number elsewhere for the date or quantity that it is", () => {
  expect(read("A.1 xong 18/KH-STP 1.2", "STP").items[0]).toMatchObject({ documentDate: "2026-02-01" });
  expect(tasksOf("A.1 đang làm, đã trao 1.2 tỷ đồng")).toBe("A.1 in_progress");
});

function tasksOf(text: string): string {
  const { items, problems } = read(text, "STP");
  const said = items.map((item) => {
    if (item.kind !== "task") return item.kind;
    const code = item.part ? `${item.task}/${item.part}` : item.task;
    return [code, item.period, item.status, item.percent].filter((one) => one !== null).join(" ");
  });
  return [...said, ...problems.map(({ sentence }) => sentence)].join("; ");
}

function figuresOf(text: string): string {
  const { items, problems } = read(text, "STP");
  const said = items.map((item) => {
    if (item.kind !== "figure") return item.kind;
    const { indicator, period, numerator, denominator, percent, value } = item;
    return [indicator, ...(period ? [period] : []), numerator, denominator, percent, value].map(String).join(" ");
  });
  return [...said, ...problems.map(({ sentence }) => sentence)].join("; ");
}

function questionOf(text: string, agency: string): string {
  const { intent, slots, problems } = read(text, agency);
  const named = Object.entries(slots ?? {}).filter(([, value]) => value !== null);
  return [intent, ...named.map(([kind, value]) => `${kind}=${value}`), ...problems.map((p) => p.sentence)].join(" ");
}
