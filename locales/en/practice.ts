import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const practice: Shape<typeof vi.practice> = {
  begin: "PRACTICE · Nothing is saved, nobody is told.",
  button: "Practise",
  end: "End practice",
  again: "Once more",
  confirmed: "PRACTICE · Were it real, it would now be saved, with a receipt:",
  notSaved: "Nothing was saved. Type another report to go on, or end.",
  only: "This is practice: only reports can be practised, for example: {{example}}. End it first for anything else.",
  help: "Practising, nothing is recorded: {{now}}. To end it, type: end practice; then /trogiup for the general help.",
  helpConfirmed:
    "One report is practised, nothing was recorded: type another to go on. To end it, type: end practice; then /trogiup for the general help.",
  noFiles:
    "PRACTICE · Photos and files are not taken in practice, nothing was kept. With a real report you can send them.",
  over: "PRACTICE · It is over, nothing was saved. From here on reports are real.",
  overBySilence:
    "PRACTICE · It ended by itself after 15 minutes of silence, nothing was saved. From here on reports are real.",
  nothing: "There is no duty to practise with at present. My duties: /viec",
};
