import type { Shape } from "../../src/text/language.js";
import type { workbook as vi } from "../vi/workbook.js";

export const workbook: Shape<typeof vi> = {
  empty: "the file is empty",
  tooLarge: "the file is larger than {{megabytes}} MB, which no plan is",
  unpacksTooLarge: "the file unpacks to more than any plan does",
  password: "the file has a password: open it in Excel, remove the password and save it",
  oldFormat: "an old .xls file: open it in Excel and save it as .xlsx",
  isWord: "this is a Word document and no workbook: an .xlsx is needed",
  headBelow: "the names of the columns stand in row {{row}}: they must be the first row, delete those above",
  notXlsx: "no .xlsx file, or a damaged one: open it in Excel and save it as .xlsx",
  tooManyRows: "more than {{mostRows}} rows: delete those at its end",

  noSheet: "this sheet is missing",
  sheetMisnamed: 'the sheet is called "{{found}}", not "{{name}}"',
  noRows: "there is no row yet",
  noColumn: 'column "{{name}}" is missing',
  columnTwice: 'column "{{name}}" is there twice',
  columnMisnamed: 'the column is called "{{found}}", not "{{name}}"',
  merged: "merged cells: unmerge them and fill in each",
  formulaError: "the formula failed with {{code}}: mend it or type the value",
  uncalculated: "the formula has no result yet: open and save the file in Excel, or type the value",
  toReview: 'to be looked at: "{{text}}". Then empty this cell',

  missing: '"{{column}}" is missing',
  noItem: 'row "{{name}}" has no value',
  itemTwice: 'row "{{name}}" is there twice',
  itemMisnamed: 'there is no row "{{typed}}", did you mean "{{name}}"?',
  notAYear: '"{{text}}" is no year. Example: 2026',
  notUnderstood: '"{{text}}" was not understood. Example: {{example}}',
  signedElsewhen: "day {{date}} does not fit a plan of {{year}}: it must lie in that year or the one before",
  shortYear: '"{{text}}": write the year with four digits, the day before the month. Example: 30/6/2026',
  ambiguousDay:
    "the cell shows the month before the day, so it can be read two ways, {{one}} or {{other}}: format it as day/month/year and look again",
  notADay: '"{{text}}" is no day. Example: 30/6/2026',
  notANumber: '"{{text}}" is no number. Example: 85,5',
  ambiguousNumber: '"{{text}}" can be read two ways: write {{whole}} or {{decimal}}',
  negative: '"{{text}}" is negative',
  over100: '"{{text}}" is more than 100%',
  notAWord: '"{{text}}" must be one of: {{words}}',
  endsBeforeItBegins: '"Đến ngày" is earlier than "Từ ngày"',

  codeBecameDay: "the code became a date: format the cell as Text and type it again",
  unknownCode: 'there is no code "{{text}}"',
  unknownSection: 'there is no section "{{text}}"',
  noSection: 'which section does {{code}} belong to? Write its code in column "Mục"',
  unknownAgency:
    'no agency is known as "{{text}}": write a code, a name of sheet Cơ quan, or add the wording to sheet Nhóm',
  unknownAgencyNear: '"{{text}}" is not known, did you mean {{near}}?',
  severalAgencies: '"{{text}}" is the name of several agencies: write a code ({{codes}})',
  agencyNotThere:
    '"{{text}}" ({{code}}) does not exist on the plan\'s date: see "Từ ngày" and "Đến ngày" of sheet Cơ quan',
  oneLevelAGroup: 'a group names one "cấp" only: make two groups and join them by their codes',
  groupOfItself: "group {{code}} holds itself",
  otherYear: '"{{text}}" is of {{named}}, the plan is of {{year}}',
  unknownTiming:
    'the deadline "{{text}}" was not understood. Write one of these in "Đọc là": Tháng 02/{{year}}, Quý II/{{year}}, 30/6/{{year}}, Trong năm {{year}}, Hàng tháng, Hàng quý, Tháng cuối hàng quý, Thường xuyên, Khi phát sinh, Theo yêu cầu',
  partTiming: '"{{text}}": a deadline of some agencies must be a day, month, quarter or year. Example: Quý I/{{year}}',
  partOfNothing: "there is no task {{code}} for this part",
  partCode: 'part "{{part}}" may have small letters without marks, digits and hyphens only. Example: dot-hai',

  guide: {
    title: "How to fill in a plan",
    steps: `Each sheet is a table whose first row names its columns. Keep the names of sheets and columns; their order is free; further columns are passed over. Columns with a red head are needed.
Fill in, in this order: Kế hoạch, Cơ quan, Nhóm, Mục, Nhiệm vụ, Chỉ tiêu, Ngày nghỉ.
Look at it before it counts: npm run -s cli -- plan import FILE.xlsx --preview. Then run it without --preview.
All that is wrong is told at once, with sheet and cell; until all is mended nothing is written.
Several values in a cell stand between semicolons. A day is written 30/6/2026 (day first). Merge no cells.
While column "Cần xem" holds anything the plan is not imported: empty each cell once you have looked.`,
    plan: "Kế hoạch|Năm, Số, Ngày, Tên, Cơ quan ban hành are needed. The others, left empty, are as usual: it counts from its date; figures by quarter, months taken too, from the 15th of the month before (or: theo lịch, the calendar); due 1 working day after a window for communes, 2 for others; mended within 5 working days; a date on a rest day stays; reminders 14, 7, 3, 1 working days before, on the day, 1, 3, 7 after and then every 5, six times, at 08:00.",
    sections:
      "Mục|Mã is what people type (IIb), Số in what the decision prints (II); printed numbers may repeat, codes may not.",
    tasks: `Nhiệm vụ|Nội dung, Chủ trì, Phối hợp, Thời gian verbatim. Chủ trì names codes, agencies or wordings of sheet Nhóm, between ; or line breaks; "Các cơ quan liên quan" is nobody.
Thời gian: Tháng 02/2026 · Quý II/2026 · 30/6/2026 · Trong năm 2026 · Hàng tháng · Hàng quý · Tháng cuối hàng quý · Thường xuyên · Khi phát sinh · Theo yêu cầu. If it says it otherwise, add column Đọc là in these words, or "khi phát sinh: ký quyết định công bố, +5 ngày làm việc".
A deadline of some agencies: "Thường xuyên; riêng S01, S02: Quý I/2026", or a row whose Mã is A.4/dot-hai. Không phát sinh: "có" where nothing may arise.`,
    indicators:
      "Chỉ tiêu|Đơn vị left empty is %. Without Mẫu số it is a count, not a rate. Chiều: ít nhất (at least), nhiều nhất (at most). Cách cộng: cộng dồn (periods add up), cuối kỳ (the latest counts), có/chưa (done or not).",
    targets: "Chỉ tiêu giao|What single agencies have to reach; others have the plan's target.",
    agencies:
      "Cơ quan|A code for each. Cấp: tỉnh, sở ban ngành, huyện, xã (wards too), trực thuộc, khác. Từ ngày, Đến ngày: from when to when it exists; empty is from the beginning of the year, and without an end.",
    groups:
      'Nhóm|Gồm: codes of agencies or groups, "cấp: xã", "loại: phường", or "khi phát sinh" where it is known only when something happens. A row without Mã only explains a wording of Chủ trì.',
    holidays:
      "Ngày nghỉ|Days off and worked Saturdays of the government's yearly notice. Loại: nghỉ (off), làm bù (worked).",
  },
  pick: { title: "Choose from the list", message: "Choose one of the values of the list." },
  next: {
    number: "fill in the new decision's number",
    issuedOn: "fill in the day it was signed",
    yearMoved: "{{from}} became {{to}}: {{columns}}",
    noHolidays: "there are no days off of {{year}} yet: add them from the notice, then empty this cell",
  },
};
