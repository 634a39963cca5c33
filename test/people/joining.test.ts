import { beforeEach, describe, expect, test } from "vitest";
import { checkCode, recognisesCode } from "../../src/people/check-code.js";
import { createInvitation, createOwnInvitation, type Invitation } from "../../src/people/invitations.js";
import { join } from "../../src/people/join.js";
import { joinedText, offerMessage, ownCodeText } from "../../src/people/joining-text.js";
import { type ChatAddress, findMember, noteSeen, setLanguage } from "../../src/people/member.js";
import { namePerson } from "../../src/people/names.js";
import { translator } from "../../src/text/language.js";
import { testDatabase } from "../support/database.js";
import { createAgencies } from "./agencies.js";

const db = testDatabase();
const t = translator("vi");
const now = new Date("2024-02-26T08:12:00+07:00");
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const lan: ChatAddress = { channel: "telegram", bot: "1", chatId: 5_000_001 };
const lanOnZalo: ChatAddress = { channel: "zalo", bot: "7", chatId: 3 };
const hung: ChatAddress = { channel: "telegram", bot: "1", chatId: 5_000_002 };

beforeEach(async () => {
  await db.clear();
  await createAgencies(db.prisma);
});

async function invite(
  target: string,
  more: { name?: string; title?: string; phone?: string; leader?: boolean } = {},
): Promise<Invitation> {
  const made = await createInvitation(db.prisma, { target, now, ...more });
  if (!made.ok) throw new Error(made.say(t));
  return made.value;
}

async function check(chat: ChatAddress, code: string | null, at = now): Promise<string> {
  const checked = await checkCode(db.prisma, { ...chat, code, now: at, inboxId: null });
  return checked.ok ? offerMessage(checked.value, chat.channel, t).text : checked.say(t);
}

async function confirm(chat: ChatAddress, code: string, inboxId: bigint | null = null, at = now): Promise<string> {
  const joined = await join(db.prisma, { ...chat, code, now: at, inboxId });
  return joined.ok ? joinedText(joined.value, chat.channel, t) : joined.say(t);
}

describe("joining", () => {
  test("asks first, links on confirmation, and knows the person from then on", async () => {
    const { code } = await invite("STP", { name: "Lan", title: "Chuyên viên" });
    expect(await check(lan, code)).toBe(
      "Mã cấp cho: Chuyên viên Lan.\nMã này dành cho đầu mối của Sở Tư pháp.\nLiên kết tài khoản Telegram này để báo cáo thay mặt Sở Tư pháp?",
    );
    expect(await findMember(db.prisma, lan)).toBeNull();
    expect(await confirm(lan, code, 1n)).toBe(
      "Chào đ/c Lan. Đã liên kết với Sở Tư pháp.\nĐã ghi: Chuyên viên Lan. Cần sửa: /ten",
    );
    expect(await findMember(db.prisma, lan)).toEqual({
      ...lan,
      personId: 1,
      accountId: 1,
      name: "Lan",
      title: "Chuyên viên",
      language: "vi",
      posts: [
        {
          role: "focal_point",
          agency: {
            id: expect.any(Number),
            code: "STP",
            name: "Sở Tư pháp",
            shortName: "Sở Tư pháp",
            level: "so-ban-nganh",
          },
        },
      ],
    });
    const audit = await db.prisma.audit.findMany();
    expect(audit).toMatchObject([
      { at: now, personId: 1, action: "join", subject: "focal_point STP", old: null, new: "telegram", inboxId: 1n },
    ]);
    expect(JSON.stringify(audit, (_, value) => (typeof value === "bigint" ? `${value}` : value))).not.toContain(code);
  });

  test.each([
    ["office", "staff", "chuyên viên"],
    ["lead", "lead", "lãnh đạo"],
    ["admin", "administrator", "quản trị"],
  ])("%s has no agency", async (target, role, word) => {
    const { code } = await invite(target);
    expect(await check(lan, code)).toContain(word);
    expect(await confirm(lan, code)).toContain(word);
    expect(await findMember(db.prisma, lan)).toMatchObject({ posts: [{ role, agency: null }] });
  });

  test("by the same update twice counts once", async () => {
    const { code } = await invite("STP");
    const first = await join(db.prisma, { ...lan, code, now, inboxId: 5n });
    const again = await join(db.prisma, { ...lan, code, now: minutesLater(1), inboxId: 5n });
    expect(again).toEqual(first);
    expect(await db.prisma.person.count()).toBe(1);
    expect(await db.prisma.holding.count()).toBe(1);
    expect(await db.prisma.audit.count()).toBe(1);
  });

  test("of two who confirm one code at once, one gets in", async () => {
    const { code } = await invite("STP");
    const chats = [1, 2, 3, 4, 5, 6].map((chatId) => ({ ...lan, chatId }));
    const joined = await Promise.all(
      chats.map((chat, index) => join(db.prisma, { ...chat, code, now, inboxId: BigInt(index + 1) })),
    );
    expect(joined.filter(({ ok }) => ok)).toHaveLength(1);
    expect(joined.flatMap((outcome) => (outcome.ok ? [] : [outcome.code]))).toEqual(Array(5).fill("used"));
    expect(await db.prisma.account.count()).toBe(1);
  });

  test("of one chat with two codes at once makes one person", async () => {
    const codes = [await invite("STP"), await invite("office")];
    await Promise.all(
      codes.map(({ code }, index) => join(db.prisma, { ...lan, code, now, inboxId: BigInt(index + 1) })),
    );
    expect(await db.prisma.person.count()).toBe(1);
    expect((await findMember(db.prisma, lan))?.posts).toHaveLength(2);
  });

  test("a second code gives another post to the same person, and says what is kept", async () => {
    await confirm(lan, (await invite("office")).code);
    const { code } = await invite("VPUBND", { name: "Hoa" });
    expect(await check(lan, code)).toBe(
      "Mã cấp cho: đ/c Hoa.\nMã này dành cho đầu mối của Văn phòng UBND tỉnh.\nLiên kết tài khoản Telegram này để báo cáo thay mặt Văn phòng UBND tỉnh?\nVẫn giữ: chuyên viên Văn phòng UBND tỉnh.",
    );
    expect(await confirm(lan, code)).toBe("Chào đ/c Hoa. Đã liên kết với Văn phòng UBND tỉnh.");
    expect(await findMember(db.prisma, lan)).toMatchObject({
      personId: 1,
      name: "Hoa",
      posts: [{ role: "staff" }, { role: "focal_point", agency: { code: "VPUBND" } }],
    });
  });

  test("never renames somebody who has a name", async () => {
    await confirm(lan, (await invite("STP")).code);
    await namePerson(db.prisma, 1, { name: "Nguyễn Thị Lan", title: null });
    await confirm(lan, (await invite("STC", { name: "Hùng" })).code);
    expect(await findMember(db.prisma, lan)).toMatchObject({ name: "Nguyễn Thị Lan" });
  });
});

describe("a code that cannot be used", () => {
  test("was used: says when, also to the chat that confirms late", async () => {
    const { code } = await invite("STP");
    await confirm(lan, code);
    const sentence = "Mã này đã được dùng lúc 08:12 ngày 26/02. Cần mã mới, liên hệ Văn phòng UBND tỉnh.";
    expect(await check(hung, code, minutesLater(60))).toBe(sentence);
    expect(await confirm(hung, code, null, minutesLater(60))).toBe(sentence);
  });

  test("has expired", async () => {
    const { code } = await invite("STP");
    const eight = new Date("2024-03-05T08:00:00+07:00");
    const sentence = "Mã này hết hạn lúc 08:12 ngày 04/03. Cần mã mới, liên hệ Văn phòng UBND tỉnh.";
    expect(await check(lan, code, eight)).toBe(sentence);
    expect(await confirm(lan, code, null, eight)).toBe(sentence);
    expect(await db.prisma.person.count()).toBe(0);
  });

  test("brings what is held already: it stays good for a colleague", async () => {
    await confirm(lan, (await invite("STP")).code);
    const { code } = await invite("STP");
    expect(await check(lan, code)).toBe(
      "Đồng chí đã là đầu mối Sở Tư pháp. Mã chưa dùng, có thể chuyển cho đồng nghiệp.",
    );
    expect(await confirm(hung, code)).toBe("Đã liên kết với Sở Tư pháp.");
  });

  test("is one's own spent one: the link in the old message is pressed again", async () => {
    const { code } = await invite("STP");
    await confirm(lan, code);
    expect(await check(lan, code)).toBe("Mã này đã dùng cho chính tài khoản của đồng chí: đầu mối Sở Tư pháp.");
  });
});

describe("wrong codes", () => {
  test("are five an hour for a chat; then even a right one waits", async () => {
    const { code } = await invite("STP");
    for (const [minute, left] of [
      [0, 4],
      [10, 3],
      [20, 2],
      [30, 1],
    ] as const) {
      expect(await check(lan, minute === 10 ? null : "AAAA2222", minutesLater(minute))).toBe(
        `Không có mã này. Mã mời gồm 8 chữ và số, ví dụ K7Q4M2PX. Còn ${left} lần thử trong giờ này.`,
      );
    }
    const wait = "Đã thử sai 5 lần. Gửi lại mã sau 09:12 ngày 26/02, hoặc liên hệ Văn phòng UBND tỉnh.";
    expect(await check(lan, "AAAA2222", minutesLater(40))).toBe(wait);
    expect(await check(lan, code, minutesLater(41))).toBe(wait);
    expect(await confirm(lan, code, null, minutesLater(41))).toBe(wait);
    // Another chat is not punished, and waiting does not lengthen the wait.
    expect(await check(hung, code, minutesLater(41))).toContain("Sở Tư pháp");
    expect(await check(lan, code, minutesLater(60))).toContain("Sở Tư pháp");
    expect(await confirm(lan, code, null, minutesLater(60))).toBe("Đã liên kết với Sở Tư pháp.");
  });

  test("are counted as well when a button is forged", async () => {
    for (let i = 0; i < 4; i++) expect(await confirm(lan, "AAAA2222")).toContain("Không có mã này");
    expect(await confirm(lan, "AAAA2222")).toContain("Đã thử sai 5 lần");
    expect(await db.prisma.wrongCode.count()).toBe(5);
    expect(await confirm(lan, (await invite("STP")).code)).toContain("Đã thử sai 5 lần");
  });

  test("are not kept", async () => {
    await check(lan, "AAAA2222");
    expect(Object.keys((await db.prisma.wrongCode.findFirst())!)).toEqual([
      "id",
      "channel",
      "bot",
      "chatId",
      "at",
      "inboxId",
    ]);
  });

  test("are counted once for an update that is handled again", async () => {
    const attempt = { ...lan, code: "AAAA2222", now, inboxId: 9n };
    for (let i = 0; i < 3; i++) await checkCode(db.prisma, attempt);
    expect(await db.prisma.wrongCode.count()).toBe(1);
  });

  test("are counted as well when they only look like codes; after the fifth no code is recognised for an hour", async () => {
    const { code } = await invite("STP");
    const recognises = (typed: string, at = now) =>
      recognisesCode(db.prisma, { ...lan, code: typed, now: at, inboxId: null });
    expect(await recognises(code)).toBe(true);
    for (let i = 0; i < 7; i++) expect(await recognises("B3102000")).toBe(false);
    expect(await db.prisma.wrongCode.count()).toBe(5);
    expect(await recognises(code)).toBe(false);
    expect(await check(lan, code)).toContain("Đã thử sai 5 lần");
    expect(await recognises(code, minutesLater(61))).toBe(true);
  });
});

describe("one person on two channels", () => {
  test("links the second account with a code of their own", async () => {
    await confirm(lan, (await invite("STP")).code);
    const made = await createOwnInvitation(db.prisma, { personId: 1, now });
    if (!made.ok) throw new Error("not made");
    const { code } = made.value;
    expect(ownCodeText(made.value, now, t)).toBe(
      `Mã thêm tài khoản: ${code}\nDùng một lần, đến 08:12 ngày 27/02.\nTrên tài khoản kia, mở bot này và gửi: LIENKET ${code}\nKhông chuyển mã này cho người khác.`,
    );
    expect(await check(lan, code)).toBe("Tài khoản này đã liên kết rồi. Gửi mã từ tài khoản cần thêm.");
    expect(await check(lanOnZalo, code)).toBe(
      "Mã này thêm một tài khoản cho đầu mối Sở Tư pháp.\nDùng cả tài khoản Zalo này để nhận việc và báo cáo?",
    );
    expect(await confirm(lanOnZalo, code, 9n)).toBe(
      "Đã thêm tài khoản Zalo này. Tài khoản đã liên kết trước vẫn dùng như cũ.",
    );
    expect(await findMember(db.prisma, lanOnZalo)).toMatchObject({ personId: 1, posts: [{ role: "focal_point" }] });
    expect(await findMember(db.prisma, lan)).toMatchObject({ personId: 1 });
    expect(await db.prisma.holding.count()).toBe(1);
    expect(await check(hung, code)).toContain("đã được dùng");
  });

  test("never takes over a chat that is linked to somebody else", async () => {
    await confirm(lan, (await invite("STP")).code);
    await confirm(hung, (await invite("STC")).code);
    const made = await createOwnInvitation(db.prisma, { personId: 1, now });
    if (!made.ok) throw new Error("not made");
    const sentence =
      "Tài khoản này đã liên kết với một cán bộ khác, không thể gộp. Cần đổi, liên hệ Văn phòng UBND tỉnh.";
    expect(await check(hung, made.value.code)).toBe(sentence);
    expect(await confirm(hung, made.value.code)).toBe(sentence);
    expect(await findMember(db.prisma, hung)).toMatchObject({ personId: 2 });
  });

  test("the same chat id on another bot or channel is another chat", async () => {
    await confirm(lan, (await invite("STP")).code);
    expect(await findMember(db.prisma, { ...lan, bot: "2" })).toBeNull();
    expect(await findMember(db.prisma, { ...lan, channel: "zalo" })).toBeNull();
  });
});

test("writing again makes a stopped account reachable; the language is the person's", async () => {
  await confirm(lan, (await invite("STP")).code);
  await db.prisma.account.update({ where: { id: 1 }, data: { stoppedAt: now, stopReason: "blocked" } });
  await db.prisma.$executeRaw(noteSeen(lan, minutesLater(5)));
  expect(await db.prisma.account.findUnique({ where: { id: 1 } })).toMatchObject({
    lastSeenAt: minutesLater(5),
    stoppedAt: null,
    stopReason: null,
  });
  await setLanguage(db.prisma, 1, "en");
  expect(await findMember(db.prisma, lan)).toMatchObject({ language: "en" });
});
