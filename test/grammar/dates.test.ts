import { describe, expect, it } from "vitest";
import { readDate } from "../../src/grammar/dates.js";
import { readDocument } from "../../src/grammar/documents.js";
import { read } from "./reading.js";

const today = "2024-06-14";

describe("a date", () => {
  it.each([
    ["29/2", "2024-02-29"],
    ["29-02", "2024-02-29"],
    ["29.2.24", "2024-02-29"],
    ["29/02/2024", "2024-02-29"],
    ["23 / 2 / 2024", "2024-02-23"],
    ["ngày 23/2", "2024-02-23"],
    ["ngay 23 thang 2", "2024-02-23"],
    ["ngày 23 tháng 2 năm 2024", "2024-02-23"],
    ["23/2 năm 2024", "2024-02-23"],
    ["23-2 nam 2023", "2023-02-23"],
    ["23/2 năm nay", "2024-02-23"],
    ["ngày 23 tháng 2 năm ngoái", "2023-02-23"],
    ["2024-02-23", "2024-02-23"],
    ["14/6", "2024-06-14"],
    ["15/6", "2023-06-15"],
    ["31/12", "2023-12-31"],
  ])("%s is %s", (text, day) => {
    expect(readDate(text, today)).toMatchObject({ kind: "day", day });
  });

  it("without a year looks back to a leap year", () => {
    expect(readDate("29/2", "2024-02-28")).toMatchObject({ day: "2020-02-29" });
    expect(readDate("29/2", "2103-01-01")).toMatchObject({ day: "2096-02-29" });
  });

  it.each(["31/02", "31/02/2024", "00/1", "32/1", "5/13", "29/02/2023", "ngày 31 tháng 4", "1/1/1024"])(
    "%s is no day",
    (text) => {
      expect(readDate(text, today)).toEqual({ kind: "no_such_day" });
    },
  );

  it("to come is a question", () => {
    expect(readDate("23/2/2025", today)).toEqual({ kind: "future", day: "2025-02-23", past: "2024-02-23" });
    expect(readDate("15/06/2024", today)).toEqual({ kind: "future", day: "2024-06-15", past: "2023-06-15" });
  });

  it.each(["1250/2000", "23/2/2024/5", "1.250", "abc", ""])("%s is no date at all", (text) => {
    expect(readDate(text, today)).toBeNull();
  });
});

describe("a document", () => {
  it.each([
    ["18/KH-STP 23/02/2024", "18/KH-STP", "2024-02-23"],
    ["18/KH-STP 23/2", "18/KH-STP", "2024-02-23"],
    ["số 18/KH-STP ngày 23/2", "18/KH-STP", "2024-02-23"],
    ["so 18/kh-stp ngay 23/2", "18/KH-STP", "2024-02-23"],
    ["Kế hoạch số 18/KH-STP, ngày 23 tháng 02 năm 2024", "18/KH-STP", "2024-02-23"],
    ["QĐ số: 123/QĐ-UBND", "123/QĐ-UBND", null],
    ["123/QĐ-UBND (15/02/2024)", "123/QĐ-UBND", "2024-02-15"],
    ["12/2024/QĐ-UBND 5/1", "12/2024/QĐ-UBND", "2024-01-05"],
    ["05/TTr-STP", "05/TTr-STP", null],
    ["05/ttr-stp", "05/TTr-STP", null],
    ["27/CT-TTg", "27/CT-TTg", null],
    ["18/KH–STP 23/2/2024", "18/KH-STP", "2024-02-23"],
    ["18/KH – STP, ngày 23/2", "18/KH-STP", "2024-02-23"],
    ["18/KH—STP", "18/KH-STP", null],
    ["18/KH_STP 23/2", "18/KH-STP", "2024-02-23"],
    ["18/KH\u2011STP 23/2", "18/KH-STP", "2024-02-23"],
    ["18\u2215KH\u2212STP 23/2", "18/KH-STP", "2024-02-23"],
    ["18/BC–UBND–NV 23/2", "18/BC-UBND-NV", "2024-02-23"],
    ["18/kh stp 23/2", "18/KH-STP", "2024-02-23"],
    ["123/qd-stp", "123/QĐ-STP", null],
    ["12/nq hdnd", "12/NQ-HĐND", null],
    ["1.234/QĐ-STP 23/2", "1.234/QĐ-STP", "2024-02-23"],
    ["số18/KH-STP", "18/KH-STP", null],
    ["18/KH-STP 23/2 năm 2024", "18/KH-STP", "2024-02-23"],
    ["1570/TB-LĐTBXH 29.2.24", "1570/TB-LĐTBXH", "2024-02-29"],
    ["18-KH/TU 1/2", "18-KH/TU", "2024-02-01"],
    ["18 / KH-STP 23/2", "18/KH-STP", "2024-02-23"],
    ["45/BC", "45/BC", null],
    ["12/SKH&ĐT-VP 3/4", "12/SKH&ĐT-VP", "2024-04-03"],
  ])("%s is %s of %s", (text, document, documentDate) => {
    expect(readDocument(text, today)).toEqual({ outcome: "value", document, documentDate });
  });

  it("with an impossible or a future date", () => {
    expect(readDocument("18/KH-STP 31/02", today)).toEqual({ outcome: "refuse", document: "18/KH-STP", date: "31/02" });
    expect(readDocument("18/KH-STP 23/2/2025", today)).toMatchObject({ outcome: "ask", past: "2024-02-23" });
  });

  it.each([
    "12/20",
    "23/02/2024",
    "xong 18/KH-STP",
    "1.250/2.000",
    "12/xã",
    "",
    "không có văn bản",
    "18/KH-STP và thêm",
  ])("%s is none", (text) => {
    expect(readDocument(text, today)).toBeNull();
  });
});

describe("a day of finishing that is to come", () => {
  it.each([
    "V.1 hoàn thành 30/6",
    "V.1 xong ngày 20/4",
    "V.1 hoàn thành ngày 30/6/2024",
    "kế hoạch rà soát TTHC xong ngày 30/6",
  ])("%s is asked about", (text) => {
    const { items, problems } = read(text, "STP", "2024-04-16");
    expect(items).toEqual([]);
    expect(problems).toMatchObject([{ outcome: "ask", sentence: "V.1: đã hoàn thành hẳn chưa?" }]);
  });

  it.each<[string, string, string]>([
    ["V.1 xong 15/4", "2024-04-16", "2024-04-15"],
    ["V.1 xong 28/12", "2024-01-05", "2023-12-28"],
    ["V.1 hoàn thành 18/KH-STP 30/6", "2024-04-16", "2023-06-30"],
  ])("%s on %s is none", (text, today, documentDate) => {
    expect(read(text, "STP", today).items).toMatchObject([{ status: "done", documentDate }]);
  });
});
