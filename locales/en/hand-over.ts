import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const handOver: Shape<typeof vi.handOver> = {
  which: "Which post do you hand over?",
  explain:
    "Hand over the post {{post}}?\nA code, for one use within 7 days, to be given to the receiver. Once they confirm, you hold this post no more; duties, reports and drafts stay with it. The office is told.",
  offer: {
    stranger:
      "This code hands over the post {{who}}.\nLink this {{channel}} account and take over duties, reports and drafts of {{agency}}?",
    member: "This code hands over the post {{who}}.\nTake over duties, reports and drafts of {{agency}}?",
  },
  taken: "You took the post over from {{who}}.",
  drafts: "Unfinished reports that were kept: {{count}}, see /viec.",
  code: {
    made: "Code to hand over the post {{post}}: {{code}}",
    how: "The receiver opens this bot and sends: {{words}}\nFor one use, until {{at}}. Give it to the receiver only.",
    link: "Or open: {{link}}",
    withdrawn: "The giver took this code back at {{at}}. For a new one ask the giver.",
    giverLeft: "The giver no longer holds this post, so the code is void. For a new one contact $t(common.contact).",
    own: "This is your own code to hand over. The receiver sends it from an account of theirs.",
  },
  keep: "Nothing was handed over. You still hold the post.",
  state: {
    withdrawn: "The code was taken back. You still hold the post.",
    withdrawn_before: "This code was taken back before. You still hold the post.",
    taken: "The post was taken over already. To change it back, contact $t(common.contact).",
    expired: "This code has expired, nobody took the post over. You still hold it.",
  },
  notice: {
    giver: "The post {{post}} was handed over at {{at}}. Receiver: {{to}}.\nYou do not hold this post any more.",
    office: "The post {{post}} was handed over at {{at}}. Giver: {{from}}. Receiver: {{to}}.",
    unnamed: "no name given yet",
  },
  button: { make: "Make a code", drop: "Take the code back" },
};
