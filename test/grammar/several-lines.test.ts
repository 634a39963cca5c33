import { describe, expect, it } from "vitest";
import { figure, plan, read, task } from "./reading.js";

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
    expect(read("b3 quý trước 5/6, b1 quý này 6/7").items).toMatchObject([
      { period: "2024-Q1" },
      { period: "2024-Q2" },
    ]);
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

  it("may say how little there is yet", () => {
    expect(read("V.2 thì mới đạt 40%, V.3 chưa làm")).toMatchObject({
      items: [
        { task: "V.2", status: "in_progress", percent: 40, note: null },
        { task: "V.3", status: "not_started" },
      ],
      problems: [],
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

describe("a further period below a figure", () => {
  it.each<[string, readonly Record<string, unknown>[]]>([
    [
      "b3 quý I 45/60\nquý II 50/60",
      [
        { line: 1, indicator: "CT-b3", period: "2024-Q1", numerator: 45 },
        { line: 2, indicator: "CT-b3", period: "2024-Q2", numerator: 50 },
      ],
    ],
    [
      "b3 tháng 5 là 45/60\ntháng 4 hôm trước em báo nhầm 54/60, đúng là 50/60",
      [
        { period: "2024-05", numerator: 45 },
        { period: "2024-04", numerator: 50 },
      ],
    ],
    ["b3 tháng 5 45/60\ntháng 4 số hóa 50/60", [{ indicator: "CT-b3" }, { indicator: "CT-b1", period: "2024-04" }]],
    // another's, not certain, of something else
    ["b3 quý I 45/60\nquý II xã bên cạnh 50/60", [{ period: "2024-Q1" }]],
    ["b3 quý I 45/60\nquý II ước 50/60", [{ period: "2024-Q1" }]],
    ["b3 quý I 45/60\nT4 xã họp 2/3 cán bộ", [{ period: "2024-Q1" }]],
  ])("%j", (text, items) => {
    const json = read(text);
    expect(json.items).toMatchObject(items);
    expect(json.items).toHaveLength(items.length);
  });
});
