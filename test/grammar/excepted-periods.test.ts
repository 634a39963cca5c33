import { describe, expect, it } from "vitest";
import { answered, read } from "./reading.js";

const others = ["2024-01", "2024-02", "2024-04", "2024-05"];

describe("a period that is excepted from a list", () => {
  it.each([
    "I.10 t1 đến t5 không phát sinh, riêng t3 có 1",
    "I.10 t1 den t5 khong phat sinh, rieng t3 co 1",
    "I.10 t1 đến t5 không phát sinh, t3 có 1 trường hợp",
    "I.10 t1 đến t5 không phát sinh, chỉ có t3 là có 1",
    "I.10 t1 đến t5 không phát sinh nhưng t3 có 1",
    "I.10 t1 đến t5 không phát sinh ngoài t3 có 1",
    "I.10 t1 đến t5 không phát sinh, trừ tháng 3",
    "I.10 t1 đến t5 không phát sinh (t3 có 1 vụ)",
    "I.10 t1 đến t5 không phát sinh (riêng tháng 3 có 1 vụ)",
    "I.10: t1-t5 không phát sinh, riêng tháng ba có 1 quyết định",
    "I.10 t1 đến t5 hoàn thành, riêng t3 có 1 văn bản trễ",
  ])("%s", (text) => {
    const { items, problems } = read(text);
    expect(items.map(({ period }) => period)).toEqual(others);
    expect(problems.map(({ outcome }) => outcome)).toEqual(["ask"]);
  });

  it("is what the further words say of it", () => {
    const { items } = read("I.10 t1 đến t5 không phát sinh, riêng t3 đang làm");
    expect(items.map(({ period, status }) => `${period} ${status}`)).toEqual([
      ...others.map((period) => `${period} nothing_arose`),
      "2024-03 in_progress",
    ]);
  });

  it("is what the answer says of it", () => {
    const { items, problems } = answered("I.10 t1 đến t5 không phát sinh, riêng t3 có 1", "done");
    expect(problems).toEqual([]);
    expect(items.map(({ period, status }) => `${period} ${status}`)).toEqual([
      ...others.map((period) => `${period} nothing_arose`),
      "2024-03 done",
    ]);
  });

  it.each([
    "I.10 t3 có 1, còn lại t1 đến t5 không phát sinh",
    "tu t1 den t5 I.10 khong phat sinh rieng t3 co 1",
    "công bố danh mục TTHC t1 đến t5 không phát sinh, riêng t3 có 1",
  ])("is asked about where it stands among the others: %s", (text) => {
    expect(read(text)).toMatchObject({ outcome: "ask", items: [] });
  });

  it("leaves a list alone whose words go on", () => {
    expect(read("I.10 T1, T2 không phát sinh, đã rà soát trong quý").items).toHaveLength(2);
  });
});
