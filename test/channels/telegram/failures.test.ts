import { BotError, type Context, GrammyError, HttpError } from "grammy";
import { describe, expect, test } from "vitest";
import type { SendFailure } from "../../../src/channels/channel.js";
import { ownCode } from "../../../src/channels/own-code.js";
import { failureOf } from "../../../src/channels/telegram/failures.js";

function refused(code: number, description: string, parameters?: object): GrammyError {
  const answer = { ok: false as const, error_code: code, description, parameters: parameters ?? {} };
  return new GrammyError("Call to 'sendMessage' failed!", answer, "sendMessage", { chat_id: 1, text: "b3 1/2" });
}

/** Every refusal that reaches the caller; what the transport mends is in transport.test.ts. */
const rows: readonly [code: number, description: string, kind: SendFailure["kind"], parameters?: object][] = [
  [400, "Bad Request: chat not found", "stopped"],
  [400, "Bad Request: private chat not found", "stopped"],
  [400, 'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 3', "invalid"],
  [400, "Bad Request: message text is empty", "invalid"],
  [400, "Bad Request: text must be non-empty", "invalid"],
  [400, "Bad Request: message is too long", "invalid"],
  [400, "Bad Request: message caption is too long", "invalid"],
  [400, "Bad Request: BUTTON_DATA_INVALID", "invalid"],
  [400, "Bad Request: reply markup is too long", "invalid"],
  [400, "Bad Request: chat_id is empty", "invalid"],
  [400, "Bad Request: wrong file_id or the file is temporarily unavailable", "invalid"],
  [400, "Bad Request: file is too big", "invalid"],
  [413, "Request Entity Too Large", "invalid"],
  [400, "Bad Request: group chat was upgraded to a supergroup chat", "moved", { migrate_to_chat_id: -1001234567890 }],
  [400, "Bad Request: not enough rights to send text messages to the chat", "stopped"],
  [400, "Bad Request: Not Enough Rights to send text messages to the chat", "stopped"],
  [401, "Unauthorized", "auth"],
  [401, "Unauthorized: invalid token specified", "auth"],
  [403, "Forbidden: bot was blocked by the user", "stopped"],
  [403, "Forbidden: user is deactivated", "stopped"],
  [403, "Forbidden: bot can't initiate conversation with a user", "stopped"],
  [403, "Forbidden: bot was kicked from the group chat", "stopped"],
  [403, "Forbidden: bot was kicked from the supergroup chat", "stopped"],
  [403, "Forbidden: bot is not a member of the supergroup chat", "stopped"],
  [403, "Forbidden: the group chat was deleted", "stopped"],
  [404, "Not Found", "auth"],
  [404, "Not Found: method not found", "invalid"],
  [
    409,
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    "transient",
  ],
  [421, "Misdirected Request: unallowed token specified", "auth"],
  [429, "Too Many Requests: retry after 5", "throttled", { retry_after: 5 }],
  [500, "Internal Server Error: restart", "transient"],
  [502, "Bad Gateway", "transient"],
  [504, "Gateway Timeout", "transient"],
  [ownCode.unreachable, "Unreachable: ECONNREFUSED", "transient"],
  [ownCode.unanswered, "Sent, but not answered: ECONNRESET", "ambiguous"],
  [ownCode.abandoned, "Abandoned by the caller", "transient"],
  [418, "I'm a teapot", "invalid"],
];

describe("failureOf", () => {
  test.each(rows)("%i %s is %s", (code, description, kind, parameters) => {
    expect(failureOf(refused(code, description, parameters)).kind).toBe(kind);
  });

  test("says how long to wait, also where only the sentence does", () => {
    expect(failureOf(refused(429, "Too Many Requests: retry after 7"))).toEqual({ kind: "throttled", retryAfter: 7 });
    const parameters = { retry_after: 3 };
    expect(failureOf(refused(429, "Flood", parameters))).toEqual({ kind: "throttled", retryAfter: 3 });
  });

  test("says where a group went", () => {
    const error = refused(400, "Bad Request: group chat was upgraded to a supergroup chat", {
      migrate_to_chat_id: -100123,
    });
    expect(failureOf(error)).toEqual({ kind: "moved", chatId: -100123 });
  });

  test("looks into an error that grammY's middleware wrapped", () => {
    const inner = refused(403, "Forbidden: bot was blocked by the user");
    expect(failureOf(new BotError(inner, {} as Context)).kind).toBe("stopped");
  });

  test("takes a network error that did not come through our fetch for one that may have been sent", () => {
    expect(failureOf(new HttpError("Network request for 'sendMessage' failed!", new Error("x"))).kind).toBe(
      "ambiguous",
    );
  });

  test("takes a bug for a bug", () => {
    expect(failureOf(new TypeError("x is not a function"))).toEqual({ kind: "invalid", detail: "TypeError" });
    expect(failureOf("thrown text")).toEqual({ kind: "invalid", detail: "string" });
  });

  test("keeps tokens out of what it says", () => {
    const failure = failureOf(refused(400, "Bad Request: 700001:AAtestTokenOfThisTest_0123456789abcdef is odd"));
    expect(failure).toEqual({ kind: "invalid", detail: "Bad Request: [token] is odd" });
  });
});
