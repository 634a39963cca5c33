import { describe, expect, test } from "vitest";
import type { SendFailure } from "../../src/channels/channel.js";
import {
  afterFailedAttempt,
  afterLastAccount,
  crashed,
  endOfLife,
  type Outlook,
} from "../../src/delivery/after-attempt.js";
import type { Attempt, AttemptState } from "../../src/delivery/outbox.js";

const now = new Date("2024-02-26T08:00:00+07:00");
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

function attempts(...states: (AttemptState | "crashed" | "other-bot")[]): Attempt[] {
  return states.map((state, id) => ({
    id,
    channel: "telegram",
    bot: state === "other-bot" ? "2" : "1",
    state: state === "crashed" ? "ambiguous" : state === "other-bot" ? "transient" : state,
    reason: state === "crashed" ? crashed : "x",
  }));
}

describe("afterFailedAttempt", () => {
  const transient: SendFailure = { kind: "transient", detail: "Unreachable" };
  const ambiguous: SendFailure = { kind: "ambiguous", detail: "not answered" };
  const rows: readonly [name: string, SendFailure, Attempt[], Outlook | { state: string; seconds?: number }][] = [
    ["away", transient, attempts("transient"), { state: "retrying", seconds: 5 }],
    ["still away", transient, attempts("transient", "transient"), { state: "retrying", seconds: 15 }],
    ["away for long", transient, attempts("transient", "transient", "transient"), "later"],
    [
      "another bot was away",
      transient,
      attempts("other-bot", "other-bot", "transient"),
      { state: "retrying", seconds: 5 },
    ],
    ["too many", { kind: "throttled", retryAfter: 40 }, attempts("throttled"), { state: "retrying", seconds: 40 }],
    ["perhaps", ambiguous, attempts("ambiguous"), { state: "retrying", seconds: 15 }],
    ["perhaps twice", ambiguous, attempts("ambiguous", "ambiguous"), { state: "ambiguous" }],
    ["perhaps, after a crash", ambiguous, attempts("crashed", "ambiguous"), { state: "retrying", seconds: 15 }],
    ["blocked", { kind: "stopped", detail: "blocked" }, attempts("stopped"), "stopped"],
    ["moved", { kind: "moved", chatId: -1 }, attempts("moved"), "stopped"],
    ["token refused", { kind: "auth", detail: "Unauthorized" }, attempts("auth"), "much-later"],
    ["used up", { kind: "quota", detail: "3000" }, attempts("quota"), "much-later"],
    ["a bug", { kind: "invalid", detail: "BUTTON_DATA_INVALID" }, attempts("invalid"), "never"],
  ];

  test.each(rows)("%s", (_, failure, tried, follows) => {
    const next = afterFailedAttempt(failure, tried, now);
    if (typeof follows === "string") return expect(next).toEqual({ step: "next-account", outlook: follows });
    const nextAt = follows.seconds === undefined ? {} : { nextAt: inSeconds(follows.seconds) };
    expect(next).toMatchObject({ step: "end", ending: { state: follows.state, ...nextAt } });
  });
});

test("an answer that perhaps arrived is repeated, however often", () => {
  const failure: SendFailure = { kind: "ambiguous", detail: "not answered" };
  const tried = attempts(..."1234567".split("").map(() => "ambiguous" as const));
  const ending = { state: "retrying", nextAt: inSeconds(15) };
  expect(afterFailedAttempt(failure, tried, now, true)).toMatchObject({ step: "end", ending });
});

describe("afterLastAccount", () => {
  test.each<[string, Outlook[], string]>([
    ["nobody to send to", [], "stopped"],
    ["all have blocked the bot", ["stopped", "stopped"], "stopped"],
    ["one may work again", ["stopped", "later"], "retrying"],
    ["one may work when somebody mends it", ["stopped", "much-later"], "retrying"],
    ["nothing will take the message", ["stopped", "never"], "failed"],
  ])("%s", (_, outlooks, state) => {
    expect(afterLastAccount(outlooks, attempts("transient"), "x", now).state).toBe(state);
  });
});

describe("endOfLife", () => {
  const message = { createdAt: inSeconds(-3_600), expiresAt: now, reason: "transient: Unreachable" };

  test("lives to its last instant", () => {
    expect(endOfLife(message, [], now)).toBe(null);
    expect(endOfLife(message, attempts("transient"), inSeconds(1))).toEqual({
      state: "failed",
      reason: "expired, transient: Unreachable",
    });
  });

  test("without an end it lives for a day", () => {
    const timeless = { ...message, expiresAt: null };
    expect(endOfLife(timeless, [], inSeconds(23 * 3_600))).toBe(null);
    expect(endOfLife(timeless, [], inSeconds(23 * 3_600 + 1))?.state).toBe("failed");
  });

  test("what perhaps arrived is not called failed", () => {
    expect(endOfLife(message, attempts("ambiguous"), inSeconds(1))?.state).toBe("ambiguous");
    expect(endOfLife(message, attempts("crashed"), inSeconds(1))?.state).toBe("ambiguous");
  });

  test("a message that takes its process with it again and again is let go", () => {
    expect(endOfLife(message, attempts(..."1234".split("").map(() => "crashed" as const)), now)).toBe(null);
    expect(endOfLife(message, attempts(..."12345".split("").map(() => "crashed" as const)), now)?.state).toBe(
      "ambiguous",
    );
  });
});
