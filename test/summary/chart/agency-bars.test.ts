import { expect, it } from "vitest";
import type { Telling } from "../../../src/summary/asked.js";
import { agencyBars } from "../../../src/summary/chart/agency-bars.js";
import { nothing, type Tally } from "../../../src/summary/tally.js";
import { translator } from "../../../src/text/language.js";

const telling = (codes: readonly string[]) =>
  ({
    plan: {
      catalogue: {
        agencies: codes.map((code) => ({ code, shortName: code, parent: null })),
        groupNames: [],
        groups: [],
      },
    },
    t: translator("vi", null),
  }) as unknown as Telling;
const due = (counts: Partial<Tally>): Tally => ({ ...nothing, due: 4, ...counts });

it("the worst stand first, and who has nothing to do in no place", () => {
  const tallies = new Map([
    ["done", due({ onTime: 4 })],
    ["late", due({ onTime: 3, late: 1 })],
    ["none", nothing],
    ["unfinished", due({ onTime: 3, unfinished: 1 })],
    ["silent", due({ onTime: 2, silent: 2 })],
  ]);
  expect(agencyBars(tallies, telling([...tallies.keys()])).map(({ label }) => label)).toEqual([
    "silent",
    "unfinished",
    "late",
    "done",
  ]);
});

it.each([
  [21, 21, "A9"],
  [22, 21, "2 đơn vị khác"],
])("of %d there are %d bars, the last is %s", (agencies, bars, last) => {
  const codes = Array.from({ length: agencies }, (_, n) => `A${n}`);
  const tallies = new Map(codes.map((code) => [code, due({ silent: 1, onTime: 3 })]));
  const drawn = agencyBars(tallies, telling([...codes].sort()));
  expect(drawn).toHaveLength(bars);
  expect(drawn.at(-1)!.label).toBe(last);
  expect(drawn.reduce((sum, { tally }) => sum + tally.silent, 0)).toBe(agencies);
});
