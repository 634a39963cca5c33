import { describe, expect, it } from "vitest";
import { plan, read, type Task, task } from "./reading.js";

describe("a report on a task", () => {
  it.each<[string, Task, string?]>([
    // the lines of the contract
    [
      "I.1 hoàn thành 123/QĐ-UBND 15/02/2024",
      { task: "I.1", document: "123/QĐ-UBND", documentDate: "2024-02-15" },
      "VPUBND",
    ],
    [
      "V.2 đang thực hiện 60% đã rà soát 12 TTHC",
      { task: "V.2", status: "in_progress", percent: 60, note: "đã rà soát 12 TTHC" },
    ],
    ["I.10 T1 không phát sinh", { task: "I.10", period: "2024-01", status: "nothing_arose" }],
    ["V.4 xong 45/BC-STP 23/02/2024", { task: "V.4", document: "45/BC-STP", documentDate: "2024-02-23" }],
    [
      "V.4 dang thuc hien 60% da ra soat 12 TTHC",
      { task: "V.4", status: "in_progress", percent: 60, note: "da ra soat 12 TTHC" },
    ],
    ["v1 xong 18/KH-STP 23/2", { task: "V.1", ...plan }],
    ["V.1 xong 18/KH–STP 23/2/2024", { task: "V.1", ...plan }],
    ["V.1 xong 18/kh stp 23/2", { task: "V.1", ...plan }],
    ["V.1 xong '18/KH-STP' ngày 23/2", { task: "V.1", ...plan }],
    ["V.1 xong số18/KH-STP ngày 23/2", { task: "V.1", ...plan }],
    ["V.1 xong 18/KH SYT đã góp ý", { task: "V.1", document: "18/KH", note: "SYT đã góp ý" }],
    ["V.1 xong 18/KH-STP 23/2 năm 2024", { task: "V.1", ...plan }],
    ["V.1 xong 18/KH-STP 23-2 nam 2023", { task: "V.1", ...plan, documentDate: "2023-02-23" }],
    ["V.2 đang làm, T2 họp", { task: "V.2", status: "in_progress", note: "T2 họp" }],
    ["V.2 đang thực hiện, tháng 7 xong", { task: "V.2", status: "in_progress", note: "tháng 7 xong" }],
    [
      "V.2 đang thực hiện, quý I rà soát 12, quý II rà soát 15",
      { task: "V.2", status: "in_progress", note: "quý I rà soát 12, quý II rà soát 15" },
    ],
    [
      "V.2 đang thực hiện, quý I đã rà soát 12 TTHC",
      { task: "V.2", period: "2024-Q1", status: "in_progress", note: "đã rà soát 12 TTHC" },
    ],
    ["V.2 60%, quý I đang làm", { task: "V.2", period: "2024-Q1", status: "in_progress", percent: 60 }],
    ["V.2 xong, T3 18/KH-STP", { task: "V.2", period: "2024-03", document: "18/KH-STP" }],
    ["V.1 năm 2024 xong 18/KH-STP 23/2", { task: "V.1", period: "2024", ...plan }],
    ["V.2 quý I năm nay đang làm", { task: "V.2", period: "2024-Q1", status: "in_progress" }],
    ["i.10 t1 khong phat sinh", { task: "I.10", period: "2024-01", status: "nothing_arose" }],
    // codes
    ["V.1 xong", { task: "V.1" }],
    ["V1 xong", { task: "V.1" }],
    ["v 1 xong", { task: "V.1" }],
    ["V-1 xong", { task: "V.1" }],
    ["V.01 xong", { task: "V.1" }],
    ["I 1 xong", { task: "I.1" }, "VPUBND"],
    ["i1 xong", { task: "I.1" }, "VPUBND"],
    ["I.8: xong", { task: "I.8" }],
    ["viii.1 xong", { task: "VIII.1" }],
    ["Ⅴ.1 xong", { task: "V.1" }],
    ["nhiệm vụ V.1 hoàn thành", { task: "V.1" }],
    ["báo cáo V.1 xong", { task: "V.1" }],
    ["1. V.1 xong", { task: "V.1" }],
    ["- V.1 xong", { task: "V.1" }],
    ["✅ V.1 xong", { task: "V.1" }],
    ["Sở Tư pháp: V.1 xong", { task: "V.1" }],
    // two sections print VII
    ["VIIb.2 xong", { task: "VIIb.2" }],
    ["viib2 xong", { task: "VIIb.2" }],
    ["VII b.2 xong", { task: "VIIb.2" }],
    ["VIIa.3 xong", { task: "VII.3" }],
    ["VII.3 xong", { task: "VII.3" }],
    ["VII.7 xong", { task: "VII.7" }],
    ["VII.3 xong", { task: "VIIb.3" }, "VPUBND"],
    ["VII.5 xong", { task: "VIIb.5" }, "VPUBND"],
    ["VII.5 xong", { task: "VII.5" }, "H679"],
    ["VII.2 xong", { task: "VIIb.2" }, "DPTTH"],
    ["VII.4 xong", { task: "VIIb.4" }, "VPUBND"],
    ["VII.4 xong", { task: "VII.4" }, "SYT"],
    ["VII.1 xong", { task: "VIIb.1" }, "SYT"],
    // the second deadline of VII.4
    ["VII.4 kết nối xong", { task: "VII.4", part: "ket-noi" }],
    ["vii.4 ket noi xong", { task: "VII.4", part: "ket-noi" }],
    ["VII.4/ket-noi xong", { task: "VII.4", part: "ket-noi" }],
    ["VII.4 thường xuyên đang làm", { task: "VII.4", status: "in_progress" }],
    ["viia.4 thuong xuyen xong", { task: "VII.4" }],
    [
      "VII.4 kết nối, đồng bộ hồ sơ xong 12/BC-STP 25/3",
      { task: "VII.4", part: "ket-noi", document: "12/BC-STP", documentDate: "2024-03-25" },
    ],
    ["VII.4 (kết nối) xong", { task: "VII.4", part: "ket-noi" }],
    ["VII.4 phần kết nối: xong", { task: "VII.4", part: "ket-noi" }],
    ["VII.4 đã kết nối xong", { task: "VII.4", part: "ket-noi" }],
    // "nào", "ai" behind a denial ask nothing
    ...["không hồ sơ nào chậm", "không có ai trễ", "không ai chậm", "không đơn vị nào để xảy ra chậm trễ"].map(
      (words): [string, Task] => [
        `I.10 T5 ${words}`,
        { task: "I.10", period: "2024-05", status: "nothing_arose", note: words },
      ],
    ),
    // words in front of a code
    ["công việc V.1 hoàn thành 18/KH-STP 23/2", { task: "V.1", ...plan }],
    ["báo cáo tiến độ V.2 đang làm 60%", { task: "V.2", status: "in_progress", percent: 60 }],
    ["tổng hợp V.2: đang làm 60%", { task: "V.2", status: "in_progress", percent: 60 }],
    ["Dạ 1. V.1 xong", { task: "V.1" }],
    ["1. - V.1 xong", { task: "V.1" }],
    ["1.1. V.1 xong", { task: "V.1" }],
    ["a. V.1 xong", { task: "V.1" }],
    // where a document was signed, and where the work was done
    ["V.1 xong 18/KH-STP, Đà Lạt, ngày 23 tháng 02 năm 2024", { task: "V.1", ...plan }],
    ["V.1 xong 18/KH-STP Đà Lạt 23/2/2024", { task: "V.1", ...plan }],
    ["V.2 hoàn thành tại Đà Lạt", { task: "V.2", note: "tại Đà Lạt" }],
    ["V.1 xong theo V.2", { task: "V.1", note: "theo V.2" }],
    ["V.1 xong cùng V.2", { task: "V.1", note: "cùng V.2" }],
    // no agency is known beforehand
    ["VI.2 ko phat sinh", { task: "VI.2", status: "nothing_arose" }],
    ["II.1 xong", { task: "II.1" }],
    // statuses
    ["V.2 đang làm", { task: "V.2", status: "in_progress" }],
    ["V.2 dang lam", { task: "V.2", status: "in_progress" }],
    ["V.2 đang làm 60", { task: "V.2", status: "in_progress", percent: 60 }],
    ["V.2 đang thực hiện được 62,5 %", { task: "V.2", status: "in_progress", percent: 62.5 }],
    ["V.2 60%", { task: "V.2", status: "in_progress", percent: 60 }],
    ["V.2 100%", { task: "V.2", status: "done", percent: 100 }],
    ["V.2 hoàn thành 100%", { task: "V.2", status: "done", percent: 100 }],
    ["V.2 đang thực hiện, hoàn thành 60%", { task: "V.2", status: "in_progress", percent: 60 }],
    ["V.2 chua lam", { task: "V.2", status: "not_started" }],
    ["V.2 chưa thực hiện vì thiếu người", { task: "V.2", status: "not_started", note: "vì thiếu người" }],
    ["V.2 chưa", { task: "V.2", status: "not_started" }],
    ["V.2 có vướng mắc: phần mềm lỗi", { task: "V.2", status: "blocked", note: "phần mềm lỗi" }],
    ["V.2 vuong phan mem loi", { task: "V.2", status: "blocked", note: "phan mem loi" }],
    ["V.2 đang trình ký", { task: "V.2", status: "in_progress", note: "đang trình ký" }],
    ["V.2 vướng mắc: không biết nộp cho ai", { task: "V.2", status: "blocked", note: "không biết nộp cho ai" }],
    [
      "V.2 đang làm, có đơn vị nào cần thì liên hệ",
      { task: "V.2", status: "in_progress", note: "có đơn vị nào cần thì liên hệ" },
    ],
    ["V.2 đang làm nhưng máy hỏng", { task: "V.2", status: "in_progress", note: "nhưng máy hỏng" }],
    ["V.2 không vướng mắc, đang làm", { task: "V.2", status: "in_progress", note: "không vướng mắc" }],
    ["V.2 đã rà soát 12 TTHC, đang thực hiện", { task: "V.2", status: "in_progress", note: "đã rà soát 12 TTHC" }],
    ["I.10 T1 ko ps", { task: "I.10", period: "2024-01", status: "nothing_arose" }],
    ["I.10 T1 không", { task: "I.10", period: "2024-01", status: "nothing_arose" }],
    ["I.8 0", { task: "I.8", status: "nothing_arose" }],
    ["I.8 không có trường hợp nào", { task: "I.8", status: "nothing_arose", note: "không có trường hợp nào" }],
    ["Xong V.1", { task: "V.1" }],
    ["không phát sinh I.10 T1", { task: "I.10", period: "2024-01", status: "nothing_arose" }],
    ["V.1 hoàn thành rồi ạ", { task: "V.1" }],
    ["V.1 xong!!!", { task: "V.1" }],
    ["V.1 XONG", { task: "V.1" }],
    // keystrokes that an input method left
    ["V.1 hoanf thanhf", { task: "V.1" }],
    ["V.1 hoan2 thanh2", { task: "V.1" }],
    ["V.2 ddang lamf", { task: "V.2", status: "in_progress" }],
    ["I.10 t1 khoong phats sinh", { task: "I.10", period: "2024-01", status: "nothing_arose" }],
    // documents
    ["V.1 18/KH-STP 23/2", { task: "V.1", ...plan }],
    ["V.1 hoàn thành, số 18/KH-STP ngày 23/2", { task: "V.1", ...plan }],
    ["V.1 hoàn thành theo Kế hoạch số 18/KH-STP ngày 23 tháng 02 năm 2024", { task: "V.1", ...plan }],
    ["V.1 đã ban hành Kế hoạch số 18/KH-STP ngày 23/2", { task: "V.1", ...plan }],
    ["V.1 ban hành kế hoạch xong 18/KH-STP 23/2", { task: "V.1", ...plan, note: "ban hành kế hoạch" }],
    ["V.1: hoàn thành; 18/KH-STP; 23/02/2024", { task: "V.1", ...plan }],
    ["V.1 hoàn thành (18/KH-STP, 23-02-2024)", { task: "V.1", ...plan }],
    ["V.1 hoàn thành ngày 23/02/2024 số 18/KH-STP", { task: "V.1", ...plan }],
    ["V.1 xong 18/kh-stp 23.2.24 gửi kèm phụ lục", { task: "V.1", ...plan, note: "gửi kèm phụ lục" }],
    ["V.1 xong 18/KH-STP", { task: "V.1", document: "18/KH-STP" }],
    ["V.1 hoàn thành 23/02/2024", { task: "V.1", documentDate: "2024-02-23" }],
    ["V.1 xong 18/KH-STP 15/6", { task: "V.1", document: "18/KH-STP", documentDate: "2023-06-15" }],
    ["V.2 đang thực hiện 5/10 TTHC", { task: "V.2", status: "in_progress", note: "5/10 TTHC" }],
    ["V.2 đang thực hiện, dự kiến xong 30/6", { task: "V.2", status: "in_progress", note: "dự kiến xong 30/6" }],
    ["V.1 Ban hành Kế hoạch rà soát, đánh giá TTHC của các đơn vị: hoàn thành", { task: "V.1" }],
    // periods
    ["I.10 tháng 1 không phát sinh", { task: "I.10", period: "2024-01", status: "nothing_arose" }],
    ["I.10 tháng 01/2024 không phát sinh", { task: "I.10", period: "2024-01", status: "nothing_arose" }],
    ["I.10 không phát sinh T1", { task: "I.10", period: "2024-01", status: "nothing_arose" }],
    ["I.10 T6 không phát sinh", { task: "I.10", period: "2024-06", status: "nothing_arose" }],
    ["V.2 quý I xong", { task: "V.2", period: "2024-Q1" }],
    ["V.2 q1/24 xong", { task: "V.2", period: "2024-Q1" }],
    ["Quý I: V.2 xong", { task: "V.2", period: "2024-Q1" }],
    ["V.2 quý này xong", { task: "V.2", period: "2024-Q2" }],
    ["IV.3 quý II xong", { task: "IV.3", period: "2024-Q2" }, "H679"],
    ["I.10 2/2024 không phát sinh", { task: "I.10", period: "2024-02", status: "nothing_arose" }],
    ["I.10 tháng giêng không phát sinh", { task: "I.10", period: "2024-01", status: "nothing_arose" }],
    ["V.2 quý 1 năm 2024 xong", { task: "V.2", period: "2024-Q1" }],
    ["V.2 q.1 xong", { task: "V.2", period: "2024-Q1" }],
    ["V.2 Q1.2024 xong", { task: "V.2", period: "2024-Q1" }],
    // as a phone makes it
    ["V . 1 xong", { task: "V.1" }],
    ["V,1 xong", { task: "V.1" }],
    ["v1: xong", { task: "V.1" }],
    ["V.1 - xong", { task: "V.1" }],
    ["V.1xong", { task: "V.1" }],
    ["v1xong 18/KH-STP 23/2", { task: "V.1", ...plan }],
    ["b/c V.1 xong", { task: "V.1" }],
    ["V.1,xong,18/KH-STP,23/02/2024", { task: "V.1", ...plan }],
    ["V.1,xong,23/02/2024,18/KH-STP", { task: "V.1", ...plan }],
    ["I.10,T1,không phát sinh", { task: "I.10", period: "2024-01", status: "nothing_arose" }],
    [
      "V.2,đang thực hiện,60%,đã rà soát 12 TTHC",
      { task: "V.2", status: "in_progress", percent: 60, note: "đã rà soát 12 TTHC" },
    ],
    ["V.2,60%", { task: "V.2", status: "in_progress", percent: 60 }],
    ["V.1 xong 18/KH - STP 23/2", { task: "V.1", document: "18/KH-STP", documentDate: "2024-02-23" }],
    ["V.1 xong 18/KH-STP-23/2", { task: "V.1", ...plan }],
    ["V.1 xong 18/KH-STP 23 02 2024", { task: "V.1", ...plan }],
    ["V.2 đang làm ~50%", { task: "V.2", status: "in_progress", percent: 50 }],
    ["V.2 đang làm được 1/2", { task: "V.2", status: "in_progress", note: "được 1/2" }],
    ["V.1 xong (theo b3)", { task: "V.1", note: "theo b3" }],
    ["V.  1  xong", { task: "V.1" }],
    ["_V.1_ *hoàn thành*", { task: "V.1" }],
    ["VII-b.2 xong", { task: "VIIb.2" }],
    ["V.1 xong 18/KH-STP ng 23/2", { task: "V.1", ...plan }],
    ["V.1 xong vào ngày 23/2", { task: "V.1", documentDate: "2024-02-23" }],
    ["I.10 5/24 kps", { task: "I.10", period: "2024-05", status: "nothing_arose" }],
    ["chào anh, V.1 xong ạ", { task: "V.1" }],
    ["Chào anh/chị, em gửi báo cáo V.1: hoàn thành 18/KH-STP 23/2", { task: "V.1", ...plan }],
    ["@bot V.1 xong nhé bot", { task: "V.1" }],
    ["V.1 bên em xong rồi ạ", { task: "V.1" }],
    ["V.2 làm được 60 %", { task: "V.2", status: "in_progress", percent: 60 }],
    [
      "V.2 đã phối hợp với Sở Y tế, đang thực hiện 60%",
      { task: "V.2", status: "in_progress", percent: 60, note: "đã phối hợp với Sở Y tế" },
    ],
    // the writer's own agency, and others within words
    ["[STP] V.1 xong", { task: "V.1" }],
    ["Kính gửi VP UBND tỉnh, STP báo cáo V.1 hoàn thành", { task: "V.1" }],
    ["V.1 hoàn thành theo KH số 18/KH-STP ngày 23/2 của Sở Tư pháp", { task: "V.1", ...plan }],
    [
      "V.1 hoàn thành theo 45/HD-SNV 2/2 của Sở Nội vụ",
      { task: "V.1", document: "45/HD-SNV", documentDate: "2024-02-02", note: "của Sở Nội vụ" },
    ],
    ["V.1 STP xong", { task: "V.1" }],
    ["V.1 của Sở Tư pháp xong", { task: "V.1" }],
    ["V.1 xong, Sở Tư pháp", { task: "V.1" }],
    ["Sở Tư pháp báo cáo V.1 xong", { task: "V.1" }],
    ["V.1 xong phối hợp Sở Tài chính", { task: "V.1", note: "phối hợp Sở Tài chính" }],
    ["V.2 đang lấy ý kiến Sở Tài chính", { task: "V.2", status: "in_progress", note: "đang lấy ý kiến Sở Tài chính" }],
    ["V.2 vướng mắc của Sở Y tế", { task: "V.2", status: "blocked", note: "của Sở Y tế" }],
    ["V.2 vướng ở Sở Tài chính", { task: "V.2", status: "blocked", note: "ở Sở Tài chính" }],
    ["V.1 phường 1 xong", { task: "V.1" }, "X24784"],
    ["Phường 1: V.1 xong", { task: "V.1" }, "X24784"],
    ["Di Linh V.1 xong", { task: "V.1" }, "X25000"],
    ["UBND huyện: V.1 xong", { task: "V.1" }, "H679"],
    // the part exists in one quarter only
    ["VII.4 quý II hoàn thành", { task: "VII.4", period: "2024-Q2" }],
    ["VII.4 quý II hoàn thành", { task: "VII.4", period: "2024-Q2" }, "SKHDT"],
    ["VIIa.4 quý này đang làm", { task: "VII.4", period: "2024-Q2", status: "in_progress" }],
    ["VII.4 kết nối quý I xong", { task: "VII.4", part: "ket-noi", period: "2024-Q1" }],
  ])("%s", (text, said, agency = "STP") => {
    const json = read(text, agency);
    expect(json.problems).toEqual([]);
    expect(json.items).toEqual([task(said)]);
    expect(json.outcome).toBe("items");
  });
});

describe("the period of what is reported once", () => {
  it("may be named by one that it lies in", () => {
    expect(read("V.1 quý I xong").items).toEqual([task({ task: "V.1", period: "2024-Q1" })]);
    expect(read("I.4 T3 đang làm", "VPUBND", "2024-02-26").items[0]).toMatchObject({ period: "2024-03" });
  });

  it("is no other one", () => {
    expect(read("V.1 xong 18/KH-STP tháng 3").items).toEqual([
      task({ task: "V.1", period: "2024-02", document: "18/KH-STP" }),
    ]);
    expect(read("V.1 T3 xong", "STP", "2024-02-26").problems[0]).toMatchObject({
      outcome: "refuse",
      sentence: '"V.1 T3 xong": V.1 không có kỳ tháng 03/2024. Các kỳ: tháng 02/2024.',
    });
  });

  it("is asked about alone where it has not begun", () => {
    const problem = read("IV.4 quý II xong", "VPUBND", "2024-02-26").problems[0]!;
    expect(problem.outcome).toBe("ask");
    expect(problem.choices.map(({ label }) => label)).toEqual(["quý II/2024"]);
  });
});
