import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

describe("what ends a report, and what does not", () => {
  it.each<[string, string, string, Record<string, unknown>]>([
    ["STP", "2024-02-28", "V.1 xong, ky hom qua, so 18/KH-STP", { documentDate: "2024-02-27" }],
    ["STP", "2024-02-28", "V.1 ký hôm qua rồi ạ, số 18/KH-STP, vậy là xong", { documentDate: "2024-02-27" }],
    ["STP", "2024-02-28", "V.1 xong, 18/KH-STP gui hom qua", { documentDate: null }],
    ["X24961", "2024-02-29", "xa Hiep An: v1 da xong, kh ky ngay 20/2 a", { documentDate: "2024-02-20" }],
    ["X24961", "2024-02-29", "V.1 da xong, kh gui huyen ngay 20/2 a", { documentDate: null }],
    ["VPUBND", "2024-11-20", "V.5 dang tong hop, con 3 so chua gui. uoc 80%", { status: "in_progress", percent: 80 }],
    ["SNGV", "2024-06-14", "V.3 hoàn thành, không có thủ tục nào phải sửa", { status: "done" }],
    ["SNGV", "2024-06-14", "Ra soat tthc noi bo hoan thanh, khong co thu tuc nao can don gian", { status: "done" }],
    ["SGDDT", "2024-04-02", "VII.4 kết nối của sở vẫn đang vướng, dù VP đã ghi là hoàn thành", { status: "blocked" }],
    ["STP", "2024-06-28", "V.2 hoàn thànhf", { status: "done" }],
    ["STP", "2024-06-28", "V.2 xong toi qua", { status: "done" }],
    ["STP", "2024-06-28", "V.2 xong tối qua rồi tôi báo", { status: "done" }],
    ["STP", "2024-06-14", "V.1 hoàn thành 60%", { status: "in_progress", percent: 60 }],
    ["STC", "2024-11-12", "I.11 đã bố trí kinh phí 2,5 tỷ", { status: "done" }],
    ["SYT", "2024-05-16", "VIIa.2 quý II: Sở Y tế hoàn thành, đã in 2000 tờ rơi", { status: "done" }],
    ["SYT", "2024-05-16", "VIIa.2 quy 2 hoan thanh, tuyen truyen 2015 nguoi", { status: "done" }],
    ["X25045", "2024-02-23", "v1 dang soan du thao, tam 60% a", { percent: 60, note: "dang soan du thao" }],
    ["X25045", "2024-02-23", "V.1 đang soạn dự thảo, tầm 60% em nhé", { percent: 60, note: "đang soạn dự thảo" }],
    ["STP", "2024-02-23", "kế hoạch rà soát TTHC mới soạn dự thảo, tạm 60% ạ", { note: "mới soạn dự thảo" }],
    ["STP", "2024-02-23", "V.1 mới soạn dự thảo, ước đạt khoảng 60% ạ", { note: "mới soạn dự thảo" }],
    ["STP", "2024-02-23", "V.1 đang làm 60%, phụ lục một, kết quả đạt", { note: "phụ lục một, kết quả đạt" }],
    ["X25045", "2024-02-23", "V.1 đang trình chủ tịch ký ạ", { note: "đang trình chủ tịch ký" }],
    ["X25045", "2024-02-23", "v1 dang trinh ky a", { note: "dang trinh ky" }],
    ["STP", "2024-06-14", "V.2 dang lam, con nhom a", { note: "con nhom a" }],
  ])("%s %s: %s", (agency, day, text, item) => {
    const { items, problems } = read(text, agency, day);
    expect(items).toMatchObject([item]);
    expect(problems).toEqual([]);
  });

  it.each([
    ["STC", "I.11 đã bố trí 70% kinh phí, số còn lại chờ HĐND họp cuối năm"],
    ["STC", "I.11 đã bố trí một phần kinh phí"],
    ["STP", "I.8 có 3 hồ sơ trễ, đã gửi thư xin lỗi 2, còn 1 chưa"],
    ["STP", "I.10 tháng 5 đã công khai 2/5 cán bộ"],
    ["SYT", "VIIa.2 hoàn thành 2023"],
    ["STP", "V.2 xong, xong đời rồi"],
    ["STP", "V.2 xong, thôi xong phim"],
    ["X24862", "V.1 mai chủ tịch ký, ký xong tôi báo số"],
    ["X24862", "V.1 chờ ký, xong tôi gửi số"],
    ["X24862", "v1 xong toi gui so"],
  ])("%s: %s is no end", (agency, text) => {
    for (const { status } of read(text, agency, "2024-11-12").items) expect([null, "in_progress"]).toContain(status);
  });
});

describe("what is said beside work", () => {
  it.each([
    ["H676", "V.1 Lâm Hà hoàn thành, KH 40/KH-UBND ngày 26/2. Còn 4 xã chưa ban hành, huyện đang đôn đốc"],
    ["H676", "V.1 huyen xong, 40/KH-UBND 26/2, con vai xa chua gui ke hoach"],
  ])("of those who each have it to do leaves it over: %s %s", (agency, text) => {
    expect(read(text, agency, "2024-02-29").items).toMatchObject([{ status: "done", document: "40/KH-UBND" }]);
  });

  it.each([
    ["H676", "V.1 xong, 40/KH-UBND, còn 2 phòng chưa góp ý"],
    ["VPUBND", "I.6 xong, 40/KL-UBND, còn 4 huyện chưa kiểm tra"],
    ["H676", "V.1 hoàn thành. Còn 4 xã chưa ban hành, huyện đang đôn đốc"],
    ["H676", "V.1 hoàn thành, còn 4 xã chưa ban hành, KH 40/KH-UBND"],
  ])("of its own, or without its document, does not: %s %s", (agency, text) => {
    expect(read(text, agency, "2024-02-29").items).toEqual([]);
  });

  it.each([
    ["nghe nói bên Lạc Dương xong IV.3 rồi, còn em đang làm tầm 50%", { status: "in_progress", percent: 50 }],
    ["nghe dau ben Di Linh xong IV.3 roi, con ben em chua lam", { status: "not_started" }],
  ])("of others by hearsay turns to the writer's own: %s", (text, item) => {
    expect(read(text, "H677", "2024-03-29").items).toMatchObject([{ task: "IV.3", ...item }]);
  });

  it.each([
    "nghe nói bên Lạc Dương xong IV.3 rồi, còn em không biết",
    "nghe nói bên Lạc Dương xong IV.3 rồi, còn em hình như xong",
    "nghe nói bên Lạc Dương xong IV.3 rồi",
  ])("of others by hearsay stays theirs: %s", (text) => {
    expect(read(text, "H677", "2024-03-29").items).toEqual([]);
  });

  it.each([
    "Hệ thống lag quá, nhập 30 phút không xong",
    "bot lỗi hay sao mà gửi hoài không được",
    "hệ thống một cửa điện tử sao mở mãi không được",
    "Cảm ơn ad nhiều, nhờ nhắc mà em kịp hoàn thành hết",
    "nho chi nhac nen xa em da xong het roi, cam on chi",
  ])("of the machine or in thanks is no report: %s", (text) => {
    expect(["other", "question"]).toContain(read(text, "SGDDT", "2024-09-13").outcome);
  });

  it.each([
    ["Cảm ơn anh, nhờ anh nhắc mà V.1 xong rồi", "V.1"],
    ["cảm ơn chị, kế hoạch rà soát em xong rồi", "V.1"],
    ["VII.6 số hóa nhập mãi mới xong", "VII.6"],
    ["số hóa kết quả nhập mãi không xong", "VII.6"],
    ["V.2 đang làm, soạn xong đợi ký", "in_progress"],
  ])("does not hide a report: %s", (text, code) => {
    expect(JSON.stringify(read(text, "SGDDT", "2024-09-13"))).toContain(code);
  });
});

it("a division of justice reports by its short name", () => {
  expect(read("Phòng TP Đức Trọng - b5 quý 3: đã thực hiện", "PTP678", "2024-09-17").items).toMatchObject([
    { indicator: "CT-b5", period: "2024-Q3", numerator: 1 },
  ]);
});

it("the office asks how many have reported", () => {
  expect(read("hôm nay có mấy đơn vị mới báo cáo", "office")).toMatchObject({ outcome: "question", intent: "summary" });
});

describe("how far work is that has not ended", () => {
  const told = (text: string) => read(text, "X24907", "2024-09-12");

  it.each([
    ["VII.6 q3 chưa xong đâu nha, đang làm tầm 60% thôi", 60, null],
    ["VII.6 q3 chưa hoàn thành đâu ạ, mới được khoảng 60% công việc", 60, null],
    ["VII.6 q3 em chưa làm xong đâu, giờ mới cỡ 45%", 45, null],
    ["VII.6 q3 chưa xong, hiện đang thực hiện được khoảng 60% thôi ạ", 60, null],
    ["VII.6 q3 đã họp 2 lần, đang làm tầm 60%", 60, "đã họp 2 lần"],
    ["VII.6 q3 đã mở 5 điểm, được 60% khối lượng", 60, "đã mở 5 điểm"],
  ])("is its percentage: %s", (text, percent, note) => {
    expect(told(text).items).toMatchObject([{ task: "VII.6", status: "in_progress", percent, note }]);
  });

  it.each([
    "VII.6 q3 chưa xong đâu",
    "VII.6 q3 chưa xong đâu nha chị",
    "VII.6 q3 chưa xong, phấn đấu 60%",
    "VII.6 q3 chưa xong đâu, xã bên 60% rồi",
    "VII.6 q3 hoàn thành, đang làm 60%",
    "VII.6 q3 xong rồi, đang làm được khoảng 60% thôi",
  ])("is asked about where it does not go with what is said: %s", (text) => {
    const { items, problems } = told(text);
    expect(items.filter(({ status }) => status !== null)).toEqual([]);
    expect(problems).toMatchObject([{ outcome: "ask" }]);
  });

  it.each(["VII.6 q3 chưa xong, huyện đang làm 60%", "VII.6 q3 đang làm, xã bên đang làm 60%"])(
    "is not that of others: %s",
    (text) => {
      expect(told(text).items).toMatchObject([{ status: "in_progress", percent: null }]);
    },
  );
});
