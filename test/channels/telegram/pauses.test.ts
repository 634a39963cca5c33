import { describe, expect, test } from "vitest";
import { everywhere } from "../../../src/channels/shared-pauses.js";
import { Pauses } from "../../../src/channels/telegram/pauses.js";

describe("a refusal", () => {
  test("is one of its chat alone, until it is over", () => {
    const pauses = new Pauses();
    expect(pauses.refused("5", 3_000, 0)).toEqual([{ place: "5", milliseconds: 3_000 }]);
    expect([pauses.wait("5", 0), pauses.wait("5", 2_999), pauses.wait("5", 3_000)]).toEqual([3_000, 1, 0]);
    expect(pauses.wait("6", 0)).toBe(0);
  });

  test("of a second chat at once is one of all, for as long as both have in common", () => {
    const pauses = new Pauses();
    pauses.refused("5", 3_000, 0);
    const said = pauses.refused("6", 40_000, 500);
    expect(said).toEqual([
      { place: "6", milliseconds: 40_000 },
      { place: everywhere, milliseconds: 2_500 },
    ]);
    expect([pauses.wait("7", 500), pauses.wait("6", 500), pauses.wait("7", 3_000)]).toEqual([2_500, 40_000, 0]);
  });

  test("of the same chat again, or of another much later, is not", () => {
    const pauses = new Pauses();
    pauses.refused("5", 3_000, 0);
    pauses.refused("5", 3_000, 100);
    pauses.refused("6", 3_000, 1_200);
    expect(pauses.wait("7", 1_200)).toBe(0);
  });

  test("does not shorten a pause", () => {
    const pauses = new Pauses();
    pauses.refused("5", 10_000, 0);
    pauses.refused("5", 1_000, 0);
    expect(pauses.wait("5", 0)).toBe(10_000);
  });
});
