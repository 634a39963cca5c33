import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

const months = (from: number, ...states: readonly string[]) =>
  states.map((status, index) => ({ task: "I.10", period: `2024-0${from + index}`, status }));

describe("months that are told one by one", () => {
  it.each<[string, readonly object[]]>([
    [
      "I.10 T4 không phát sinh; T5 có 02 hồ sơ trễ, đã công khai, hoàn thành; T6 không phát sinh",
      months(4, "nothing_arose", "done", "nothing_arose"),
    ],
    ["I.10 T4 hoàn thành, T5 đã công khai, hoàn thành, T6 không phát sinh", months(4, "done", "done", "nothing_arose")],
    [
      "I.10 quý 2: T4 không phát sinh, T5 không phát sinh, T6 không phát sinh",
      months(4, "nothing_arose", "nothing_arose", "nothing_arose"),
    ],
    ["I.10 quý II/2024 Sở Y tế: tháng 4 không phát sinh, tháng 5 hoàn thành", months(4, "nothing_arose", "done")],
    ["I.10 T5 không phát sinh, T6 cũng vậy", months(5, "nothing_arose", "nothing_arose")],
    ["I.10 T4 xong, T5 cũng thế còn T6 thì có 2 hồ sơ trễ, đã công khai xong", months(4, "done", "done", "done")],
  ])("%s", (text, items) => {
    const found = read(text, "SYT", "2024-07-03");
    expect(found.items).toMatchObject(items);
    expect(found.problems).toEqual([]);
  });

  it("below the code that heads them they are its own", () => {
    const text =
      "Sở Y tế báo I.10 quý 2:\n- Tháng 4: có 3 hồ sơ trễ, đã công khai, hoàn thành\n- Tháng 5: không phát sinh";
    expect(read(text, "SYT", "2024-07-03").items).toMatchObject(months(4, "done", "nothing_arose"));
    const asked = read("I.10:\nT4 xong\nT5 còn chờ số", "SYT", "2024-07-03").problems[0]!;
    expect([asked.line, asked.outcome]).toEqual([3, "ask"]);
  });

  it("another agency's first month is nobody else's second", () => {
    const { items, problems } = read("I.10 T5 Di Linh không phát sinh, T6 cũng vậy", "SYT", "2024-07-03");
    expect(items).toEqual([]);
    expect(problems).toMatchObject([{ outcome: "refuse" }]);
  });

  it("a quarter of which something is said stays", () => {
    expect(read("I.10 quý 2 xong, tháng 6 không phát sinh", "SYT", "2024-07-03").items).toMatchObject([
      { period: "2024-Q2" },
      { period: "2024-06" },
    ]);
  });
});

describe("what others said is not the writer's", () => {
  it.each([
    "em forward nè: Sở Tư pháp đã hoàn thành VII.4 kết nối, đạt 100%",
    'Anh Tuấn ơi em thấy "Sở Tư pháp đã hoàn thành VII.4 kết nối, đạt 100%", học theo nha',
    "Mẫu để các phòng gõ theo nè: V.1 hoàn thành 18/KH-SNN 23/02/2024",
  ])("%s", (text) => {
    expect(read(text, "STC", "2024-03-25").items).toEqual([]);
  });

  it("what stands in the quotation marks of an answer is, with its document", () => {
    const text = 'Em trả lời chị: "UBND xã Tân Hội báo cáo V.1: đã hoàn thành (Báo cáo số 40/BC-UBND ngày 22/3/2024)"';
    expect(read(text, "X24976", "2024-03-25").items).toMatchObject([
      { task: "V.1", status: "done", document: "40/BC-UBND", documentDate: "2024-03-22" },
    ]);
  });
});
