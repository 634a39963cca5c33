import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { botAtDesk, type Chat } from "./desk.js";

const desk = botAtDesk();
const people: Record<string, Chat> = {};
/** What the bot's buttons carry, as a person who knows how they are made would forge them. */
let alphabet: string[] = [];

beforeAll(async () => {
  people["a focal point"] = await desk.join("STP");
  people["the office"] = await desk.join(null);
  people["a stranger"] = desk.stranger();
  const lan = people["a focal point"];
  const duty = await desk.db.duty.findFirstOrThrow({ where: { task: { code: "V.1" }, agency: { code: "STP" } } });
  const foreign = await desk.db.duty.findFirstOrThrow({ where: { task: { code: "V.1" }, agency: { code: "SYT" } } });
  await desk.handle(lan.says("v1 dang thuc hien 60%"));
  const draft = await desk.db.draft.findFirstOrThrow();
  const agencies = [duty.agencyId, foreign.agencyId, 5, 0];
  const queries = [
    "@2024-Q1",
    "section:V@2024-Q1",
    "agencies;~cap-xa+2@2024-Q1",
    "task:V.1@2024-02",
    "indicator:CT-b3",
  ];
  alphabet = [
    ...[
      "work",
      "figures",
      "help",
      "accounts",
      "addaccount",
      "prefer",
      "leave",
      "stale",
      "notme",
      "sum",
      "sil",
      "join:X",
    ],
    ...["language:vi", "language:en", `resume:${draft.id}`, `lines:${duty.agencyId}:1`, "join:K7Q4M2PX"],
    ...agencies.flatMap((id) => [
      `work:${id}`,
      `later:${id}:1`,
      `answered:${id}:2`,
      `figures:${id}`,
      `figures:${id}:2`,
    ]),
    ...agencies.flatMap((id) => [`figure:${id}:CT-b3`, `figure:${id}:CT-b3:2024-Q1`]),
    ...[duty.id, foreign.id, 0].flatMap((id) => [`duty:${id}`, `text:${id}`]),
    ...queries.flatMap((query) => [`sum:${query}`, `sil:${query}`]),
    ...["yes", "edit", "back", "leave", "done", "blocked"].map((value) => `s:${draft.id}:${draft.lastInput}:${value}`),
    `s:${draft.id}:1:yes`,
  ];
});

const mangled = fc
  .tuple(fc.nat(), fc.nat(), fc.constantFrom("keep", "cut", "drop", "double", "swap"), fc.boolean())
  .map(([which, at, how, stays]) => {
    const data = alphabet[which % alphabet.length]!;
    const place = at % (data.length + 1);
    const changed = {
      keep: data,
      cut: data.slice(0, place),
      drop: data.slice(0, place) + data.slice(place + 1),
      double: `${data.slice(0, place)}${data.slice(Math.max(0, place - 2))}`,
      swap: `${data.slice(0, place)}:${data.slice(place + 1)}`,
    }[how];
    return (stays ? `+${changed}` : changed).slice(0, 64);
  });

it.each(["a focal point", "the office", "a stranger"])(
  "every press of %s, of a button that there is, was or never was, is answered once and met with something to see",
  async (who) => {
    const chat = people[who]!;
    const press = async (data: string) => {
      const [calls, shown] = [desk.sent.length, chat.count()];
      await desk.handle(chat.forges(data));
      const answers = desk.sent.slice(calls).filter(({ method }) => method === "answerCallbackQuery");
      expect(answers, `answers to ${data}`).toHaveLength(1);
      expect(chat.count(), `something to see after ${data}`).toBeGreaterThan(shown);
    };
    for (const data of alphabet) for (const form of [data, `+${data}`]) await press(form);
    await fc.assert(fc.asyncProperty(mangled, press), { numRuns: 60 });
  },
);

it("a press outside of a private chat is told where the bot answers", async () => {
  const update = people["a focal point"]!.forges("work");
  const group = { id: -100, type: "group", title: "-" };
  const query = update.callback_query!;
  const calls = desk.sent.length;
  await desk.handle({ ...update, callback_query: { ...query, message: { ...query.message, chat: group } } } as never);
  const { message: _, ...inline } = query;
  await desk.handle({ update_id: update.update_id, callback_query: { ...inline, inline_message_id: "1" } } as never);
  expect(desk.sent.slice(calls)).toMatchObject([
    { method: "answerCallbackQuery", text: expect.stringContaining("cuộc trò chuyện riêng") },
    { method: "answerCallbackQuery", text: expect.stringContaining("cuộc trò chuyện riêng") },
  ]);
});
