import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const help: Shape<typeof vi.help> = {
  oneLine: "You can simply write, for example:\n{{example}}",
  command: {
    start: "Join with a code",
    viec: "My duties",
    baocao: "Report all that is due in one pass",
    chitieu: "Figures",
    biennhan: "Receipts",
    ten: "My name and title",
    huy: "Stop, keep the draft",
    tonghop: "Summary",
    xuat: "Export Excel, Word, charts",
    chuabaocao: "Who has not reported",
    chuagui: "Who was not reached",
    lich: "Summaries sent by themselves",
    bansao: "Copies of receipts",
    lichsu: "History of a report",
    giaoviec: "Ask agencies for something besides the plan",
    nhac: "Nudge who has not reported",
    ngaynghi: "Days off and worked days",
    caidat: "Settings of deadlines",
    pin: "Set a PIN",
    duyet: "What waits, approve a period",
    giahan: "Ask for more time",
    phatsinh: "Tell that something happened",
    bangiao: "Hand the post over",
    nghi: "Leave and stand-in",
    trogiup: "Help",
    ngonngu: "Language",
  },
  minute: "One-minute guide",
  summary: "Summary",
  focalPoint:
    "All that is due, one after another: /baocao.\nOne duty: /viec, choose it, choose its status, confirm.\nFigures: /chitieu, choose the indicator, type two numbers.\nOr simply write, several lines in one message:\n{{examples}}\nYou get a receipt number; reporting the same duty again corrects it. More time: /giahan",
  lookUp: "Duties: /viec · Figures: /chitieu",
  office:
    "Summary: /tonghop, or ask: tong hop quy II, tong hop muc {{section}}.\nWho has not reported: /chuabaocao, or: don vi nao chua bao cao {{task}}. To nudge them: /nhac {{task}}\nExcel, Word, charts: /xuat, or: xuat excel quy II\nWhat waits, approving a quarter, returning a report: /duyet · Who was not reached: /chuagui",
  officeNoPlan: "Summary: /tonghop, or ask: tong hop quy II.\nWho has not reported: /chuabaocao",
  everyone: "/huy: stop, draft is kept · /ten: name and title · /ngonngu: language",
  askLanguage: "Chọn ngôn ngữ · Choose a language",
  language: "English",
  languageSet: "Switched to English.",
  unread: "This message was not understood. Duties: /viec · Help: /trogiup",
  notText:
    "This cannot be read. Type a report, for example: {{example}}; evidence is sent as a picture; or see your duties: /viec",
  officeOnly: "This command is for the $t(common.place) office.",
  oldButton: "This choice is old. Duties as they stand: /viec",
  noSuchNumber: 'There is no choice {{number}}. Answer with a number of the last message, or send "viec".',
  unknownCommand: "There is no such command. All commands: /trogiup",
  privateOnly: "The bot answers in private chats only.",
  quota: "Bot {{bot}} this month: {{sent}}/{{messages}} messages, {{people}}/{{seats}} people.",
  failed:
    "Sorry, your last message could not be handled and nothing was recorded. Please send it again; if it fails again, tell $t(common.contact).",
  tooMany:
    "More than {{limit}} messages in one minute. This one and those sent after it until {{until}} are not read and nothing of them is recorded; from {{until}} please send them again, beginning with this one.",
};
