import { type Line, lineOf, skipSeparators } from "./line.js";
import { normalise } from "./normalise.js";
import { readPhrase, vocabulary } from "./vocabulary.js";

/** What a few words say to an offer or a read-back: that it is right, that it is not, or that it shall be left. */
export type Assent = "yes" | "no" | "stop";

/** `manners`: words that say yes by themselves, and nothing beside another ("dạ không", "ok thôi"). `unclear`: neither. */
type Word = Assent | "manners" | "particle" | "unclear";

/** Said of politeness; alone they agree. */
export const agreeable = "ok | oke | okay | okie | okê | oki | vâng | vâng ạ | dạ | ừ | uh | um | ừm | yes";

const words = vocabulary<Word>([
  ["manners", agreeable],
  [
    "yes",
    `
      có | được | đc | dc | đồng ý | đúng | đúng rồi | đúng thế | đúng vậy | đúng như vậy | đúng như thế | đúng số đó |
      đúng số liệu đó | chuẩn | chuẩn rồi | chính xác | nhất trí | gửi đi | gửi luôn |
      gửi giúp | gửi | xác nhận | xác nhận gửi | đồng ý gửi | confirm
    `,
  ],
  [
    "no",
    `
      không | ko | k | hok | khg | chưa | sai | sai rồi | sai mất rồi | không đúng | ko đúng | chưa đúng | không được |
      ko được | chưa được | không đồng ý | ko đồng ý | chưa đồng ý | không gửi | ko gửi | chưa gửi | đừng | đừng gửi |
      khoan | khoan đã | không phải | ko phải | no | 👎
    `,
  ],
  ["stop", "thôi | thôi không | thôi không gửi | thôi bỏ | bỏ đi | dừng | dừng lại | khỏi | stop"],
  [
    "particle",
    `
      ạ | nhé | nha | nhá | em | anh | chị | bạn | bot | đồng chí | đ/c | sếp | luôn | rồi | đi | ơi | nhỉ | thế | vậy |
      à | ah | nữa | nào | mà | cả | hết | tôi | mình
    `,
  ],
  // "da gui" may be "dạ gửi" as well as "đã gửi".
  ["unclear", "đã gửi | có rồi | đã được | được chưa | được không"],
]);

const signs: readonly (readonly [string, Word])[] = [
  ["👍", "yes"],
  ["👌", "yes"],
  ["🆗", "yes"],
  ["👎", "no"],
];
const LONGEST = 60;

/**
 * What a message says that consists of such words alone, with or without accents; null for any other, and where it says
 * both. "dung" may be "dừng" as well as "đúng", and alone is neither.
 */
export function readAssent(typed: string): Assent | null {
  if (typed.length > LONGEST) return null;
  const text = normalise(typed).trim();
  if (text === "" || /[\n?]|^\//.test(text)) return null;
  const said = wordsOf(lineOf(text.replaceAll('"', "")));
  if (!said || said.includes("unclear")) return null;
  const clear = new Set(said.filter((word) => word === "yes" || word === "no" || word === "stop"));
  if (clear.has("stop") && !clear.has("yes")) return "stop";
  if (clear.size > 1) return null;
  const [only] = clear;
  return only ?? (said.includes("manners") ? "yes" : null);
}

/** Null where anything else stands among them. */
function wordsOf(line: Line): readonly Word[] | null {
  const said: Word[] = [];
  let position = skipSeparators(line, 0);
  while (position < line.text.length) {
    const sign = signs.find(([face]) => line.text.startsWith(face, position));
    const found = sign ? null : readPhrase(words, line, position);
    if (sign) {
      said.push(sign[1]);
      position += sign[0].length;
    } else if (found) {
      said.push(/^dung$/i.test(line.text.slice(found.start, found.end)) ? "unclear" : found.value);
      position = found.end;
    } else {
      // Another face, a skin tone, an exclamation mark.
      const other = /^[^\p{L}\p{N}]+?(?=$|[\p{L}\p{N}]|👍|👌|🆗|👎)/u.exec(line.text.slice(position));
      if (!other) return null;
      position += other[0].length;
    }
    position = skipSeparators(line, position);
  }
  return said;
}
