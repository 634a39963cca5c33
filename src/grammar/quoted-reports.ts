import { type Line, partOf, withoutPart } from "../text/line.js";
import { matchesOf } from "../text/matches.js";
import { findIn, occurs } from "../text/occurs.js";
import { findPhrase } from "../text/vocabulary.js";
import { own } from "./lexicon/own.js";
import { IS_IT_SO } from "./lexicon/question-words.js";

const LEAD = "^[^a-z0-9]*(?:(?:da|em|anh|chi|a|vang)[ ,]+)*";
/** What stands behind it is made up. */
const MODEL = new RegExp(
  `${LEAD}(?:mau(?: (?:bao cao|bc|tin|tin nhan|nhan tin|soan tin))?(?: (?:nhu sau|nhu nay|sau|la))? *:|mau(?: [a-z]+){0,6} (?:go|ghi|soan|dien|viet|bam)(?: (?:theo|vao|the nao|nhu sau|ra sao|la|ne|nay|nhe|nha|a))* *:|mau (?:cua )?(?:bot|vp|van phong|he thong|chi|anh|tinh|huyen)(?: [a-z]+){0,5} *:|(?:vi du|vd)(?: (?:nhu|la))?(?![a-z]))`,
);
/** What stands behind it, and below it, somebody else wrote. */
const FORWARD = new RegExp(
  `${LEAD}(?:fwd?|forward(?:ed)?(?: message)?|(?:tin )?chuyen tiep|tu|from|nguoi gui)(?: (?:tin|tu)(?: [a-z]+){0,4})? *:`,
);
const LIKE_THIS = /(?:^|[^a-z])theo (?:dung )?mau (?:nay|tren|do)(?![a-z])/;
const OTHERS =
  /(?:^|[^a-z])(?:cac|nhung|moi|tat ca|toan the) (?:xa|phuong|huyen|so|nganh|don vi|dv|co quan|anh chi|ban|dong chi|phong)(?![a-z])/;
/** "may gửi mẫu "V.1 hoàn thành …" em chưa hiểu phải ghi sao": of what stands in quotation marks something is asked. */
const QUOTE = /"[^"\n]{3,120}"/g;
const ASKED_ABOUT =
  /(?:^|[^a-z])(?:hieu|nghia|mau|vi du|vd|the nao|lam sao|ghi sao|la sao|sao vay|nhu nao|cu phap|huong dan|tra loi|cong van|van ban|sua (?:lai )?thanh|doi (?:lai )?thanh|thay vi|muon (?:ghi|bao|sua|doi)|(?:ma|nhung|thi) (?:bot|he thong|may|no|zalo|sao|khong|ko|van|lai|bi))(?![a-z])/;
/** What tells something in quotation marks, and is no title. */
const TELLS = /\d ?(?:%|\/)|(?<![a-z])(?:xong|hoan thanh|dang |chua |khong phat sinh|vuong)/;
/** "Em trả lời chị: “…”": what stands in quotation marks is the answer. */
const ANSWERING =
  /^[^a-z0-9]*(?:(?:da|em|toi|xin|a|anh|chi|vang)[ ,]+)*(?:tra loi|phuc dap)(?: (?:anh|chi|em|vp|van phong|bot|ad|bac|co|chu))* *:? *$/;
const MODELS = /(?:^|[^a-z])(?:mau|vi du|vd|cu phap|huong dan|nghia|hieu)(?![a-z])/;
const SENTENCE = /[.!?;](?=\s)/g;

/** What the bot itself writes: a receipt, a read-back, its buttons. */
const BOTS =
  /(?:^|[^a-z])(?:bien nhan bn-\d|gui (?:bao cao|so lieu|\d+ dong) nay\?|(?:da ghi nhan|ban xac nhan)[:.])|\[(?:xac nhan|sua|huy)\]|^[^a-z0-9]*bn-\d{4}-\d{6}/;
/** A line of the bot's lists, by its mark, and what somebody answered to, by the sign of a quotation. */
const REMINDED = /^\s*(?:🔴|🟡|⚪|>(?=\s*\p{L}))/u;
/** With one of these a person writes about it. */
const ABOUT_IT =
  /(?:^|[^a-z])(?:em|toi|minh|nham|sua lai|dinh chinh|bao lai|cap nhat lai|doi thanh|thay bang|sai)(?![a-z])/;
/** A letter to all agencies. */
const CIRCULAR =
  /(?:^|[^a-z])kinh gui:? (?:cac|toan the|tat ca) (?:don vi|so|phong|xa|huyen|dia phuong|co quan|nganh|dau moi|anh chi dau moi)(?![a-z])/;
const REQUESTING = /(?:^|[^a-z])(?:de nghi|yeu cau|nhac)(?![a-z])/;

/** Whether a message holds a copy of what the bot or the office wrote; what its sender says of it stands beside. */
function isCopied(lines: readonly Line[]): boolean {
  if (lines.some((line) => occurs(BOTS, line))) return true;
  if (lines.some((line) => occurs(ABOUT_IT, line))) return false;
  return lines.some((line) => occurs(CIRCULAR, line)) && lines.some((line) => occurs(REQUESTING, line));
}

function withoutAskedQuotes(line: Line): Line {
  const quotes = matchesOf(QUOTE, line.folded).filter(([typed]) => TELLS.test(typed) || occurs(MODELS, line));
  const left = quotes.reduce((rest, { 0: typed, index }) => withoutPart(rest, index, index + typed.length), line);
  const [answer, other] = quotes;
  if (answer && !other && ANSWERING.test(left.folded))
    return partOf(line, answer.index + 1, answer.index + answer[0].length - 1);
  return quotes.length > 0 && ASKED_ABOUT.test(left.folded) ? left : line;
}

/** Without the lines that are told as a model, an example or somebody else's words: nobody reports with them. */
export function withoutQuoted(lines: readonly Line[]): readonly Line[] {
  if (isCopied(lines))
    return lines.filter((line) => occurs(ABOUT_IT, line) && !(lines.length > 1 && occurs(BOTS, line)));
  const kept: Line[] = [];
  let isOthers = false;
  for (const typed of lines) {
    if (REMINDED.test(typed.text)) continue;
    const line = withoutAskedQuotes(typed);
    const model = findIn(MODEL, line);
    const forward = occurs(FORWARD, line);
    if (model || forward) {
      isOthers = forward || !/[a-z0-9]/.test(line.folded.slice(model![0].length));
      continue;
    }
    const end = endOfModel(line);
    if (end !== null) {
      // What stood above was the model.
      kept.length = 0;
      isOthers = false;
      const rest = partOf(line, end, line.text.length);
      if (/[a-z0-9]/.test(rest.folded)) kept.push(rest);
      continue;
    }
    isOthers &&= findPhrase(own, line) === null;
    if (!isOthers) kept.push(line);
  }
  return kept;
}

/** Where the sentence ends that gives others what stands before it as a model; one that asks stays a question. */
function endOfModel(line: Line): number | null {
  const like = findIn(LIKE_THIS, line);
  if (!like) return null;
  const ends = matchesOf(SENTENCE, line.folded).map(({ index }) => index + 1);
  const end = ends.find((one) => one > like.index) ?? line.text.length;
  const begin = ends.findLast((one) => one <= like.index) ?? 0;
  const sentence = line.folded.slice(begin, end);
  if (/\?\s*$/.test(sentence) || IS_IT_SO.test(sentence)) return begin;
  return OTHERS.test(sentence) && !/:\s*$/.test(sentence) ? end : null;
}
