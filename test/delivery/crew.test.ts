import { afterEach, expect, test } from "vitest";
import { Crew } from "../../src/delivery/crew.js";
import { createWake } from "../../src/delivery/wake.js";
import { gate, recordingLog } from "./support.js";

let crew: Crew<never>;

afterEach(() => crew.stop(0));

function begin(claim: () => Promise<never[]>, lookAround: number): () => void {
  const wake = createWake();
  const { log } = recordingLog();
  crew = new Crew<never>({
    name: "test",
    claim,
    work: async () => null,
    tidy: async () => {},
    concurrency: 1,
    wake,
    lookAround,
    log,
  });
  return wake.wake;
}

test.each([0, 1, 2, 3, 4, 5])("a wake that comes %i turns after the rows is not lost", async (turns) => {
  const claimed = gate();
  const claimedAgain = gate();
  let claims = 0;
  const wake = begin(async () => {
    claims += 1;
    if (claims === 1) claimed.open();
    else claimedAgain.open();
    return [];
  }, 3_600_000);
  await claimed.promise;
  for (let turn = 0; turn < turns; turn += 1) await null;
  wake();
  await claimedAgain.promise;
});

test("is idle between two look-arounds, also where each takes longer than the pause", async () => {
  const pause = 5;
  let claims = 0;
  begin(async () => {
    claims += 1;
    await new Promise((resolve) => setTimeout(resolve, 4 * pause));
    return [];
  }, pause);
  await crew.idle();
  expect(claims).toBe(1);
});

test("what ended is written with the next claim, again where that fails, and also when the crew stops", async () => {
  const asked: [limit: number, ended: readonly number[]][] = [];
  let rows = [1, 2];
  let failing = true;
  const wake = createWake();
  const numbers = new Crew<number, number>({
    name: "test",
    async claim(limit, ended) {
      asked.push([limit, ended]);
      if (ended.length > 0 && failing) {
        failing = false;
        throw new Error("the database is away");
      }
      return rows.splice(0, limit);
    },
    work: async (row) => row * 10,
    tidy: async () => {},
    concurrency: 2,
    wake,
    lookAround: 3_600_000,
    log: recordingLog().log,
  });
  await numbers.idle();
  const written = asked.filter(([, ended]) => ended.length > 0).map(([, ended]) => [...ended].sort());
  expect(written.at(-1)).toEqual([10, 20]);
  rows = [3];
  wake.wake();
  expect(await numbers.stop(10_000)).toBe(0);
  expect(asked.at(-1)).toEqual([0, [30]]);
});
