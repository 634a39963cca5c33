import { describe, expect, it } from "vitest";
import { repair } from "../../src/grammar/repair.js";
import { testCatalogue } from "../support/catalogue.js";
import { read } from "./reading.js";

const catalogue = await testCatalogue();

describe("words that are none are put right", () => {
  it.each([
    ["hoanf thanhf V.1 soos 18/KH-STP ngayf 23/2", "hoàn thành V.1 số 18/KH-STP ngày 23/2"],
    ["d9a4 hoa2n tha2nh so61 18/KH-STP", "đã hoàn thành số 18/KH-STP"],
    ["V.2 dangthuchien 60%", "V.2 dang thuc hien 60%"],
    ["V.1 hoan thnh", "V.1 hoan thanh"],
  ])("%s", (typed, meant) => {
    expect(repair(typed, catalogue)).toBe(meant);
    expect(repair(meant, catalogue)).toBe(meant);
  });

  it.each(["V.1 xong 18/KH-STP 23/2", "quy1 2 T2 Q1 b3 x2y", "abc def", "Madaguoi chua bao cao", "file excel cua STP"])(
    "%s stays as it is",
    (typed) => {
      expect(repair(typed, catalogue)).toBe(typed);
    },
  );
});

describe("the end of a report with a wrong letter in it", () => {
  it.each(["vii.8 q3 xomg roi nhe", "vii.8 q3 xonng", "vii.8 q3 da xomg", "vii.8 q3 xiong roi", "vii.8 q3 xobg"])(
    "%s",
    (text) => {
      expect(read(text, "X24916", "2024-09-12").items).toMatchObject([{ task: "VII.8", status: "done" }]);
    },
  );

  it.each(["vii.8 q3 chua xomg", "vii.8 q3 song roi", "vii.8 q3 zalo roi", "vii.8 q3 xml"])("and not: %s", (text) => {
    expect(read(text, "X24916", "2024-09-12").items.filter(({ status }) => status === "done")).toEqual([]);
  });
});
