import { describe, expect, it } from "vitest";
import { isAnswerable, settle } from "../../src/grammar/settle-problem.js";
import { understand } from "../../src/grammar/understand.js";
import type { FigureItem, TaskItem } from "../../src/grammar/understanding.js";
import { understandingToJson } from "../../src/grammar/understanding-json.js";
import { translator } from "../../src/text/language.js";
import { testCatalogue } from "../support/catalogue.js";

const catalogue = await testCatalogue();
const t = translator("vi");
const today = "2024-06-14";

interface Json {
  outcome: string;
  items: Record<string, unknown>[];
  problems: { line: number; outcome: string; choices: { value: string; label: string }[]; sentence: string }[];
  intent: string | null;
  slots: Record<string, unknown> | null;
  sentence: string | null;
}

function read(text: string, agency = "STP", day = today): Json {
  return understandingToJson(understand(text, { catalogue, agency, today: day, t })) as Json;
}

type Task = Partial<Omit<TaskItem, "kind">> & { task: string };
type Figure = Partial<Omit<FigureItem, "kind">> & { indicator: string };

/** What the message says once the first question about it is answered. */
function answered(text: string, value: string) {
  const context = { catalogue, agency: "STP", today, t };
  const asked = understand(text, context);
  const problem = asked.problems.find(isAnswerable)!;
  const choice = problem.choices.find((one) => one.value.replace(/^\ue000/, "").trim() === value)!;
  return understandingToJson(understand(settle(asked.text, problem.span, choice.value), context)) as unknown as Json;
}

function task(said: Task) {
  const nothing = { part: null, period: null, percent: null, document: null, documentDate: null, note: null };
  return { line: 1, kind: "task", ...nothing, status: "done", ...said };
}

function figure(said: Figure) {
  return {
    line: 1,
    kind: "figure",
    period: null,
    numerator: null,
    denominator: null,
    percent: null,
    value: null,
    note: null,
    ...said,
  };
}

const every = ["done", "in_progress", "blocked", "not_started"];
const checkIn = [...every, "nothing_arose"];
const unfinished = ["in_progress", "blocked", "not_started"];

const plan = { document: "18/KH-STP", documentDate: "2024-02-23" };

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

describe("what stands beside a status", () => {
  it.each<[string, Task]>([
    // what does not take it back
    ["V.1 cuối tháng 5 đã xong", { task: "V.1", note: "cuối tháng 5" }],
    ["V.1 tuần trước xong", { task: "V.1", note: "tuần trước" }],
    ["V.1 đã giao cán bộ phụ trách, hoàn thành", { task: "V.1", note: "đã giao cán bộ phụ trách" }],
    ["V.2 vượt khó hoàn thành", { task: "V.2", note: "vượt khó" }],
    ["V.2 hoàn thành trước hạn", { task: "V.2", note: "trước hạn" }],
    ["V.2 hoàn thành 12/12 TTHC", { task: "V.2", note: "12/12 TTHC" }],
    ["V.2 hoàn thành 5/5", { task: "V.2", note: "5/5" }],
    ["V.1 xong, mai gửi văn bản", { task: "V.1", note: "mai gửi văn bản" }],
    ["V.1 xong 18/2024/QĐ-UBND ngày 23/2", { task: "V.1", document: "18/2024/QĐ-UBND", documentDate: "2024-02-23" }],
    ["V.1 xong 1/3 18/KH-STP", { task: "V.1", document: "18/KH-STP", documentDate: "2024-03-01" }],
    ["V.1 xong 23/2 18/KH-STP 25/2", { task: "V.1", document: "18/KH-STP", documentDate: "2024-02-25", note: "23/2" }],
    ["V.1 xong 18/KH-STP hom qua", { task: "V.1", document: "18/KH-STP", documentDate: "2024-06-13" }],
    ["V.1 xong 18/KH-STP ngày hôm nay ạ", { task: "V.1", document: "18/KH-STP", documentDate: "2024-06-14" }],
    ["V.1 xong 18/KH-STP, hôm nay gửi", { task: "V.1", document: "18/KH-STP", note: "hôm nay gửi" }],
    ["V.1 xong 18/KH-STP mùng 5/2", { task: "V.1", document: "18/KH-STP", documentDate: "2024-02-05" }],
    ["V.1 về cơ bản hoàn thành", { task: "V.1", status: "in_progress" }],
    [
      "V.2 đang thực hiện, đã hoàn thành 12 TTHC",
      { task: "V.2", status: "in_progress", note: "đã hoàn thành 12 TTHC" },
    ],
    ["V.2 hoàn thành, Sở Nội vụ chưa trả lời", { task: "V.2", note: "Sở Nội vụ chưa trả lời" }],
    ["V.2 có vướng mắc: thiếu người, đang xử lý", { task: "V.2", status: "blocked", note: "thiếu người, đang xử lý" }],
    ["V.2 chưa thực hiện, đang chờ hướng dẫn", { task: "V.2", status: "not_started", note: "đang chờ hướng dẫn" }],
    ["V.2 đang chưa làm", { task: "V.2", status: "not_started" }],
    // no trouble
    ["V.2 vướng mắc: không; đang thực hiện", { task: "V.2", status: "in_progress", note: "vướng mắc: không" }],
    ["V.2 khó khăn, vướng mắc: không có; hoàn thành", { task: "V.2", note: "khó khăn, vướng mắc: không có" }],
    [
      "v2 vuong mac: khong, dang lam 60%",
      { task: "V.2", status: "in_progress", percent: 60, note: "vuong mac: khong" },
    ],
    [
      "V.2 hoàn thành, không phát sinh khó khăn, vướng mắc",
      { task: "V.2", note: "không phát sinh khó khăn, vướng mắc" },
    ],
    [
      "V.2 đã xử lý xong các vướng mắc, đang thực hiện",
      { task: "V.2", status: "in_progress", note: "đã xử lý xong các vướng mắc" },
    ],
    ["V.2 hoàn thành; khó khăn: không; kiến nghị: không", { task: "V.2", note: "khó khăn: không; kiến nghị: không" }],
    ["V.2 có khó khăn, vướng mắc về kinh phí", { task: "V.2", status: "blocked", note: "về kinh phí" }],
    ["V.2 vướng mắc: không có kinh phí", { task: "V.2", status: "blocked", note: "không có kinh phí" }],
    // nothing arose
    ["I.10 T5 không ai chậm", { task: "I.10", period: "2024-05", status: "nothing_arose", note: "không ai chậm" }],
    ["I.10 T5 khong co ai tre", { task: "I.10", period: "2024-05", status: "nothing_arose", note: "khong co ai tre" }],
    [
      "I.10 T5 không hồ sơ nào chậm",
      { task: "I.10", period: "2024-05", status: "nothing_arose", note: "không hồ sơ nào chậm" },
    ],
    [
      "I.10 T5 không đơn vị nào để xảy ra chậm trễ",
      { task: "I.10", period: "2024-05", status: "nothing_arose", note: "không đơn vị nào để xảy ra chậm trễ" },
    ],
    [
      "I.10 T5 không có công chức, viên chức nào bị phản ánh",
      {
        task: "I.10",
        period: "2024-05",
        status: "nothing_arose",
        note: "không có công chức, viên chức nào bị phản ánh",
      },
    ],
    [
      "VI.2 không có phản ánh, kiến nghị nào",
      { task: "VI.2", status: "nothing_arose", note: "không có phản ánh, kiến nghị nào" },
    ],
    // which of the unfinished it is
    ["V.2 chưa hoàn thành, đang thực hiện 60%", { task: "V.2", status: "in_progress", percent: 60 }],
    ["V.2 chưa xong, vướng: thiếu người", { task: "V.2", status: "blocked", note: "thiếu người" }],
    ["V.2 chưa xong, được 60%", { task: "V.2", status: "in_progress", percent: 60 }],
    [
      "V.2 đã rà soát 12 TTHC, đạt 60%, đang thực hiện",
      { task: "V.2", status: "in_progress", percent: 60, note: "đã rà soát 12 TTHC" },
    ],
  ])("%s goes with it", (text, said) => {
    expect(read(text)).toMatchObject({ problems: [], items: [task(said)] });
  });

  it.each<[string, readonly string[]]>([
    // denied, wished for, still to come
    ["V.1 không kịp hoàn thành", unfinished],
    ["V.1 không thể xong", unfinished],
    ["V.1 khó hoàn thành", every],
    ["V.1 ngày mai hoàn thành", every],
    ["V.1 mai mới xong", every],
    ["V.1 tuan sau moi xong", every],
    ["V.1 cuối tháng xong", every],
    ["V.1 thứ 6 xong", every],
    ["V.1 trước 30/6 xong", every],
    ["V.1 30/6 xong", every],
    ["V.1 xin lùi hạn hoàn thành", every],
    ["V.1 đề nghị cho lùi thời gian hoàn thành", every],
    ["V.1 chuẩn bị hoàn thành", every],
    ["V.1 đợi hoàn thành", every],
    ["V.1 cho hoan thanh", every],
    ["V.1 hình như xong", every],
    ["V.1 hoàn thành trong tuần sau", every],
    ["V.1 hoàn thành sau 30/6", every],
    ["V.2 chưa làm xong", unfinished],
    ["V.2 chua thuc hien xong", unfinished],
    ["V.2 chưa thực hiện hết", unfinished],
    // in part
    ["V.1 xong một nửa", every],
    ["Xong V.1 một nửa", every],
    ["V.1 hoàn thành được một nửa", every],
    ["V.1 đã hoàn thành phần lớn", every],
    ["V.1 đã thực hiện một phần", every],
    ["V.1 hoàn thành giai đoạn 1", every],
    ["V.1 hoàn thành dự thảo", every],
    ["V.1 xong 80", every],
    ["V.2 hoàn thành 45/50 TTHC", every],
    ["V.2 hoàn thành rà soát 45/50 TTHC", every],
    ["V.2 xong 12/20", every],
    ["V.1 hoàn thành 9/10", every],
    ["V.2 chưa thực hiện 60%", ["in_progress 60%", "not_started"]],
    // two at once
    ["V.2 hoàn thành đang thực hiện", ["done", "in_progress"]],
    ["V.2 xong chưa xong", every],
    ["V.1 xong nhưng chưa ký", every],
    ["xong V.1 chưa gửi", every],
    ["V.2 đang làm, xong rồi", ["in_progress", "done"]],
    ["V.2 chưa làm, đang làm", ["not_started", "in_progress"]],
    ["V.2 không phát sinh, hoàn thành", ["nothing_arose", "done"]],
    ["V.2 đang thực hiện nhưng vướng phần mềm", ["in_progress", "blocked"]],
    ["V.2 đang làm 60%\nvướng: thiếu người", ["in_progress", "blocked"]],
    ["V.2 hoàn thành, vướng: thiếu người", ["done", "blocked"]],
    ["V.2 không phát sinh chậm trễ nhưng có 2 hồ sơ quá hạn", checkIn],
    // no trouble is not yet how it stands
    ["V.2 vướng mắc: không", checkIn],
    ["V.2 khó khăn, vướng mắc: không", checkIn],
    ["V.2 vướng: 0", checkIn],
    ["V.2 hết vướng", checkIn],
    ["V.2 đã tháo gỡ vướng mắc", checkIn],
    ["V.2 đã tháo gỡ hết các vướng mắc", checkIn],
    ["V.2 vướng mắc đã được giải quyết", checkIn],
    ["V.1 không có gì vướng", every],
    ["V.2 không phát sinh vướng mắc", checkIn],
    // what is lacking, and what cannot fail to arise
    ["V.1 không có kinh phí", every],
    ["V.2 không có thời gian làm", checkIn],
    ["V.2 không có kết quả", checkIn],
    ["V.1 không có kế hoạch", every],
    ["V.1 ko", every],
    ["V.1 không có", every],
  ])("%s is asked about", (text, values) => {
    const { items, problems } = read(text);
    expect(items).toEqual([]);
    expect(problems).toMatchObject([{ line: 1, outcome: "ask" }]);
    expect(problems[0]!.choices.map(({ value }) => value)).toEqual(values);
  });

  it.each<[string, string, Task]>([
    ["V.1 không kịp hoàn thành", "in_progress", { task: "V.1", status: "in_progress" }],
    ["V.1 tuần sau xong", "in_progress", { task: "V.1", status: "in_progress", note: "tuần sau xong" }],
    ["V.2 hoàn thành 45/50 TTHC", "in_progress", { task: "V.2", status: "in_progress", note: "hoàn thành 45/50 TTHC" }],
    ["V.2 hoàn thành 45/50 TTHC", "done", { task: "V.2", note: "45/50 TTHC" }],
    ["V.1 xong 80", "in_progress", { task: "V.1", status: "in_progress", percent: 80 }],
    ["Xong V.1 một nửa", "in_progress", { task: "V.1", status: "in_progress", note: "một nửa" }],
    ["V.1 xong, chưa gửi", "done", { task: "V.1", note: "chưa gửi" }],
    [
      "V.2 đang làm được 60%, vướng: thiếu kinh phí",
      "in_progress",
      { task: "V.2", status: "in_progress", percent: 60, note: "vướng: thiếu kinh phí" },
    ],
    [
      "V.2 đang thực hiện, vướng: thiếu kinh phí",
      "blocked",
      { task: "V.2", status: "blocked", note: "đang thực hiện, vướng: thiếu kinh phí" },
    ],
    [
      "V.2 đã hoàn thành dự thảo, đang lấy ý kiến",
      "in_progress",
      { task: "V.2", status: "in_progress", note: "đã hoàn thành dự thảo, đang lấy ý kiến" },
    ],
    ["V.1 không có kinh phí", "blocked", { task: "V.1", status: "blocked", note: "không có kinh phí" }],
  ])("%s keeps its words with the answer %s", (text, value, said) => {
    expect(answered(text, value)).toMatchObject({ problems: [], items: [task(said)] });
  });

  it("is asked about all tasks that it is said of", () => {
    expect(read("V.1, V.3 chưa xong").problems[0]!.sentence).toBe(
      "V.1, V.3 chưa xong: đang thực hiện, có vướng mắc hay chưa thực hiện?",
    );
    expect(read("V.1, V.3").problems[0]!.sentence).toBe("V.1, V.3: tình hình thế nào? Ví dụ: V.1, V.3 hoàn thành");
    expect(read("V.1, V.3 hoàn thành").items).toHaveLength(2);
  });

  it("in front of the first code is not said of the second", () => {
    expect(read("Không phát sinh I.10 T5, V.1 xong").items).toMatchObject([
      { task: "I.10", status: "nothing_arose" },
      { task: "V.1", status: "done" },
    ]);
  });
});

describe("a figure", () => {
  const b3 = { indicator: "CT-b3", period: "2024-Q1", numerator: 1250, denominator: 2000, percent: 62.5 };
  const unnamed = { ...b3, period: null };

  it.each<[string, Figure]>([
    ["b3 quý I 1.250/2.000", b3],
    ["b3 quy 1 dc 1250 tren 2000", b3],
    ["CT-b1 T3 85,5%", { indicator: "CT-b1", period: "2024-03", percent: 85.5 }],
    ["CT-b3 quý I 1.250/2.000", b3],
    ["ct b3 quý I: 1.250 / 2.000", b3],
    ["CTb3 Q1 1250/2000", b3],
    ["chỉ tiêu b3 quý I 1250/2000", b3],
    ["B3 q1/24 1 250/2 000", b3],
    ["b3 quý I 1,25k/2k", b3],
    ["b3 quý I 1250 hồ sơ trực tuyến trên tổng số 2000 hồ sơ", b3],
    ["b3 quý I đạt 1.250/2.000 (62,5%)", b3],
    ["b3 quý I 1250/2000 = 62,50%, tăng so với cùng kỳ", { ...b3, note: "tăng so với cùng kỳ" }],
    ["b3 1.250/2.000 quý I", b3],
    ["Quý I b3 1250/2000", b3],
    ["b3 quý 1 1250/2000", b3],
    ["b3 2024-Q1 1250/2000", b3],
    ["b3 1250/2000", unnamed],
    ["b3 6 tháng 1250/2000", { ...b3, period: "2024-6M" }],
    ["b3 9 tháng đầu năm 1250/2000", { ...b3, period: "2024-9M" }],
    ["b3 năm 2024 1250/2000", { ...b3, period: "2024" }],
    ["b3 năm 1250/2000", { ...b3, period: "2024" }],
    ["b3 tháng 3 1250/2000", { ...b3, period: "2024-03" }],
    ["T3 b3 1250/2000", { ...b3, period: "2024-03" }],
    // names instead of codes
    ["hồ sơ trực tuyến quý I 1.250/2.000", b3],
    ["ho so truc tuyen quy 1 1250/2000", b3],
    ["tỷ lệ hồ sơ trực tuyến quý I 62,5%", { indicator: "CT-b3", period: "2024-Q1", percent: 62.5 }],
    ["Hồ sơ trực tuyến T3 1250/2000", { ...b3, period: "2024-03" }],
    ["số hóa T3 85,5%", { indicator: "CT-b1", period: "2024-03", percent: 85.5 }],
    [
      "thanh toán trực tuyến quý I 10/20",
      { indicator: "CT-b2b", period: "2024-Q1", numerator: 10, denominator: 20, percent: 50 },
    ],
    ["mức độ hài lòng quý I 92%", { indicator: "CT-e1", period: "2024-Q1", percent: 92 }],
    ["mức độ hài lòng của người dân quý I đạt 92%", { indicator: "CT-e1", period: "2024-Q1", percent: 92 }],
    ["khai thác sử dụng lại dữ liệu quý I 65%", { indicator: "CT-b6", period: "2024-Q1", percent: 65 }],
    ["PAKN quý I 5/5", { indicator: "CT-dd1", period: "2024-Q1", numerator: 5, denominator: 5, percent: 100 }],
    // d and đ
    ["đ1 quy 1 10/20", { indicator: "CT-dd1", period: "2024-Q1", numerator: 10, denominator: 20, percent: 50 }],
    ["dd1 quy 1 10/20", { indicator: "CT-dd1", period: "2024-Q1", numerator: 10, denominator: 20, percent: 50 }],
    ["d1 quý I 10/20", { indicator: "CT-d1", period: "2024-Q1", numerator: 10, denominator: 20, percent: 50 }],
    ["CT-d1 quy 1 10/20", { indicator: "CT-d1", period: "2024-Q1", numerator: 10, denominator: 20, percent: 50 }],
    // numbers
    ["b3 45 trên 50", { indicator: "CT-b3", numerator: 45, denominator: 50, percent: 90 }],
    ["b3-45/50", { indicator: "CT-b3", numerator: 45, denominator: 50, percent: 90 }],
    ["b3 - 45/50", { indicator: "CT-b3", numerator: 45, denominator: 50, percent: 90 }],
    ["b3 15k/20k", { indicator: "CT-b3", numerator: 15000, denominator: 20000, percent: 75 }],
    ["b3 1/3", { indicator: "CT-b3", numerator: 1, denominator: 3, percent: 33.33 }],
    ["b3 67/800", { indicator: "CT-b3", numerator: 67, denominator: 800, percent: 8.38 }],
    ["b3 1,250,000/2,000,000", { indicator: "CT-b3", numerator: 1250000, denominator: 2000000, percent: 62.5 }],
    ["b3 0/20", { indicator: "CT-b3", numerator: 0, denominator: 20, percent: 0 }],
    ["b3 0/0", { indicator: "CT-b3", numerator: 0, denominator: 0 }],
    ["b3 quý I không phát sinh", { indicator: "CT-b3", period: "2024-Q1", numerator: 0, denominator: 0 }],
    ["b3 quý I ko có", { indicator: "CT-b3", period: "2024-Q1", numerator: 0, denominator: 0 }],
    ["b1 T3 85.5", { indicator: "CT-b1", period: "2024-03", percent: 85.5 }],
    ["b1 T3 85,555%", { indicator: "CT-b1", period: "2024-03", percent: 85.56 }],
    ["b1 T3 85 phần trăm", { indicator: "CT-b1", period: "2024-03", percent: 85 }],
    ["b1 100%", { indicator: "CT-b1", percent: 100 }],
    ["b1 0%", { indicator: "CT-b1", percent: 0 }],
    ["b1 0,855%", { indicator: "CT-b1", percent: 0.86 }],
    // as a phone makes it
    ["b3,quý I,1250/2000", b3],
    ["b3,q1,1250/2000", b3],
    ["b3,1250/2000", unnamed],
    ["b1,T3,85,5%", { indicator: "CT-b1", period: "2024-03", percent: 85.5 }],
    ["CT_b3 quý I 1250/2000", b3],
    ["ct-b3: quý I - 1250/2000", b3],
    ["b3q1 1250/2000", b3],
    ["b3 q.1 1250/2000", b3],
    ["b3 Q1.2024 1250/2000", b3],
    ["b3 quý đầu năm 1250/2000", b3],
    ["b3 6T 1250/2000", { ...b3, period: "2024-6M" }],
    ["b3 6t đầu năm 1250/2000", { ...b3, period: "2024-6M" }],
    ["b3 T1.2024 1250/2000", { ...b3, period: "2024-01" }],
    ["b3 2/2024 1250/2000", { ...b3, period: "2024-02" }],
    ["b3 quý I tử số 1250 mẫu số 2000", b3],
    ["soos hoas T3 85,5%", { indicator: "CT-b1", period: "2024-03", percent: 85.5 }],
    ["b3 quys 1 ddc 1250 treen 2000", b3],
    ["b3 quý I tiếp nhận 1250 hồ sơ/tổng 2000 hồ sơ", b3],
    ["b3 từ 15/12 đến 14/3 quý I đạt 1250/2000", b3],
    ["e 1 quý I 92%", { indicator: "CT-e1", period: "2024-Q1", percent: 92 }],
    ["b3 kỳ trước 1250/2000", b3],
    ["b3 1250/2000 tăng so với kỳ trước", { ...unnamed, note: "tăng so với kỳ trước" }],
    ["CT–b3 quý I 1250/2000", b3],
    ["ĐĐ1 quý I 10/20", { indicator: "CT-dd1", period: "2024-Q1", numerator: 10, denominator: 20, percent: 50 }],
    ["b3 quý I -> 85%", { indicator: "CT-b3", period: "2024-Q1", percent: 85 }],
    ["b3 quý I > 1250/2000", b3],
    ["b3 quý I chỉ tiêu 60% đạt 55%", { indicator: "CT-b3", period: "2024-Q1", percent: 55, note: "chỉ tiêu 60%" }],
    [
      "b3 quý I chỉ tiêu giao năm 2024 60%, thực hiện 55%",
      { indicator: "CT-b3", period: "2024-Q1", percent: 55, note: "chỉ tiêu giao năm 2024 60%" },
    ],
    ["b3 quý I mục tiêu: 60%, đạt 1250/2000", { ...b3, note: "mục tiêu: 60%" }],
    ["b3 quý I 1250/2000 đạt 104,17% chỉ tiêu", { ...b3, note: "đạt 104,17% chỉ tiêu" }],
    ["b3 quý I 62,5% so với chỉ tiêu 60%", { ...b3, numerator: null, denominator: null, note: "so với chỉ tiêu 60%" }],
    ["b3 1250/2000 so với quý trước tăng 5%", { ...unnamed, note: "so với quý trước tăng 5%" }],
    [
      "b3 quý I không có hồ sơ trực tuyến trên tổng số 50",
      { indicator: "CT-b3", period: "2024-Q1", numerator: 0, denominator: 50, percent: 0 },
    ],
    [
      "b3 quý I không phát sinh hồ sơ trực tuyến, tổng 50 hồ sơ",
      { indicator: "CT-b3", period: "2024-Q1", numerator: 0, denominator: 50, percent: 0 },
    ],
    [
      "b3 quý I không phát sinh trong 6 tháng",
      { indicator: "CT-b3", period: "2024-Q1", numerator: 0, denominator: 0, note: "trong 6 tháng" },
    ],
    ["b3 quý I không có hồ sơ", { indicator: "CT-b3", period: "2024-Q1", numerator: 0, denominator: 0 }],
    ["b3 của Sở Tư pháp quý I 1250/2000", b3],
    ["tỷ lệ hồ sơ trực tuyến quý I của Sở Tư pháp là 1250/2000", b3],
    ["số liệu b3 quý I 1250/2000", b3],
    ["nhập b3 quý I 1250/2000", b3],
    ["STP b3 quý I 1250/2000", b3],
    // whole units
    ["b5 đã thực hiện", { indicator: "CT-b5", numerator: 1, denominator: 1, percent: 100 }],
    ["b5 quy 1 chua", { indicator: "CT-b5", period: "2024-Q1", numerator: 0, denominator: 1, percent: 0 }],
    ["b5 chưa thực hiện", { indicator: "CT-b5", numerator: 0, denominator: 1, percent: 0 }],
    ["b5 1/1", { indicator: "CT-b5", numerator: 1, denominator: 1, percent: 100 }],
    ["b5 0/1", { indicator: "CT-b5", numerator: 0, denominator: 1, percent: 0 }],
    ["b5 xong", { indicator: "CT-b5", numerator: 1, denominator: 1, percent: 100 }],
  ])("%s", (text, said) => {
    const json = read(text);
    expect(json.problems).toEqual([]);
    expect(json.items).toEqual([figure(said)]);
  });
});

describe("a question back", () => {
  it.each<[string, string[], string?]>([
    ["VII.2 xong", ["VII.2", "VIIb.2"]],
    ["VII.1 xong", ["VII.1", "VIIb.1"]], // leads neither
    ["VII.1 xong", ["VII.1", "VIIb.1"], "VPUBND"], // leads both
    ["VII.3 xong", ["VII.3", "VIIb.3"], "office"],
    ["VII.4 xong", ["VII.4", "VIIb.4"], "office"],
    ["VII.2", ["VII.2", "VIIb.2"], "office"],
    ["VII.4 xong", ["VII.4", "VII.4/ket-noi"]],
    ["VII.4 quý I xong", ["VII.4", "VII.4/ket-noi"]],
    ["V.2 đang làm 0,6", ["60%", "0,6%"]],
    ["b5 không", ["1/1", "0/1"]],
    ["b3 1,250", ["1250", "1,25%"]],
    ["b3,1,250/2,000", ["1250/2000"]],
    ["VIIa.4 đang làm", ["VII.4", "VII.4/ket-noi"], "SGDDT"],
    ["V.1", ["done", "in_progress", "blocked", "not_started"]],
    ["V.2", ["done", "in_progress", "blocked", "not_started", "nothing_arose"]],
    ["I.8", ["done", "in_progress", "blocked", "not_started", "nothing_arose"]],
    ["V.1 đã họp hai lần", ["done", "in_progress", "blocked", "not_started"]],
    ["V.2 dự kiến tháng 9 hoàn thành", ["done", "in_progress", "blocked", "not_started", "nothing_arose"]],
    ["V.1 chưa xong", ["in_progress", "blocked", "not_started"]],
    ["V.1 chưa có văn bản", ["in_progress", "blocked", "not_started"]],
    ["V.1 hoàn thành 60%", ["in_progress 60%", "done"]],
    ["d1 quy 1 10/20", ["CT-d1", "CT-dd1"]],
    ["D1 10/20", ["CT-d1", "CT-dd1"]],
    ["b2 quý I 10/20", ["CT-b2a", "CT-b2b"]],
    ["b3 quý I 1,250/2,000", ["1250/2000"]],
    ["b3 quý I 1,250/2000", ["1250/2000"]],
    ["b3 quý I 1250/2,000", ["1250/2000"]],
    ["b3 quý I 1,000/2,000", ["1000/2000", "1/2"]],
    ["b3 quý I dưới 60%", ["60%"]],
    ["b3 quý I đạt trên 60%", ["60%"]],
    ["b3 quý I ít nhất 60", ["60"]],
    ["b3 quý I >85%", ["85%"]],
    ["b3 quý I ~85%", ["85%"]],
    ["b3 quý I < 85%", ["85%"]],
    ["b3 quý I 0 ", ["0/0", "0%"]],
    ["b3 quý I 0 ạ", ["0/0", "0%"]],
    ["b3 quý I 0 hồ sơ", ["0/0", "0%"]],
    ["b3 quý I không có hồ sơ trực tuyến", ["0/0", "0%"]],
    ["b1 T3 0,855", ["85,5%", "0,855%"]],
    ["b1 T3 0.855", ["85,5%", "0,855%"]],
    ["b3 quý I", ["0/0"]],
    ["b3 0", ["0/0", "0%"]],
    ["b5", ["1/1", "0/1"]],
    ["b3 quý I 1250/2000 65%", ["1250/2000", "65%"]],
    ["V.1 xong 18/KH-STP 23/2/2025", ["23/02/2024", "23/02/2025"]],
    ["V.1 xong 18/KH-STP 15/06/2024", ["15/06/2023", "15/06/2024"]],
    ["I.10 T7 không phát sinh", ["2024-06", "2024-07"]],
    ["b3 quý III 10/20", ["2024-Q2", "2024-Q3"]],
    ["V.2 quý IV xong", ["2024-Q2", "2024-Q4"]],
    ["V.2 quý I/2025 xong", ["2024-Q2", "2025-Q1"]],
    ["b3 năm 2025 10/20", ["2024", "2025"]],
    ["IV.3 quý III xong", ["2024-Q2", "2024-Q3"], "H679"],
    ["I.10 tháng sau không phát sinh", ["2024-06", "2024-07"]],
    ["I.10 thang sau khong phat sinh", ["2024-07", "2024-06"]],
    ["b1 thang sau 85%", ["2024-07", "2024-06"]],
    ["b3 quý tới 45/50", ["2024-Q2", "2024-Q3"]],
    ["T3", ["2024-03", "thứ 3"]],
    ["t2", ["2024-02", "thứ 2"]],
    ["T7?", ["2024-07", "thứ 7"]],
    ["T3 ạ", ["2024-03", "thứ 3"]],
    ["- T3", ["2024-03", "thứ 3"]],
    ["Dạ T3", ["2024-03", "thứ 3"]],
  ])("%s", (text, values, agency = "STP") => {
    const json = read(text, agency);
    expect(json.outcome).toBe("ask");
    expect(json.items).toEqual([]);
    expect(json.intent).toBeNull();
    expect(json.problems).toHaveLength(1);
    expect(json.problems[0]).toMatchObject({ line: 1, outcome: "ask" });
    expect(json.problems[0]!.choices.map(({ value }) => value)).toEqual(values);
  });

  it("names what it is about", () => {
    expect(read("VII.2 xong").problems[0]).toEqual({
      line: 1,
      outcome: "ask",
      choices: [
        { value: "VII.2", label: "VII.2 Hướng dẫn tổ chức, cá nhân…" },
        { value: "VIIb.2", label: "VIIb.2 Thực hiện các hình thức phù…" },
      ],
      sentence: "VII.2 ở mục nào?",
    });
    expect(read("b3 quý I 1,250/2,000").problems[0]!.sentence).toBe("1,250/2,000 là 1.250/2.000, hay số khác?");
    expect(read("T3").problems[0]).toMatchObject({
      sentence: "T3 là tháng 03/2024 hay thứ Ba?",
      choices: [{ label: "tháng 03/2024" }, { label: "thứ Ba" }],
    });
  });

  it.each<[string, string]>([
    ["b3 quý này 5/10", "2024-Q2"],
    ["b3 quý trước 5/10", "2024-Q1"],
    ["b1 tháng này 85%", "2024-06"],
    ["quý này b3 5/10", "2024-Q2"],
    ["V.2 quý này đang làm", "2024-Q2"],
    ["Báo cáo quý này:\nV.2 đang làm", "2024-Q2"],
  ])("%s means the calendar's when reporting has gone on to the next", (text, period) => {
    expect(read(text, "STP", "2024-06-20").items).toMatchObject([{ period }]);
  });

  it("depends on the day", () => {
    expect(read("b3 quý III 10/20", "STP", "2024-06-15").outcome).toBe("items");
    expect(read("IV.3 quý II xong", "H679", "2024-05-31").outcome).toBe("ask");
    expect(read("IV.3 quý II xong", "H679", "2024-06-01").outcome).toBe("items");
    expect(read("b1 T3 85%", "STP", "2024-02-14").outcome).toBe("ask");
    expect(read("b1 T3 85%", "STP", "2024-02-15").outcome).toBe("items");
    expect(read("I.10 T3 không phát sinh", "STP", "2024-02-29").outcome).toBe("ask");
    expect(read("VII.4 kết nối quý I xong", "STP", "2023-12-20").outcome).toBe("ask");
    expect(read("VII.3 quý I xong", "STP", "2023-12-20").outcome).toBe("items");
  });
});

describe("a refusal says what to type instead", () => {
  it.each<[string, string, string?]>([
    ["V.9 hoan thanh", '"V.9 hoan thanh": mục V có V.1 đến V.5.'],
    ["V.0 xong", '"V.0 xong": mục V có V.1 đến V.5.'],
    ["V.1.2 xong", '"V.1.2 xong": mục V có V.1 đến V.5.'],
    ["VI.3 xong", '"VI.3 xong": mục VI có VI.1 và VI.2.'],
    ["VII.10 xong", '"VII.10 xong": mục VII có VII.1 đến VII.9 và VIIb.1 đến VIIb.5.'],
    ["VIIb.6 xong", '"VIIb.6 xong": mục VIIb có VIIb.1 đến VIIb.5.'],
    ["X.1 xong", "kế hoạch không có mục X; các mục là I, II, III, IV, V, VI, VII, VIIb, VIII, IX."],
    ["Z.1 xong", "không có mã Z.1."],
    ["b9 10/20", "nhóm b có các chỉ tiêu b1, b2a, b2b, b3, b4, b5, b6, b7, b8."],
    ["I.1 xong", "I.1 do Văn phòng UBND tỉnh chủ trì. Sở Tư pháp chủ trì I.8, I.10."],
    ["V.4 xong", "V.4 do Sở Tư pháp chủ trì. Sở Y tế chủ trì V.1, V.2, V.3.", "SYT"],
    ["VIII.2 xong", "VIII.2 do Văn phòng UBND tỉnh chủ trì; Sở Y tế không chủ trì việc nào ở mục VIII.", "SYT"],
    ["I.3 xong", "I.3 do Văn phòng UBND tỉnh, UBND cấp huyện, UBND cấp xã chủ trì."],
    ["VIIb.1 xong", "và 5 cơ quan khác chủ trì."],
    ["VII.4 kết nối xong", "phần kết nối, đồng bộ hồ sơ của VII.4 do Sở", "SYT"],
    ["Sở Tài chính V.1 xong", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["V.1 của Sở Y tế xong", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["V.1 STC hoàn thành", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["V.1 quý I SYT xong", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["V.1 xong của Sở Y tế", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["V.1 xong, Sở Tài chính", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["V.1 xong 18/KH-UBND UBND huyện Di Linh 23/2", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["V.2 tại Đà Lạt xong", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["V.1 Di Linh xong", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["Phường 1 V.1 xong", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["b3 của Sở Y tế quý I 1250/2000", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["b3 quý I 1250/2000 của Sở Y tế", "chỉ báo cáo được thay mặt Sở Tư pháp."],
    ["V.1 Đà Lạt xong", "chỉ báo cáo được thay mặt UBND phường 1, thành phố Đà Lạt.", "X24784"],
    ["V.1 của Sở Y tế xong", "Văn phòng không báo cáo thay Sở Y tế.", "office"],
    ["VII.4 kết nối quý II xong", "phần kết nối, đồng bộ hồ sơ của VII.4 chỉ có ở quý I/2024."],
    ["V.1 hoàn thành 18/KH-STP 31/02", "không có ngày 31/02."],
    ["V.1 hoàn thành 31/02", "không có ngày 31/02."],
    ["V.1 hoàn thành 18/KH-STP ngày 32/1/2024", "không có ngày 32/1/2024."],
    ["I.10 T13 không phát sinh", "không có kỳ T13."],
    ["b3 quý V 10/20", "không có kỳ quý V. Một năm có quý I đến quý IV."],
    ["b3 quý 5", "không có kỳ quý 5. Một năm có quý I đến quý IV."],
    ["b3 6 tháng cuối năm 10/20", "không có kỳ 6 tháng cuối năm."],
    ["V.2 đang thực hiện 120%", "120% lớn hơn 100%."],
    ["V.2 đang thực hiện -5%", "phần trăm không thể âm."],
    ["b3 1250/200", "1.250 hồ sơ trực tuyến nhiều hơn tổng số 200. Gửi lại, ví dụ: 1.250/2.000"],
    ["b1 30/20", "30 nhiều hơn tổng số 20."],
    ["b3 5/0", "mẫu số là 0 mà tử số là 5."],
    ["b3 -5/20", "số không thể âm."],
    ["b3 5/-20", "số không thể âm."],
    ["b3 12,5/20", "12,5 không phải số nguyên"],
    ["b3 12.5/20", "12.5 không phải số nguyên"],
    ["b3 1,25/2,000", "1,25 không phải số nguyên"],
    ["b1 T3 120%", "120% lớn hơn 100%."],
    ["b1 T3 -5%", "tỷ lệ không thể âm."],
    ["b3 1250", "1250 là tử số hay mẫu số?"],
    ["b3 quý I abc", "không đọc được số."],
    ["b3 5/6/7", "không đọc được số."],
    ["b3 1250 2000", "không đọc được số."],
    ["b1 80% 85%", "không đọc được số."],
    ["b3 5/6 7/8", "không đọc được số."],
    ["b3 1k25/2k", "không đọc được số."],
    ["b3 1'250/2'000", "không đọc được số."],
    ["b3 85 phẩy 5", "không đọc được số."],
    ["b3 quý I tăng 5%", "không đọc được số."],
    ["b3 so với quý trước tăng 5%", "không đọc được số."],
    ["b3 quý I 45 hồ sơ", "45 là tử số hay mẫu số?"],
    ["b3 quý I 45 hồ sơ đạt 62,5%", "45 là tử số hay mẫu số?"],
    ["đ1 quý I xử lý 5 PAKN", "5 là tử số hay mẫu số?"],
    ["e1 quý I 45 phiếu", "45 là tử số hay mẫu số?"],
    ["b3 quý I phấn đấu đạt 60%", "chỉ thấy chỉ tiêu (phấn đấu đạt 60%), chưa thấy kết quả."],
    ["b3 quý I mục tiêu 60%", "chỉ thấy chỉ tiêu (mục tiêu 60%), chưa thấy kết quả."],
    ["b3 quý I đạt 90% kế hoạch", "chỉ thấy chỉ tiêu (90% kế hoạch), chưa thấy kết quả."],
    ["b3 quý I 1250/2000 đạt 104,17%", "104,17% lớn hơn 100%."],
    ["b3 quý I 5,000/2,000", "5.000 hồ sơ trực tuyến nhiều hơn tổng số 2.000."],
    ["b3 quý I âm 5/10", "số không thể âm."],
    ["V.2 đang thực hiện âm 5%", "phần trăm không thể âm."],
    ["b3 99999999999999/99999999999999", "số quá lớn."],
    ["b5 5/10", "CT-b5 chỉ nhận đã thực hiện (1/1) hoặc chưa (0/1)."],
    ["b5 50%", "CT-b5 chỉ nhận đã thực hiện (1/1) hoặc chưa (0/1)."],
    ["xong 18/KH-STP 23/2", "chưa rõ nhiệm vụ nào."],
    ["1.250/2.000", "chưa rõ chỉ tiêu nào."],
    ["T3 không phát sinh", "chưa rõ nhiệm vụ nào."],
    ["hoàn thành", "chưa rõ nhiệm vụ nào."],
    ["xong", "chưa rõ nhiệm vụ nào."],
    ["T5 xong", "chưa rõ nhiệm vụ nào."],
    // the office has no post of its own
    ...[
      "xong",
      "V.1 xong 18/KH-STP 23/2",
      "V.1 60%",
      "V.1 đang làm",
      "VII.7 xong",
      "VII.4 kết nối xong",
      "b3 quý I 45/50",
      "b3 quý I không phát sinh",
    ].map((text): [string, string, string] => [text, "Văn phòng không báo cáo, chỉ xem báo cáo.", "office"]),
  ])("%s", (text, sentence, agency = "STP") => {
    const json = read(text, agency);
    expect(json.outcome).toBe("refuse");
    expect(json.items).toEqual([]);
    expect(json.problems).toHaveLength(1);
    expect(json.problems[0]).toMatchObject({ line: 1, outcome: "refuse", choices: [] });
    expect(json.problems[0]!.sentence).toContain(sentence);
    expect(json.problems[0]!.sentence).toContain(`"${text}": `);
  });

  it("quotes at most the beginning of a long line", () => {
    const { sentence } = read(`V.9 hoàn thành ${"rất nhiều việc đã làm ".repeat(10)}`).problems[0]!;
    expect(sentence).toMatch(/^"V\.9 hoàn thành .{20,45}…": mục V có V\.1 đến V\.5\.$/);
  });

  it("speaks the language of the reader", () => {
    const u = understand("V.9 xong", { catalogue, agency: "STP", today, t: translator("en") });
    expect(u.problems[0]!.sentence).toBe('"V.9 xong": section V has V.1 to V.5.');
  });
});

describe("several lines", () => {
  it("are read one by one", () => {
    const json = read("v1 xong 18/KH-STP 23/2\ni.10 t1 khong phat sinh\nb3 quy 1 dc 1250 tren 2000\nV.9 hoan thanh");
    expect(json).toEqual({
      outcome: "items",
      items: [
        task({ task: "V.1", ...plan }),
        task({ line: 2, task: "I.10", period: "2024-01", status: "nothing_arose" }),
        figure({ line: 3, indicator: "CT-b3", period: "2024-Q1", numerator: 1250, denominator: 2000, percent: 62.5 }),
      ],
      problems: [{ line: 4, outcome: "refuse", choices: [], sentence: '"V.9 hoan thanh": mục V có V.1 đến V.5.' }],
      intent: null,
      slots: null,
      sentence: null,
    });
  });

  it("count as they were sent, blank ones too", () => {
    const json = read("Em gửi báo cáo ạ:\r\n\r\nV.1 xong\r\n\r\nV.9 xong\r\nVII.2 xong\nCảm ơn anh");
    expect(json.items.map(({ line }) => line)).toEqual([3]);
    expect(json.problems.map(({ line, outcome }) => [line, outcome])).toEqual([
      [5, "refuse"],
      [6, "ask"],
    ]);
  });

  it("may go on from the line before", () => {
    expect(read("V.2 đang thực hiện 60%\nđã rà soát 12 TTHC").items).toEqual([
      task({ task: "V.2", status: "in_progress", percent: 60, note: "đã rà soát 12 TTHC" }),
    ]);
    expect(read("V.2 đang thực hiện\nđã rà soát 12 TTHC\ncòn 3 TTHC").items).toMatchObject([
      { note: "đã rà soát 12 TTHC còn 3 TTHC" },
    ]);
    expect(read("V.1 hoàn thành\n18/KH-STP 23/2").items).toEqual([task({ task: "V.1", ...plan })]);
    expect(read("V.1\nxong 18/KH-STP 23/2").items).toEqual([task({ task: "V.1", ...plan })]);
    expect(read("b3 quý I\n1.250/2.000").items).toMatchObject([{ indicator: "CT-b3", numerator: 1250 }]);
    expect(read("V.2 đang thực hiện\nSố hóa được 120 hồ sơ").items).toMatchObject([{ note: "Số hóa được 120 hồ sơ" }]);
  });

  it("may add parts, where they do not contradict", () => {
    expect(read("V.2 đang thực hiện\n60%").items).toEqual([task({ task: "V.2", status: "in_progress", percent: 60 })]);
    expect(read("b3 1250/2000\nquý I").items).toMatchObject([{ period: "2024-Q1", note: null }]);
    expect(read("V.1 xong\nđang làm")).toMatchObject({
      items: [{ task: "V.1", status: "done", note: null }],
      problems: [{ line: 2, outcome: "refuse" }],
    });
  });

  it.each([
    "viec",
    "/viec",
    "/huy",
    "huy",
    "xác nhận",
    "tro giup",
    "giúp em với",
    "tổng hợp quý II",
    "ai chua bao cao",
    "đơn vị nào chưa báo cáo quý II",
    "V.2 xong chưa",
    "LIENKET K7Q4M2PX",
  ])("take %s for no note", (wish) => {
    const separately = { outcome: "refuse", sentence: expect.stringContaining("xin gửi riêng") };
    for (const report of ["V.1 hoàn thành", "b3 quý I 5/6"]) {
      const json = read(`${report}\n${wish}\nđã rà soát`);
      expect(json.items).toMatchObject([{ line: 1, note: null }]);
      expect(json.problems).toMatchObject([{ line: 2, ...separately }]);
    }
    expect(read(`${wish}\nV.1 hoàn thành`).items).toMatchObject([{ line: 2, task: "V.1", period: null }]);
  });

  it.each([
    "đã gửi kèm phụ lục",
    "không ai phản ánh",
    "chưa có hồ sơ nào quá hạn",
    "đơn vị nào cũng chậm",
    "kết quả tốt",
    "chậm do phần mềm",
    "máy tính hỏng, chậm",
    "đã tổng hợp 12 TTHC",
    "việc còn lại sẽ làm sau",
    "chưa có số liệu",
  ])("keep %s as a note", (words) => {
    expect(read(`V.2 đang thực hiện\n${words}`)).toMatchObject({ items: [{ note: words }], problems: [] });
  });

  it("take words for a note only behind an item", () => {
    expect(read("V.1 xong\nV.9 xong\nđã gửi kèm")).toMatchObject({
      items: [{ line: 1, note: null }],
      problems: [{ line: 2 }],
    });
    expect(read("V.1 xong\n\nTrân trọng\nNguyễn Văn A").items).toEqual([task({ task: "V.1" })]);
    expect(read("V.1 xong\nSở Tư pháp").items).toEqual([task({ task: "V.1" })]);
  });

  it("may stand under a heading that names the period", () => {
    const { items } = read("Báo cáo quý I:\nb3 1250/2000\nV.2 đang làm\nV.1 xong\nI.10 T1 không phát sinh");
    expect(items.map(({ period }) => period)).toEqual(["2024-Q1", "2024-Q1", null, "2024-01"]);
    const two = read("Quý I\nb3 1250/2000\nQuý II\nb3 5/6");
    expect(two.items).toMatchObject([{ period: "2024-Q1", note: null }, { period: "2024-Q2" }]);
    const later = read("V.2 đang thực hiện\nSố liệu quý I:\nb3 5/6");
    expect(later.items).toMatchObject([{ note: null }, { line: 3, period: "2024-Q1" }]);
    expect(read("Đà Lạt, ngày 14 tháng 6 năm 2024\nb3 5/6").items).toMatchObject([{ period: null }]);
  });

  it("may stand under a heading that is in doubt", () => {
    expect(read("Báo cáo quý 5:\nb3 5/6").problems).toMatchObject([{ line: 1, outcome: "refuse" }]);
    const asked = read("Báo cáo quý IV:\nb3 5/6");
    expect(asked.problems).toMatchObject([{ line: 1, outcome: "ask", choices: [{ value: "2024-Q2" }, {}] }]);
    expect(asked.items).toMatchObject([{ line: 2, period: null }]);
  });

  it("may stand under the name of their agency", () => {
    expect(read("Sở Tư pháp báo cáo quý I:\nV.2 xong").items).toMatchObject([{ period: "2024-Q1" }]);
    expect(read("Kính gửi Văn phòng UBND tỉnh:\nV.1 xong").items).toHaveLength(1);
    expect(read("Sở Y tế báo cáo:\nV.1 xong\nb3 5/6").problems).toMatchObject([
      { line: 2, sentence: expect.stringContaining("thay mặt Sở Tư pháp") },
      { line: 3, sentence: expect.stringContaining("thay mặt Sở Tư pháp") },
    ]);
  });

  it("may share one line", () => {
    expect(read("V.1, V.3 xong").items).toEqual([task({ task: "V.1" }), task({ task: "V.3" })]);
    expect(read("V.1 xong; V.2 đang làm 60%, b3 quý I 5/6").items).toEqual([
      task({ task: "V.1" }),
      task({ task: "V.2", status: "in_progress", percent: 60 }),
      figure({ indicator: "CT-b3", period: "2024-Q1", numerator: 5, denominator: 6, percent: 83.33 }),
    ]);
    expect(read("I.10 T1, T2 không phát sinh").items.map(({ period }) => period)).toEqual(["2024-01", "2024-02"]);
    expect(read("I.10 T1 không phát sinh, T2 xong").items).toEqual([
      task({ task: "I.10", period: "2024-01", status: "nothing_arose" }),
      task({ task: "I.10", period: "2024-02" }),
    ]);
    expect(read("b1: T1 80%, T2 85%").items).toEqual([
      figure({ indicator: "CT-b1", period: "2024-01", percent: 80 }),
      figure({ indicator: "CT-b1", period: "2024-02", percent: 85 }),
    ]);
    expect(read("V.1 hoàn thành 18/KH-STP 23/2 và V.2 đang làm 60%").items).toEqual([
      task({ task: "V.1", ...plan }),
      task({ task: "V.2", status: "in_progress", percent: 60 }),
    ]);
    expect(read("V.1, V.9 xong")).toMatchObject({
      items: [{ task: "V.1" }],
      problems: [{ line: 1, outcome: "refuse" }],
    });
  });

  it("may share one line with nothing between them", () => {
    expect(read("V1 xong V2 xong").items).toEqual([task({ task: "V.1" }), task({ task: "V.2" })]);
    expect(read("b3 q1 1250/2000 b1 q1 85%").items).toEqual([
      figure({ indicator: "CT-b3", period: "2024-Q1", numerator: 1250, denominator: 2000, percent: 62.5 }),
      figure({ indicator: "CT-b1", period: "2024-Q1", percent: 85 }),
    ]);
    expect(read("V.1 xong 18/KH-STP 23/2 V.2 đang làm 60% b3 đạt 5/6").items).toEqual([
      task({ task: "V.1", ...plan }),
      task({ task: "V.2", status: "in_progress", percent: 60 }),
      figure({ indicator: "CT-b3", numerator: 5, denominator: 6, percent: 83.33 }),
    ]);
    expect(read("V.2 đang làm 60% đã rà soát 12 TTHC V.3 xong").items).toMatchObject([
      { task: "V.2", note: "đã rà soát 12 TTHC" },
      { task: "V.3", status: "done" },
    ]);
    expect(read("V.1 xong | V.2 xong - nhiệm vụ V.3 xong + b3 5/6").items).toHaveLength(4);
    expect(read("V.1 V.2 xong").items).toMatchObject([{ task: "V.1" }, { task: "V.2" }]);
    expect(read("I.10 T1 kps T2 kps").items).toMatchObject([{ period: "2024-01" }, { period: "2024-02" }]);
    expect(read("b3 kỳ trước 5/6, kỳ này 6/7").items).toMatchObject([{ period: "2024-Q1" }, { period: "2024-Q2" }]);
    expect(read("b3 q1 5/6 q2 6/7").items).toMatchObject([{ period: "2024-Q1" }, { period: "2024-Q2" }]);
    expect(read("V.1 xong V9 xong").problems).toMatchObject([
      { outcome: "refuse", sentence: '"V9 xong": mục V có V.1 đến V.5.' },
    ]);
    expect(read("V.3 hoàn thành quý I, đang làm quý II").items).toMatchObject([
      { period: "2024-Q1", status: "done" },
      { period: "2024-Q2", status: "in_progress", note: null },
    ]);
    expect(read("Xong V.1, V.2 và đang làm V.3").items).toMatchObject([
      { task: "V.1", status: "done" },
      { task: "V.2", status: "done" },
      { task: "V.3", status: "in_progress", note: null },
    ]);
    expect(read("V.1 đã xong còn V.2 chưa").items).toMatchObject([{ status: "done" }, { status: "not_started" }]);
    expect(read("V.1 xong, V.2").problems).toMatchObject([{ outcome: "ask" }]);
    expect(read("V.1 xong, V.2 của Sở Y tế xong")).toMatchObject({
      items: [{ task: "V.1" }],
      problems: [{ sentence: expect.stringContaining('"V.2 của Sở Y tế xong"') }],
    });
  });

  it.each([
    "V.2 đang thực hiện, chờ V.1 xong",
    "V.2 đang thực hiện sau khi V.1 xong",
    "V.1 xong theo V.2",
    "b3 quý I 5/6 thấp hơn b1 85%",
  ])("%s only mentions another", (text) => {
    expect(read(text).items).toHaveLength(1);
  });

  it.each([
    "V.1 xong còn V.2 đang làm 60%",
    "V.1 xong, còn V.2 thì đang làm 60%",
    "V.1 xong nhưng V.2 đang làm 60%",
    "V.1 xong, riêng V.2 đang làm 60%",
    "V.1 xong, sau đó V.2 đang làm 60%",
    "V.1 xong với V.2 đang làm 60%",
    "V.1 cũng xong, V.2 thì đang làm 60%",
    "1. V.1 xong 2. V.2 đang làm 60%",
    "(1) V.1 xong (2) V.2 đang làm 60%",
    "a. V.1 xong b. V.2 đang làm 60%",
  ])("%s is two reports", (text) => {
    expect(read(text).items).toEqual([
      task({ task: "V.1" }),
      task({ task: "V.2", status: "in_progress", percent: 60 }),
    ]);
  });

  it("keep a number that is none of a list", () => {
    expect(read("1. V.2 đang làm, đã rà soát 12. V.3 xong").items).toMatchObject([
      { task: "V.2", note: "đã rà soát 12" },
      { task: "V.3" },
    ]);
  });

  it("ask about a further period of what did not arise", () => {
    expect(read("I.10 T1 không phát sinh, T2 có 2 trường hợp")).toMatchObject({
      items: [{ period: "2024-01", status: "nothing_arose", note: null }],
      problems: [{ outcome: "ask" }],
    });
  });

  it("may be named by a list or a range", () => {
    const codes = (text: string) => read(text).items.map((item) => item.task);
    expect(codes("V.1, 2 và 3 xong")).toEqual(["V.1", "V.2", "V.3"]);
    expect(codes("V.1,2 xong")).toEqual(["V.1", "V.2"]);
    expect(codes("V.1-V.3 xong")).toEqual(["V.1", "V.2", "V.3"]);
    expect(codes("V.1,2,3 xong")).toEqual(["V.1", "V.2", "V.3"]);
    expect(codes("V.1/V.2/V.3 xong")).toEqual(["V.1", "V.2", "V.3"]);
    expect(codes("cả V.1, V.2, V.3 đều xong")).toEqual(["V.1", "V.2", "V.3"]);
    expect(codes("V.1 xong, V.2, V.3 cũng xong")).toEqual(["V.1", "V.2", "V.3"]);
    expect(codes("V.1 đến V.3 xong")).toEqual(["V.1", "V.2", "V.3"]);
    expect(read("V.2, 12 TTHC đã rà soát xong").items).toMatchObject([{ task: "V.2" }]);
    const periods = (text: string) => read(text).items.map((item) => item.period);
    expect(periods("I.10 tháng 1, 2 không phát sinh")).toEqual(["2024-01", "2024-02"]);
    expect(periods("I.10 T1,2 và 3 không phát sinh")).toEqual(["2024-01", "2024-02", "2024-03"]);
    expect(periods("I.10 T1,2,3 không phát sinh")).toEqual(["2024-01", "2024-02", "2024-03"]);
    expect(periods("I.10 tháng 1,2,3 không phát sinh")).toEqual(["2024-01", "2024-02", "2024-03"]);
    expect(periods("I.10 T1-T3 không phát sinh")).toEqual(["2024-01", "2024-02", "2024-03"]);
    expect(periods("I.10 T1/T2 không phát sinh")).toEqual(["2024-01", "2024-02"]);
    expect(periods("V.2 quý I, II xong")).toEqual(["2024-Q1", "2024-Q2"]);
    expect(periods("I.10 T1, 2 trường hợp chậm, đã xong")).toEqual(["2024-01"]);
    expect(read("I.10 T5-T8 không phát sinh")).toMatchObject({
      items: [{ period: "2024-05" }, { period: "2024-06" }],
      problems: [{ outcome: "ask", choices: [{ value: "2024-06" }, { value: "2024-08" }] }],
    });
  });

  it("do not mix with questions", () => {
    const json = read("V.1 xong\nai chưa báo cáo quý I?");
    expect(json.items).toHaveLength(1);
    expect(json.problems).toMatchObject([{ line: 2, outcome: "refuse" }]);
  });

  it("are refused where they belong to nothing", () => {
    expect(read("b3 10/20\nblah 85%").problems).toMatchObject([{ line: 2, outcome: "refuse" }]);
  });
});

describe("what a phone does to text", () => {
  const lines = "V.2 đang thực hiện 60% đã rà soát\nb3 quý I 1.250/2.000\nđ1 quý I 5/6";

  it("changes nothing", () => {
    const plainly = read(lines);
    expect(read(lines.normalize("NFD"))).toEqual(plainly);
    expect(read(`\ufeff${lines.replaceAll(" ", "\u200b \u2060")}`)).toEqual(plainly);
    expect(read(lines.replaceAll(" ", "\u00a0"))).toEqual(plainly);
    expect(read(lines.replaceAll("\n", "\r\n"))).toEqual(plainly);
    expect(plainly.items).toHaveLength(3);
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

describe("what goes on after work is done", () => {
  it.each([
    ["V.1 hoàn thành 18/KH-STP 23/2, đang triển khai", { ...plan, note: "đang triển khai" }],
    ["V.1 xong 18/KH-STP 23/2, chưa gửi bản giấy", { ...plan, note: "chưa gửi bản giấy" }],
    ["V.1 xong, đang gửi các đơn vị", { note: "đang gửi các đơn vị" }],
    ["V.1 cuối tháng trước xong", { note: "cuối tháng trước" }],
  ])("%s", (text, said) => {
    expect(read(text).items).toEqual([task({ task: "V.1", ...said })]);
  });

  it.each(["V.2 hoàn thành đang thực hiện", "V.1 vài ngày nữa xong", "V.1 hoàn thành quá nửa", "V.1 cuối tháng xong"])(
    "%s is asked",
    (text) => {
      expect(read(text).outcome).toBe("ask");
    },
  );
});

describe("six months in words, and what a figure is compared with", () => {
  it.each([
    ["b3 sáu tháng đầu năm 45/50", { period: "2024-6M" }],
    ["b3 sau thang 45/50", { period: "2024-6M" }],
    ["b3 giao 60% 45/50", { note: "giao 60%" }],
    ["b3 45/50, kỳ trước 40/50", { note: "kỳ trước 40/50" }],
    ["b3 45/50 quý trước", { period: "2024-Q1" }],
  ])("%s", (text, said) => {
    const value = { indicator: "CT-b3", numerator: 45, denominator: 50, percent: 90 };
    expect(read(text).items).toEqual([figure({ ...value, ...said })]);
  });
});
