import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

describe("what a careless reader takes for the report", () => {
  it.each<[string, string, readonly Record<string, unknown>[]]>([
    ["SNV", "V.2 q1 da bao xong roi, q2 dang lam", [{ task: "V.2", period: "2024-Q2", status: "in_progress" }]],
    ["SNV", "b3 q1 đã báo rồi, q2 85%", [{ period: "2024-Q2", percent: 85 }]],
    ["SNV", "I.10 T4 báo rồi, T5 không phát sinh", [{ period: "2024-05", status: "nothing_arose" }]],
    ["SNV", "b3 quý 2 52%, chưa đạt 60%", [{ period: "2024-Q2", percent: 52 }]],
    ["SNV", "b3 q2 đạt 104% kế hoạch, cụ thể 62,4%", [{ percent: 62.4 }]],
    ["SYT", "số liệu q1 của SYT: số hóa 88%", [{ indicator: "CT-b1", period: "2024-Q1", percent: 88 }]],
    ["SYT", "số hóa 88%, hồ sơ trực tuyến 61,5% quý 1", [{ period: "2024-Q1" }, { period: "2024-Q1", percent: 61.5 }]],
    ["SYT", "quý 1: trực tuyến 61,5%, số hóa 88%", [{ indicator: "CT-b1", period: "2024-Q1" }]],
    ["STC", "đã ban hành Kế hoạch rà soát, đánh giá TTHC năm 2024 (KH số 45/KH-STC)", [{ task: "V.1", period: null }]],
    ["SNV", "b3 q2 = 1.250 hs tt / 2.000 hs = 62.5%", [{ numerator: 1250, denominator: 2000 }]],
    ["X24967", "b3 q2 em ghi 71% nhé chị, hệ thống báo 68% là chưa cập nhật", [{ indicator: "CT-b3", percent: 71 }]],
    ["X24967", "b3 q2 hệ thống 68% nhưng thực tế 71%", [{ indicator: "CT-b3", percent: 71 }]],
    ["STNMT", "V.2 hoàn thành (em bấm nhầm) thực ra đang làm", [{ task: "V.2", status: "in_progress" }]],
    ["STNMT", "V.2 hôm qua báo 40% nay lên 55%", [{ task: "V.2", status: "in_progress", percent: 55 }]],
    ["X24967", "V.2 quy 2 xa chua lam", [{ task: "V.2", period: "2024-Q2", status: "not_started" }]],
    ["VPUBND", "VIII.3 vẫn hoạt động bình thường", [{ task: "VIII.3", status: "in_progress" }]],
  ])("%s: %s", (agency, text, items) => {
    const json = read(text, agency, "2024-06-18");
    expect(json.items).toMatchObject(items);
    expect(json.items).toHaveLength(items.length);
  });

  it.each([
    ["SNV", "PAKN q2: 5 nhận, 5 xử lý, 0 trễ hạn"],
    ["STP", "tháng 6 em báo I.10 chưa"],
    ["STP", "V.2 em nộp chưa ạ"],
    ["STP", "b1 85 à mà thôi để em tính lại"],
    ["STNMT", "VIIb.1 1 video xong 1 video chưa"],
    ["STNMT", "copy từ nhóm: V.2 đang thực hiện 50%\nbên em 70%"],
    ["H674", "V.2 3 xa chua lam"],
    ["X24967", "V.1 xa xong roi, huyen bao sua lai phan phu luc"],
  ])("%s: nothing is written down of %s", (agency, text) => {
    expect(read(text, agency, "2024-06-18").items).toEqual([]);
  });

  it("a state behind a colon is told, and asked of nobody", () => {
    expect(read("V.2 báo cáo: chưa làm").items).toMatchObject([{ task: "V.2", status: "not_started" }]);
  });
});

it("which of those that are called so is a question about all of them", () => {
  const { outcome, intent, slots } = read("phòng tư pháp nào chưa báo cáo b5", "office");
  expect([outcome, intent, slots?.agency, slots?.indicator]).toEqual(["question", "silent", null, "CT-b5"]);
});
