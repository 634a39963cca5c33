import { describe, expect, it } from "vitest";
import { understand } from "../../src/grammar/understand.js";
import { unreadWords } from "../../src/grammar/unread-words.js";
import { catalogue, read, t, today } from "./reading.js";

describe("a focal point asks", () => {
  it.each([
    ["phường còn nợ những mục nào ạ", "duties"],
    ["phuong con may viec chua bao", "duties"],
    ["phường có việc gì sắp đến hạn không", "duties"],
    ["UBND phường 9 hỏi: đầu việc của phường trong quý I gồm những gì?", "duties"],
    ["chỉ tiêu của phường em gồm những cái nào", "figures"],
    ["Chúng tôi muốn nhập số liệu quý II thì vào đâu?", "figures"],
    ["số liệu quý 1 còn thiếu chỉ tiêu nào vậy ạ", "figures"],
    ["quy 1 con chi tieu nao chua nhap so lieu a", "figures"],
    ["số liệu quý 1 xã nào còn thiếu", "silent"],
    ["còn ai chưa gửi số liệu gì", "silent"],
    ["cho xem lại báo cáo em gửi hôm qua", "duties"],
    ["em xin xem lai cac bao cao da nop a", "duties"],
    ["làm sao xem lại cái em gửi hôm qua", "duties"],
    ["cho em xem lại cái đã gửi tuần trước", "duties"],
    ["Có cách nào xem lại cái mình gửi hôm trước k", "help"],
    ["có cách nào xóa cái em gửi hôm qua không", "help"],
    ["co cach gi sua so lieu da gui ko a", "help"],
    ["Hdan dùng bot với", "help"],
    ["hdẫn sử dụng với ạ", "help"],
    ["hd em cách dùng bot với", "help"],
    ["cách gõ báo cáo số liệu trên này thế nào", "help"],
    ["cho em xem báo cáo các sở gửi", "report"],
    ["chi oi bao cao tren nay lam sao, huong dan em voi", "help"],
    ["tài khoản này dùng để làm gì hả cháu, hướng dẫn chú chút", "help"],
    ["chi bac cach bao voi", "help"],
    ["số liệu quý I khóa rồi, muốn sửa thì liên hệ ai", "help"],
    ["bên VP ai phụ trách mục VII vậy ạ, cho em xin số liên hệ", "help"],
  ])("%s", (text, intent) => {
    expect(read(text, "X24778")).toMatchObject({ outcome: "question", intent });
  });

  it.each([
    ["V.3 nội dung là làm gì ạ, em mới nhận việc", "V.3"],
    ["hạn V.1 tới ngày mấy vậy anh chị", "V.1"],
    ["VP đã nhận được báo cáo V.1 của em chưa ạ", "V.1"],
    ["V.1 chưa đi hết thì báo đang thực hiện hay chưa thực hiện hả anh", "V.1"],
    ["V.1 xong chưa ạ, bên em thấy báo gửi rồi", "V.1"],
  ])("%s about the task", (text, code) => {
    expect(read(text)).toMatchObject({ outcome: "question", slots: { task: code } });
  });

  it.each([
    ["b1 quý I em gửi số mấy ấy nhỉ", "CT-b1"],
    ["so với quý trước số hóa của sở tăng hay giảm", "CT-b1"],
  ])("%s about the indicator", (text, indicator) => {
    expect(read(text)).toMatchObject({ outcome: "question", intent: "indicator", slots: { indicator } });
  });

  it.each(["xin lùi V.1 đến 5/7 được không ạ", "V.1 xin lùi đến 5/7 được không ạ", "xin thêm 3 ngày cho V.1"])(
    "%s, and nothing is read",
    (text) => {
      expect(read(text)).toMatchObject({ items: [], problems: [] });
    },
  );

  it("is offered the tasks of a section that it calls done", () => {
    const context = { catalogue, agency: "X24778", today, t, open: ["V.2"] };
    const { items, problems } = understand("mục V xong hết rồi ạ", context);
    expect(items).toEqual([]);
    expect(problems[0]!.choices.map(({ label }) => label.slice(0, 3))).toEqual(["V.1", "V.2", "V.3"]);
  });
});

describe("the office compares", () => {
  const unread = (text: string) => unreadWords(text, { catalogue, agency: "office", today, t });

  it.each([
    ["so sánh Đà Lạt với Bảo Lộc", { agency: "H672" }, "Bảo Lộc"],
    ["so sánh cấp huyện với cấp xã về số hóa quý I", { indicator: "CT-b1", group: "@cap-huyen" }, "cấp xã"],
    ["so sánh quý I và quý II", { period: "2024-Q1" }, "quý II"],
    ["so sánh V.1 với V.2", { task: "V.1" }, "V.2"],
    [
      "Sở Y tế với Sở Xây dựng bên nào hồ sơ trực tuyến quý I cao hơn",
      { agency: "SYT", period: "2024-Q1" },
      "Sở Xây dựng",
    ],
  ])("%s: the first is shown, and the other is named", (text, slots, named) => {
    expect(read(text, "office")).toMatchObject({ outcome: "question", slots });
    expect(unread(text)).toContain(named);
  });

  it.each([
    ["còn đơn vị nào chưa vào bot, chưa có tài khoản", "other"],
    ["V.1 mới có 160 đơn vị nộp, 13 đơn vị còn lại là ai", "silent"],
    ["hôm nay có những đơn vị nào mới gửi báo cáo", "summary"],
  ])("%s", (text, intent) => {
    expect(read(text, "office")).toMatchObject({ outcome: "question", intent });
  });
});

describe("a code, a period and whose it is", () => {
  it.each([
    ["V.1 quý 1/24 của Sở Tài chính", "2024-Q1"],
    ["V.1 quý 1/2024 của Sở Tài chính", "2024-Q1"],
    ["b3 quý 1/24 Sở Nội vụ", "2024-Q1"],
    ["V.1 t6/24 huyện Di Linh", "2024-06"],
  ])("%s", (text, period) => {
    expect(read(text)).toMatchObject({ outcome: "question", slots: { period } });
  });
});
