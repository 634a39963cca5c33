import type { Shape } from "../../src/text/language.js";
import type { vi } from "../vi/index.js";

export const numbered: Shape<typeof vi.numbered> = {
  noSuchLine: "There are lines 1 to {{n}}. For example: bỏ dòng {{n}}",
  nothingLeft: 'Nothing would be left to send. To stop, send "hủy".',
  whichLine: "Of which line? For example: dòng 1 là {{text}}",
  whichPeriod: "Which line is meant: {{labels}}? Type it again with its month or quarter.",
  unread: "It is not clear what line {{n}} becomes. Type the whole line, or for example: dòng {{n}} là 1.250/2.000",
  kept: "Kept: {{said}}.",
  askedLater: '"{{text}}" (asked next)',
  notKept: '"{{text}}" is not kept: answer this first, then send it again.',
};
