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
});
