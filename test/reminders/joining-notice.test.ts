import { beforeEach, describe, expect, test } from "vitest";
import { createInvitation } from "../../src/people/invitations.js";
import { join } from "../../src/people/join.js";
import { setLanguage } from "../../src/people/member.js";
import { namePerson } from "../../src/people/names.js";
import { removePerson } from "../../src/people/remove-person.js";
import { composeJoiningNotice, joiningHead, tellColleagues } from "../../src/reminders/joining-notice.js";
import { createAgencies } from "../people/agencies.js";
import { testDatabase } from "../support/database.js";

const db = testDatabase();
const now = new Date("2024-02-26T08:10:00+07:00");
let chats = 0;

beforeEach(async () => {
  await db.clear();
  await createAgencies(db.prisma);
});

/** Joins, and tells the others; gives back how many are told. */
async function joins(target: string, more: { name?: string; title?: string; leader?: boolean } = {}): Promise<number> {
  const invited = await createInvitation(db.prisma, { target, now, ...more });
  if (!invited.ok) throw new Error(invited.code);
  const chat = { channel: "telegram", bot: "1", chatId: ++chats };
  const joined = await join(db.prisma, { ...chat, code: invited.value.code, now, inboxId: null });
  if (!joined.ok) throw new Error(joined.code);
  const { personId, role, agency } = joined.value;
  return agency ? tellColleagues(db.prisma, { personId, role, agencyId: agency.id, channel: "telegram" }, now) : 0;
}

async function composed() {
  const rows = await db.prisma.outboxMessage.findMany({ orderBy: { id: "asc" } });
  expect(rows.every(({ key }) => key.startsWith(`${joiningHead}:`))).toBe(true);
  return Promise.all(
    rows.map(async (row) => {
      const notice = await composeJoiningNotice(db.prisma, row, null, now);
      return [row.personId, typeof notice === "object" && "message" in notice ? notice.message.text : notice] as const;
    }),
  );
}

const belongs = "Nếu không phải người của cơ quan, xin báo ngay Văn phòng UBND tỉnh.";

describe("who joins an agency", () => {
  test("is named to those who are there, by name and title where they were given", async () => {
    expect(await joins("STP")).toBe(0);
    expect(await joins("STC")).toBe(0);
    expect(await joins("STP", { name: "Lan", title: "chuyên viên" })).toBe(1);
    expect(await joins("STP", { name: "Hà", leader: true })).toBe(2);
    const lan = `Vừa liên kết: đầu mối Sở Tư pháp (đ/c Lan, chuyên viên), trên Telegram, lúc 08:10 ngày 26/02. Người này xem và báo cáo được việc của Sở Tư pháp.\n${belongs}`;
    const ha = lan.replace("đầu mối Sở Tư pháp (đ/c Lan, chuyên viên)", "lãnh đạo Sở Tư pháp (đ/c Hà)");
    expect(await composed()).toEqual([
      [1, lan],
      [1, ha],
      [3, ha],
    ]);
  });

  test("is not, when asked again", async () => {
    await joins("STP");
    await joins("STP");
    const again = { personId: 2, role: "focal_point", agencyId: 2, channel: "telegram" };
    expect(await tellColleagues(db.prisma, again, now)).toBe(0);
    // Whoever came later knows them already.
    expect(await tellColleagues(db.prisma, { ...again, personId: 1 }, now)).toBe(0);
  });

  test("is told in the language of who is told", async () => {
    await joins("STP");
    await setLanguage(db.prisma, 1, "en");
    await joins("STP", { name: "Lan" });
    expect((await composed())[0]![1]).toContain("Just linked: focal point of Sở Tư pháp (Lan), on Telegram, at 08:10");
  });

  test("nothing is said of who has left meanwhile, nor to who has", async () => {
    await joins("STP");
    await joins("STP");
    await joins("STP");
    await removePerson(db.prisma, { personId: 2, by: null, now });
    await namePerson(db.prisma, 3, { name: "Lan", title: null });
    expect((await composed()).map(([person, text]) => [person, String(text).includes("Lan") || text])).toEqual([
      [1, "withdrawn"],
      [1, true],
      [2, "withdrawn"],
    ]);
  });
});
