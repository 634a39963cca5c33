import { describe, expect, it } from "vitest";
import { understand } from "../../src/grammar/understand.js";
import { answered, catalogue, read, t } from "./reading.js";

const months = (last: number) => Array.from({ length: last }, (_, index) => `2024-0${index + 1}`);

describe("several months of a monthly task, told in words", () => {
  it.each([
    ["I.10 5 tháng đầu năm không phát sinh", 5],
    ["I.10 nam thang dau nam khong co ai tre", 5],
    ["I.10 ba tháng đầu năm không phát sinh", 3],
  ] as const)("%s", (text, last) => {
    const { items, problems } = read(text);
    expect(items.map(({ period }) => period)).toEqual(months(last));
    expect(problems).toEqual([]);
  });

  it.each([
    "I.10 các tháng không phát sinh",
    "I.10 tu dau nam den nay khong phat sinh",
    "I.10 tháng nào cũng không phát sinh",
    "I.10 từ tháng 1 đến nay không phát sinh",
  ])("%s: which is asked, and all of them may be the answer", (text) => {
    const { items, problems } = read(text);
    expect(items).toEqual([]);
    expect(problems[0]!.choices[0]).toMatchObject({ label: "tháng 01/2024 – tháng 05/2024" });
    expect(answered(text, "t1 den t5").items.map(({ period }) => period)).toEqual(months(5));
    expect(answered(text, "t5").items.map(({ period }) => period)).toEqual(["2024-05"]);
  });

  it("but for one: never that one", () => {
    const { items, problems } = read("I.10 trừ t3 còn lại không phát sinh");
    expect(items).toEqual([]);
    expect(problems[0]!.choices.map(({ value }) => value)).toEqual(["t4", "t5", "t6"]);
  });

  it.each(["I.10 5 tháng đầu năm có 2 trường hợp", "I.10 T5 không phát sinh, các tháng trước báo rồi"])(
    "%s says nothing of the others",
    (text) => {
      expect(read(text).items.length).toBeLessThan(2);
    },
  );
});

describe("a number in front of its period", () => {
  it.each([
    ["b3 62.5 quý 2", "2024-Q2", 62.5],
    ["b4 100 quý 1", "2024-Q1", 100],
    ["b1 91 thang 5", "2024-05", 91],
  ] as const)("%s", (text, period, percent) => {
    expect(read(text).items).toMatchObject([{ period, percent }]);
  });

  it("is one of a period that holds another", () => {
    expect(read("b3 quý I 300/400 trong đó tháng 3 120/150").items).toMatchObject([
      { period: "2024-Q1", numerator: 300 },
      { period: "2024-03", numerator: 120 },
    ]);
    expect(read("b2b quý I 120/310, cộng dồn 6 tháng 401/905").items).toMatchObject([
      { period: "2024-Q1" },
      { period: "2024-6M", numerator: 401 },
    ]);
    expect(read("b3 quý I 300/400 trong đó phòng A 120/150").items).toEqual([]);
  });
});

describe("figures that are to be as those of another period", () => {
  it.each([
    "số liệu quý II giữ nguyên như quý I nhé",
    "quy 2 van nhu ky truoc khong thay doi a",
    "cac chi tieu quy 2 giong quy 1",
  ])("%s: of which indicator is asked", (text) => {
    const context = { catalogue, agency: "SYT", today: "2024-06-18", t, open: [] };
    const { items, problems } = understand(text, context);
    expect(items).toEqual([]);
    expect(problems[0]!.choices.map(({ value }) => value).join()).toContain("CT-b3");
  });

  it.each(["b3 quý II như quý I", "b3 q2 không thay đổi so với q1"])("%s: the number is asked for", (text) => {
    expect(read(text)).toMatchObject({ outcome: "ask", items: [] });
  });
});
