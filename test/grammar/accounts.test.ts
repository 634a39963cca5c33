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
  ])("%s", (text) => {
    expect(read(text).items).toEqual([]);
  });
});
