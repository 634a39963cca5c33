import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answered, type Json, read, type task } from "./reading.js";

/** Reports as they are documented: what names it, what it says, what stands behind. `over`: whether that ends something. */
const reports = [
  { code: "V.1", said: "hoàn thành", more: "18/KH-STP 23/02/2024", over: true },
  { code: "V.1", said: "hoàn thành", more: "", over: true },
  { code: "V.1", said: "đã xong", more: "", over: true },
  { code: "I.10 T1", said: "không phát sinh", more: "", over: true },
  { code: "b3 quý I", said: "1.250/2.000", more: "", over: true },
  { code: "CT-b1 T3", said: "85,5%", more: "", over: true },
  { code: "V.2", said: "đang thực hiện 60%", more: "đã rà soát 12 TTHC", over: false },
  { code: "V.2", said: "có vướng mắc", more: "thiếu người", over: false },
  { code: "V.2", said: "chưa thực hiện", more: "", over: false },
] as const;

const inFront = [
  ["hình như", "có lẽ", "chắc là", "nghe nói", "theo lời anh Nam", "nghe anh Nam bảo", "anh Nam nói", "em đoán là"],
  ["nếu", "nếu được duyệt thì", "giả sử", "giá mà", "lẽ ra", "đáng lẽ", "suýt", "với điều kiện"],
  ["dự kiến", "phấn đấu", "cam kết", "tạm thời", "tạm báo", "sẽ", "đừng ghi"],
].flat();
/** Of what goes on these are words of its note. */
const behindWhatIsOver = [
  ["dự kiến", "dự kiến vậy", "tuần sau", "vào cuối tháng", "ngày mai", "trong tuần tới"],
  ["nếu kịp", "nếu lãnh đạo ký"],
].flat();
const behindAll = [
  ["thì phải", "chắc vậy", "em không chắc", "nghe nói vậy", "theo lời anh Nam", "để em kiểm tra lại", "để em hỏi lại"],
  ["là sai", "không đúng", "ấy nhầm", "đùa thôi", "làm gì có", "hay sao", "số tạm", "(?)"],
  ["xóa đi", "bỏ đi", "đừng gửi", "đừng lưu", "khoan gửi"],
].flat();
const lacking = [
  ["còn 2 đơn vị", "trừ 2 xã", "còn thiếu 2 biểu", "nhưng thiếu chữ ký", "chưa tính 2 thôn", "chỉ còn chờ đóng dấu"],
  ["chưa ký", "lãnh đạo chưa duyệt", "nhưng chưa ban hành", "nhưng chưa xong"],
].flat();

function itemsOf(text: string): string {
  return JSON.stringify(read(text.replace(/ {2,}/g, " ").trim()).items.map((item) => ({ ...item, note: null })));
}

const plainly = new Map(reports.map((report) => [report, itemsOf(`${report.code} ${report.said} ${report.more}`)]));

function places(words: readonly string[], write: (word: string, report: (typeof reports)[number]) => string) {
  return { words, write };
}

describe("a word that makes a report uncertain", () => {
  const any = fc.constantFrom(...reports);
  it.each([
    [
      "stands in front of its state",
      places(inFront, (word, { code, said, more }) => `${code} ${word} ${said} ${more}`),
    ],
    ["stands in front of its code", places(inFront, (word, { code, said, more }) => `${word} ${code} ${said} ${more}`)],
    ["is a clause at its end", places(behindAll, (word, { code, said, more }) => `${code} ${said} ${more}, ${word} ạ`)],
  ])("%s, and it is not taken as it was", (_, { words, write }) => {
    fc.assert(
      fc.property(fc.constantFrom(...words), any, (word, report) => {
        const plain = plainly.get(report)!;
        expect(plain).not.toBe("[]");
        expect(itemsOf(write(word, report)), write(word, report)).not.toBe(plain);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ["is the end of it", places(behindWhatIsOver, (word, { code, said, more }) => `${code} ${said} ${more} ${word}`)],
    ["stands behind its state", places(behindWhatIsOver, (word, { code, said }) => `${code} ${said} ${word} ạ`)],
    [
      "is a clause of its own",
      places(behindWhatIsOver, (word, { code, said, more }) => `${code} ${said} ${more}, ${word} ạ`),
    ],
  ])("%s, and nothing is over", (_, { words, write }) => {
    const over = fc.constantFrom(...reports.filter((report) => report.over));
    fc.assert(
      fc.property(fc.constantFrom(...words), over, (word, report) => {
        const plain = plainly.get(report)!;
        expect(itemsOf(write(word, report)), write(word, report)).not.toBe(plain);
      }),
      { numRuns: 150 },
    );
  });

  it("says what work that is called done lacks, with a document too", () => {
    for (const word of lacking) {
      for (const done of ["V.1 hoàn thành", "V.1 hoàn thành 18/KH-STP 23/02/2024", "V.1 đã ban hành 18/KH-STP"])
        expect(read(`${done}, ${word}`), `${done}, ${word}`).toMatchObject({ outcome: "ask", items: [] });
    }
  });
});

describe("words like them that say nothing against it", () => {
  it.each<[string, object]>([
    ["V.1 hoàn thành 18/KH-STP 23/2, nếu thiếu gì anh báo em nhé", { status: "done", document: "18/KH-STP" }],
    ["V.1 hoàn thành, nếu cần bổ sung nhờ VP nhắn em", { status: "done" }],
    ["V.1 hoàn thành, còn 3 ngày nữa mới hết hạn", { status: "done" }],
    ["V.1 hoàn thành, mai gửi văn bản", { status: "done" }],
    ["V.1 hoàn thành, dự kiến tuần sau công bố", { status: "done" }],
    ["V.1 hoàn thành theo kế hoạch", { status: "done" }],
    ["V.1 hoàn thành cuối tháng 5", { status: "done" }],
    ["V.2 đang thực hiện, dự kiến cuối tháng xong", { status: "in_progress" }],
    ["V.2 đang thực hiện 60%, nếu kịp tuần sau xong", { status: "in_progress", percent: 60 }],
    ["V.2 đang thực hiện, còn 2 đơn vị", { status: "in_progress" }],
    ["V.2 chưa thực hiện, dự kiến tuần sau", { status: "not_started" }],
    ["em gửi anh Nam, V.1 hoàn thành", { status: "done" }],
    ["b3 quý I 5/6, nếu cần em gửi chi tiết, anh nhắn em", { numerator: 5, denominator: 6 }],
    ["b3 quý I 5/6, còn 1 hồ sơ nộp trực tiếp", { numerator: 5, denominator: 6 }],
  ])("%s", (text, said) => {
    expect(read(text)).toMatchObject({ problems: [], items: [said] });
  });
});

describe("the answer to the question", () => {
  it.each<[string, string, Parameters<typeof task>[0]]>([
    ["V.1 sẽ hoàn thành 18/KH-STP", "in_progress", { task: "V.1", status: "in_progress", document: "18/KH-STP" }],
    ["V.1 hoàn thành, chưa ký", "in_progress", { task: "V.1", status: "in_progress" }],
    ["tuần sau V.1 hoàn thành", "not_started", { task: "V.1", status: "not_started" }],
    ["V.2 đang thực hiện 60%, đùa thôi", "done", { task: "V.2", percent: 60 }],
  ])("%s counts: %s", (text, value, { task: code, status = "done" }) => {
    expect(answered(text, value)).toMatchObject({ problems: [], items: [{ task: code, status }] });
  });

  it.each<[string, string]>([
    ["nếu b3 quý I 5/6", "5/6"],
    ["hình như b3 quý I 5/6", "5/6"],
    ["b3 quý I 5/6, số tạm ạ", "5/6"],
    ["b3 quý I tạm thời 5/6", "5/6"],
  ])("%s keeps the code of a figure", (text, value) => {
    const { items } = answered(text, value) as Json;
    expect(items).toMatchObject([{ indicator: "CT-b3", period: "2024-Q1", numerator: 5, denominator: 6 }]);
  });
});
