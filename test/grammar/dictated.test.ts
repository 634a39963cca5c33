import { describe, expect, it } from "vitest";
import { figure, read, task } from "./reading.js";

describe("what is dictated, promised, or said in passing", () => {
  it("reads a dictated code, share and figure", () => {
    expect(read("mục năm chấm hai đang làm được năm mươi phần trăm", "X24988").items).toEqual([
      task({ task: "V.2", status: "in_progress", percent: 50 }),
    ]);
    expect(read("b3 quý một ba trăm mười hai trên bốn trăm", "X24988").items).toEqual([
      figure({ indicator: "CT-b3", period: "2024-Q1", numerator: 312, denominator: 400, percent: 78 }),
    ]);
  });

  it.each(["V.1 chiều nay làm xong rồi em báo", "V.1 xong rồi em báo cáo", "V.1 làm xong thì tôi gửi"])(
    "%s: the report is still to come, and is asked about",
    (text) => {
      expect(read(text)).toMatchObject({ outcome: "ask", items: [] });
    },
  );

  it.each(["V.1 xong rồi, em báo chị biết", "V.1 đã xong rồi em báo chị", "em báo V.1 xong rồi"])(
    "%s is done, and that it is told is no note",
    (text) => {
      expect(read(text).items).toEqual([task({ task: "V.1" })]);
    },
  );

  it.each(["b4 không có hồ sơ nào", "b4 khong co ho so nao", "b4 không phát sinh hồ sơ nào cả"])(
    "%s: nothing arose, without a note",
    (text) => {
      expect(read(text).items).toEqual([figure({ indicator: "CT-b4", numerator: 0, denominator: 0 })]);
    },
  );

  it("takes the share behind ở mức for how far it is", () => {
    expect(read("VII.6 đang ở mức 65%", "X24826").items).toEqual([
      task({ task: "VII.6", status: "in_progress", percent: 65 }),
    ]);
  });

  it("asks which of a task and an indicator of one name is at so much", () => {
    const asked = read("số hóa kết quả giải quyết quý 2 phường em đang ở mức 65%", "X24826");
    expect(asked).toMatchObject({ outcome: "ask", items: [] });
    expect(asked.problems[0]!.choices.map(({ value }) => value)).toEqual(["VII.6", "CT-b1"]);
  });

  it("takes the agency's own document where several are cited before it", () => {
    const [item] = read(
      "Thực hiện Kế hoạch 1205/KH-UBND ngày 12/3/2024 và Công văn 890/VPUBND-KSTT ngày 05/6/2024, Sở báo cáo VIIb.1 đã hoàn thành, tại Báo cáo số 233/BC-STNMT ngày 11/6/2024.",
      "STNMT",
    ).items;
    expect(item).toMatchObject({
      task: "VIIb.1",
      status: "done",
      document: "233/BC-STNMT",
      documentDate: "2024-06-11",
    });
  });

  it("puts a mistyped month right in front of its number", () => {
    expect(read("I.10 thnag 2 khong phat sihn nha", "SNGV", "2024-03-06").items).toEqual([
      task({ task: "I.10", period: "2024-02", status: "nothing_arose" }),
    ]);
  });
});

describe("what the office asks for", () => {
  it.each([
    "gửi ảnh tổng hợp quý 2 qua đây giúp anh",
    "gửi anh cái hình tiến độ quý 2",
    "ảnh tổng hợp quý 2",
    "vẽ hình quý 2",
    "gửi anh cais hinhf tieens ddooj quys 2",
  ])("%s: a picture", (text) => {
    expect(read(text, "office")).toMatchObject({ outcome: "question", intent: "export", slots: { period: "2024-Q2" } });
  });

  it.each([
    ["gửi anh tình hình quý 2", "summary"],
    ["cho xem ảnh V.1 của Sở Y tế", "task"],
    ["1 ảnh, 2 tệp", "other"],
    ["việc nào bị ảnh hưởng", "other"],
  ])("%s: none", (text, intent) => {
    expect(read(text, "office").intent).toBe(intent);
  });

  it("leaves out what is to be left out, and does not ask for it alone", () => {
    const asked = read("xuat cho a file word quy 2, nho bo phan cap xa ra", "office");
    expect(asked.slots).toMatchObject({ task: null, group: null, period: "2024-Q2" });
    expect(read("bộ phận cấp xã đi đến đâu rồi", "office").slots).toMatchObject({ task: "III.3", group: "@cap-xa" });
  });

  it("asks about the task of a code, whatever words stand beside it", () => {
    const asked = read("III.4 năm ngày làm việc tính từ hôm nào, quyết định công bố ký 12/6", "SXD");
    expect(asked).toMatchObject({ intent: "task", slots: { task: "III.4", indicator: null } });
  });

  it("takes what tells a figure for a report, which the office does not make", () => {
    expect(read("I.10 tháng 5 đã công khai 2/5 cán bộ", "office").outcome).toBe("refuse");
  });
});
