import { fold } from "./fold.js";

const WORD = "(?:sua|dinh chinh|chinh lai|chinh sua)";
const BESIDE = "(?:lai|so|lieu|bao cao|bc|giup|ho|gium|cho|em|toi|minh|chi tieu|nhiem vu|viec|muc|cua|la|thanh)";
/** A code of a plan, and no kind of document: "nđ30", "QĐ15". */
const CODE = "(?!(?:nd|qd|kh|cv|tt|bc|vb|tb|nq|hd)[.-]?\\d)(?:[a-z]{1,3}-?)?[a-z]{1,5}[.-]?\\d{1,2}[a-z]?(?![a-z0-9])";
/** "sửa b1 72/100", "cho em đính chính số hóa 73/100" */
const AHEAD = new RegExp(
  `^[^a-z0-9]*(?:(?:da|vang|em|toi|minh|xin|cho|anh|chi|oi|nho|gui|nham|roi|phep|duoc|muon|can|bot)[ ,]+)*${WORD}(?![a-z])(?! (?:doi|chua)(?![a-z]))`,
);
/** "Di Linh sửa lại b1 72/100", "b1 sửa thành 72/100" */
const BESIDE_CODE = new RegExp(
  `(?<![a-z])${WORD}(?: ${BESIDE})* ${CODE}|(?<![a-z0-9])${CODE} (?:(?:xin|em|cho) )*${WORD}(?: ${BESIDE})*[ :]+\\d+ ?(?:/|%)`,
);

/** Whether a line says that what it reports was reported before and is to be mended, and no work of mending something. */
export function saysMending(line: string): boolean {
  const folded = fold(line);
  return AHEAD.test(folded) || BESIDE_CODE.test(folded);
}
