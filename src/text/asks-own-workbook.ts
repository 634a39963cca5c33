import { fold } from "./fold.js";
import { normalise } from "./normalise.js";

const MANNERS =
  "gui|cho|em|toi|minh|anh|chi|xin|lay|tai|muon|can|giup|voi|a|nhe|nha|duoc|khong|o|dau|de|dien|nop|cua|don vi|co quan|ban|di|oi|bot|da|vao|bang|qua|theo|mot|cai|va";
const FILE = "excel|xlsx|file|tep|bang tinh|bieu mau|mau";
const WISH = new RegExp(`^(?:(?:${MANNERS}|${FILE}|bao cao|/?baocao)(?: |$))+$`);
const NAMES_FILE = /(?:^| )(?:excel|xlsx|file|tep|bang tinh|bieu mau)(?: |$)/;
const ASKS_TO_SEND = /(?:^| )(?<!(?:^| )da )(?:gui|cho|xin|lay|tai|muon|can)(?: |$)/;
const SPREADSHEET = /(?:^| )(?:excel|xlsx|bang tinh|bieu mau)(?: |$)/;
const longest = 80;

/**
 * Whether a message asks for the agency's own workbook and says nothing else: "/baocao excel", "gửi em file excel báo cáo",
 * "bao cao bang excel", "gui file excel cho toi".
 */
export function asksForOwnWorkbook(typed: string): boolean {
  if (typed.length > longest || typed.includes("\n")) return false;
  const text = fold(normalise(typed))
    .replace(/[?.!,]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const named = /(?:^| |\/)bao ?cao(?: |$)/.test(text)
    ? NAMES_FILE.test(text)
    : ASKS_TO_SEND.test(text) && SPREADSHEET.test(text);
  return named && WISH.test(text);
}
