import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Reach } from "../../src/channels/reach.js";

let watching: AbortController;
let looks: number;
let works: boolean;
let returns: number;
/** Resolves with the next look. */
let looked: () => void;

beforeEach(() => {
  watching = new AbortController();
  [looks, works, returns, looked] = [0, false, 0, () => {}];
});
afterEach(() => watching.abort());

function begin(): Reach {
  const reach: Reach = new Reach(async () => {
    looks += 1;
    if (works) reach.answered();
    else reach.failed();
    setImmediate(() => looked());
  }, 4);
  reach.watch(watching.signal);
  reach.onReturn(() => {
    returns += 1;
  });
  return reach;
}

async function nextLook(): Promise<void> {
  await new Promise<void>((resolve) => {
    looked = resolve;
  });
}

describe("a channel", () => {
  test("is not away because one chat cannot be served", async () => {
    const reach = begin();
    works = true;
    reach.failed();
    expect(reach.awayFor).toBe(null);
    await nextLook();
    expect(reach.awayFor).toBe(null);
    expect(returns).toBe(0);
  });

  test("is away when a look after a failure fails too, and is looked at until it returns", async () => {
    const reach = begin();
    reach.failed();
    await nextLook();
    expect(reach.awayFor).toBeGreaterThanOrEqual(0);
    await nextLook();
    expect(returns).toBe(0);
    works = true;
    await nextLook();
    expect(reach.awayFor).toBe(null);
    expect(returns).toBe(1);
    expect(looks).toBe(3);
  });

  test("returns with any call that is answered", async () => {
    const reach = begin();
    reach.failed();
    await nextLook();
    reach.answered();
    expect(reach.awayFor).toBe(null);
    expect(returns).toBe(1);
  });

  test("is looked at by one at a time, however many fail", async () => {
    const reach = begin();
    for (let call = 0; call < 50; call += 1) reach.failed();
    reach.answered();
    for (let call = 0; call < 50; call += 1) reach.failed();
    await nextLook();
    expect(looks).toBe(1);
  });

  test("that nobody watches is never away", async () => {
    const reach = new Reach(async () => expect.fail("nobody asked"), 1);
    reach.failed();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(reach.awayFor).toBe(null);
  });
});
