import { type Line, withoutPart } from "../text/line.js";

const FIGURE = "\\d[\\d.,]*(?: ?(?:%|phan tram)| ?(?:\\/|tren) ?\\d[\\d.,]*)?(?: ?%)?";
/** "88/92, sai, đúng là 82/92", "60% à nhầm 70%": the first was a slip. */
const SLIP = new RegExp(
  `${FIGURE}[ ,;:.(–-]{1,4}(?:(?:a|ah|o|y|oi) )?(?:nham|sai|quen|go nham|go sai|nham roi|sai roi|khong phai|xin dinh chinh|dinh chinh|sua lai)(?:[ ,;:.–-]{1,3}(?:phai|dung(?: ra)?|la|y em|thanh|em|so dung|roi|lai|phai la|nham))*[ ,;:.–-]{1,3}(?=${FIGURE})`,
  "g",
);

/** "tăng 5% so với quý I, đạt 60%": by how much is no figure where another follows. */
const COMPARISON = new RegExp(
  `(?:tang|giam|cao hon|thap hon)(?: them| len| xuong)? ${FIGURE}(?: diem)?(?: so (?:voi|sanh)[^,;.]*)?(?=[^0-9]{0,30}(?:dat|la|duoc|dc|con)[ :]+\\d[\\d.,]*(?: ?%| ?\\/))`,
  "g",
);

/** A line without the figures that its writer takes back for others in it. Everything else stays in its place. */
export function withoutSlips(line: Line): Line {
  let left = line;
  for (const slip of [...line.folded.matchAll(SLIP), ...line.folded.matchAll(COMPARISON)]) {
    left = withoutPart(left, slip.index, slip.index + slip[0].length);
  }
  return left;
}
