import { describe, expect, it } from "vitest";
import type { BotContext } from "../../src/bot/context.js";
import { codeIn } from "../../src/bot/joining.js";
import { readCommand } from "../../src/bot/read-command.js";
import { type Heard, nothingOpen, type Open, route, worksAnywhere } from "../../src/bot/route.js";

const silence: Heard = {
  isMember: true,
  form: "text",
  file: false,
  pressed: null,
  text: null,
  command: null,
  code: undefined,
  number: null,
  repliesToReminder: false,
  isNoName: () => false,
};
const says = (text: string): Heard => ({ ...silence, text, command: readCommand(text) });
const reports = (text: string): Heard => ({ ...says(text), isNoName: () => true });
const presses = (pressed: string): Heard => ({ ...silence, form: "press", pressed });
/** "có" under what offers this button. */
const agreesTo = (pressed: string): Heard => ({ ...silence, text: "có", pressed });
const picture: Heard = { ...silence, form: "picture" };
const card = (isOwn: boolean): Heard => ({ ...picture, number: { typed: "84912345678", isOwn } });
const captioned = (text: string): Heard => ({ ...says(text), form: "picture", command: null });
const notice: Heard = { ...silence, form: "notice" };
const ofStranger = (heard: Heard): Heard => ({ ...heard, isMember: false });

const open = (what: Partial<Open>): Open => ({ ...nothingOpen, ...what });
/** A report that the inbox row 7 brought to its step. */
const report = open({ report: { id: 5, lastInput: 7n } });
const name = open({ name: true });
const both = { ...report, name: true };
const answeredNow = { ...report, answered: { id: 6, lastInput: 9n } };
const unreadable = open({ unreadable: true });

const answer = (value: string) => ({ kind: "answer", draftId: 5, answer: { kind: "choice", value } });
const typed = (text: string) => ({ kind: "answer", draftId: 5, answer: { kind: "text", text } });
const text = (said: string) => ({ kind: "text", text: said });

describe("an update", () => {
  it.each<[what: string, heard: Heard, open: Open, turn: object]>([
    ["a command", says("/viec"), report, { kind: "command", command: { name: "work", words: "" } }],
    ["its word alone", says("viec"), name, { kind: "command", command: { name: "work", words: "" } }],
    ["a code", { ...says("K7Q4M2PX"), code: "K7Q4M2PX" }, report, { kind: "join", code: "K7Q4M2PX" }],
    ["one that can be none", { ...says("/start 1"), code: null }, name, { kind: "join", code: null }],
    ["a button that opens something", presses("duty:5"), report, { kind: "button", data: "duty:5" }],
    ["one that is meant", agreesTo("+duty:5"), report, { kind: "button", data: "+duty:5" }],
    ["a pinned message", notice, both, { kind: "nothing" }],
    ["a stranger's words", ofStranger(says("V.1 xong")), nothingOpen, { kind: "welcome" }],
    ["a stranger's picture", ofStranger(picture), nothingOpen, { kind: "welcome" }],
    ["a stranger's step", ofStranger(presses("s:5:7:yes")), nothingOpen, { kind: "welcome" }],
    ["a stranger's own number", ofStranger(card(true)), nothingOpen, { kind: "number", number: card(true).number! }],
    [
      "a stranger's card of another",
      ofStranger(card(false)),
      nothingOpen,
      { kind: "number", number: card(false).number! },
    ],
    ["one's own number", card(true), both, { kind: "number", number: card(true).number! }],
    ["a card of another", card(false), nothingOpen, { kind: "picture", caption: null }],
    ["a card of another in a report", card(false), report, { kind: "answer", draftId: 5, answer: { kind: "other" } }],
    [
      "a stranger's button",
      ofStranger(presses("join:K7Q4M2PX")),
      nothingOpen,
      { kind: "button", data: "join:K7Q4M2PX" },
    ],

    ["words, nothing open", says("V.1 xong"), nothingOpen, text("V.1 xong")],
    ["words under a question", says("60%"), report, typed("60%")],
    ["a wish: the dialogue says that it is none of its", says("tổng hợp quý II"), report, typed("tổng hợp quý II")],
    ["a reply to a reminder", { ...says("xong"), repliesToReminder: true }, report, text("xong")],
    ["a picture, nothing open", picture, nothingOpen, { kind: "picture", caption: null }],
    ["a picture under a question", picture, report, { kind: "answer", draftId: 5, answer: { kind: "other" } }],
    ["words under a picture", captioned("60%"), report, { kind: "picture", caption: typed("60%") }],

    ["a step's button", presses("s:5:7:yes"), report, answer("yes")],
    ["one on a message that stays", presses("+s:5:7:yes"), report, answer("yes")],
    ["one that is meant", agreesTo("s:5:7:yes"), report, answer("yes")],
    ["one of before the last answer", presses("s:5:4:yes"), report, { ...answer(""), answer: { kind: "outdated" } }],
    ["one of another report", presses("s:4:7:yes"), report, { kind: "step", data: "s:4:7:yes" }],
    ["one, nothing open", presses("s:5:7:yes"), nothingOpen, { kind: "step", data: "s:5:7:yes" }],
    ["one that no step has", presses("s:x"), report, { kind: "step", data: "s:x" }],

    ["a name", says("Nguyễn Văn Hùng"), name, { kind: "name", text: "Nguyễn Văn Hùng" }],
    ["a name before a report", says("Nguyễn Văn Hùng"), both, { kind: "name", text: "Nguyễn Văn Hùng" }],
    ["a report where a name is asked for", reports("V.1 xong"), name, text("V.1 xong")],
    ["a picture where a name is asked for", captioned("Hùng"), name, { kind: "name", text: "" }],
    ["a step's button where a name is asked for", presses("s:5:7:yes"), both, answer("yes")],

    ["handled again", says("60%"), answeredNow, { ...typed("60%"), draftId: 6 }],
    [
      "a reply handled again",
      { ...says("xong"), repliesToReminder: true },
      answeredNow,
      { ...typed("xong"), draftId: 6 },
    ],
    ["words where a draft cannot be read", says("60%"), unreadable, { kind: "unreadable" }],
    [
      "a command where a draft cannot be read",
      says("/viec"),
      unreadable,
      { kind: "command", command: readCommand("/viec") },
    ],
  ])("%s", (_, heard, what, turn) => {
    expect(route(heard, what)).toEqual(turn);
    // What is open is not asked for where it does not matter.
    if (worksAnywhere(heard)) expect(route(heard, nothingOpen)).toEqual(turn);
  });
});

it.each([
  [1, "K7Q4M2PX"],
  [0, undefined], // "b3 10 2000" looks like one
])("a code sent alone by a member, of which there are %i", async (count, expected) => {
  const wrongCode = { findMany: async () => [], createMany: async () => ({ count: 1 }) };
  const services = { db: { invitation: { count: async () => count }, wrongCode }, channel: { name: "-", bot: "1" } };
  const ctx = { member: {}, chatId: 5, now: new Date(0), services } as unknown as BotContext;
  expect(await codeIn(ctx, "K7Q4M2PX")).toBe(expected);
});
