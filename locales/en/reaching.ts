import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const reaching: Shape<typeof vi.reaching> = {
  phone: {
    ask: "With a telephone number the office can call when messages do not arrive, for example: Nguyễn Văn Hùng, Deputy Head, 0912 345 678",
    keep: "Keep this?\n{{shown}}\nTelephone: {{phone}}\nOnly the $t(common.place) office sees this number, to call when messages do not arrive.",
    line: "Telephone: {{phone}}",
    removed: "The telephone number is removed.",
    unknown: "no telephone number",
    bad: '"{{typed}}" is no telephone number of Việt Nam. For example: 0912 345 678 or 0263 3822 345',
    set: "Telephone number of person {{id}}: {{phone}}.",
  },
  unreached: {
    head: "People not reached: {{count}}.",
    nobody: "✅ Everybody has got the latest message.",
    allCalled: "Nobody is left to call: {{count}} who received nothing were called.",
    called: "Noted that {{who}} was called.",
    who: "{{who}} · {{phone}}",
    why: "– {{why}}, since {{since}} · missed {{missed}}",
    notJoined: "Agencies that nobody has joined: {{count}}.",
  },
  why: {
    blocked: "blocked the bot",
    stopped: "the account takes no messages any more",
    deleted: "the account was deleted",
    neverStarted: "has not opened the bot",
    noAccount: "no account is left",
    quota: "the month's messages of the bot are used up",
    missed: "the bot did not run when it was time",
    unsure: "not known whether it arrived",
    refused: "the messenger refuses the bot",
    away: "the messenger cannot be reached",
    failed: "the messenger does not take this message",
  },
  missed: {
    digest: "{{count}} reminders",
    morning: "{{count}} morning messages",
    escalation: "{{count}} messages on overdue duties",
    copy: "{{count}} copies of receipts",
    schedule: "{{count}} summaries",
    nudge: "{{count}} nudges",
    request: "{{count}} requests",
    other: "{{count}} notices",
  },
  office: "Office",
  notJoined: "Agencies that nobody has joined: {{count}}. Codes: ask the administrator.",
  allJoined: "✅ Every agency has been joined.",
  button: {
    called: "Called {{who}}",
    notJoined: "See {{count}} agencies",
    unreached: "Who was not reached",
  },
};
