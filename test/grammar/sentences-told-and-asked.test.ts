import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

describe("a report on one thing, and what is asked of another", () => {
  it.each<[string, Record<string, unknown>]>([
    ["b2b quý I 88/240, mà b3 lấy số tiếp nhận hay số đã giải quyết hả chị?", { indicator: "CT-b2b", numerator: 88 }],
    ["V.1 xong roi, con V.3 thi nop mau nao a?", { task: "V.1", status: "done" }],
    ["b3 quy 1 66/90, b1 tinh the nao a?", { indicator: "CT-b3", numerator: 66 }],
  ])("%s", (text, item) => {
    const { items, problems } = read(text);
    expect(items).toMatchObject([item]);
    expect(problems).toMatchObject([{ outcome: "refuse" }]);
  });

  it.each(["b3 quy 1 66/90 dung khong a", "V.1 xong, V.2 cung xong phai khong chi", "V.1 xong chưa, hay V.2 xong?"])(
    "%s: what is doubted is not written down",
    (text) => {
      expect(read(text).items).toEqual([]);
    },
  );

  it.each([
    "V.2 xong, cho em xin số điện thoại văn phòng",
    "V.2 xong. Xin số điện thoại văn phòng ạ",
    "V.2 xong, dạ chị cho em sđt của văn phòng",
    "V.2 xong\ncho em xin so dien thoai van phong",
  ])("%s: the report is read, and the question named", (text) => {
    const { items, problems } = read(text);
    expect(items).toMatchObject([{ task: "V.2", status: "done", note: null }]);
    expect(problems).toMatchObject([{ outcome: "refuse" }]);
  });

  it.each(["V.2 xong, đã công khai số điện thoại đầu mối", "V.2 xong, xin số liệu của các phòng rồi"])(
    "%s tells all of it",
    (text) => {
      const { items, problems } = read(text);
      expect(items).toMatchObject([{ task: "V.2", status: "done", note: expect.stringContaining("số") }]);
      expect(problems).toEqual([]);
    },
  );
});
