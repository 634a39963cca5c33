import { agreeable } from "../text/assent.js";
import { type Line, skipSeparators } from "../text/line.js";
import { readPhrase, vocabulary } from "../text/vocabulary.js";

export type Courtesy = "greeting" | "thanks" | "particle";

const words = vocabulary<Courtesy>([
  [
    "greeting",
    `
      xin chào | chào | hello | hi | helo | alo | hey | kính chào | kính gửi | kg | bot ơi | good morning
    `,
  ],
  [
    "thanks",
    `
      cảm ơn | cám ơn | xin cảm ơn | cảm ơn nhiều | thanks | thank you | thank | tks | thanks you | trân trọng
    `,
  ],
  [
    "particle",
    `
      em | anh | chị | cô | chú | bác | bạn | sếp | bot | đồng chí | đ/c | mọi người | cả nhà | các anh chị |
      ạ | nhé | nha | ơi | nhiều | rất nhiều | rồi | được | được rồi | tốt | ${agreeable} |
      gửi | báo cáo | gửi báo cáo | tốt quá | hay quá | buổi sáng | buổi chiều | ngày mới | xin | các | you |
      là | đây
    `,
  ],
]);

/** A line of greeting, thanks or politeness and nothing else; null for any other. */
export function readCourtesy(line: Line): Courtesy | null {
  let position = skipSeparators(line, 0);
  let kind: Courtesy | null = /[\p{L}\p{N}]/u.test(line.text) ? null : "particle";
  while (position < line.text.length) {
    const found = readPhrase(words, line, position);
    if (!found) {
      // Emoji and other signs are manners too.
      const sign = /^[^\p{L}\p{N}]+/u.exec(line.text.slice(position));
      if (!sign) return null;
      position += sign[0].length;
      continue;
    }
    if (kind === null || kind === "particle") kind = found.value;
    position = skipSeparators(line, found.end);
  }
  return kind;
}
