import { beforeEach, expect, test } from "vitest";
import { checkCode } from "../../src/people/check-code.js";
import { findHandOvers, makeHandOver, withdrawHandOver } from "../../src/people/hand-over.js";
import { createInvitation } from "../../src/people/invitations.js";
import { join } from "../../src/people/join.js";
import { listPeople } from "../../src/people/list-people.js";
import { type ChatAddress, findMember } from "../../src/people/member.js";
import { removePerson } from "../../src/people/remove-person.js";
import { handDraftsOver } from "../../src/reporting/hand-drafts-over.js";
import { testDatabase } from "../support/database.js";
import { createAgencies } from "./agencies.js";

const db = testDatabase();
const now = new Date("2024-02-26T08:12:00+07:00");
const lan: ChatAddress = { channel: "telegram", bot: "1", chatId: 5_000_001 };
const hung: ChatAddress = { channel: "telegram", bot: "1", chatId: 5_000_002 };
const minh: ChatAddress = { channel: "zalo", bot: "7", chatId: 3 };

let stp = 0;
let giver = 0;

beforeEach(async () => {
  await db.clear();
  await createAgencies(db.prisma);
  stp = (await db.prisma.agency.findFirstOrThrow({ where: { code: "STP" } })).id;
  giver = await joined(lan, "STP", 1n);
});

async function joined(chat: ChatAddress, target: string, inboxId: bigint): Promise<number> {
  const made = await createInvitation(db.prisma, { target, now });
  if (!made.ok) throw new Error("no code");
  const result = await join(db.prisma, { ...chat, code: made.value.code, now, inboxId });
  if (!result.ok) throw new Error(result.code);
  return result.value.personId;
}

const offer = (inboxId = 10n) =>
  makeHandOver(db.prisma, { giverId: giver, role: "focal_point", agencyId: stp }, { now, inboxId });

const take = (chat: ChatAddress, code: string, inboxId = 20n) =>
  join(db.prisma, { ...chat, code, now, inboxId }, (tx, handed) => handDraftsOver(tx, handed, chat));

async function holders(): Promise<number[]> {
  const held = await db.prisma.holding.findMany({ where: { until: null, post: { agencyId: stp } } });
  return held.map(({ personId }) => personId);
}

test("the post leaves its giver for who takes it; handled twice, it is handed over once", async () => {
  const { code } = await offer();
  const first = await take(minh, code);
  const again = await take(minh, code);
  expect(first).toMatchObject({ ok: true, value: { role: "focal_point", takenFrom: { personId: giver } } });
  expect(again).toEqual(first);
  expect(await holders()).toEqual([first.ok && first.value.personId]);
  expect(await findMember(db.prisma, lan)).toBeNull();
  expect(await db.prisma.audit.count({ where: { action: "hand_over", old: `person ${giver}` } })).toBe(1);
});

test("of two who confirm one code at once, one takes the post", async () => {
  const { code } = await offer();
  const results = await Promise.all([take(minh, code, 20n), take(hung, code, 21n)]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toMatchObject({ code: "used" });
  expect(await holders()).toHaveLength(1);
});

test("making another code takes the first back; for the same update it is the same", async () => {
  const first = await offer(10n);
  expect(await offer(10n)).toEqual(first);
  const second = await offer(11n);
  expect(second.code).not.toBe(first.code);
  expect(await findHandOvers(db.prisma, giver, now)).toEqual([second]);
  expect(await take(minh, first.code)).toMatchObject({ ok: false, code: "withdrawn" });
  const { unusedCodes } = await listPeople(db.prisma, now);
  expect(unusedCodes.map(({ code }) => code)).toEqual([second.code]);
});

test("it is taken back until it was taken, by its giver alone", async () => {
  const { id, code } = await offer();
  const drop = (giverId: number, inboxId: bigint) => withdrawHandOver(db.prisma, { id, giverId }, { now, inboxId });
  expect(await drop(giver + 1, 30n)).toBeNull();
  expect(await drop(giver, 31n)).toBe("withdrawn");
  expect(await drop(giver, 31n)).toBe("withdrawn");
  expect(await drop(giver, 32n)).toBe("withdrawn_before");
  expect(await take(minh, code)).toMatchObject({ ok: false, code: "withdrawn" });
  expect(await holders()).toEqual([giver]);
  const other = await offer(12n);
  expect((await take(minh, other.code)).ok).toBe(true);
  expect(await withdrawHandOver(db.prisma, { id: other.id, giverId: giver }, { now, inboxId: 33n })).toBe("taken");
});

test("nobody takes a post from who holds it no more, from themselves, or twice", async () => {
  const { code } = await offer();
  expect(await take(lan, code)).toMatchObject({ ok: false, code: "own_hand_over" });
  await joined(hung, "STP", 2n);
  expect(await take(hung, code)).toMatchObject({ ok: false, code: "already_yours" });
  expect(await checkCode(db.prisma, { ...minh, code, now, inboxId: 40n })).toMatchObject({ ok: true });
  await removePerson(db.prisma, { personId: giver, by: null, now });
  expect(await take(minh, code)).toMatchObject({ ok: false, code: "giver_left" });
  expect(await findHandOvers(db.prisma, giver, now)).toEqual([]);
});

test("after seven days it has expired", async () => {
  const { id, code } = await offer();
  const later = new Date(now.getTime() + 7 * 86_400_000);
  expect(await join(db.prisma, { ...minh, code, now: later, inboxId: 20n })).toMatchObject({ code: "expired" });
  expect(await withdrawHandOver(db.prisma, { id, giverId: giver }, { now: later, inboxId: 30n })).toBe("expired");
});

test("what was begun goes with the post; what the receiver has begun about the same stays theirs", async () => {
  const other = await db.prisma.agency.findFirstOrThrow({ where: { code: { not: "STP" } } });
  const taker = await joined(minh, other.code, 3n);
  const draft = (personId: number, agencyId: number, subject: string) =>
    db.prisma.draft.create({
      data: {
        ...{ personId, agencyId, subject, openKey: `${personId}:${subject}`, data: {}, lastInput: 1n },
        ...{ channel: "telegram", bot: "1", chatId: 5n, createdAt: now, updatedAt: now },
      },
    });
  const begun = await draft(giver, stp, "duty:1");
  const both = await draft(giver, stp, "duty:2");
  const own = await draft(taker, stp, "duty:2");
  const elsewhere = await draft(giver, other.id, "duty:3");
  const { code } = await offer();
  await take(minh, code);
  const after = (id: number) => db.prisma.draft.findUniqueOrThrow({ where: { id } });
  expect(await after(begun.id)).toMatchObject({ personId: taker, openKey: `${taker}:duty:1`, focused: false });
  expect(await after(both.id)).toMatchObject({ personId: giver, state: "replaced", openKey: null });
  expect(await after(own.id)).toMatchObject({ personId: taker, state: "open" });
  expect(await after(elsewhere.id)).toMatchObject({ personId: giver, state: "open" });
});
