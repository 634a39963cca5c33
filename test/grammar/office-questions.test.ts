import { describe, expect, it } from "vitest";
import { unreadWords } from "../../src/grammar/unread-words.js";
import { catalogue, read, t } from "./reading.js";

const today = "2024-11-14";
const unread = (text: string) => unreadWords(text, { catalogue, agency: "office", today, t });

describe("the office asks with words of a report", () => {
  it.each<[string, string]>([
    ["hoàn thành V.5 chưa em ơi, anh cần gấp để trình", "V.5"],
    ["xong V.2 hết chưa mấy đứa", "V.2"],
    ["Đà Lạt V.2 xong chưa hay vẫn 80%", "V.2"],
    ["da hoan thanh V.2 het chua de anh bao cao chu tich", "V.2"],
    ["Sở Y tế báo V.2 hoàn thành rồi mà văn bản đâu", "V.2"],
  ])("%s", (text, task) => {
    expect(read(text, "office", today)).toMatchObject({ outcome: "question", slots: { task } });
  });

  it("what it tells is refused as before", () => {
    expect(read("V.5 hoàn thành, chưa có số văn bản", "office", today).outcome).toBe("refuse");
  });
});

it("work that is overdue is a list of who is late", () => {
  const { intent, slots } = read("danh sach viec qua han cua cac so", "office", today);
  expect([intent, slots?.group]).toEqual(["late", "@so-ban-nganh"]);
});

it.each(["I.10 tháng 1 không phát sinh cán bộ chậm trễ hồ sơ", "V.1 xong quá hạn"])(
  "what is told like a report asks who is late: %s",
  (text) => {
    expect(read(text, "office", today)).toMatchObject({ outcome: "question", intent: "late" });
  },
);

describe("a range of periods", () => {
  it.each<[string, string]>([
    ["tổng hợp từ tháng 1 đến tháng 3", "2024-Q1"],
    ["I.10 tu thang 1 den thang 6 ai chua bao", "2024-6M"],
    ["b1 từ quý I đến quý III ra sao", "2024-9M"],
    ["tổng hợp quý I đến III các huyện", "2024-9M"],
    ["tổng hợp T10-T12", "2024-Q4"],
  ])("%s is the period that it is", (text, period) => {
    expect(read(text, "office", today)).toMatchObject({ outcome: "question", slots: { period } });
    expect(unread(text)).toBeNull();
  });

  it("that has no name of its own is shown within the year, and named", () => {
    const text = "Sở Y tế từ tháng 7 đến tháng 10 có báo cáo I.10 đủ không";
    expect(read(text, "office", today)).toMatchObject({ outcome: "question", slots: { period: "2024" } });
    expect(unread(text)).toContain("từ tháng 7 đến tháng 10");
  });

  it.each([
    ["tổng hợp quý I và quý II", "office"],
    ["I.10 tháng 4 đến tháng 6 em báo đủ chưa", "SNV"],
  ])("%s of %s is asked", (text, agency) => {
    expect(read(text, agency, today).outcome).toBe("ask");
  });

  it("of another year beside this one is named", () => {
    expect(read("năm ngoái và năm nay b1 ra sao", "office", today)).toMatchObject({ slots: { period: "2024" } });
    expect(unread("năm ngoái và năm nay b1 ra sao")).toContain("năm ngoái");
  });
});

describe("two agencies", () => {
  it.each<[string, string, string]>([
    ["Đức Trọng và Di Linh nộp V.2 chưa", "H678", "Di Linh"],
    ["so y te voi so gddt b3 quy 2 the nao", "SYT", "so gddt"],
    ["Lộc Nam với Lộc Bắc nộp V.3 quý I chưa", "X25093", "Lộc Bắc"],
  ])("%s: both are shown", (text, agency, other) => {
    expect(read(text, "office", today)).toMatchObject({ outcome: "question", slots: { agency } });
    expect(unread(text)).toContain(other);
  });

  it.each([
    "nhắc Đức Trọng với Di Linh nộp V.2",
    "xuất excel V.2 Đức Trọng và Di Linh",
    "Sở Y tế và Sở Tư pháp trễ gì",
    "V.2 Đức Trọng, Di Linh, Lâm Hà ra sao",
    "V.2 của Sở Nội vụ do Sở Tư pháp phối hợp tới đâu",
  ])("%s is asked", (text) => {
    expect(read(text, "office", today).outcome).toBe("ask");
  });
});

describe("a period that another is compared with", () => {
  it.each([
    ["So quý 3 với quý 2 thì hồ sơ trực tuyến tăng hay giảm", "2024-Q3", "với quý 2"],
    ["so tháng 9 với tháng 8 b3 tăng không", "2024-09", "với tháng 8"],
    ["so b1 quý 3 với quý 2 giúp chị", "2024-Q3", "với quý 2"],
    ["b3 quý 2 hay quý 3 cao hơn", "2024-Q2", "hay quý 3"],
    ["b3 quý 3 có cao hơn quý 2 không", "2024-Q3", "cao hơn quý 2"],
    ["b3 tháng 9 tăng so với tháng 8 không", "2024-09", "so với tháng 8"],
    ["hài lòng quý 3 khác gì quý 2", "2024-Q3", "quý 2"],
  ])("is named: %s", (text, period, words) => {
    expect(read(text, "office", "2024-09-30")).toMatchObject({ outcome: "question", slots: { period } });
    expect(unreadWords(text, { catalogue, agency: "office", today: "2024-09-30", t })).toContain(words);
  });

  it.each(["b3 quý 2 và quý 3 thế nào", "tổng hợp quý 2 và quý 3"])("is asked about where none is: %s", (text) => {
    expect(read(text, "office", "2024-09-30")).toMatchObject({ outcome: "ask" });
  });

  it("asks nothing beside a figure, or a state", () => {
    expect(read("b3 quý 3 84% cao hơn quý 2", "STP", "2024-09-30").items).toMatchObject([{ percent: 84 }]);
    expect(read("V.2 q3 nhiều hơn quý trước, không phát sinh", "STP", "2024-09-30").outcome).toBe("items");
  });
});

describe("words that change a question are named", () => {
  it.each([
    ["các xã sáp nhập báo cáo ra sao", "sáp nhập"],
    ["Cát Tiên nhập vô Đạ Huoai rồi thì I.10 tháng 11 ai báo", "Đạ Huoai"],
    ["trừ mấy xã mới sáp nhập, còn bao nhiêu xã nợ báo cáo quý IV", "mới sáp nhập"],
    ["ai đã báo I.9 hoàn thành mà không kèm số văn bản", "mà không kèm số văn bản"],
    ["Sở Y tế báo V.2 hoàn thành rồi mà văn bản đâu", "văn bản đâu"],
    ["lý do Sở Xây dựng trễ V.1 là gì", "lý do"],
    ["đơn vị nào nộp đúng hạn V.1", "đúng hạn"],
    ["Sở Y tế b3 đứng thứ mấy", "đứng thứ mấy"],
    ["đầu mối Sở Xây dựng là ai, số điện thoại bao nhiêu", "số điện thoại"],
    ["ai phụ trách V.2 bên Sở Y tế", "phụ trách"],
    ["huyện nào vượt chỉ tiêu số hóa", "vượt"],
    ["b3 quý I của Di Linh với Bảo Lâm, huyện nào cao hơn", "cao hơn"],
  ])("%s: %s", (text, words) => {
    expect(read(text, "office", today).outcome).toBe("question");
    expect(unread(text)).toContain(words);
  });

  it.each(["V.2 Sở Y tế nộp chưa, gấp", "số liệu b3 các huyện", "V.2 xong hết chưa mấy đứa"])("%s: none", (text) => {
    expect(unread(text)).toBeNull();
  });
});

describe("a focal point's message that is neither", () => {
  it.each([
    ["v1 mà xong là em báo liền, chớ giấu làm gì", "STP"],
    ["V.2 để em xin ý kiến lãnh đạo đã", "STP"],
    ["nghe đâu bên Bảo Lộc V.1 xong từ tuần trước rồi", "H675"],
    ["100% hồ sơ trực tuyến kiểu gì khi mạng rớt cả ngày", "STP"],
    ["Kính mời các đ/c 14h họp giao ban, nội dung: rà soát TTHC, số hóa quý I", "X24961"],
  ])("%s", (text, agency) => {
    expect(read(text, agency)).toMatchObject({ outcome: "other", items: [] });
  });

  it("what all are told asks nothing, and nothing of it is written down", () => {
    const { outcome, items } = read("mọi người chốt số b3 quý 2 trước 16h, ai dưới 60% thì giải trình");
    expect([outcome, items]).toEqual(["ask", []]);
  });

  it.each<[string, string, Record<string, unknown>]>([
    ["V.2 xong là nhờ cả phòng", "STP", { task: "V.2", status: "done" }],
    ["Xã vừa kiện toàn đầu mối do đổi công chức VP-TK, QĐ 102/QĐ-UBND ngày 11/10, I.3 đã hoàn thành", "X25189", {}],
    ["V.2 đang làm, đã gửi giấy mời các đồng chí họp", "STP", { status: "in_progress" }],
  ])("near it %s is read", (text, agency, item) => {
    expect(read(text, agency, today).items).toMatchObject([item]);
  });
});

describe("a focal point asks", () => {
  it.each<[string, string, Record<string, unknown>]>([
    ["V.1 xong rồi thì V.2 có phải báo nữa không ạ", "STP", { task: "V.2" }],
    ["mấy xã của huyện em xã nào chưa gửi IV.3 quý II", "H674", { agency: "H674", group: "@cap-xa" }],
    ["I.3 xã em làm năm ngoái rồi thì năm nay tính sao ạ", "X25132", { task: "I.3", period: "2024" }],
    ["xa nao cua Di Linh chua gui IV.3", "H674", { agency: "H679" }],
  ])("%s", (text, agency, slots) => {
    expect(read(text, agency, today)).toMatchObject({ outcome: "question", slots });
  });

  it.each<[string, string]>([
    ["V.3 nghĩa là phải làm gì vậy ạ?", "task"],
    ["sao hệ thống báo phường 9 chưa nộp b1 quý I trong khi đã nộp 12/12", "indicator"],
    ["hướng dẫn dùng bot với, em mới nhận bàn giao", "help"],
    ["kế hoạch đề ngày 29/2 mà 1/3 mới ký số xong thì có bị tính trễ không", "help"],
    ["I.10 t3 neu ko co ho so tre thi bao khong phat sinh hay hoan thanh?", "task"],
  ])("%s: %s", (text, intent) => {
    expect(read(text, "X24778")).toMatchObject({ outcome: "question", intent });
  });
});
