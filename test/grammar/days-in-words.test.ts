import { describe, expect, it } from "vitest";
import { read, task } from "./reading.js";

describe("when something was signed, in words", () => {
  it.each([
    ["V.1 xong 18/KH-STP ký hôm kia", "2024-06-12"],
    ["V.1 xong, số 18/KH-STP ký sáng nay", "2024-06-14"],
    ["V.1 xong, số 18/KH-STP ban hành chiều qua", "2024-06-13"],
    ["V.1 xong 18/KH-STP ngày hai mươi tháng hai", "2024-02-20"],
    ["V.1 xong 18/KH-STP ngày mười lăm tháng giêng", "2024-01-15"],
    ["V.1 xong 18/KH-STP ngày ba mốt tháng mười hai", "2023-12-31"],
  ])("%s", (text, documentDate) => {
    expect(read(text).items).toEqual([task({ task: "V.1", document: "18/KH-STP", documentDate })]);
  });

  it.each([
    ["V.1 đã ký hôm kia, số 18/KH-STP, rà soát 12 TTHC", "2024-06-12", "đã ký, rà soát 12 TTHC"],
    ["V.1 đã ký hôm qua, số 18/KH-STP, rà soát 12 TTHC", "2024-06-13", "đã ký, rà soát 12 TTHC"],
    ["V.1 đã ký số 18/KH-STP hôm kia; rà soát 12 TTHC", "2024-06-12", "đã ký, rà soát 12 TTHC"],
  ])("%s: away from its number", (text, documentDate, note) => {
    expect(read(text).items).toMatchObject([{ task: "V.1", document: "18/KH-STP", documentDate, note }]);
  });

  it("reads a number that was dictated, where its day follows", () => {
    expect(read("V.1 xong, kế hoạch số một trăm lẻ hai ngày hai mươi tháng hai").items).toEqual([
      task({ task: "V.1", document: "102", documentDate: "2024-02-20" }),
    ]);
  });

  it.each([
    "V.1 xong 18/KH-STP ký hôm kìa",
    "V.1 xong 18/KH-STP chiều nay gửi",
    "V.1 xong 18/KH-STP, trong ngày một tháng hai lần kiểm tra",
  ])("%s names no such day", (text) => {
    expect(read(text).items).toMatchObject([{ document: "18/KH-STP", documentDate: null }]);
  });
});

describe("what stands in front of what is said to be over, or behind it", () => {
  it.each([
    "V.2 hoàn thành, cả quý thì mới được 2/3",
    "V.2 quý I chưa có báo cáo chính thức nhưng số liệu xong hết rồi",
    "V.2 quý I chưa ký nhưng xong rồi",
  ])("%s: asked about", (text) => {
    expect(read(text)).toMatchObject({ outcome: "ask", items: [] });
  });

  it("takes no compound for a part of the work", () => {
    expect(read("hoàn thành V.1 phân công rà soát").items).toMatchObject([{ task: "V.1", status: "done" }]);
    expect(read("hoàn thành V.1 phần đầu")).toMatchObject({ outcome: "ask" });
  });

  it("tells a question behind a report from what came of the work", () => {
    const { items, problems } = read("V.2 quy II hoan thanh. ben em con thieu gi khong chi");
    expect(items).toEqual([task({ task: "V.2", period: "2024-Q2" })]);
    expect(problems).toHaveLength(1);
  });
});

describe("why nothing arose", () => {
  it.each(["I.8 không phát sinh do bận không khảo sát", "I.8 khong phat sinh do em ban khong lam"])(
    "%s is no reason for it",
    (text) => {
      expect(read(text)).toMatchObject({ outcome: "ask", items: [] });
    },
  );

  it("takes who speaks for nobody who was busy", () => {
    expect(read("I.8 không phát sinh do Ban không có TTHC nội bộ").items).toMatchObject([{ status: "nothing_arose" }]);
  });
});

describe("several months without commas", () => {
  it("reads them where something is said of all", () => {
    const months = ["2024-01", "2024-02", "2024-03"].map((period) => ({ period, status: "nothing_arose" }));
    expect(read("i.10 thang 1 2 3 deu ko phat sinh").items).toMatchObject(months);
    expect(read("i.10 t1 da cong khai, t2 kps, t3 kps").items).toMatchObject([
      { period: "2024-01", status: "done" },
      ...months.slice(1),
    ]);
  });

  it("does not take what was counted for a month", () => {
    expect(read("i.10 thang 1 2 van ban tre da cong khai").items).toMatchObject([{ period: "2024-01" }]);
  });
});
