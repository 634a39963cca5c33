import { describe, expect, it } from "vitest";
import { findAnswerable, settle } from "../../src/grammar/settle-problem.js";
import { understand } from "../../src/grammar/understand.js";
import type { Slots } from "../../src/grammar/understanding.js";
import { understandingToJson } from "../../src/grammar/understanding-json.js";
import { unreadWords } from "../../src/grammar/unread-words.js";
import { translator } from "../../src/text/language.js";
import { testCatalogue } from "../support/catalogue.js";

const catalogue = await testCatalogue();
const t = translator("vi");
const nothing: Slots = { task: null, section: null, indicator: null, agency: null, group: null, period: null };

function read(text: string, agency: string, today = "2024-06-14") {
  return understandingToJson(understand(text, { catalogue, agency, today, t })) as Record<string, unknown>;
}

function unread(text: string) {
  return unreadWords(text, { catalogue, agency: "office", today: "2024-06-14", t });
}

function question(intent: string, slots: Partial<Slots>) {
  return { outcome: "question", items: [], problems: [], intent, slots: { ...nothing, ...slots }, sentence: null };
}

describe("the office asks", () => {
  it.each<[string, string, Partial<Slots>]>([
    // the whole
    ["tong hop", "summary", {}],
    ["Tổng hợp", "summary", {}],
    ["tong hop quy II", "summary", { period: "2024-Q2" }],
    ["cho tôi xem tổng hợp quý 2", "summary", { period: "2024-Q2" }],
    ["tong hop T3", "summary", { period: "2024-03" }],
    ["/tonghop quý II", "summary", { period: "2024-Q2" }],
    ["tình hình chung", "summary", {}],
    ["tien do quy II", "summary", { period: "2024-Q2" }],
    ["quy II", "summary", { period: "2024-Q2" }],
    ["tổng hợp quý này", "summary", { period: "2024-Q2" }],
    ["bao cao quy II", "summary", { period: "2024-Q2" }],
    ["các sở đã báo cáo chưa", "summary", { group: "@so-ban-nganh" }],
    // a part of it
    ["tổng hợp mục V", "section", { section: "V" }],
    ["muc VIIb the nao", "section", { section: "VIIb" }],
    ["mục VIIa", "section", { section: "VII" }],
    ["tong hop V.1", "task", { task: "V.1" }],
    ["V.1", "task", { task: "V.1" }],
    ["V.1 đến đâu rồi", "task", { task: "V.1" }],
    ["tình hình V.1 quý I", "task", { task: "V.1", period: "2024-Q1" }],
    ["V.1 xong chưa?", "task", { task: "V.1" }],
    ["tong hop Di Linh", "agency", { agency: "H679" }],
    ["Di Linh thế nào", "agency", { agency: "H679" }],
    ["tong hop b3 quy I", "indicator", { indicator: "CT-b3", period: "2024-Q1" }],
    ["b3 quý I", "indicator", { indicator: "CT-b3", period: "2024-Q1" }],
    ["chi tieu b3 quy 1", "indicator", { indicator: "CT-b3", period: "2024-Q1" }],
    ["b3 cua Di Linh", "indicator", { indicator: "CT-b3", agency: "H679" }],
    ["ty le ho so truc tuyen cua Di Linh", "indicator", { indicator: "CT-b3", agency: "H679" }],
    [
      "tỷ lệ hồ sơ trực tuyến của Di Linh quý I",
      "indicator",
      { indicator: "CT-b3", agency: "H679", period: "2024-Q1" },
    ],
    ["số hóa của Sở Y tế", "indicator", { indicator: "CT-b1", agency: "SYT" }],
    ["tỷ lệ hài lòng thế nào", "indicator", { indicator: "CT-e1" }],
    ["b3 của Sở Y tế quý I", "indicator", { indicator: "CT-b3", agency: "SYT", period: "2024-Q1" }],
    ["b3 quý I ở Di Linh", "indicator", { indicator: "CT-b3", agency: "H679", period: "2024-Q1" }],
    ["b3 Đà Lạt q1", "indicator", { indicator: "CT-b3", agency: "H672", period: "2024-Q1" }],
    ["b3 các xã quý I", "indicator", { indicator: "CT-b3", group: "@cap-xa", period: "2024-Q1" }],
    ["b3 toàn tỉnh", "indicator", { indicator: "CT-b3" }],
    ["V.1 của Sở Y tế", "task", { task: "V.1", agency: "SYT" }],
    ["V.1 ở Di Linh thế nào", "task", { task: "V.1", agency: "H679" }],
    ["V.1 SYT quý I", "task", { task: "V.1", agency: "SYT", period: "2024-Q1" }],
    ["V.1 các xã", "task", { task: "V.1", group: "@cap-xa" }],
    ["VII.4 kết nối", "task", { task: "VII.4" }],
    ["so sánh b3 các huyện", "indicator", { indicator: "CT-b3", group: "@cap-huyen" }],
    ["tổng hợp 2/2024", "summary", { period: "2024-02" }],
    // sections by their number alone
    ["V", "section", { section: "V" }],
    ["VIIb", "section", { section: "VIIb" }],
    ["VIIa", "section", { section: "VII" }],
    ["viii quý I", "section", { section: "VIII", period: "2024-Q1" }],
    ["tổng hợp V", "section", { section: "V" }],
    ["ai chưa báo cáo IX", "silent", { section: "IX" }],
    ["mục 5", "section", { section: "V" }],
    // who has not
    ["don vi nao chua bao cao", "silent", {}],
    ["don vi nao chua bao cao quy II", "silent", { period: "2024-Q2" }],
    ["don vi nao chua bao cao V.1", "silent", { task: "V.1" }],
    ["xã nào chưa báo cáo V.1", "silent", { task: "V.1", group: "@cap-xa" }],
    ["V.1 xã nào chưa báo cáo", "silent", { task: "V.1", group: "@cap-xa" }],
    ["V.1 chưa báo cáo", "silent", { task: "V.1" }],
    ["sở nào chưa báo cáo quý I", "silent", { group: "@so-ban-nganh", period: "2024-Q1" }],
    ["so ban nganh nao chua bao cao", "silent", { group: "@so-ban-nganh" }],
    ["các huyện chưa báo cáo mục V", "silent", { section: "V", group: "@cap-huyen" }],
    ["ai chua bao cao", "silent", {}],
    ["ai chua bao cao b3", "silent", { indicator: "CT-b3" }],
    ["có bao nhiêu đơn vị chưa báo cáo?", "silent", {}],
    ["I.10 tháng 1 ai chưa báo cáo", "silent", { task: "I.10", period: "2024-01" }],
    ["Di Linh chưa báo cáo gì", "silent", { agency: "H679" }],
    ["xã nào của Di Linh chưa báo cáo", "silent", { agency: "H679", group: "@cap-xa" }],
    ["chuabaocao V.1", "silent", { task: "V.1" }],
    ["/chuabaocao", "silent", {}],
    ["cho hỏi đơn vị nào chưa nộp V.1 ạ?", "silent", { task: "V.1" }],
    ["Đ.v nào chưa b/c quý 2", "silent", { period: "2024-Q2" }],
    ["đ/v nào chưa bc", "silent", {}],
    ["ddown vij naof chuwa baos caos quys II", "silent", { period: "2024-Q2" }],
    ["don7 vi5 nao2 chua7 bao1 cao1 quy1 2", "silent", { period: "2024-Q2" }],
    ["hoof sow truwcj tuyeens quys I", "indicator", { indicator: "CT-b3", period: "2024-Q1" }],
    ["đv chưa nộp bc V.1", "silent", { task: "V.1" }],
    // who is late
    ["ai tre", "late", {}],
    ["ai trễ V.1", "late", { task: "V.1" }],
    ["đơn vị nào quá hạn", "late", {}],
    ["tháng 2 ai trễ", "late", { period: "2024-02" }],
    ["xa nao cham", "late", { group: "@cap-xa" }],
    ["quá hạn", "late", {}],
    ["đơn vị nào có vướng mắc", "summary", {}],
    ["V.1 bao nhiêu đơn vị xong", "task", { task: "V.1" }],
    ["V.1 có ai vướng không", "task", { task: "V.1" }],
    ["V.1 còn ai", "silent", { task: "V.1" }],
    ["V.2 vướng mắc gì", "task", { task: "V.2" }],
    ["b3 đạt chưa", "indicator", { indicator: "CT-b3" }],
    ["ai vướng mắc", "summary", {}],
    ["vướng mắc của Di Linh", "agency", { agency: "H679" }],
    ["đã có bao nhiêu đơn vị báo cáo", "summary", {}],
    ["đơn vị nào thiếu số liệu b3 quý I", "silent", { indicator: "CT-b3", period: "2024-Q1" }],
    ["tình hình thực hiện kế hoạch quý II", "summary", { period: "2024-Q2" }],
    ["DON VI NAO CHUA BAO CAO V.1", "silent", { task: "V.1" }],
    ["DON VI NAO TRE QUY 2", "late", { period: "2024-Q2" }],
    ["BAO NHIEU DON VI DA BAO CAO", "summary", {}],
    ["TONG HOP VI", "section", { section: "VI" }],
    ["ai tre muc V.", "late", { section: "V" }],
    ["tổng hợp mục VIIb.", "section", { section: "VIIb" }],
    ["hồ sơ nào trễ", "late", {}],
    ["các huyện, thành phố trễ", "late", { group: "@cap-huyen" }],
    ["so, ban, nganh nao tre", "late", { group: "@so-ban-nganh" }],
    ["ai trễ @cap-xa", "late", { group: "@cap-xa" }],
    // who has not finished
    ["ai chưa xong", "late", {}],
    ["đơn vị nào chưa hoàn thành", "late", {}],
    ["các xã chưa hoàn thành V.1", "late", { task: "V.1", group: "@cap-xa" }],
    ["V.1 ai chưa xong", "late", { task: "V.1" }],
    ["V.1 chưa xong", "late", { task: "V.1" }],
    ["ai chưa", "silent", {}],
    ["xã nào chưa", "silent", { group: "@cap-xa" }],
    // who is not late is seen in the whole
    ["đơn vị nào không trễ", "summary", {}],
    ["Sở Y tế không trễ", "agency", { agency: "SYT" }],
    ["V.1 may don vi xong", "task", { task: "V.1" }],
    ["V.1 có vướng mắc", "task", { task: "V.1" }],
    ["sở tttt đã báo cáo V.1 chưa", "task", { task: "V.1", agency: "STTTT" }],
    ["nhắc Sở TTTT", "nudge", { agency: "STTTT" }],
    ["TTTT quý I", "indicator", { indicator: "CT-b2b", period: "2024-Q1" }],
    // files and nudges
    ["NHAC CAC DON VI", "nudge", {}],
    // in a list
    ["1. ai trễ", "late", {}],
    ["1) tong hop quy II", "summary", { period: "2024-Q2" }],
    ["xuat excel", "export", {}],
    ["biểu đồ tiến độ", "export", {}],
    ["ve bieu do b3 quy I", "export", { indicator: "CT-b3", period: "2024-Q1" }],
    ["xuất excel quý II", "export", { period: "2024-Q2" }],
    ["xuat word muc V", "export", { section: "V" }],
    ["cho xin file excel", "export", {}],
    ["nhac", "nudge", {}],
    ["nhắc V.1", "nudge", { task: "V.1" }],
    ["nhac cac don vi chua bao cao V.1", "nudge", { task: "V.1" }],
    ["đôn đốc các xã chưa báo cáo", "nudge", { group: "@cap-xa" }],
    ["tro giup", "help", {}],
    ["viec", "duties", {}],
  ])("%s", (text, intent, slots) => {
    expect(read(text, "office")).toEqual(question(intent, slots));
    expect(unread(text)).toBe(null);
  });

  it.each<[string, string, string, Partial<Record<string, string>>]>([
    ["xã nào đã hoàn thành V.1", "đã hoàn thành", "task", { task: "V.1", group: "@cap-xa" }],
    ["sở nào đang có vướng mắc", "đang có vướng mắc", "summary", { group: "@so-ban-nganh" }],
    ["những đơn vị đã nộp V.1 trước hạn", "đã nộp, trước hạn", "task", { task: "V.1" }],
    [
      "so với quý I thì b1 quý II tăng hay giảm",
      "so với quý I, tăng, giảm",
      "indicator",
      { indicator: "CT-b1", period: "2024-Q2" },
    ],
    // a list of all of them, whatever falls short
    ["chỉ tiêu nào chưa đạt", "chưa đạt", "indicator", {}],
    ["chỉ tiêu chưa đạt", "chưa đạt", "indicator", {}],
    ["V.1 Sở Ma Thuật", "Ma Thuật", "task", { task: "V.1" }],
    ["b3 huyện Ba Vì", "Ba", "indicator", { indicator: "CT-b3", group: "@cap-huyen" }],
    ["việc ngày mai", "ngày mai", "duties", {}],
    [
      "ngoài Đam Rông ra huyện nào chưa báo cáo V.1",
      "ngoài Đam Rông ra",
      "silent",
      { task: "V.1", group: "@cap-huyen" },
    ],
  ])("%s, and is told what no answer takes account of: %s", (text, words, intent, slots) => {
    expect(read(text, "office")).toEqual(question(intent, slots));
    expect(unread(text)).toBe(words);
  });

  it.each([
    ["tong hop abc", "abc"],
    ["tổng hợp Đắk Lắk quý II", "Đắk Lắk"],
    ["don vi nao chua bao cao xyz", "xyz"],
    ["tổng hợp huyện Krông Nô", "Krông Nô"],
    ["tổng hợp gấp cho lãnh đạo tỉnh nhé", null],
    ["cho anh xin bảng tổng hợp mới nhất tới hôm nay", null],
  ])("%s names nothing with %s", (text, words) => {
    expect(unread(text)).toBe(words);
  });
});

describe("a focal point wants", () => {
  it.each<[string, string, Partial<Slots>]>([
    ["viec", "duties", {}],
    ["việc", "duties", {}],
    ["Việc của tôi", "duties", {}],
    ["/viec", "duties", {}],
    ["vieecj", "duties", {}],
    ["tôi còn việc gì chưa báo cáo", "duties", {}],
    ["viec qua han", "duties", {}],
    ["còn bao nhiêu việc", "duties", {}],
    ["bên em có nhiệm vụ nào cần báo cáo không", "duties", {}],
    ["hom nay toi phai lam gi", "duties", {}],
    ["bao cao", "report", {}],
    ["báo cáo", "report", {}],
    ["baos caos", "report", {}],
    ["bao1 cao1", "report", {}],
    ["tôi muốn báo cáo", "report", {}],
    ["toi muon bao cao", "report", {}],
    ["báo cáo V.1", "report", { task: "V.1" }],
    ["chi tieu", "figures", {}],
    ["báo cáo số liệu", "figures", {}],
    ["chi tieu b3 quy 1", "indicator", { indicator: "CT-b3", period: "2024-Q1" }],
    ["V.1 ai làm", "task", { task: "V.1" }],
    ["V.1 là gì?", "task", { task: "V.1" }],
    ["V.1 xong chưa", "task", { task: "V.1" }],
    ["V.2 xong chưa em ơi", "task", { task: "V.2" }],
    ["v2 xong chua anh oi", "task", { task: "V.2" }],
    ["V.1 xong chưa vậy anh", "task", { task: "V.1" }],
    ["V.2 đã xong đúng không", "task", { task: "V.2" }],
    ["V.2 xong rồi phải không", "task", { task: "V.2" }],
    ["V.2 không phát sinh đúng không ạ", "task", { task: "V.2" }],
    ["V.1 không phát sinh được không", "task", { task: "V.1" }],
    ["V.2 có vướng mắc gì không ạ", "task", { task: "V.2" }],
    ["hồ sơ nào trễ", "late", {}],
    ["b3 của Sở Y tế quý I", "indicator", { indicator: "CT-b3", agency: "SYT", period: "2024-Q1" }],
    ["V.1 của Sở Y tế", "task", { task: "V.1", agency: "SYT" }],
    ["V.1 ở Di Linh thế nào", "task", { task: "V.1", agency: "H679" }],
    ["hạn nộp V.1", "task", { task: "V.1" }],
    ["bao giờ nộp V.1", "task", { task: "V.1" }],
    ["sắp đến hạn", "duties", {}],
    ["em còn nợ báo cáo gì", "duties", {}],
    ["toi con thieu gi", "duties", {}],
    ["tổng hợp V.2", "task", { task: "V.2" }],
    ["tiến độ V.2", "task", { task: "V.2" }],
    ["tro giup", "help", {}],
    ["huong dan", "help", {}],
    ["em chưa biết báo cáo thế nào", "help", {}],
    ["tong hop", "summary", {}],
    ["xuat excel", "export", {}],
  ])("%s", (text, intent, slots) => {
    expect(read(text, "STP")).toEqual(question(intent, slots));
  });
});

describe("an agency by name", () => {
  it.each([
    ["Sở Tư pháp", "STP"],
    ["so tu phap", "STP"],
    ["STP", "STP"],
    ["tư pháp thế nào", "STP"],
    ["Sở KH&ĐT", "SKHDT"],
    ["SKHĐT", "SKHDT"],
    ["sở kế hoạch đầu tư", "SKHDT"],
    ["Sở Kế hoạch và Đầu tư", "SKHDT"],
    ["so nong nghiep", "SNNPTNT"],
    ["Sở NN&PTNT", "SNNPTNT"],
    ["so tai nguyen moi truong", "STNMT"],
    ["so gd-dt", "SGDDT"],
    ["Sở Lao động và Thương binh và xã hội", "SLDTBXH"],
    ["Sở VHTTDL", "SVHTTDL"],
    ["so y te", "SYT"],
    ["Thanh tra tỉnh", "TTRA"],
    ["ban dan toc", "BDT"],
    ["van phong ubnd tinh", "VPUBND"],
    ["VP UBND tỉnh", "VPUBND"],
    ["Trung tâm Phục vụ hành chính công", "TTPVHCC"],
    ["Di Linh", "H679"],
    ["di linh", "H679"],
    ["huyện Di Linh", "H679"],
    ["UBND huyện Di Linh", "H679"],
    ["H679", "H679"],
    ["thị trấn Di Linh", "X25000"],
    ["tt Di Linh", "X25000"],
    ["Đà Lạt", "H672"],
    ["TP Đà Lạt", "H672"],
    ["thanh pho da lat", "H672"],
    ["Đam Rông", "H674"],
    ["huyen dam rong", "H674"],
    ["Đạ M'Rông", "X24859"],
    ["đạ m’rông", "X24859"],
    ["xã Đạ Long, huyện Đam Rông", "X24856"],
    ["da long", "X24856"],
    ["B'Lao", "X24826"],
    ["blao", "X24826"],
    ["phường 1 Đà Lạt", "X24784"],
    ["p1 bao loc", "X24823"],
    ["Lộc Thành", "X25090"],
    ["Lộc Thanh", "X24835"],
    ["loc thanh bao lam", "X25090"],
    ["xã Lộc Thanh, thành phố Bảo Lộc", "X24835"],
    ["Hoà Ninh", "X25036"],
    ["thị trấn Mađaguôi", "X25099"],
    ["phong tu phap di linh", "PTP679"],
    ["Phòng Tư pháp huyện Di Linh", "PTP679"],
    ["xã Lát", "X24862"],
    ["Pró", "X24955"],
    ["N'Thôn Hạ", "X24973"],
    ["Đài PTTH", "DPTTH"],
    ["đài pt-th", "DPTTH"],
    ["SNN", "SNNPTNT"],
    ["sở nông nghiệp và ptnt", "SNNPTNT"],
    ["ban quản lý kcn", "BQLKCN"],
    ["trung tâm hành chính công", "TTPVHCC"],
    ["Sở TTTT", "STTTT"],
    ["bao lam", "H680"],
    ["bao lam dong", "BAOLD"],
  ])("%s is %s", (text, agency) => {
    expect(read(text, "office")).toEqual(question("agency", { agency }));
    expect(unread(text)).toBe(null);
  });

  it.each([
    ["loc thanh the nao", ["X24835", "X25090"]],
    ["tan thanh", ["X24907", "X24979"]],
    ["1. tan thanh", ["X24907", "X24979"]],
    ["dam rong", ["H674", "X24859"]],
    ["phường 1", ["X24784", "X24823"]],
    ["ma da guoi", ["X25099", "X25117"]],
    ["ai chua bao cao o phuong 2", ["X24781", "X24820"]],
    ["Loc Thanh da bao cao V.1 chua", ["X24835", "X25090"]],
    ["phòng tư pháp chưa báo cáo", [672, 673, 674, 675, 676, 677, 678, 679, 680, 681, 682, 683].map((n) => `PTP${n}`)],
  ])("%s is asked", (text, codes) => {
    const json = read(text, "office") as { outcome: string; problems: { choices: { value: string }[] }[] };
    expect(json.outcome).toBe("ask");
    expect(json.problems[0]!.choices.map(({ value }) => value)).toEqual(codes);
  });
});

describe("a question in doubt", () => {
  it.each([
    ["tong hop muc VII", ["VII", "VIIb"]],
    ["VII", ["VII", "VIIb"]],
    ["vii", ["VII", "VIIb"]],
    ["mục 7", ["VII", "VIIb"]],
    ["VII.2 thế nào", ["VII.2", "VIIb.2"]],
    ["ai chua bao cao d1 quy 1", ["CT-d1", "CT-dd1"]],
    ["tổng hợp quý I và quý II", ["2024-Q1", "2024-Q2"]],
    ["tổng hợp quý I, II", ["2024-Q1", "2024-Q2"]],
    ["ai trễ mục VII.", ["VII", "VIIb"]],
    // one of a kind at a time
    ["ai trễ V.1 và V.2", ["V.1", "V.2"]],
    ["ai chua bao cao V.1, V.2", ["V.1", "V.2"]],
    ["tổng hợp V.1 đến V.3", ["V.1", "V.2", "V.3"]],
    ["ai trễ VII.2 và V.1", ["VII.2", "VIIb.2", "V.1"]],
    ["tổng hợp mục V và mục VI", ["V", "VI"]],
    ["b3 và b1 quý I", ["CT-b3", "CT-b1"]],
    ["Sở Y tế và Sở Tư pháp trễ gì", ["SYT", "STP"]],
    ["các sở và các huyện trễ", ["@so-ban-nganh", "@cap-huyen"]],
    // the plan means both by it
    ["địa phương nào chưa báo cáo", ["@cap-huyen", "@cap-xa"]],
    ["dia phuong nao tre V.1", ["@cap-huyen", "@cap-xa"]],
  ])("%s is asked", (text, values) => {
    const json = read(text, "office") as { outcome: string; problems: { choices: { value: string }[] }[] };
    expect(json.outcome).toBe("ask");
    expect(json.problems[0]!.choices.map(({ value }) => value)).toEqual(values);
  });

  it.each([
    ["ai trễ V.1 và V.2", "V.2", "late", { task: "V.2" }],
    ["ai trễ VII.2 và V.1", "VIIb.2", "late", { task: "VIIb.2" }],
    ["Sở Y tế trễ gì so với Sở Tư pháp", "STP", "late", { agency: "STP" }],
    ["tổng hợp mục V và mục VI", "VI", "section", { section: "VI" }],
    ["b3 và b1 quý I", "CT-b1", "indicator", { indicator: "CT-b1", period: "2024-Q1" }],
    ["địa phương nào chưa báo cáo", "@cap-huyen", "silent", { group: "@cap-huyen" }],
    ["phòng tư pháp chưa báo cáo", "PTP679", "silent", { agency: "PTP679" }],
  ])("%s, answered with %s", (text, answer, intent, slots) => {
    const context = { catalogue, agency: "office", today: "2024-06-14", t };
    const asked = understand(text, context);
    const problem = findAnswerable(asked)!;
    const { value } = problem.choices.find((choice) => choice.value.replace("\ue000", "") === answer)!;
    const settled = understand(settle(asked.text, problem.span, value), context);
    expect(understandingToJson(settled)).toEqual(question(intent, slots));
  });

  it("about what is not there is refused", () => {
    expect(read("ai chưa báo cáo V.9", "office")).toMatchObject({
      outcome: "refuse",
      problems: [{ sentence: '"ai chưa báo cáo V.9": mục V có V.1 đến V.5.' }],
    });
  });
});

describe("a question about a period that is none", () => {
  it.each([
    ["tổng hợp quý 5", "office"],
    ["tong hop quy V", "office"],
    ["ai chưa báo cáo V.1 quý 6", "office"],
    ["V.1 quý 5", "office"],
    ["quý 5", "office"],
    ["tổng hợp quý 5", "STP"],
  ])("%s of %s is refused", (text, agency) => {
    const json = read(text, agency) as { outcome: string; problems: { outcome: string; sentence: string }[] };
    expect(json.outcome).toBe("refuse");
    expect(json.problems[0]!.sentence).toMatch(/^".*": không có kỳ qu[ýy] .\. Một năm có quý I đến quý IV\.$/);
  });

  it.each(["kính chào quý vị", "quý vị cho xem tổng hợp"])("%s names no period", (text) => {
    expect(read(text, "office").outcome).not.toBe("refuse");
  });
});

describe("the rest", () => {
  it.each([
    ["", "Chưa có chữ nào để đọc."],
    ["  \u200b\n ", "Chưa có chữ nào để đọc."],
    ["xin chao", 'Gửi "viec" để xem việc'],
    ["Chào anh ạ", 'Gửi "viec" để xem việc'],
    ["hello 👋", 'Gửi "viec" để xem việc'],
    ["Cảm ơn anh nhiều ạ", 'Cần gì thêm, gửi "viec" hoặc "tro giup".'],
    ["tks", 'Cần gì thêm, gửi "viec" hoặc "tro giup".'],
    ["abc", 'Chưa hiểu "abc".'],
    ["không", 'Chưa hiểu "không".'],
    ["hệ thống chậm quá", 'Chưa hiểu "hệ thống chậm quá".'],
    ["hôm qua tôi đi Di Linh họp", 'Chưa hiểu "hôm qua tôi đi Di Linh họp".'],
    ["👍", 'Gửi "viec" để xem việc'],
    ["a".repeat(10_000), "Tin có 10000 ký tự"],
  ])("%j gets a sentence", (text, sentence) => {
    const json = read(text, "STP");
    expect(json).toMatchObject({ outcome: "other", items: [], problems: [], intent: "other", slots: null });
    expect(json.sentence).toContain(sentence);
  });

  it("gives an example that the writer could send", () => {
    expect(read("abc", "STP").sentence).toContain("V.1 hoàn thành 18/KH-STP 23/2");
    expect(read("abc", "VPUBND").sentence).toContain("I.1 hoàn thành 18/KH-VPUBND 23/2");
    expect(read("abc", "H679").sentence).toContain("V.1 hoàn thành 18/KH-UBND 23/2");
    expect(read("abc", "office").sentence).toContain("don vi nao chua bao cao V.1");
  });

  it.each(["2024-01-10", "2024-02-22", "2024-02-29", "2024-12-31"])("gives one that is taken on %s", (day) => {
    for (const agency of ["STP", "VPUBND", "H679"]) {
      const example = /Ví dụ: ([^;]+);/.exec(read("abc", agency, day).sentence as string)![1]!;
      expect(read(example, agency, day)).toMatchObject({ outcome: "items", problems: [] });
    }
  });
});
