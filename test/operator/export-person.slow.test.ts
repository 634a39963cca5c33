import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { exportPerson, wholeRows } from "../../src/operator/export-person.js";
import { translator } from "../../src/text/language.js";
import { importBundledPlan } from "../support/bundled-plan.js";
import { testDatabase } from "../support/database.js";

const db = testDatabase();
const now = new Date("2024-02-26T07:30:00+07:00");
let [lan, minh] = [0, 0];

beforeAll(async () => {
  await importBundledPlan(db);
  const people = await Promise.all(
    ["Trần Thị Lan", "Lê Văn Minh"].map((name) => db.prisma.person.create({ data: { name, joinedAt: now } })),
  );
  [lan, minh] = people.map(({ id }) => id) as [number, number];
  const { channel, bot, chatId } = { channel: "telegram", bot: "1", chatId: 5_000_001n };
  await db.prisma.account.create({ data: { personId: lan, channel, bot, chatId, linkedAt: now } });
  const post = await db.prisma.post.create({ data: { agencyId: 1, role: "focal_point", key: "focal_point:1" } });
  for (const personId of [lan, minh])
    await db.prisma.holding.create({ data: { postId: post.id, personId, since: now } });
  const update = (text: string, of: bigint, updateId: string) => ({
    ...{ channel, bot, updateId, chatId: of, update: { message: { text } }, state: "done" },
    ...{ receivedAt: now, nextAt: now },
  });
  await db.prisma.inboxUpdate.createMany({
    data: [
      update("của tôi", chatId, "1"),
      { ...update("mã của tôi", chatId, "3"), receivedAt: new Date(now.getTime() - 60_000) },
      update("của người khác", chatId + 999_999n, "2"),
    ],
  });
  await db.prisma.joinWish.createMany({
    data: [
      { channel, bot, chatId, at: now, inboxId: 1n, endedAt: now },
      { channel, bot, chatId: chatId + 999_999n, name: "Người khác", phone: "+84900000001", at: now, inboxId: 2n },
    ],
  });
  await db.prisma.draft.create({
    data: {
      ...{ personId: lan, agencyId: 1, channel, bot, chatId, subject: "duty:1", data: { note: "đang viết dở" } },
      ...{ createdAt: now, updatedAt: now },
    },
  });
  await db.prisma.helperNote.create({
    data: { personId: lan, dutyId: 1, agencyId: 1, text: "đã góp ý", at: now, inboxId: 1n },
  });
  await db.prisma.invitation.create({
    data: {
      ...{ code: "ABCD2345", agencyId: 1, role: "focal_point", name: "Trần Thị Lan", phone: "+84912345678" },
      ...{ usedBy: lan, usedAt: now, createdAt: now, expiresAt: now },
    },
  });
  for (const id of [lan, minh])
    await db.prisma.audit.create({ data: { at: now, action: "setting", subject: `phone person ${id}` } });
  await db.prisma.leave.create({
    data: { personId: lan, fromDay: now, toDay: now, at: now, inboxId: 2n },
  });
});

async function exported(personId: number): Promise<Record<string, unknown>[]> {
  const lines = await exportPerson(db.prisma, personId, now);
  if (!lines.ok) throw new Error(lines.code);
  const all: Record<string, unknown>[] = [];
  for await (const line of lines.value) all.push(JSON.parse(line));
  return all;
}

test("everything of a person, and nothing of anybody else", async () => {
  const lines = await exported(lan);
  const of = (type: string) => lines.filter((line) => line.type === type);
  expect(of("card")).toMatchObject([{ id: lan, pin: false }]);
  expect(of("chat")).toMatchObject([{ channel: "telegram" }]);
  expect(of("received")).toMatchObject([
    { message: { message: { text: "của tôi" } } },
    { message: { message: { text: "mã của tôi" } } },
  ]);
  expect(of("wish")).toMatchObject([{ phone: null }]);
  expect(of("draft")).toMatchObject([{ subject: "duty:1", content: { note: "đang viết dở" } }]);
  expect(of("note")).toMatchObject([{ text: "đã góp ý" }]);
  expect(of("row")).toMatchObject([{ table: "Invitation", row: { name: "Trần Thị Lan", phone: "+84912345678" } }]);
  expect(of("audit")).toMatchObject([{ subject: `phone person ${lan}` }]);
  expect(of("leave")).toMatchObject([{ from: "2024-02-26" }]);
  expect(of("person")).toMatchObject([{ id: lan }]);
  for (const { person } of lines) if (typeof person === "number") expect(person).toBe(lan);

  const kinds = (await exported(minh)).map(({ type }) => type);
  for (const type of ["received", "draft", "note", "leave", "row"]) expect(kinds).not.toContain(type);
});

test("nobody is said to be unknown", async () => {
  const nobody = await exportPerson(db.prisma, 999_999, now);
  expect(nobody.ok ? "" : nobody.say(translator("vi"))).toContain("999999");
});

test("every column that names a person is told of, or left out with a reason", () => {
  const told = ["Holding", "Account", "Leave", "Receipt", "StatusReport", "Figure", "Draft", "Evidence", "Audit"];
  const toldToo = ["OutboxMessage", "HelperNote", "Pin"];
  const left = [
    // Who decided on others, or made codes for them: the audit says so, the row holds the others' data.
    ...["Extension.decidedBy", "LateChange.decidedBy", "Return.endedBy", "JoinWish.decidedBy", "Invitation.giverId"],
    ...["Request.withdrawnBy", "TriggerEvent.withdrawnBy", "PhoneCall.byId"],
    "Schedule.personIds", // to whom a summary goes: told with the summary itself
  ];
  const schema = readFileSync(new URL("../../prisma/schema.prisma", import.meta.url), "utf8");
  const naming = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].flatMap(([, model, body]) =>
    [...body!.matchAll(/^ {2}(\w*[pP]ersonIds?|\w+By|byId|giverId)\s+Int/gm)].map(([, column]) => `${model}.${column}`),
  );
  const known = [
    ...[...told, ...toldToo].map((model) => `${model}.personId`),
    ...Object.entries(wholeRows).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`)),
    ...left,
  ];
  expect(naming.sort()).toEqual(known.sort());
});
