import { BotError, type Context, GrammyError, HttpError } from "grammy";
import { describe, expect, it } from "vitest";
import { ownCode } from "../../../src/channels/own-code.js";
import { failureOf, failureOfRefusal } from "../../../src/channels/zalo/failures.js";
import { defaultPauses, nextTry, noTries } from "../../../src/channels/zalo/patience.js";

describe("what a refusal of Zalo means", () => {
  it.each([
    [400, "The text is too long", "invalid"],
    [400, "The photo URL is invalid", "invalid"],
    [400, "The chat_id is invalid: chat not found", "stopped"],
    [400, "User does not exist, not found", "stopped"],
    [400, "", "invalid"],
    [401, "Unauthorized", "auth"],
    [403, "internal server error", "invalid"],
    [403, "Forbidden", "invalid"],
    [403, "", "invalid"],
    [403, "Forbidden: the user has blocked this bot", "stopped"],
    [403, "User is not a follower", "stopped"],
    [404, "Not Found", "invalid"],
    [404, "Chat not found", "stopped"],
    [408, "Request timeout", "ambiguous"],
    [426, "limit", "invalid"],
    [429, "Quota exceeded", "quota"],
    [500, "", "transient"],
    [502, "Not an answer of Zalo (HTTP 200)", "transient"],
    [504, "Not an answer of Zalo (HTTP 504)", "transient"],
    [ownCode.abandoned, "Abandoned by the caller", "transient"],
    [ownCode.unanswered, "Sent, but not answered: ECONNRESET", "ambiguous"],
    [ownCode.unreachable, "Unreachable: ECONNREFUSED", "transient"],
  ])("%i %j is %s", (error_code, description, kind) => {
    expect(failureOfRefusal({ error_code, description }).kind).toBe(kind);
  });

  it("carries no token", () => {
    const description = "no route /bot1459232241454765289:abcdefghijklmnopqrst/sendMessage";
    expect(JSON.stringify(failureOfRefusal({ error_code: 404, description }))).not.toContain("abcdefghij");
  });

  const refused = new GrammyError(
    "x",
    { ok: false, error_code: 429, description: "Quota exceeded" },
    "sendMessage",
    {},
  );

  it.each([
    ["a refused call", refused, "quota"],
    ["the same inside a handler", new BotError(refused, {} as Context), "quota"],
    ["a network error of someone else", new HttpError("Network request failed", new Error("x")), "ambiguous"],
    ["a bug", new TypeError("x is not a function"), "invalid"],
    ["no error at all", "text", "invalid"],
  ])("%s", (_, error, kind) => {
    expect(failureOf(error).kind).toBe(kind);
  });
});

describe("whether a call is tried again", () => {
  it.each([
    ["what never left", ownCode.unreachable, "ordinary", noTries, 250],
    ["what never left, for the third time", ownCode.unreachable, "ordinary", { ...noTries, unreachable: 2 }, 3_000],
    ["what never left, too often", ownCode.unreachable, "ordinary", { ...noTries, unreachable: 3 }, null],
    ["an answer that may be lost", ownCode.unanswered, "answer", noTries, 500],
    ["an answer that may be lost twice", 408, "answer", { ...noTries, unanswered: 1 }, null],
    ["a reminder that may be lost", ownCode.unanswered, "urgent", noTries, null],
    ["an answer at a gateway that is away", 504, "answer", noTries, 500],
    ["a reminder at a gateway that is away", 504, "urgent", noTries, null],
    ["the quota", 429, "answer", noTries, null],
    ["a refusal", 403, "answer", noTries, null],
    ["a call given up", ownCode.abandoned, "answer", noTries, null],
  ] as const)("%s", (_, code, priority, tries, pause) => {
    expect(nextTry(code, priority, tries, 0, defaultPauses)?.pause ?? null).toBe(pause);
  });

  it("not when the handler's time is over", () => {
    expect(nextTry(504, "answer", noTries, 19_900, defaultPauses)).toBeNull();
  });
});
