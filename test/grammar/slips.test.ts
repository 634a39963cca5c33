import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

describe("what a writer takes back in the same message", () => {
  it.each<[string, readonly Record<string, unknown>[]]>([
    ["I.10 tháng 3 không phát sinh, à nhầm, tháng 4", [{ task: "I.10", period: "2024-04", status: "nothing_arose" }]],
    ["I.10 tháng 3, nhầm, tháng 4 không phát sinh", [{ task: "I.10", period: "2024-04", status: "nothing_arose" }]],
    ["I.10 tháng 4 không phát sinh (đính chính: tháng 5)", [{ period: "2024-05" }]],
    ["I.10 t4 không phát sinh ủa t5", [{ period: "2024-05" }]],
    ["I.10 tháng 4 hổng có ai trễ hết nghen, à nhầm, tháng 5", [{ period: "2024-05", status: "nothing_arose" }]],
    ["V.1 xong, ý em là V.2", [{ task: "V.2", status: "done" }]],
    ["V.1 xong, à V.2 mới đúng", [{ task: "V.2", status: "done" }]],
    ["V.1 xong\nnhầm, V.2", [{ task: "V.2", status: "done" }]],
    ["V.1 xong 18/KH-STP nhầm 19/KH-STP mới đúng", [{ task: "V.1", document: "19/KH-STP" }]],
    ["b3 quý II 85%\nÀ nhầm 58%", [{ indicator: "CT-b3", percent: 58 }]],
    ["b3 quý II 85% lộn 58%", [{ indicator: "CT-b3", percent: 58 }]],
    ["b3 quý I 5/6 ủa quý II", [{ indicator: "CT-b3", period: "2024-Q2", numerator: 5 }]],
    ["b3 quý II 412/450 ủa nhầm, 421/450 mới đúng", [{ indicator: "CT-b3", numerator: 421, denominator: 450 }]],
    ["b3 quý II 85%\nem ghi nhầm, 58% mới đúng", [{ indicator: "CT-b3", percent: 58 }]],
    ["b3 quy 2 412/450\nso tren em go sai, dung la 421/450", [{ indicator: "CT-b3", numerator: 421 }]],
    ["b3 quý II là 62% à không 67,5%", [{ indicator: "CT-b3", percent: 67.5 }]],
    [
      "b1 quý II 150/180, b3 thì 90/180, ý lộn b3 là 19/180",
      [
        { indicator: "CT-b1", period: "2024-Q2", numerator: 150 },
        { indicator: "CT-b3", period: "2024-Q2", numerator: 19 },
      ],
    ],
    ["b3 quý II 90/180, nhầm b3 19/180 mới đúng", [{ indicator: "CT-b3", period: "2024-Q2", numerator: 19 }]],
    ["b3 quy 2 85% a nham b3 58%", [{ indicator: "CT-b3", period: "2024-Q2", percent: 58 }]],
    ["số hóa trước đây nhầm 45/60 giờ sửa lại 50/60", [{ indicator: "CT-b1", numerator: 50 }]],
    ["b1 quy 1 bao nham 45/60, nay xin sua thanh 50/60", [{ period: "2024-Q1", numerator: 50 }]],
    ["b1 quy 1 ghi sai 45/60 nen cho em sua lai la 50/60", [{ period: "2024-Q1", numerator: 50 }]],
    ["V.1 dang lam a nham da xong roi", [{ task: "V.1", status: "done" }]],
    ["V.2 xong, à không, đang làm mới được 60%", [{ task: "V.2", status: "in_progress", percent: 60 }]],
    ["V.1 hoan thanh so 18/KH-STP ngay 23/2, dinh chinh ngay 22/2", [{ documentDate: "2024-02-22" }]],
    ["V.1 xong 18/KH-STP 23/2\nnhầm ngày 22/2", [{ document: "18/KH-STP", documentDate: "2024-02-22" }]],
    // another report, and no correction
    ["V.1 xong, à V.2 đang làm", [{ task: "V.1" }, { task: "V.2", status: "in_progress" }]],
    ["I.10 t4 không phát sinh, t5 cũng không phát sinh", [{ period: "2024-04" }, { period: "2024-05" }]],
  ])("%j", (text, items) => {
    const read_ = read(text);
    expect(read_.items).toMatchObject(items);
    expect(read_.items).toHaveLength(items.length);
  });

  it.each(["b1 quý II 150/180, b3 90/180, ý lộn b1 là 19/180", "b3 quý II 90/180, à nhầm b3 chưa có số"])(
    "%s is asked about",
    (text) => {
      expect(read(text).problems).not.toEqual([]);
      for (const item of read(text).items) expect(item).not.toMatchObject({ numerator: 90 });
    },
  );

  it.each(["b3 quý I 5/6 à nhầm b1", "V.1 V.2 xong, à nhầm V.3"])(
    "%s is not written down as it was first said",
    (text) => {
      for (const item of read(text).items) expect(item).not.toMatchObject({ indicator: "CT-b3" });
    },
  );
});

describe("the day of a document, told away from its number", () => {
  it.each([
    "V.1 mãi 12/2 mới ký được KH 41/KH-STP. Hoàn thành ạ",
    "V.1 xong 41/KH-STP, đến 12/2 mới ban hành",
    "V.1 ký hôm 12/2, KH 41/KH-STP",
  ])("%s", (text) => {
    expect(read(text).items).toMatchObject([{ document: "41/KH-STP", documentDate: "2024-02-12" }]);
  });

  it.each(["V.1 41/KH-STP trình ký 12/2", "V.1 41/KH-STP gửi VP ngày 12/2", "V.1 41/KH-STP văn thư nhận 12/2"])(
    "%s tells another day",
    (text) => {
      for (const item of read(text).items) expect(item.documentDate).toBeNull();
    },
  );

  it("of some years ago is asked about where it is to come", () => {
    expect(read("V.1 hoàn thành, KH 25/KH-STP ngày 29/2", "STP", "2024-02-26").outcome).toBe("ask");
  });
});

describe("copies and templates", () => {
  it.each([
    "Đã ghi nhận. Biên nhận BN-2024-000123\nV.1 · Hoàn thành · đúng hạn",
    "BN-2024-000123 V.1 hoàn thành",
    "V.1 Ban hành Kế hoạch rà soát\nTình hình: Hoàn thành\nVăn bản: 18/KH-STP\n[Xác nhận] [Sửa] [Hủy]",
    "🟡 V.2 Tổ chức rà soát, đánh giá TTHC, quý II: đang thực hiện 60%",
    "Kính gửi các đơn vị: đề nghị báo cáo V.1 trước 15/6. V.1 hoàn thành thì ghi số văn bản",
    "Yêu cầu hoàn thành V.1, V.2 trong tháng 6",
    "> V.1 hoàn thành\nđúng chưa anh",
    "V.1 ☐ hoàn thành ☐ đang làm",
    "V.1 hoàn thành ☐ đang làm ☑",
    "chúc mừng anh em đạt 100% b3 quý II nha",
  ])("%j is no report", (text) => {
    expect(read(text).items).toEqual([]);
  });

  it("of which something is said by their sender stay with it", () => {
    expect(read("BN-2024-000123 em sửa lại: V.2 đang làm").items).toMatchObject([
      { task: "V.2", status: "in_progress" },
    ]);
  });

  it("with a mark in front of one answer give that", () => {
    expect(read("V.1 [x] hoàn thành [ ] đang làm").items).toMatchObject([{ status: "done" }]);
    expect(read("V.1 (x) đang làm ( ) hoàn thành").items).toMatchObject([{ status: "in_progress" }]);
  });

  it("with an answer left empty say nothing of it", () => {
    expect(read("V.1: xong; V.2: ; V.3: đang làm").items).toMatchObject([
      { task: "V.1", status: "done" },
      { task: "V.3", status: "in_progress" },
    ]);
  });
});

describe("words of the highlands and the south", () => {
  it.each([
    "I.10 t5 hổng có ai trễ hạn hết nghen",
    "I.10 t5 nỏ có ai trễ mô, không phát sinh",
    "I.10 t5 hong co ai tre",
    "I.10 tháng 5 không phát sinh chi mô",
    "I.10 t5 chẳng có ai trễ",
    "I.10 t5 hông phát sinh dzị",
    "I.10 t5 chưa có ai trễ hạn",
  ])("%s", (text) => {
    expect(read(text).items).toMatchObject([{ task: "I.10", period: "2024-05", status: "nothing_arose" }]);
  });

  it("leave what is another word as it is", () => {
    expect(read("V.2 có vướng mắc, máy hỏng").items).toMatchObject([{ status: "blocked", note: "máy hỏng" }]);
    expect(read("V.2 đang làm ở chi nhánh").items).toMatchObject([{ status: "in_progress", note: "ở chi nhánh" }]);
  });

  it('read no three months in "bắt đầu"', () => {
    expect(read("V.2 bắt đầu làm, được 30%").items).toMatchObject([{ period: null, percent: 30 }]);
  });
});
