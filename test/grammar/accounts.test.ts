import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

describe("what a report would leave out is asked about", () => {
  it.each<[string, readonly string[]]>([
    ["V.2 60% 70%", ["60%", "70%"]],
    ["V.1 xong/đang làm", ["done", "in_progress"]],
    ["V.1 hoàn thành hay đang làm nhỉ", ["done", "in_progress"]],
    ["V.2: Hoàn thành/Đang thực hiện/Chưa thực hiện", ["done", "in_progress", "not_started"]],
    ["số hóa quý I hình như 85%", ["85%"]],
    ["b1 quý I khoảng 85%", ["85%"]],
  ])("%s", (text, values) => {
    const { outcome, problems } = read(text);
    expect(outcome).toBe("ask");
    expect(problems[0]!.choices.map(({ value }) => value)).toEqual(values);
  });

  it.each([
    "V.1 gần xong",
    "V.1 chắc xong",
    "V.1 xong rồi thì phải",
    "V.1 xong rồi, à chưa",
    "V.2 còn 2 việc nữa là xong",
  ])("%s is not certain", (text) => {
    expect(read(text)).toMatchObject({ outcome: "ask", items: [] });
  });

  it.each<[string, object]>([
    ["V.2 đang làm 60% chứ không phải 80%", { status: "in_progress", percent: 60 }],
    ["b3 quý I 88/92, sai, đúng là 82/92 ạ", { numerator: 82, denominator: 92 }],
    ["không phải I.10 tháng 3 mà là tháng 4, không phát sinh", { period: "2024-04", status: "nothing_arose" }],
    ["số hồ sơ trực tuyến tăng 5% so với quý I, đạt 60%", { percent: 60 }],
    ["V.2 đang làm 60%, đã rà soát 12 TTHC", { percent: 60, note: "đã rà soát 12 TTHC" }],
  ])("%s says itself what does not count", (text, said) => {
    expect(read(text)).toMatchObject({ items: [said], problems: [] });
  });
});

describe("what is no report", () => {
  it.each([
    "V.1 hoàn thành .../KH-... ngày .../.../2024",
    "cho em hỏi V.1 xong rồi thì có phải báo cáo lại không ạ",
    "V.1 hoàn thành thì ghi thế nào ạ",
    "gửi nhầm rồi, hoàn tác báo cáo V.1 vừa xong giúp em",
    "Đề nghị các sở báo cáo, soạn: V.1 hoàn thành",
    // told as a model, or by somebody else
    "Ví dụ: V.2 đang làm 60%",
    "Mẫu tin nhắn:\nV.1 hoàn thành 18/KH-STP 23/02/2024",
    "Fw: V.2 hoàn thành",
    "V.1 hoàn thành 18/KH-STP\nCác phòng soạn theo mẫu này",
  ])("%s", (text) => {
    expect(read(text).items).toEqual([]);
  });

  it.each([
    "V.2 hoàn thành rồi phải không ạ",
    "Em gửi V.1 xong rồi, anh kiểm tra lại giúp em với",
    "b3 quý I 5/6 đúng không anh",
  ])("%s asks whether it is so", (text) => {
    expect(read(text)).toMatchObject({ outcome: "question", items: [] });
  });

  it.each<[string, object]>([
    ["Fwd: báo cáo của phòng\nV.2 hoàn thành\nbên em V.1 đang làm", { task: "V.1", status: "in_progress" }],
    ["V.1 hoàn thành 18/KH-STP ngày 23/2, kiểm tra giúp em", { task: "V.1", document: "18/KH-STP" }],
    ["Em gửi theo mẫu này:\nV.1 hoàn thành 18/KH-STP", { task: "V.1", document: "18/KH-STP" }],
  ])("%s reports beside it", (text, said) => {
    expect(read(text).items).toMatchObject([said]);
  });

  it.each([
    "V.1 báo xong là nhầm ạ",
    "V.1 18/KH-STP thì chưa ban hành",
    "V.1 đã soạn 18/KH-STP nhưng lãnh đạo chưa duyệt",
    "V.1 hoàn thành, còn lãnh đạo chưa ký",
    "V.1 số văn bản dự kiến là 18/KH-STP",
  ])("%s is not over", (text) => {
    expect(read(text)).toMatchObject({ outcome: "ask", items: [] });
  });

  it("a figure that is called wrong is none", () => {
    expect(read("b3 quý I 5/6 là sai ạ").items).toEqual([]);
  });

  it.each<[string, object]>([
    ["V.2 hoàn thành là sai, thực tế đang làm 60%", { task: "V.2", status: "in_progress", percent: 60 }],
    ["V.1 báo đang làm là nhầm, đã xong rồi", { task: "V.1", status: "done" }],
    ["V.2 không phải là chưa thực hiện, hiện đang làm 60%", { status: "in_progress", percent: 60 }],
    ["b1 quý I 85% là nhầm, 82% mới đúng", { percent: 82 }],
    ["V.1 không phải đang làm mà xong rồi", { status: "done" }],
    ["b3 quý I 62,5% (cùng kỳ năm trước đạt 50%)", { percent: 62.5 }],
  ])("%s does not mean the mistake", (text, said) => {
    expect(read(text)).toMatchObject({ items: [said], problems: [] });
  });

  it.each<[string, object]>([
    ["I.10 tháng 4 chưa tổng hợp được, tháng 5 thì không phát sinh", { period: "2024-05", status: "nothing_arose" }],
    ["V.2 Sở Y tế làm xong, còn bên em đang làm 60%", { status: "in_progress", percent: 60 }],
    ["V.2 của Sở Y tế hoàn thành, riêng sở em chưa thực hiện", { status: "not_started" }],
  ])("%s means its own clause", (text, said) => {
    expect(read(text)).toMatchObject({ items: [said], problems: [] });
  });

  it.each(["V.2 Sở Y tế xong, còn bên em", "I.10 T4 có 2 hồ sơ trễ, còn T5 xong", "I.10 T4, còn T5 không phát sinh"])(
    "%s says nothing certain of the writer's",
    (text) => {
      expect(read(text).items).toEqual([]);
    },
  );

  it("an abbreviation of several indicators is one of them only where the writer has no other", () => {
    expect(read("TTTT quý I 45%", "VPUBND")).toMatchObject({
      outcome: "ask",
      problems: [{ choices: [{ value: "CT-b2a" }, { value: "CT-b2b" }] }],
    });
    expect(read("TTTT quý I 45%").items).toMatchObject([{ indicator: "CT-b2b", percent: 45 }]);
  });
});

describe("a form with labels", () => {
  it.each<[string, object]>([
    [
      "Nhiệm vụ: V.1\nKết quả: Hoàn thành\nSố hiệu văn bản: 18/KH-STP\nNgày ban hành: 23/02/2024",
      { task: "V.1", status: "done", document: "18/KH-STP", documentDate: "2024-02-23", note: null },
    ],
    ["Nhiệm vụ: V.2\nTrạng thái: Đang thực hiện", { task: "V.2", status: "in_progress" }],
    ["V.1\nTình trạng: hoàn thành", { task: "V.1", status: "done" }],
  ])("%s is one report", (text, said) => {
    expect(read(text)).toMatchObject({ items: [said], problems: [] });
  });

  it("names no work by a label", () => {
    expect(read("Tình trạng: hoàn thành").items).toEqual([]);
  });
});

describe("a document that is only cited", () => {
  it.each<[string, object]>([
    ["căn cứ QĐ 65/QĐ-UBND, V.1 em đang làm", { status: "in_progress", document: null }],
    [
      "V.1 thực hiện QĐ 65/QĐ-UBND, đã ban hành KH 18/KH-STP ngày 23/2",
      { status: "done", document: "18/KH-STP", documentDate: "2024-02-23" },
    ],
    ["V.1 trả lời CV 123/VP-KSTT ngày 20/2: đã xong KH số 18/KH-STP", { document: "18/KH-STP", documentDate: null }],
    ["V.1 đã thực hiện 18/KH-STP 23/2", { document: "18/KH-STP", documentDate: "2024-02-23" }],
    ["V.1 hoàn thành theo QĐ 18/QĐ-STP", { document: "18/QĐ-STP" }],
  ])("%s", (text, said) => {
    expect(read(text)).toMatchObject({ items: [said], problems: [] });
  });

  it.each(["V.1 có tờ trình số 18/TTr-STP rồi", "V.1 đã trình 18/KH-STP ngày 23/2 chờ UBND phê duyệt"])(
    "%s waits for a yes",
    (text) => {
      expect(read(text)).toMatchObject({ outcome: "ask", items: [] });
    },
  );
});

describe("figures beside each other", () => {
  it.each<[string, object]>([
    ["b1 quý I tăng từ 80% lên 85%", { period: "2024-Q1", percent: 85 }],
    ["báo lại b3 quý I: 5/6 (trước báo 4/6)", { numerator: 5, denominator: 6 }],
  ])("%s: one is what was", (text, said) => {
    expect(read(text)).toMatchObject({ items: [said], problems: [] });
  });

  it("share a period below them", () => {
    const { items } = read("b1: 85%\nb3: 90%\nquý I ạ");
    expect(items).toMatchObject([
      { period: "2024-Q1", note: null },
      { period: "2024-Q1", note: null },
    ]);
  });

  it("leave to a task its own period", () => {
    expect(read("V.1 xong\nV.2 đang làm\nquý II").items).toMatchObject([{ period: null }, { period: "2024-Q2" }]);
  });
});

describe("what else stands among the words", () => {
  it.each(["V.2 V.3 thì chưa, V.1 rồi", "V.2 đang làm, V.1 cũng thường"])("%s: a task is asked about", (text) => {
    const { items, problems } = read(text);
    expect(items[0]).toMatchObject({ task: "V.2" });
    expect(problems).toMatchObject([{ outcome: "ask", sentence: "V.1: tình hình thế nào? Ví dụ: V.1 hoàn thành" }]);
  });

  it.each(["V.1 em thấy bên Sở Nội vụ làm xong rồi", "V.1 do Sở Nội vụ làm, sở em đã gửi ý kiến xong"])(
    "%s: another agency's work is not the writer's",
    (text) => {
      expect(read(text)).toMatchObject({ outcome: "refuse", items: [] });
    },
  );

  it.each([
    "trừ V.3, các việc mục V em xong hết",
    "V.1 báo hoàn thành nay phải làm lại",
    "V.1 hoàn thành nhưng bị trả lại",
    "sáng nay họp chốt V.1 xong trong hôm nay",
    "b3 quý I 85%, số của quý IV/2023",
    "b3 quý I 85%, quý trước 80%",
  ])("%s: nothing is over", (text) => {
    expect(read(text).items).toEqual([]);
  });

  it.each<[string, object]>([
    ["V.1 đã phối hợp với Sở Nội vụ xong", { status: "done" }],
    ["V.2 đang thực hiện, Sở Nội vụ đã gửi ý kiến", { status: "in_progress" }],
    ["b3 quý I 85%, tăng 5% so với quý IV/2023", { period: "2024-Q1", percent: 85 }],
    ["b3 nửa năm 62%", { period: "2024-6M" }],
    [
      "Em chào anh chị Văn phòng ạ, kế hoạch rà soát TTHC tháng 2 ạ, bên em đang thực hiện",
      { task: "V.1", period: "2024-02", status: "in_progress" },
    ],
  ])("%s: it stays what it was", (text, said) => {
    expect(read(text)).toMatchObject({ items: [said], problems: [] });
  });
});

describe("a question why", () => {
  it.each(["sao V.1 em báo xong rồi mà vẫn nhắc", "V.1 xong lâu rồi mà sao cứ nhắc hoài"])(
    "%s reports nothing",
    (text) => {
      expect(read(text)).toMatchObject({ outcome: "question", items: [] });
    },
  );
});

describe("a month of a quarter's duty", () => {
  it("is the quarter that it ends", () => {
    expect(read("IV.3 tháng 3 hoàn thành", "H672").items).toMatchObject([{ period: "2024-Q1" }]);
  });
});
