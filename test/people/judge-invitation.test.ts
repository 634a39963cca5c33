import { describe, expect, test } from "vitest";
import {
  blockedUntil,
  type InvitationFacts,
  judgeInvitation,
  type LinkedPerson,
} from "../../src/people/judge-invitation.js";

const now = new Date("2024-02-26T08:00:00+07:00");
const later = new Date("2024-03-04T08:00:00+07:00");
const earlier = new Date("2024-02-25T08:00:00+07:00");

const justice: InvitationFacts = {
  role: "focal_point",
  agencyId: 1,
  personId: null,
  expiresAt: later,
  usedAt: null,
  usedBy: null,
};
const own: InvitationFacts = { ...justice, role: "account", agencyId: null, personId: 12 };
const lan: LinkedPerson = { personId: 12, posts: [{ role: "focal_point", agencyId: 1 }] };
const hoa: LinkedPerson = { personId: 13, posts: [{ role: "staff", agencyId: null }] };

test.each<[string, InvitationFacts, LinkedPerson | null, unknown]>([
  ["a stranger becomes a person", justice, null, { kind: "welcome", adds: "person" }],
  ["a linked person gets one more post", justice, hoa, { kind: "welcome", adds: "post" }],
  ["the same agency's leader is another post", { ...justice, role: "leader" }, lan, { kind: "welcome", adds: "post" }],
  ["whoever holds the post needs no code", justice, lan, { kind: "already_yours", spent: false }],
  ["a spent code names when", { ...justice, usedAt: earlier, usedBy: 12 }, null, { kind: "used", at: earlier }],
  ["also to another person", { ...justice, usedAt: earlier, usedBy: 12 }, hoa, { kind: "used", at: earlier }],
  [
    "whoever spent it is told so",
    { ...justice, usedAt: earlier, usedBy: 12 },
    lan,
    { kind: "already_yours", spent: true },
  ],
  [
    "a spent code that has expired since is spent",
    { ...justice, usedAt: earlier, usedBy: 12, expiresAt: earlier },
    null,
    { kind: "used", at: earlier },
  ],
  ["an expired one", { ...justice, expiresAt: now }, null, { kind: "expired", at: now }],
  ["one's own code links another account", own, null, { kind: "welcome", adds: "account" }],
  ["from the account itself there is nothing to add", own, lan, { kind: "already_yours", spent: false }],
  ["a chat of somebody else is never taken over", own, hoa, { kind: "linked_to_other" }],
])("%s", (_, invitation, linked, verdict) => {
  expect(judgeInvitation(invitation, linked, now)).toEqual(verdict);
});

describe("five wrong codes an hour", () => {
  const minutesAgo = (...minutes: number[]) => minutes.map((minute) => new Date(now.getTime() - minute * 60_000));

  test.each<[string, Date[], Date | null]>([
    ["none", [], null],
    ["four", minutesAgo(1, 2, 3, 4), null],
    [
      "the fifth blocks until the first of them is an hour old",
      minutesAgo(50, 1, 2, 3, 4),
      new Date("2024-02-26T08:10:00+07:00"),
    ],
    ["an hour later it is forgotten", minutesAgo(60, 1, 2, 3, 4), null],
    ["the newest five count", minutesAgo(55, 50, 1, 2, 3, 4), new Date("2024-02-26T08:10:00+07:00")],
    ["instants to come do not (the demo's clock went back)", minutesAgo(-5, -6, -7, -8, -9), null],
  ])("%s", (_, wrongAt, until) => {
    expect(blockedUntil(wrongAt, now)).toEqual(until);
  });
});
