import { readCourtesy } from "../../grammar/courtesy.js";
import { readAside } from "../../text/asides.js";
import { fold } from "../../text/fold.js";
import { type Line, lineOf, skipSeparators } from "../../text/line.js";
import { normalise } from "../../text/normalise.js";
import { readPhrase, vocabulary } from "../../text/vocabulary.js";
import { reasonBehindLead } from "./reason-lead.js";

type Word = "edit" | "wait" | "particle";

const words = vocabulary<Word>([
  [
    "edit",
    `
      sửa | sửa lại | sửa lý do | sửa lại lý do | chỉnh | chỉnh lại | chỉnh sửa | đính chính | đổi | đổi lại | đổi lý do |
      thay lý do | gõ lại | viết lại | ghi lại | nhập lại | gõ lại lý do | viết lại lý do | ghi lại lý do |
      nhập lại lý do | nhầm | nhầm lý do | nhầm mất | gõ nhầm | viết nhầm | ghi nhầm | lộn | gõ lộn | edit
    `,
  ],
  ["wait", "chờ | đợi | để xem | để xem lại | để nghĩ | từ từ | khoan | wait"],
  [
    "particle",
    `
      ạ | nhé | nha | nhá | em | anh | chị | cô | chú | bạn | bot | tôi | mình | đồng chí | đ/c | rồi | đi | ơi | à | ah |
      đã | một | 1 | chút | tí | tý | tẹo | xíu | lát | lúc | nữa | cho | xin | để | cần | muốn | nhờ | giúp | với | thì |
      xin lỗi | lỡ | bị | dạ | vâng | ok | thôi
    `,
  ],
]);

/** "lý do là gì" */
const ASKS = /^(?:gi|sao|the nao|nao)(?![a-z])|\?\s*$/;

/** What is said under a reason that was read back. Null: neither another one nor anything else that is understood. */
type SaidAgain =
  | { readonly kind: "reason"; readonly reason: string }
  | { readonly kind: "edit" | "wait" | "manners" }
  | null;

/** Only with its lead are words another reason: what is said there besides is told to others as the office's own word. */
export function readReasonSaidAgain(typed: string): SaidAgain {
  const text = normalise(typed).replace(/\s+/g, " ").trim();
  const reason = reasonBehindLead(text) ?? "";
  if (reason !== "") return ASKS.test(fold(reason)) ? null : { kind: "reason", reason };
  if (saysManners(text)) return { kind: "manners" };
  const line = lineOf(text);
  const said = wordsOf(line);
  if (said?.has("edit") || readAside(line) === "mistake") return { kind: "edit" };
  return said?.has("wait") ? { kind: "wait" } : null;
}

function saysManners(text: string): boolean {
  const courtesy = readCourtesy(lineOf(text));
  return courtesy === "thanks" || courtesy === "greeting";
}

/** Null where anything else stands among them. */
function wordsOf(line: Line): ReadonlySet<Word> | null {
  const said = new Set<Word>();
  let position = skipSeparators(line, 0);
  while (position < line.text.length) {
    const found = readPhrase(words, line, position);
    const sign = found ? null : /^[^\p{L}\p{N}]+/u.exec(line.text.slice(position));
    if (found) said.add(found.value);
    else if (!sign) return null;
    position = skipSeparators(line, found ? found.end : position + sign![0].length);
  }
  return said;
}
