import { type Line, skipSeparators } from "../text/line.js";
import { readPhrase, vocabulary } from "../text/vocabulary.js";
import { findAsking } from "./asking.js";
import type { Reading } from "./context.js";
import { ASKING_LEAD, anywhere, atStart } from "./lexicon/question-words.js";
import { readQuestion, skipPolite } from "./questions.js";
import { readSlots } from "./slots.js";
import type { Intent } from "./understanding.js";

/** Words of commands and buttons that no question begins with. */
const buttons = vocabulary<true>([
  [
    true,
    `
      hủy | huỷ | huy | xác nhận | sửa | quay lại | biên nhận | biennhan | gia hạn | giahan | nghỉ phép |
      bàn giao | bangiao | phát sinh | phatsinh | ngôn ngữ | ngonngu | giao việc | giaoviec | chuagui | lienket
    `,
  ],
]);

const PARTICLES = /^(?:a|ah|nhe|nha|di|voi|em|anh|chi|ban|bot|cho|toi|minh|giup|gium|xem|xin|cua|tat|ca|cac|nao)$/;

/**
 * What a line among reports wants by itself, "viec", "tổng hợp quý II", "ai chưa báo cáo", "/huy"; null for words that may
 * go on from the report before, though they hold words of a question ("đã tổng hợp 12 TTHC").
 */
export function readWish(line: Line, reading: Reading): Intent | null {
  const intent = readQuestion(line, reading)?.intent ?? null;
  if (/^\s*\/[a-z]/.test(line.folded) || ASKING_LEAD.test(line.folded)) return intent ?? "other";
  const button = readPhrase(buttons, line, skipSeparators(line, 0));
  if (button && isNothingMore(line.folded.slice(button.end).replace(/[a-z0-9]{8}\s*$/, ""))) return "other";
  if (intent === null) return null;
  return findAsking(line) || isCommand(line, reading) ? intent : null;
}

/**
 * The same where a reason is asked for, also of an obstacle: "số liệu bổ sung" commands nothing there, though the plan calls
 * a task so. What is meant by a command is named by its code.
 */
export function readWishBesideReason(line: Line, reading: Reading): Intent | null {
  const wish = readWish(line, reading);
  if (wish === null || wish === "other" || ASKING_LEAD.test(line.folded) || findAsking(line)) return wish;
  return readSlots(line, reading).named === null ? wish : null;
}

/** A command with nothing behind it but what it is about. */
function isCommand(line: Line, reading: Reading): boolean {
  const start = skipPolite(line);
  const command = readPhrase(atStart, line, start);
  const word = readPhrase(anywhere, line, start);
  const longer = word && (!command || word.end > command.end) ? word : command;
  if (!longer || longer.value === "state") return false;
  // What has not come or is late, a focal point tells.
  const tells = longer === word && (longer.value === "silent" || longer.value === "late");
  if (tells && reading.agency !== "office") return false;
  const { rest, slots } = readSlots(line, reading);
  const isReport = longer.value === "report" && (slots.task ?? slots.section) === null;
  return !isReport && isNothingMore(rest.folded.slice(longer.end));
}

function isNothingMore(folded: string): boolean {
  return (folded.match(/[a-z0-9]+/g) ?? []).every((word) => PARTICLES.test(word));
}
