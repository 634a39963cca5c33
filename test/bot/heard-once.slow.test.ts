import type { Update } from "grammy/types";
import { beforeEach, expect, it, vi } from "vitest";
import { botAtDesk, type Chat } from "./desk.js";

const counted = vi.hoisted(() => ({ read: [] as string[], answered: 0 }));

// Called in each reading of a message, and nowhere else.
vi.mock("../../src/grammar/quoted-reports.js", async (original) => {
  const real = await original<typeof import("../../src/grammar/quoted-reports.js")>();
  const withoutQuoted: typeof real.withoutQuoted = (lines) => {
    counted.read.push(lines.map(({ text }) => text).join("\n"));
    return real.withoutQuoted(lines);
  };
  return { ...real, withoutQuoted };
});
vi.mock("../../src/reporting/dialogue.js", async (original) => {
  const real = await original<typeof import("../../src/reporting/dialogue.js")>();
  const takeAnswer: typeof real.takeAnswer = (...given) => {
    counted.answered += 1;
    return real.takeAnswer(...given);
  };
  return { ...real, takeAnswer };
});

const desk = botAtDesk();
beforeEach(() => desk.reset());

async function cost(update: Update): Promise<{ readonly read: readonly string[]; readonly answered: number }> {
  counted.read = [];
  counted.answered = 0;
  await desk.handle(update);
  return { read: [...counted.read], answered: counted.answered };
}

async function after(agency: string | null, ...said: readonly string[]): Promise<Chat> {
  const chat = await desk.join(agency);
  for (const text of said) await desk.handle(chat.says(text));
  return chat;
}

it("a report by its code is read once", async () => {
  const text = "I.10 T1 đang thực hiện 61% đã rà soát";
  const chat = await after("STP");
  expect(await cost(chat.says(text))).toEqual({ read: [text], answered: 0 });
  expect(chat.last()!.text).toContain("Gửi báo cáo này?");
});

it("and once where another is open, whose dialogue is asked once", async () => {
  const text = "I.10 T2 không phát sinh";
  const chat = await after("STP", "I.10 T1 đang thực hiện 62%");
  const { read, answered } = await cost(chat.says(text));
  expect(read.filter((one) => one === text)).toHaveLength(1);
  expect(answered).toBe(1);
  expect(chat.last()!.text).toContain("I.10 tháng 02");
});

it("a question in the middle of a report is read once, and asked of its dialogue once", async () => {
  const text = "I.10 đến đâu rồi?";
  const chat = await after("STP", "I.10 T1 đang thực hiện 63%");
  const { read, answered } = await cost(chat.says(text));
  expect(read.filter((one) => one === text)).toHaveLength(1);
  expect(answered).toBe(1);
});

it("an answer to a question is asked of its dialogue once, also where its conversation was lost", async () => {
  const chat = await after("STP", "I.10 T1 đang thực hiện 64%");
  expect((await cost(chat.says("70%"))).answered).toBe(1);
  await desk.loseConversations();
  expect((await cost(chat.says("80%"))).answered).toBe(1);
  expect(chat.last()!.text).toContain("80%");
});

it("somebody of the office who is a focal point too is read for each of both once", async () => {
  const chat = await after("STP");
  await desk.db.holding.create({
    data: {
      personId: chat.personId,
      postId: (await desk.db.post.create({ data: { role: "staff", key: "staff:" } })).id,
      since: new Date("2024-01-16T08:00:00+07:00"),
    },
  });
  const text = "I.10 T1 đang thực hiện 65%";
  expect((await cost(chat.says(text))).read).toEqual([text, text]);
});
