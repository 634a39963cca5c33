import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const tour: Shape<typeof vi.tour> = {
  next: "Next",
  skip: "Skip",
  skipped: "Skipped. It is always there: /trogiup",
  work: "Tour 1/3 · Most urgent for {{agency}}: {{label}}\n{{text}}\n{{due}}\nEverything is in /viec; tap a duty to report it. Figures: /chitieu",
  noWork:
    "Tour 1/3 · {{agency}} has no open duty at present.\nEverything is in /viec; tap a duty to report it. Figures: /chitieu",
  line: "Tour 2/3 · One line does as well, with or without accents. For example:\n{{line}}\nThe bot reads back:\n{{read}}\nNothing is saved before you press Confirm; then there is a receipt. You may practise first, nothing is saved.",
  lineOnly:
    "Tour 2/3 · One line does as well, with or without accents. For example:\n{{line}}\nThe bot reads it back; nothing is saved before you press Confirm. You may practise first, nothing is saved.",
  after:
    "Tour 3/3 · On working days the bot reminds of what is due soon and overdue; what is reported is not reminded of before its due day; from then on, what is not finished is.\nA mistake: type hoan tac within 10 minutes, or report it again. Look again: /biennhan\n{{files}}\nTo reach somebody: type lien he ai. This tour again: /trogiup",
  office: {
    ask: "Tour 1/3 · Just ask, with or without accents:\ntong hop quy II · tong hop muc {{section}}\ndon vi nao chua bao cao {{task}} · {{agency}} con no gi\nTap an agency or a code to open the report behind a number. All of it: /tonghop · Who has not reported: /chuabaocao",
    decide:
      "Tour 2/3 · What waits for a decision (extensions, changes after the lock, quarters to approve): /duyet\nTo send back: open the agency's report, choose Return, say why.\nNudge who has not reported: /nhac {{task}} · Ask for something besides the plan: /giaoviec\nThe bot reads back and asks before anything is sent; what goes to many asks your PIN: /pin",
    files:
      "Tour 3/3 · Excel, Word, pictures: /xuat, or: xuat excel quy II · bieu do so sanh cac don vi\nOn a schedule: /lich · Each working morning the bot tells what fell overdue and who was not reached (/chuagui).\nThis tour again: /trogiup",
    waiting: "Waiting",
  },
};
