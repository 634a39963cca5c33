import type { Update } from "grammy/types";
import { expect, it } from "vitest";
import { botAtDesk, type Chat } from "./desk.js";

const desk = botAtDesk();

type Move = (chat: Chat) => Update;
const says =
  (text: string): Move =>
  (chat) =>
    chat.says(text);
const presses =
  (label: string): Move =>
  (chat) =>
    chat.presses(label);

const flows: Readonly<Record<string, readonly Move[]>> = {
  "a duty by buttons": [
    says("/viec"),
    presses("I.10 tháng 01"),
    presses("Đang thực hiện"),
    says("60% đã rà soát"),
    presses("Xác nhận"),
  ],
  "a line, confirmed in words": [says("i.10 t1 dang thuc hien 60%"), says("70%"), says("có")],
  "a line in doubt": [says("I.10 T1 đã gửi"), presses("Hoàn thành"), says("1/BC 2/2"), presses("Xác nhận")],
  "several lines": [says("i.10 t1 xong\ni.10 t2 khong phat sinh"), presses("Sửa"), says("i.10 t1 50%"), says("ok")],
  "left and taken up again": [
    says("i.10 t1 dang thuc hien 60%"),
    says("/huy"),
    presses("Làm tiếp I.10 tháng 01"),
    presses("Xác nhận"),
  ],
  "back to the list": [says("/viec"), presses("I.10 tháng 01"), presses("Quay lại")],
};

/** What the database holds, and what the person saw last. */
async function outcomeOf(chat: Chat) {
  const { db } = desk;
  const reports = await db.statusReport.findMany({
    orderBy: { id: "asc" },
    select: { status: true, percent: true, result: true, document: true, replacesId: true, dutyId: true },
  });
  const drafts = await db.draft.findMany({
    where: { state: { not: "replaced" } },
    select: { state: true, focused: true },
  });
  return {
    reports: reports.map((report) => ({ ...report, percent: report.percent && Number(report.percent) })),
    receipts: await db.receipt.count(),
    audits: (await db.audit.findMany({ orderBy: { id: "asc" } })).map(({ action, subject }) => `${action} ${subject}`),
    drafts,
    shown: chat.last()!.text.replace(/BN-2024-\d+/g, "BN"),
    labels: chat
      .last()!
      .keyboard.flat()
      .map(({ text }) => text),
  };
}

async function run(moves: readonly Move[], fail: readonly [number, number] | null, loses: boolean) {
  await desk.reset();
  const chat = await desk.join("STP");
  let failed = false;
  for (const [index, move] of moves.entries()) {
    const update = move(chat);
    if (fail?.[0] === index) {
      const end = desk.failAt(fail[1]);
      await desk.handle(update).catch(() => undefined);
      failed = end();
      if (loses) await desk.loseConversations();
    }
    await desk.handle(update);
  }
  return { outcome: await outcomeOf(chat), failed };
}

const lost = ", where what conversations stood in is lost";
const all = Object.keys(flows).map((name) => [name, ""] as const);
const withLoss = ["a duty by buttons", "a line, confirmed in words", "several lines"].map(
  (name) => [name, lost] as const,
);

it.each([...all, ...withLoss])(
  "%s%s: ends alike whichever call to the messenger fails, and whichever update is handled twice",
  async (name, how) => {
    const moves = flows[name]!;
    const { outcome: wanted } = await run(moves, null, false);
    for (let index = 0; index < moves.length; index++) {
      // The last round fails nothing: the whole update is handled twice.
      for (let call = 0, failed = true; failed; call++) {
        const again = await run(moves, [index, call], how === lost);
        failed = again.failed;
        expect(again.outcome, `update ${index}, call ${call}`).toEqual(wanted);
      }
    }
  },
);
