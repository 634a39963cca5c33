import { expect, test } from "vitest";
import { type Addressee, decideUnreached, type MissedMessage } from "../../src/reminders/unreached.js";
import { didNotRun, whyUnreached } from "../../src/reminders/why-unreached.js";

const at = (hour: number) => new Date(`2024-02-26T${String(hour).padStart(2, "0")}:00:00+07:00`);
const message = (outboxId: number, hour: number, kind = "digest"): MissedMessage => ({
  ...{ outboxId, kind, state: "stopped", reason: "stopped: Forbidden: bot was blocked by the user", endedAt: at(hour) },
});
const lan: Addressee = {
  ...{ personId: 1, name: null, title: null, phone: null, heardFrom: null, calledUntil: null },
  posts: [{ role: "focal_point", agency: null }],
  missed: [],
};

test("who missed something is listed with the first moment, the last reason, and how much", () => {
  const missed = [message(3, 10), message(1, 8), message(2, 9, "copy")];
  const [one] = decideUnreached([{ ...lan, missed }]);
  expect(one).toMatchObject({ personId: 1, since: at(8), last: 3, why: "blocked" });
  expect([...one!.missed]).toEqual([
    ["digest", 2],
    ["copy", 1],
  ]);
});

test("nobody who was reached, wrote or was telephoned since, until a later message fails", () => {
  const missed = [message(1, 8), message(2, 9)];
  expect(decideUnreached([lan, { ...lan, missed, heardFrom: at(9) }, { ...lan, missed, calledUntil: at(10) }])).toEqual(
    [],
  );
  const [again] = decideUnreached([{ ...lan, missed, calledUntil: at(8) }]);
  expect(again).toMatchObject({ since: at(9), last: 2 });
  expect([...again!.missed]).toEqual([["digest", 1]]);
});

test.each([
  ["stopped", "stopped: Forbidden: bot was blocked by the user", "blocked"],
  ["stopped", "blocked", "blocked"],
  ["stopped", "stopped: Forbidden: user is deactivated", "deleted"],
  ["stopped", "stopped: Bad Request: chat not found", "neverStarted"],
  ["stopped", "stopped: Forbidden: bot can't initiate conversation with a user", "neverStarted"],
  ["stopped", "no account", "noAccount"],
  ["stopped", "moved", "stopped"],
  ["failed", "expired, quota: 429 quota exceeded", "quota"],
  ["failed", didNotRun, "missed"],
  ["failed", "expired, auth: Unauthorized", "refused"],
  ["failed", "expired, transient: 502 Bad Gateway", "away"],
  ["failed", "invalid: Bad Request: message text is empty", "failed"],
  ["ambiguous", "ambiguous: socket hang up", "unsure"],
  ["failed", null, "failed"],
])("%s, %s: %s", (state, reason, why) => {
  expect(whyUnreached({ state, reason })).toBe(why);
});
