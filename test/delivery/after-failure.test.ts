import { describe, expect, test } from "vitest";
import { afterFailure, type Trouble } from "../../src/delivery/after-failure.js";

const now = new Date("2024-02-26T08:00:00+07:00");
const channel = (failure: Extract<Trouble, { kind: "channel" }>["failure"]): Trouble => ({ kind: "channel", failure });
const transient = channel({ kind: "transient", detail: "Unreachable: ECONNREFUSED" });

/** [what went wrong, tries so far, what follows: seconds until the next try, or the state] */
const rows: readonly [name: string, trouble: Trouble, attempts: number, follows: number | "done" | "failed"][] = [
  ["the channel is away", transient, 1, 1],
  ["again", transient, 2, 5],
  ["and again", transient, 3, 15],
  ["for a long time", transient, 50, 15],
  ["too many requests", channel({ kind: "throttled", retryAfter: 17 }), 1, 17],
  ["the token is refused", channel({ kind: "auth", detail: "Unauthorized" }), 1, 1],
  ["the month's messages are used up", channel({ kind: "quota", detail: "" }), 6, 300],
  ["the database is away", { kind: "database", detail: "P1001" }, 2, 5],
  ["the person blocked the bot", channel({ kind: "stopped", detail: "blocked" }), 1, "done"],
  ["the group moved", channel({ kind: "moved", chatId: -100 }), 1, "done"],
  ["the answer perhaps arrived", channel({ kind: "ambiguous", detail: "" }), 2, 5],
  ["and perhaps for the fiftieth time", channel({ kind: "ambiguous", detail: "" }), 50, 15],
  ["a bug", { kind: "bug", detail: "TypeError" }, 1, 1],
  ["a bug that stays", { kind: "bug", detail: "TypeError" }, 3, "failed"],
  ["a handler that does not end", { kind: "timeout" }, 1, 1],
  ["and again does not end", { kind: "timeout" }, 2, "failed"],
  ["the program is told to stop", { kind: "interrupted" }, 7, 15],
  ["processes ended with it", { kind: "crash" }, 6, "failed"],
];

describe("afterFailure", () => {
  test.each(rows)("%s", (_, trouble, attempts, follows) => {
    const ending = afterFailure(trouble, attempts, now, now);
    if (typeof follows === "string") expect(ending.state).toBe(follows);
    else expect(ending).toMatchObject({ state: "new", nextAt: new Date(now.getTime() + follows * 1_000) });
  });

  test("what does not mend itself in a day is given up, with its reason", () => {
    const receivedAt = new Date(now.getTime() - 24 * 3_600_000);
    const reason = "transient: Unreachable: ECONNREFUSED";
    expect(afterFailure(transient, 200, receivedAt, now)).toEqual({ state: "failed", reason });
    expect(afterFailure(transient, 200, new Date(receivedAt.getTime() + 1), now).state).toBe("new");
    expect(afterFailure(channel({ kind: "ambiguous", detail: "" }), 200, receivedAt, now).state).toBe("failed");
  });

  test("a day is not enough where it was hardly tried: the process was off, or the clock is wrong", () => {
    const receivedAt = new Date(now.getTime() - 48 * 3_600_000);
    expect(afterFailure(transient, 9, receivedAt, now).state).toBe("new");
    expect(afterFailure(transient, 10, receivedAt, now).state).toBe("failed");
  });
});
