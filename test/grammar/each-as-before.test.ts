import { describe, expect, it } from "vitest";
import { withEachAsBefore } from "../../src/grammar/each-as-before.js";
import { translator } from "../../src/text/language.js";
import { testCatalogue } from "../support/catalogue.js";
import { read } from "./reading.js";

const reading = {
  catalogue: await testCatalogue(),
  agency: "STP",
  today: "2024-05-20",
  t: translator("vi"),
  accented: true,
};

it.each([
  ["b1, b3 tháng 5 như kỳ trước", "b1 tháng 5 như kỳ trước; b3 tháng 5 như kỳ trước"],
  ["b1 và b3 đều như quý trước ạ", "b1 đều như quý trước; b3 đều như quý trước ạ"],
  ["b1, b3 như kỳ trước, b4 5/10", "b1 như kỳ trước; b3 như kỳ trước, b4 5/10"],
])("%s is said of each", (text, each) => {
  expect(withEachAsBefore(text, reading)).toBe(each);
});

it.each([
  "b1, b3 như kỳ trước 60%",
  "b1, b3 như kỳ trước chưa có số",
  "b1, b3 như kỳ trước cộng thêm 5%",
  "b1, b3 như kỳ trước thì sai",
  "b1, b3 cũng như kỳ trước không có gì",
  "b1 như kỳ trước",
  "b1, b3 5/10",
])("%s stays as it is", (text) => {
  expect(withEachAsBefore(text, reading)).toBe(text);
});

describe("how a task stands behind 'như kỳ trước'", () => {
  it.each<[string, object]>([
    ["VII.6 như kỳ trước đang làm 70%", { status: "in_progress", percent: 70, note: "như kỳ trước" }],
    ["VII.6 vẫn như quý trước: đang làm", { status: "in_progress", note: "vẫn như quý trước" }],
    ["VII.6 giống kỳ trước xong", { status: "done", note: "giống kỳ trước" }],
  ])("%s is read with both", (text, item) => {
    expect(read(text, "STP", "2024-04-16").items).toMatchObject([{ task: "VII.6", ...item }]);
  });

  it.each(["VII.6 kỳ trước đang làm 40%", "VII.6 như kỳ trước V.3 xong", "VII.6 hôm trước như kỳ trước"])(
    "%s is not how it stands",
    (text) => {
      expect(read(text, "STP", "2024-04-16").items).toEqual([]);
    },
  );
});
