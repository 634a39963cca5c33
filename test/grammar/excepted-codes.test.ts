import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

describe("one of a list, of which something else is said", () => {
  it.each<[string, string, readonly Record<string, unknown>[]]>([
    [
      "X24967",
      "V.2, V.3, VII.3 đang làm, riêng VII.3 chưa làm",
      [
        { task: "V.2", status: "in_progress" },
        { task: "V.3", status: "in_progress" },
        { task: "VII.3", status: "not_started" },
      ],
    ],
    [
      "SYT",
      "V.2 V.3 dang lam (tru V.3 chua lam)",
      [
        { task: "V.2", status: "in_progress" },
        { task: "V.3", status: "not_started" },
      ],
    ],
    [
      "X24967",
      "V.2 V.3 xong het tru VI.2 dang xu ly",
      [
        { task: "V.2", status: "done" },
        { task: "V.3", status: "done" },
        { task: "VI.2", status: "in_progress" },
      ],
    ],
    [
      "SYT",
      "VII.6 den VII.8 dang thuc hien, rieng VII.7 xong roi",
      [
        { task: "VII.6", status: "in_progress" },
        { task: "VII.8", status: "in_progress" },
        { task: "VII.7", status: "done" },
      ],
    ],
    [
      "SXD",
      "b1 b3 b4 quý II đều 100%, riêng b3 96%",
      [
        { indicator: "CT-b1", period: "2024-Q2", percent: 100 },
        { indicator: "CT-b4", period: "2024-Q2", percent: 100 },
        { indicator: "CT-b3", period: "2024-Q2", percent: 96 },
      ],
    ],
    [
      "SXD",
      "b1, b4, b7 quý II đạt 100% trừ b7 98,2%",
      [{ indicator: "CT-b1" }, { indicator: "CT-b4", percent: 100 }, { indicator: "CT-b7", percent: 98.2 }],
    ],
    // of a range the writer's own are meant
    [
      "SYT",
      "VII.3 den VII.6 dang thuc hien tru VII.5",
      [{ task: "VII.3" }, { task: "VII.4" }, { task: "VII.6", status: "in_progress" }],
    ],
  ])("%s: %s", (agency, text, items) => {
    const json = read(text, agency, "2024-06-18");
    expect(json.items).toMatchObject(items);
    expect(json.items).toHaveLength(items.length);
    expect(json.problems).toEqual([]);
  });

  it("is asked about where nothing is said of it", () => {
    const json = read("V.2, V.3, VI.2 đang làm, trừ VI.2", "SYT", "2024-06-18");
    expect(json.items).toMatchObject([{ task: "V.2" }, { task: "V.3" }]);
    expect(json.problems).toMatchObject([{ outcome: "ask" }]);
  });
});

describe("one figure for several indicators", () => {
  it.each(["b1 b3 quy I 212/260", "b1, b3 quý I 212/260", "b1 và b3 quý I 90%"])("%s: whose it is", (text) => {
    const { items, problems } = read(text, "X25030", "2024-03-19");
    expect(items).toEqual([]);
    expect(problems).toMatchObject([{ choices: [{ value: "CT-b1" }, { value: "CT-b3" }] }]);
  });
});

describe("a question behind a figure", () => {
  it.each(["b3 quy 2 cua so em 21 chua a", "b3 quý 2 đạt 60% chưa ạ", "b3 quy 2 62,5% chua vay chi"])("%s", (text) => {
    expect(read(text, "SYT", "2024-06-18")).toMatchObject({ outcome: "question", intent: "indicator" });
  });
});

describe("by how much a figure changed, and not how much it is", () => {
  it.each([
    "b1 quý 2 giảm 5% so với quý 1",
    "b3 quý I tăng 5%",
    "b3 so với quý trước tăng 5%",
    "b6 q2 cao hon q1 4,5%, so cu the em gui sau",
    "b3 quy 2 tang them 12 ho so",
  ])("%s: it is asked for", (text) => {
    const { outcome, problems } = read(text, "SYT", "2024-06-18");
    expect(outcome).toBe("ask");
    expect(problems).toMatchObject([{ choices: [{ value: "0/0" }] }]);
  });
});
