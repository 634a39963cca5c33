import { type Line, partOf } from "../text/line.js";
import { eachMatch } from "../text/matches.js";
import { mayFind, occurs } from "../text/occurs.js";
import { ASKING_LEAD, IS_IT, LACKS_ANY } from "./lexicon/question-words.js";

/** Where a sentence ends: at a point behind which a word begins, and at a question mark. */
const END =
  /[.!;](?=\s+\p{L})|\?(?=\s+\S)|,(?=\s+(?:(?:anh|chị|chi|bot|ad|vp|cho|xin|nhân tiện|tiện thể|mà)\s+){0,2}(?:em|tôi|cho|mình|xin)?\s*(?:hỏi|hoi)\s)|,(?=\s+(?:(?:dạ|da|anh|chị|chi|bot|ad|vp|em|tôi|toi|nhân tiện|nhan tien|tiện thể|tien the)\s+){0,3}(?:cho|xin)\s+(?:(?:em|tôi|toi|mình|minh|xin)\s+){0,2}(?:sđt|sdt|(?:số|so)\s+(?:đt|dt|điện|dien|máy|may|liên|lien)\s))|,(?=\s+(?:mà|ma|nhưng|nhung)\s[^,;.!?]{0,60}(?:tải|tai|lấy|lay|tìm|tim|gửi|gui|nộp|nop|nhập|nhap|bấm|bam)[^,;.!?]{0,30}\s(?:ở đâu|o dau|thế nào|the nao|làm sao|lam sao|chỗ nào|cho nao)[^,;.!?]{0,20}\?)/giu;

/** A line whose first sentence tells and whose last asks, or the other way round, as two. */
export function sentencesOf(line: Line, agency: string): readonly Line[] {
  for (const end of mayAsk(line) ? eachMatch(END, line.text) : []) {
    const border = end.index + 1;
    const [first, second] = [partOf(line, 0, border), partOf(line, border, line.text.length)];
    // "xong chưa ạ? hay vẫn đang làm" is one question.
    if (/^\s*(?:hay|hoac)(?![a-z])/.test(second.folded)) continue;
    if (asks(first) !== asks(second) && says(first) && says(second)) return [first, ...sentencesOf(second, agency)];
  }
  return (agency === "office" ? null : withQuestionApart(line)) ?? [line];
}

/** A longer line is a text. */
const LONGEST = 300;
const BORDER = /[,;](?=\s)|\s(?=(?:ma|con|nhung)\s)/g;
const CODE = /(?<![a-z0-9.])(?!(?:quy|thang|q|t)\d)(?:ct-?)?[a-z]{1,5}[.-]?\d{1,2}[a-z]?(?![a-z0-9./])/g;
const TOLD =
  /\d ?(?:%|phan tram|\/ ?\d)|(?<![a-z])(?:xong|hoan thanh|dang (?:lam|thuc hien|trien khai|ra soat|xu ly)|khong phat sinh)(?![a-z])/;
/** What is asked with one of these is no doubt about what was told: "nộp mẫu nào", "lấy số tiếp nhận hay số đã giải quyết". */
const WHICH =
  /(?<![a-z])(?:(?:the|mau|cai|so|nhu|khi|luc|muc|cot|file|noi) nao|lam sao|tinh sao|ra sao|o dau|cho nao|bao gio|bao nhieu|may ngay|(?:ghi|bao|nop|tinh|lay) gi|so [a-z ]{2,24} hay (?:la )?so [a-z ]{2,24})(?: [a-z]+){0,4} *[?.!]*$/;

/** "b2b quý II 88/240, mà b3 lấy số nào hả chị": a report on one thing, and what is asked of another. */
function withQuestionApart(line: Line): readonly Line[] | null {
  if (line.text.length > LONGEST || !occurs(WHICH, line)) return null;
  for (const border of eachMatch(BORDER, line.folded)) {
    const at = border.index + 1;
    const [told, asked] = [line.folded.slice(0, at), line.folded.slice(at)];
    const codes: readonly string[] = told.match(CODE) ?? [];
    const others: readonly string[] = asked.match(CODE) ?? [];
    const isOther = codes.length > 0 && others.length > 0 && !others.some((code) => codes.includes(code));
    if (isOther && TOLD.test(told) && !TOLD.test(asked) && !asks(partOf(line, 0, at)))
      return [partOf(line, 0, border.index), partOf(line, at, line.text.length)];
  }
  return null;
}

/** Whether any part of a line may ask. */
function mayAsk({ text, traces }: Line): boolean {
  return text.includes("?") || mayFind(ASKING_LEAD, traces) || mayFind(IS_IT, traces) || mayFind(LACKS_ANY, traces);
}

function asks(line: Line): boolean {
  const { text, folded } = line;
  return /\?\s*$/.test(text) || ASKING_LEAD.test(folded.trimStart()) || occurs(IS_IT, line) || occurs(LACKS_ANY, line);
}

/** More than a greeting or a number of a list. */
function says({ folded }: Line): boolean {
  return (folded.match(/[a-z0-9]+/g) ?? []).length > 2;
}
