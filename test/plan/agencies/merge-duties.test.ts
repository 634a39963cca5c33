import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DutyState, type MergingDuty, mergeDuties, stateOfAll } from "../../../src/plan/agencies/merge-duties.js";

const silent: DutyState = { status: "not_started", percent: null, answeredOn: null, settledOn: null, lastReport: 0 };
const begun: DutyState = {
  ...{ status: "in_progress", percent: 40, answeredOn: "2024-11-05", settledOn: null, lastReport: 7 },
};
const done: DutyState = {
  ...{ status: "done", percent: null, answeredOn: "2024-11-02", settledOn: "2024-11-20", lastReport: 9 },
};
const doneEarlier: DutyState = { ...done, settledOn: "2024-11-03", lastReport: 3 };

describe("several duties as one", () => {
  test.each<[string, DutyState[], Partial<DutyState>]>([
    ["one stays as it is", [begun], begun],
    ["settled when the last was", [doneEarlier, done], { status: "done", settledOn: "2024-11-20" }],
    ["not settled where one is not", [done, begun], { status: "in_progress", percent: 40, settledOn: null }],
    ["not answered where one is not", [done, begun, silent], { status: "not_started", answeredOn: null }],
    ["with the latest report of all", [begun, done], { lastReport: 9 }],
  ])("%s", (_, members, expected) => {
    expect(stateOfAll(members)).toMatchObject(expected);
  });
});

const state = fc.constantFrom(silent, begun, done, doneEarlier);

/** A world of agencies, each with some duties, and mergers of some of them into others, one after another. */
const world = fc.record({
  duties: fc.array(fc.record({ agencyId: fc.nat(7), taskId: fc.nat(3), state }), { minLength: 1, maxLength: 30 }),
  mergers: fc.array(
    fc.record({
      from: fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 4 }),
      // Agencies from 8 on are new ones; null: nobody succeeds.
      to: fc.option(fc.nat(11), { nil: null, freq: 4 }),
    }),
    { maxLength: 8 },
  ),
});

interface Row extends MergingDuty {
  readonly takenById: number | null;
}

test("by any sequence of mergers no duty is lost or doubled, and what was settled for all stays settled", () => {
  fc.assert(
    fc.property(world, ({ duties, mergers }) => {
      const keys = new Set<string>();
      let rows: Row[] = duties
        .filter(({ agencyId, taskId }) => !keys.has(`${agencyId} ${taskId}`) && keys.add(`${agencyId} ${taskId}`))
        .map(({ agencyId, taskId, state: of }, id) => ({
          ...{ id: id + 1, agencyId, taskId, period: "2024-Q4", part: "", closed: false, takenById: null },
          ...of,
        }));
      const first = rows;
      const gone = new Set<number>();
      for (const { from, to } of mergers) {
        if (to !== null && (gone.has(to) || from.includes(to))) continue;
        const ending = from.filter((id) => !gone.has(id));
        for (const id of ending) gone.add(id);
        const seen = rows.filter(({ agencyId, closed }) => (ending.includes(agencyId) && !closed) || agencyId === to);
        const { kept, closed, moved } = mergeDuties(seen, new Map(ending.map((id) => [id, to])));
        expect(closed.length + moved).toBe(seen.filter((row) => ending.includes(row.agencyId)).length);
        rows = rows.map((row) => {
          const keep = kept.find(({ id }) => id === row.id);
          if (keep) return { ...row, ...keep.state, agencyId: keep.agencyId, closed: false };
          const close = closed.find(({ id }) => id === row.id);
          return close ? { ...row, closed: true, takenById: close.takenById } : row;
        });
      }
      const open = rows.filter(({ closed }) => !closed);
      // Nothing is lost, nothing made.
      expect(rows.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
      expect(open.length + rows.filter(({ closed }) => closed).length).toBe(first.length);
      // Nothing is doubled, and nothing open is left at an agency that is no more.
      expect(new Set(open.map(({ agencyId, taskId }) => `${agencyId} ${taskId}`)).size).toBe(open.length);
      expect(open.filter(({ agencyId }) => gone.has(agencyId))).toEqual([]);
      // Each closed one ends at an open one of the same task, or at nobody.
      const takerOf = (row: Row): Row | null => {
        const taker = row.takenById === null ? null : rows.find(({ id }) => id === row.takenById)!;
        return taker?.closed ? takerOf(taker) : taker;
      };
      for (const row of rows.filter(({ closed }) => closed))
        expect(takerOf(row)?.taskId ?? row.taskId).toBe(row.taskId);
      // Settled exactly where all that it stands for were.
      for (const row of open) {
        const members = rows.filter((one) => one.id === row.id || (one.closed && takerOf(one)?.id === row.id));
        const before = members.map(({ id }) => first.find((one) => one.id === id)!);
        expect(row.settledOn !== null).toBe(before.every(({ settledOn }) => settledOn !== null));
      }
    }),
  );
});
