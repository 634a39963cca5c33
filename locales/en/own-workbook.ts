import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const ownWorkbook: Shape<typeof vi.ownWorkbook> = {
  caption:
    "Report file of {{agency}}, as of {{when}}: {{duties}} duties, {{figures}} figures.\nFill in the yellow cells, save, and send the file back here; the bot reads it back before anything is saved. An empty row reports nothing, and what was reported stays.",
  captionOneWay:
    "Report file of {{agency}}, as of {{when}}: {{duties}} duties, {{figures}} figures.\nFiles cannot be sent back here: type the lines instead, for example: {{example}}; or send the file from another app that is linked to the bot.",
  name: "Bao cao {{agency}}",
  nothing: "{{agency}}: nothing can be reported at present. My duties: /viec",
  noDuties: "No duty can be reported at present.",
  noFigures: "No figure can be reported at present.",

  read: "{{agency}} · report file: {{counts}}",
  counts: {
    fresh: "{{count}} new",
    corrected: "{{count}} corrected",
    unchanged: "{{count}} unchanged",
    emptied: "{{count}} emptied (what was reported stays)",
    wrong: "{{count}} cells to mend",
  },
  nothingNew: "Report file of {{agency}}: nothing new to save.",
  onlyWrong: "Report file of {{agency}}: no row can be saved, {{count}} cells to mend:",
  emptied: "{{count}} rows were emptied: what was reported stays.",
  sendAgain: "Mend them in the file and send it again.",
  moreWrong: "… and {{count}} more",
  page: "Rows {{first}}–{{last}} of {{count}}:",
  next: "See rows {{first}}–{{last}}",

  notMade: "The report file could not be made. Please ask again later, or report by message: /viec",
  busy: "Many files are being read, so this one was not. Please send it again in a minute.",
  tooHard: "This file cannot be read: it is too large or too complex. A new one: /baocao excel",
  notFetched: "The file could not be fetched. Please send it again.",
  cannotOpen: "This file cannot be opened as a report file: {{why}}. A new one: /baocao excel",
  otherEdition: "This file was made by another edition of the bot and cannot be read. A new one: /baocao excel",
  noMark: "This is not a file that the bot sent (it may be a copy). To report by file, ask for one: /baocao excel",
  otherAgency: "This file belongs to {{other}}; you cannot report for them. Your own: /baocao excel",
  unknownAgency: "another agency",
  otherPlan: "This file is of the plan of {{year}}, which takes no reports now. A new one: /baocao excel",
  noSheets: "This file no longer has the sheets Đầu việc and Số liệu. A new one: /baocao excel",
  noColumn: 'the column "{{name}}" is missing. A new file: /baocao excel',

  unknownRow: "this row was not in the file that the bot sent; type this report instead",
  rowTwice: "this row is in the file twice; keep one",
  notYours: "this row does not belong to the agency of the file",
  movedCode: "the code does not match its row (it may have been sorted); a new file: /baocao excel",
  otherPeriod:
    "the period does not match its row (which is of {{period}}); another period has a row of its own, or write it in a message",
  closed: "this duty is closed and takes no reports",
  reportedSince: "{{receipt}} was reported at {{when}}, after the file was made; see it in a new file: /baocao excel",
  unread: "this row cannot be read",
  future: "{{day}} is still to come",
  notADocument: '"{{text}}" is no document number. Example: 18/BC-UBND',
  needsStatus: "the status is missing",
  needsDifficulty: "say what the difficulty is",
  resultOfBlocked: 'the status is "Blocked": move the words to the column Vướng mắc',
  difficultyOfOther: 'choose the status "Blocked", or move the words to the column Kết quả',
  needsNumerator: "the numerator is missing",
  needsDenominator: "the denominator is missing",
  needsValue: "the figure is missing",
};
