import { describe, expect, it } from "vitest";
import { understand } from "../../src/grammar/understand.js";
import { unreadWords } from "../../src/grammar/unread-words.js";
import { answered, catalogue, type Figure, read, type Task, t } from "./reading.js";

describe("what is under way and what is over", () => {
  it.each<[string, Task]>([
    ["V.2 đang 30%", { task: "V.2", status: "in_progress", percent: 30 }],
    ["V.2 dang duoc 30%", { task: "V.2", status: "in_progress", percent: 30 }],
    [
      "VII.2 huong dan nguoi dan lam dich vu cong truc tuyen quy 2 dang lam thuong xuyen",
      { task: "VII.2", period: "2024-Q2", status: "in_progress" },
    ],
    ["I.10 T5 cong khai roi", { task: "I.10", period: "2024-05", status: "done" }],
    [
      "I.10 T5: có 11 hồ sơ trễ, đã đăng danh sách lên trang của Sở",
      { task: "I.10", period: "2024-05", status: "done" },
    ],
    ["II.3 đã thẩm định 3/5 quy định, BC thẩm định 77/BC-STP", { task: "II.3", status: "in_progress" }],
    ["II.3 đã thẩm định 3/5 quy định, BC 77/BC-STP ngày 10/4", { task: "II.3", status: "in_progress" }],
    ["II.3 đã thẩm định xong quy định, BC 77/BC-STP ngày 10/4", { task: "II.3", status: "done" }],
    ["I.10 T5 da dang danh sach", { task: "I.10", period: "2024-05", status: "done" }],
    ["I.10 T5 đã đăng lên nhóm chờ duyệt", { task: "I.10", period: "2024-05", status: "in_progress" }],
  ])("%s", (text, said) => {
    expect(read(text)).toMatchObject({ items: [said], problems: [] });
  });

  it.each([
    "V.1 ban hành rồi thì báo sau",
    "I.10 T5 chưa công khai rồi",
    "I.10 T5 sẽ đăng danh sách lên trang",
    "I.10 T5 đã đăng danh sách nhưng thiếu 2 người",
    "I.10 T5 đã đăng ký công khai",
    "I.10 T5 đã đưa lên lãnh đạo duyệt",
  ])("%s does not say so", (text) => {
    expect(read(text)).toMatchObject({ outcome: "ask", items: [] });
  });

  it("is asked about where a line ends with another state than it begins with", () => {
    const text = "VII.6 so hoa kq giai quyet tthc q2 dang thuc hien, moi lam ho so moi, roi chua lam";
    expect(read(text).problems[0]!.choices.map(({ value }) => value.trim())).toEqual(["in_progress", "not_started"]);
    expect(answered(text, "in_progress").items).toMatchObject([
      { task: "VII.6", period: "2024-Q2", status: "in_progress" },
    ]);
  });
});

describe("a part of what goes on", () => {
  it.each(["dang thuc hien, moi lam ho so moi, ho so cu chua lam", "đang làm, phần dữ liệu cũ thì chưa làm"])(
    "%s",
    (said) => {
      const { items, problems } = read(`VII.6 so hoa kq giai quyet tthc q2 ${said}`);
      expect(items).toMatchObject([{ task: "VII.6", period: "2024-Q2", status: "in_progress" }]);
      expect(problems).toEqual([]);
    },
  );
});

describe("figures in words", () => {
  const e1 = { indicator: "CT-e1", period: "2024-Q1", numerator: 58, denominator: 60 };
  const b3 = { indicator: "CT-b3", period: "2024-Q1" };
  it.each<[string, readonly Figure[]]>([
    ["muc do hai long quy 1: phat 60 phieu, 58 phieu hai long", [e1]],
    ["b3 quý I tiếp nhận 290 hồ sơ, 130 hồ sơ trực tuyến", [{ ...b3, numerator: 130, denominator: 290 }]],
    ["b3 quý I không phải 512/800 mà là 521/800", [{ ...b3, numerator: 521, denominator: 800 }]],
    ["b3 quý I không phải 512/800 mà 64%", [{ ...b3, numerator: null, percent: 64 }]],
    ["Tỷ lệ hồ sơ trực tuyến quý I của Sở ạ: 1.842/2.910. Em cảm ơn", [{ ...b3, numerator: 1842, denominator: 2910 }]],
    [
      "b1 và b3 quý I đều đạt 100%",
      [
        { indicator: "CT-b1", period: "2024-Q1", percent: 100 },
        { ...b3, percent: 100 },
      ],
    ],
    [
      "quý I b4 5/6, b1, b3 đều 0/0",
      [
        { indicator: "CT-b4", period: "2024-Q1", numerator: 5, denominator: 6 },
        { indicator: "CT-b1", period: "2024-Q1", numerator: 0, denominator: 0 },
        { ...b3, numerator: 0, denominator: 0 },
      ],
    ],
  ])("%s", (text, said) => {
    const { items, problems } = read(text);
    expect(items).toMatchObject(said);
    expect([items.length, problems]).toEqual([said.length, []]);
  });

  it.each([
    "hai long quy 1: phat 60 phieu, 8 phieu khong hai long",
    "mức độ hài lòng quý I phát 60 phiếu, 58 phiếu thu về",
    "mức độ hài lòng quý I 60 phiếu, 70 phiếu hài lòng",
    "b3 quý I không phải 512/800",
    "b1, b3 đều trên 90%",
    "b1, b3 đều 90% chưa chốt",
  ])("%s is no figure", (text) => {
    expect(read(text).items).toEqual([]);
  });
});

it.each([
  ["da cap nhat xong 18 quy trinh cua So Xay dung len he thong mot cua dien tu (IV.2)", ["IV.2"]],
  ["đã xong quý 1 kế hoạch rà soát của Sở Xây dựng (V.1)", []],
])("%s: what is counted is worked on, and what is another's is not reported", (text, tasks) => {
  expect(read(text, "TTPVHCC").items.map(({ task }) => task)).toEqual(tasks);
});

it("reads a form that names the work on one line and how it stands on the next", () => {
  const form = [
    "Đơn vị: UBND huyện Đức Trọng",
    "Nhiệm vụ: Kiện toàn hệ thống đầu mối KSTTHC",
    "Kết quả: hoàn thành",
    "Văn bản: 1820/QĐ-UBND ngày 30/05/2024",
    "Khó khăn, vướng mắc: không",
  ].join("\n");
  const said = { task: "I.3", status: "done", document: "1820/QĐ-UBND", documentDate: "2024-05-30" };
  expect(read(form, "H678")).toMatchObject({ items: [said], problems: [] });
});

describe("questions", () => {
  it.each([
    ["xem giúp anh xã Lộc Thành đã có số b3 chưa", "office", "indicator"],
    ["đừng nhắc V.1 nữa", "office", "task"],
    ["đừng quên nhắc V.1", "office", "nudge"],
    ["Sở em được giao mục nào vậy anh", "STP", "duties"],
    ["chỉ tiêu quý II phải nhập mấy cái", "STP", "figures"],
    ["sở em không được giao chỉ tiêu nào", "STP", "other"],
    ["alo có ai trực không", "STP", "other"],
  ])("%s", (text, agency, intent) => {
    expect(read(text, agency)).toMatchObject({ intent, items: [] });
  });

  it.each([
    ["thanh toán trực tuyến quý II đơn vị nào chưa đạt", "chưa đạt"],
    ["những xã nào chưa đạt", "chưa đạt"],
    ["nhung don vi da bao I.10 thang 3", "da bao"],
    ["b3 quý I đạt chưa", null],
    ["chi tieu nao den gio chua dat", "chua dat"],
    ["chỉ tiêu nào chưa đạt của Di Linh", "chưa đạt"],
    ["chỉ tiêu nào không đạt", "không đạt"],
    ["xem chỉ tiêu quý I", null],
    ["IV.1 sở nào chưa kết nối", "kết nối"],
    ["V.1 đơn vị nào kết nối chưa", "kết nối"],
    ["tình hình kết nối của các sở", null],
    ["kết quả và nội dung V.1 các sở", null],
    ["có bao nhiêu đơn vị báo không phát sinh I.10 tháng 5", "không phát sinh"],
    ["bao nhiêu xã hoàn thành V.1", null],
  ])("%s, and is told what no answer takes account of", (text, words) => {
    const context = { catalogue, agency: "office", today: "2024-06-14", t };
    expect(understand(text, context).outcome).toBe("question");
    expect(unreadWords(text, context)).toBe(words);
  });
});

describe("what is written beside what is reported", () => {
  it.each<[string, readonly object[]]>([
    ["em gui lai b3 quy 1: 145/230, so truoc em go nham", [{ indicator: "CT-b3", numerator: 145, note: null }]],
    ["V.2 đang làm 60%, lần trước em ghi nhầm", [{ task: "V.2", percent: 60, note: null }]],
    ["V.3 hoàn thành, không có hồ sơ trễ hẹn", [{ task: "V.3", status: "done" }]],
    [
      "b3 quý I 40/50, tỷ lệ số hóa 91,2%",
      [
        { indicator: "CT-b3", numerator: 40 },
        { indicator: "CT-b1", percent: 91.2 },
      ],
    ],
    ["b3 quý I 40/50, tỷ lệ hồ sơ trực tuyến 80%", [{ indicator: "CT-b3", numerator: 40 }]],
    ["I.10 tháng 1 vừa qua không phát sinh", [{ task: "I.10", period: "2024-01", status: "nothing_arose" }]],
    ["VII.6 quý 1 đang thực hiện nha c", [{ task: "VII.6", status: "in_progress", note: null }]],
    ["V.1 vướng mắc do số liệu cũ sai", [{ status: "blocked", note: "do số liệu cũ sai" }]],
    ["V.1 hoàn thành, mức độ hài lòng 80%", [{ task: "V.1", note: "mức độ hài lòng 80%" }]],
    ["I.10 T3 vừa quá hạn 2 ngày, xong rồi", [{ status: "done", note: "vừa quá hạn 2 ngày" }]],
    ["b3 quý I 40/50, trả đúng hẹn", [{ numerator: 40, note: "trả đúng hẹn" }]],
  ])("%s", (text, items) => {
    expect(read(text, "STP", "2024-04-05")).toMatchObject({ items, problems: [] });
  });

  it.each(["số trước em gõ nhầm", "V.2 hom nay den han hen"])("is no report by itself: %s", (text) => {
    expect(read(text).items).toEqual([]);
  });
});
