import type { Shape } from "../../src/text/language.js";
import type { decision as vi } from "../vi/decision.js";

export const decision: Shape<typeof vi> = {
  password: "the file has a password: open it in Word, remove the password and save it again",
  oldFormat: "an old .doc: open it in Word and save it as .docx",
  textTooLarge: "its text is too large for a decision with a table of tasks",
  notDocx: "no .docx, or a damaged one: open it in Word and save it as .docx",
  noTable:
    "No table of tasks in {{file}}: it needs a table with the columns Nhiệm vụ (or Nội dung), Cơ quan chủ trì, Thời gian (or Thời hạn).",

  readFirst:
    "{{file}} is a document of Word: make a workbook of the decision with plan read {{file}} plan.xlsx --from YEAR, look at it, then import that.",
  tooManyRows: "more than {{mostRows}} rows of tasks: not one plan",
  onlySection: "Tasks",
  read: "Read {{sections}} sections, {{tasks}} tasks.",
  readIndicators: "Table of indicators: {{count}} indicators.",
  head: "Decision {{number}} of {{date}}, year {{year}}: {{title}}",
  unknown: "not known",
  otherTables: "{{count}} other tables hold neither tasks nor indicators: not read.",
  measured:
    "a sentence with a percentage: if it is an indicator, fill in code, target and who reports it; if not, delete the row",
  measuredHead: "Sentences with a percentage in the decision, to compare with the sheet Chỉ tiêu:",
  noAgencies:
    "The sheet Cơ quan is empty. If last year's plan was imported, add --from YEAR to take its agencies, groups and indicators.",
  toReview: '{{count}} rows to look at (column "Cần xem" in the file):',
  more: "and {{count}} more rows",
  next: "Preview it before the import: npm run -s cli -- plan import {{file}} --preview",

  notSaid: "not in the decision in the usual form: fill it in",
  rowLeft:
    "a row of the decision's table that may be a section or a task: fill in code, who leads and when, or delete the row",
  indicatorOf: "an indicator of the plan of {{year}}: compare name and target with the decision",
  notInTable:
    "an indicator of the plan of {{year}} that is not in the decision's table: delete the row if it is no longer set",
  otherTarget: "the target was {{before}}, the decision says {{now}}",
  otherUnit: "the decision's unit is {{unit}}",
  newIndicator: "a new indicator, code {{code}}: fill in Tử số and Mẫu số, look at Chiều and Cách cộng",
  noUnit: "the decision gives no unit",
  partOfEarlier: "a part with a deadline of its own, from the earlier plan: see whether it still holds",
  doubt: {
    number_twice: "this number is printed twice: the code is {{code}}",
    no_number: "the decision gives no number: the code is {{code}}",
    no_section: "the table has no sections: look at the section's name",
    second_deadline: "in one cell with the row above but with other agencies or another deadline: made {{code}}",
    below_heading: "a piece of a larger task: the text has the name of both",
  },
};
