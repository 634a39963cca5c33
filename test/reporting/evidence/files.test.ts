import { describe, expect, it, test } from "vitest";
import { readEvidenceOwner } from "../../../src/reporting/evidence/evidence-of.js";
import { countFiles, joinFiles, refuseFile } from "../../../src/reporting/evidence/files.js";
import { rangeOf, readRange } from "../../../src/reporting/evidence/keep.js";
import { translator } from "../../../src/text/language.js";

const t = translator("vi");
const megabyte = 1024 * 1024;

describe("a file that is not kept", () => {
  test.each([
    [0, /rỗng/],
    [20 * megabyte + 1, /21 MB, chỉ nhận được đến 20 MB/],
  ])("%i bytes", (size, sentence) => expect(refuseFile({ size }, 20 * megabyte, t)).toMatch(sentence));

  test.each([1, 20 * megabyte, null])("%s bytes are taken", (size) =>
    expect(refuseFile({ size }, 20 * megabyte, t)).toBeNull(),
  );
});

describe("files in a sentence", () => {
  it("are pictures, and all else", () => {
    expect(countFiles([{ kind: "photo" }, { kind: "photo" }], t)).toBe("2 ảnh");
    expect(countFiles([{ kind: "video" }, { kind: "photo" }, { kind: "document" }], t)).toBe("1 ảnh, 2 tệp");
  });

  it("are joined once each", () => {
    const before = [{ id: 1, kind: "photo" as const }];
    expect(joinFiles(before, before)).toBe(before);
    expect(joinFiles(before, [...before, { id: 2, kind: "video" }]).map(({ id }) => id)).toEqual([1, 2]);
  });
});

describe("what a button names", () => {
  it("is a range of files, or none where it was forged", () => {
    const range = rangeOf([
      { id: 5, kind: "photo" },
      { id: 9, kind: "photo" },
    ]);
    expect(readRange(range)).toEqual({ first: 5, last: 9 });
    for (const forged of ["", "5", "5-", "-1-9", "1-99999999999", "a-b"]) {
      const { first, last } = readRange(forged);
      expect(first).toBeGreaterThan(last);
    }
  });

  test.each([
    ["12", { kind: "report", id: 12 }],
    ["f12", { kind: "figure", id: 12 }],
    ["BN-2024-000123", { kind: "receipt", number: "BN-2024-000123" }],
    ["", null],
    ["x12", null],
    ["12345678901", null],
    ["BN-2024-1", null],
  ])("%s", (text, owner) => expect(readEvidenceOwner(text)).toEqual(owner));
});
