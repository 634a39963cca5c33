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
};
