import { expect, test } from "vitest";
import { createChats } from "../../../src/channels/zalo/chats.js";
import { testDatabase } from "../../support/database.js";

const db = testDatabase();

test("messages that come at once are numbered in their chats, in their order, and a chat is new once", async () => {
  const chats = createChats(db.prisma, "1459232241454765289");
  await chats.receive(["lan"]);
  const numbered = await chats.receive(["mai", "lan", "mai", "lan", "hoa"]);
  const [mai, lan, again, lanAgain, hoa] = numbered;
  expect(numbered.map(({ messageId, isNew }) => [messageId, isNew])).toEqual([
    [1, true],
    [2, false],
    [2, false],
    [3, false],
    [1, true],
  ]);
  expect([again!.chatId, lanAgain!.chatId]).toEqual([mai!.chatId, lan!.chatId]);
  expect(new Set([mai, lan, hoa].map((one) => one!.chatId)).size).toBe(3);
  expect(await chats.find(mai!.chatId)).toMatchObject({ externalId: "mai", lastMessageId: 2 });
  expect(await chats.nextMessage(mai!.chatId)).toBe(3);
});
