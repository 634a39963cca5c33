import { describe, expect, it } from "vitest";
import { read } from "./reading.js";

describe("what is written in English", () => {
  it.each([
    ["summary quarter II", "summary", "2024-Q2"],
    ["second quarter summary", "summary", "2024-Q2"],
    ["who is late in quarter 1", "late", "2024-Q1"],
  ])("%s", (text, intent, period) => {
    expect(read(text, "office")).toMatchObject({ outcome: "question", intent, slots: { period, section: null } });
  });

  it.each(["what is overdue", "what is due", "which tasks are late?"])("%s: one's own", (text) => {
    expect(read(text)).toMatchObject({ outcome: "question", intent: "duties" });
  });

  it("reports", () => {
    expect(read("V.2 quarter I in progress 60%").items).toMatchObject([{ period: "2024-Q1", percent: 60 }]);
    expect(read("i.10 january nothing arose").items).toMatchObject([{ period: "2024-01", status: "nothing_arose" }]);
  });

  it.each([
    ["not applicable I.10 January", { task: "I.10", period: "2024-01", status: "nothing_arose" }],
    ["I.10 January not applicable", { task: "I.10", period: "2024-01", status: "nothing_arose" }],
    ["b3 quarter I 50 out of 100", { indicator: "CT-b3", period: "2024-Q1", numerator: 50, denominator: 100 }],
    ["b3 quarter I 50 of 100", { numerator: 50, denominator: 100 }],
    ["V.1 done 18/KH-STP dated 23/2", { document: "18/KH-STP", documentDate: "2024-02-23", note: null }],
    ["V.2 quarter I in progress 60 percent", { status: "in_progress", percent: 60 }],
    ["V.2 quarter I in progress 3 out of 5 communes", { percent: null, note: "3 out of 5 communes" }],
  ])("%s", (text, item) => {
    expect(read(text).items).toMatchObject([item]);
  });

  it.each(["I.10 January is not applicable yet", "is I.10 not applicable?"])("%s: nothing is written down", (text) => {
    expect(read(text).items).toEqual([]);
  });
});
