import { describe, expect, it } from "vitest";
import { matchChoice } from "../../src/text/choices.js";

const chosen = (typed: string, ...labels: string[]) =>
  matchChoice(
    typed,
    labels.map((label) => ({ key: "", label })),
  )?.label ?? null;

describe("a number in a typed answer", () => {
  it.each([
    ["tháng 2", ["tháng 02/2024", "tháng 04/2024", "Gõ lại"], "tháng 02/2024"],
    ["thang 02", ["tháng 02/2024", "tháng 04/2024"], "tháng 02/2024"],
    ["tháng 1", ["tháng 01/2024", "tháng 10/2024"], "tháng 01/2024"],
    ["tháng 2/2024", ["tháng 02/2024", "tháng 12/2024"], "tháng 02/2024"],
    ["V.1", ["V.1 quý I", "V.10"], "V.1 quý I"],
  ])("%s of %j is %s", (typed, labels, label) => {
    expect(chosen(typed, ...labels)).toBe(label);
  });

  it.each([
    ["tháng 1", ["tháng 02/2024", "tháng 10/2024"]],
    ["0,5%", ["0,05%", "0%"]],
    ["0.5", ["0.05", "5"]],
    ["năm 202", ["năm 2024", "Gõ lại"]],
  ])("%s is none of %j", (typed, labels) => {
    expect(chosen(typed, ...labels)).toBeNull();
  });
});
