import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

const withoutMarks = (text: string) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D");
const both = (text: string) => [text, withoutMarks(text)];

describe("a number among words of something else is no figure", () => {
  it.each(
    [
      "b3 quý II 45/60 máy tính đã cài chữ ký số",
      "b3 quý II 80% cán bộ đã tập huấn",
      "b5 quý II hiện chỉ có 1/1 máy scan chạy được thôi",
      "b3 quý II làm được 4/7 ngày trong tuần",
      "100% hồ sơ trực tuyến kiểu gì khi mạng rớt cả ngày",
      "báo đài nói hồ sơ trực tuyến 80%",
      "hồ sơ trực tuyến mà được 80% thì em khao",
      "b3 quý II 15/60 không nộp trực tuyến",
      "b3 quý II 15/60 nộp trực tiếp",
      "d1 quý II còn 4/16 TTHC chưa công bố",
      "e1 quý II 5/60 phiếu không hài lòng",
      "dd1 quý II 1/6 quá hạn",
      "b3 quý II trả lại 45/60 hồ sơ",
      "b1 quý II đứng thứ 5/20 sở",
      "b1 quý II 80% hơn",
      "b3 quý II 45/60, em ước lượng vậy",
      "b3 quý II 45/60, số này của phòng em thôi",
      "b3 quý II 45/60, chị đừng vội nhập",
      "b3 quý II 45/60 (ví dụ thôi)",
      "b2b quý II không giao dịch nào trực tuyến",
    ].flatMap(both),
  )("%s", (text) => {
    expect(read(text, "X24847").items).toEqual([]);
  });
  it("nor is a year's or quarter's that is named in brackets", () => {
    expect(read("b3 quý II 45/60 (số quý I)", "SNV").items).toEqual([]);
    expect(read("b3 quý II 45/60 (số quý II)", "SNV").items).toMatchObject([{ period: "2024-Q2" }]);
  });
});

describe("words of an indicator and words beside figures leave it its own", () => {
  it.each<[string, Record<string, unknown>]>([
    ["b3 quý II xã em được 45/60 hồ sơ nha VP", { indicator: "CT-b3", numerator: 45, denominator: 60 }],
    ["b3 quý II tăng từ 70% lên 80%", { percent: 80 }],
    ["b3 quý II giờ còn 70%, tụt so với quý I", { percent: 70 }],
    ["mức độ hài lòng của người dân quý II đạt 92%", { indicator: "CT-e1", percent: 92 }],
    ["dd1 quý II tiếp nhận 5 PAKN, xử lý đúng hạn 5", { numerator: 5, denominator: 5 }],
    ["b3 quý II 0/0, máy hỏng cả quý", { numerator: 0, denominator: 0 }],
    ["b3 quý II 45/60, mạng hay rớt lắm", { numerator: 45 }],
  ])("%s", (text, item) => {
    for (const one of both(text)) expect(read(one, "SNV").items).toMatchObject([item]);
  });
});

describe("the question whether a figure is meant", () => {
  it.each([
    ["e1 85/100 điểm", '"e1 85/100 điểm": ghi 85/100 cho CT-e1, hay gõ lại số đúng?'],
    ["hình như b3 85%", "hình như 85%: ghi là 85%, hay gõ lại số chính xác?"],
  ])("%s: shows the words by which it may not be", (text, sentence) =>
    expect(read(text).problems).toMatchObject([{ outcome: "ask", sentence }]),
  );
});
