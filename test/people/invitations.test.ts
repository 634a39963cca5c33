import { beforeEach, describe, expect, test } from "vitest";
import { ensureFirstAdministratorCode } from "../../src/people/administrator.js";
import { createInvitation, createOwnInvitation, inviteAll, nearAgencies } from "../../src/people/invitations.js";
import { join } from "../../src/people/join.js";
import { listPeople } from "../../src/people/list-people.js";
import { translator } from "../../src/text/language.js";
import { testDatabase } from "../support/database.js";
import { createAgencies } from "./agencies.js";

const db = testDatabase();
const t = translator("vi");
const now = new Date("2024-02-26T07:30:00+07:00");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

beforeEach(async () => {
  await db.clear();
  await createAgencies(db.prisma);
});

async function joinWith(code: string, chatId: number, at = now): Promise<number> {
  const joined = await join(db.prisma, { code, channel: "telegram", bot: "1", chatId, now: at, inboxId: null });
  if (!joined.ok) throw new Error(joined.say(t));
  return joined.value.personId;
}

describe("an invitation", () => {
  test("of an agency is for its focal point, single use, for 7 days", async () => {
    const made = await createInvitation(db.prisma, { target: "stp", now });
    expect(made).toEqual({
      ok: true,
      value: {
        code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{8}$/),
        role: "focal_point",
        agency: "STP",
        expiresAt: new Date("2024-03-04T07:30:00+07:00"),
      },
    });
  });

  test.each([
    ["office", false, "staff", null],
    ["lead", false, "lead", null],
    ["ADMIN", false, "administrator", null],
    ["H679", true, "leader", "H679"],
  ])("for %s (leader: %s) is for %s", async (target, leader, role, agency) => {
    const made = await createInvitation(db.prisma, { target, leader, now });
    expect(made).toMatchObject({ ok: true, value: { role, agency } });
  });

  test.each(["constructor", "__proto__"])("for %s is for nobody", async (target) => {
    expect(await createInvitation(db.prisma, { target, now })).toMatchObject({ ok: false, code: "unknown_agency" });
  });

  test("asked for again is another one, and both are good", async () => {
    const [one, other] = [
      await createInvitation(db.prisma, { target: "STP", now }),
      await createInvitation(db.prisma, { target: "STP", now }),
    ];
    if (!one.ok || !other.ok) throw new Error("not made");
    expect(one.value.code).not.toBe(other.value.code);
    expect(await joinWith(one.value.code, 1)).not.toBe(await joinWith(other.value.code, 2));
  });

  test.each<[string, object, string]>([
    [
      "an unknown agency",
      { target: "XYZ9" },
      "Không có cơ quan nào mang mã XYZ9. Mã như VPUBND, H679, X24856; hoặc office, lead, admin.",
    ],
    [
      "a name instead of a code",
      { target: "sở tư pháp" },
      "Không có cơ quan nào mang mã sở tư pháp. Gần nhất: STP Sở Tư pháp.",
    ],
    ["a slip of the finger", { target: "STPP" }, "Không có cơ quan nào mang mã STPP. Gần nhất: STP Sở Tư pháp."],
    [
      "a leader of the office",
      { target: "office", leader: true },
      "Lãnh đạo (--leader) chỉ đi với mã cơ quan, ví dụ: invite MÃ --leader",
    ],
    [
      "a name that is none",
      { target: "STP", name: "12" },
      '"12" có chữ số, họ tên chỉ gồm chữ. Ví dụ: Nguyễn Văn Hùng, Phó Trưởng phòng',
    ],
  ])("%s is answered with a sentence", async (_, request, sentence) => {
    const made = await createInvitation(db.prisma, { target: "", now, ...request });
    expect(made.ok ? made.value : made.say(t)).toBe(sentence);
    expect(await db.prisma.invitation.count()).toBe(0);
  });

  test("before a plan is imported says what to do first", async () => {
    await db.clear();
    const made = await createInvitation(db.prisma, { target: "STP", now });
    expect(made.ok ? made.value : made.say(t)).toBe(
      "Chưa có cơ quan STP: kế hoạch chưa được nạp. Chạy trước: plan import",
    );
  });
});

test.each([
  ["di linh", ["Di Linh"]],
  ["da long", ["Đạ Long"]],
  ["so", ["Sở Tư pháp", "Sở Tài chính"]],
  ["ST", ["Sở Tư pháp", "Sở Tài chính"]],
  ["VPUB", ["Văn phòng UBND tỉnh"]],
  ["H689", ["Di Linh"]],
  ["", []],
  ["s", []],
])("near %j are %j", (typed, near) => {
  const agencies = [
    { code: "VPUBND", name: "Văn phòng UBND tỉnh", shortName: "Văn phòng UBND tỉnh" },
    { code: "STP", name: "Sở Tư pháp", shortName: "Sở Tư pháp" },
    { code: "STC", name: "Sở Tài chính", shortName: "Sở Tài chính" },
    { code: "H679", name: "UBND huyện Di Linh", shortName: "Di Linh" },
    { code: "X24856", name: "UBND xã Đạ Long, huyện Đam Rông", shortName: "Đạ Long" },
  ];
  expect(nearAgencies(typed, agencies).map((agency) => agency.shortName)).toEqual(near);
});

describe("invite --all", () => {
  test("gives one code to every agency that nobody has joined, in their order", async () => {
    const justice = await createInvitation(db.prisma, { target: "STP", now });
    const leader = await createInvitation(db.prisma, { target: "STC", leader: true, now });
    if (!justice.ok || !leader.ok) throw new Error("not made");
    await joinWith(justice.value.code, 1);
    await joinWith(leader.value.code, 2);
    const all = await inviteAll(db.prisma, now);
    expect(all.map(({ agency, name }) => [agency, name])).toEqual([
      ["VPUBND", "Văn phòng UBND tỉnh"],
      ["H679", "UBND huyện Di Linh"],
      ["X24856", "UBND xã Đạ Long, huyện Đam Rông"],
    ]);
    expect(new Set(all.map(({ code }) => code)).size).toBe(3);
    expect(all.every(({ expiresAt }) => expiresAt.getTime() === inDays(7).getTime())).toBe(true);
  });

  test("again gives the same codes while they are good for another day, then new ones", async () => {
    const first = await inviteAll(db.prisma, now);
    expect(await inviteAll(db.prisma, inDays(6))).toEqual(first);
    const second = await inviteAll(db.prisma, inDays(6.5));
    expect(second.filter(({ code }) => first.some((known) => known.code === code))).toEqual([]);
  });

  test("never gives away a code that was handed to somebody", async () => {
    const handed = await createInvitation(db.prisma, { target: "STP", now });
    if (!handed.ok) throw new Error("not made");
    const all = await inviteAll(db.prisma, now);
    expect(all.map(({ code }) => code)).not.toContain(handed.value.code);
  });

  test("asks again for an agency whose only person has left", async () => {
    const [first] = await inviteAll(db.prisma, now);
    const personId = await joinWith(first!.code, 1);
    expect((await inviteAll(db.prisma, now)).map(({ agency }) => agency)).not.toContain("VPUBND");
    await db.prisma.holding.updateMany({ where: { personId }, data: { until: now } });
    const [again] = await inviteAll(db.prisma, now);
    expect(again).toMatchObject({ agency: "VPUBND" });
    expect(again!.code).not.toBe(first!.code);
  });
});

describe("the first administrator's code", () => {
  test("is the same at every start until it is used or expires, then another or none", async () => {
    await db.clear();
    const first = await ensureFirstAdministratorCode(db.prisma, now);
    expect(first).toMatchObject({ role: "administrator", agency: null });
    expect(await ensureFirstAdministratorCode(db.prisma, inDays(6))).toEqual(first);
    const second = await ensureFirstAdministratorCode(db.prisma, inDays(8));
    expect(second!.code).not.toBe(first!.code);
    const personId = await joinWith(second!.code, 1, inDays(8));
    expect(await ensureFirstAdministratorCode(db.prisma, inDays(9))).toBeNull();
    await db.prisma.holding.updateMany({ where: { personId }, data: { until: inDays(10) } });
    expect(await ensureFirstAdministratorCode(db.prisma, inDays(10))).not.toBeNull();
  });

  test("of two processes that start at once is one", async () => {
    const codes = await Promise.all([1, 2, 3, 4].map(() => ensureFirstAdministratorCode(db.prisma, now)));
    expect(new Set(codes.map((made) => made?.code)).size).toBe(1);
    expect(await db.prisma.invitation.count()).toBe(1);
  });
});

describe("a person's own code", () => {
  test("is one at a time, for a day", async () => {
    const [invited] = await inviteAll(db.prisma, now);
    const personId = await joinWith(invited!.code, 1);
    const first = await createOwnInvitation(db.prisma, { personId, now });
    const second = await createOwnInvitation(db.prisma, { personId, now });
    if (!first.ok || !second.ok) throw new Error("not made");
    expect(second.value).toMatchObject({ role: "account", agency: null, expiresAt: inDays(1) });
    const { unusedCodes } = await listPeople(db.prisma, now);
    const own = unusedCodes.filter(({ role }) => role === "account").map(({ code }) => code);
    expect(own).toEqual([second.value.code]);
  });

  test("needs a person who is here", async () => {
    const made = await createOwnInvitation(db.prisma, { personId: 99, now });
    expect(made.ok ? made.value : made.say(t)).toBe("Không có cán bộ số 99. Xem số ở lệnh people.");
  });
});
