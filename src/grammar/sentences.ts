import { type Line, partOf } from "../text/line.js";
import { ASKING_LEAD, IS_IT } from "./lexicon/question-words.js";

/** Where a sentence ends: at a point behind which a word begins, and at a question mark. */
const END =
  /[.!;](?=\s+\p{L})|\?(?=\s+\S)|,(?=\s+(?:(?:cho|xin|nhân tiện|tiện thể|mà)\s+)?(?:em|tôi|cho|mình|xin)?\s*(?:hỏi|hoi)\s)|,(?=\s+(?:mà|ma|nhưng|nhung)\s[^,;.!?]{0,60}(?:tải|tai|lấy|lay|tìm|tim|gửi|gui|nộp|nop|nhập|nhap|bấm|bam)[^,;.!?]{0,30}\s(?:ở đâu|o dau|thế nào|the nao|làm sao|lam sao|chỗ nào|cho nao)[^,;.!?]{0,20}\?)/giu;

/** A line whose first sentence tells and whose last asks, or the other way round, as two. */
export function sentencesOf(line: Line): readonly Line[] {
  for (const end of line.text.matchAll(END)) {
    const border = end.index + 1;
    const [first, second] = [partOf(line, 0, border), partOf(line, border, line.text.length)];
    // "xong chưa ạ? hay vẫn đang làm" is one question.
    if (/^\s*(?:hay|hoac)(?![a-z])/.test(second.folded)) continue;
    if (asks(first) !== asks(second) && says(first) && says(second)) return [first, ...sentencesOf(second)];
  }
  return [line];
}

function asks({ text, folded }: Line): boolean {
  return /\?\s*$/.test(text) || ASKING_LEAD.test(folded.trimStart()) || IS_IT.test(folded);
}

/** More than a greeting or a number of a list. */
function says({ folded }: Line): boolean {
  return (folded.match(/[a-z0-9]+/g) ?? []).length > 2;
}
