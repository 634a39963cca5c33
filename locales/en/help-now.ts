import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const helpNow: Shape<typeof vi.helpNow> = {
  inReport: "Reporting {{label}}: {{now}}.\nTo stop and keep the draft: /huy",
  step: {
    status: "choose how it stands, or type: xong 18/KH 23/2 · đang làm 60%",
    document: "type the document's number and date, or choose that there is none",
    progress: "type how far it is, for example 60%, and what was done, or skip",
    difficulty: "type what the difficulty is",
    period: "choose the period, or type: T2 · quý I",
    figure: "type two numbers, for example 1.250/2.000, or a percentage",
    doubt: "choose one reading, or type it again",
    confirm: "press Confirm to send, or type what is to be changed",
    unusual: "confirm the figure if it is right, or type it again",
    together: "choose for all of them, or one by one",
    edit: "type the line again",
  },
  byNumber: "Answer a choice with the number or letter in front of it.",
  files: "Photos and files: send them with the report. Many duties in one file: /baocao excel",
  photos: "Photos: send them with the report. Choices: answer with the number or letter in front.",
  mend: "Look again, correct: /biennhan · A mistake: type hoan tac within 10 minutes · Practise first, nothing is saved: /tapthu",
  also: "Something arose: /phatsinh · Leave: /nghi · Hand over: /bangiao",
  leader: "Copies of your agency's receipts: /bansao",
  administrator: "Days off: /ngaynghi · Deadlines and periods: /caidat · Schedules: /lich",
};
