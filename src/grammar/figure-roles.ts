import type { CatalogueIndicator } from "../text/catalogue.js";
import { fold } from "../text/fold.js";

/** The words for what an indicator counts, with its names, and for what it counts it of: each folded, between blanks. */
export interface CountedWords {
  readonly part: string;
  readonly whole: string;
}

const known = new WeakMap<CatalogueIndicator, CountedWords>();

export function countedBy(indicator: CatalogueIndicator): CountedWords {
  const before = known.get(indicator);
  if (before) return before;
  const { name, shortName, otherNames, numerator, denominator } = indicator;
  const made = {
    part: betweenBlanks([numerator, name, shortName, ...otherNames].join(" · ")),
    whole: betweenBlanks(`${denominator} · tiep nhan, nhan, phai tra`),
  };
  known.set(indicator, made);
  return made;
}

function betweenBlanks(words: string): string {
  return ` ${fold(words).replace(/[^a-z0-9]+/g, " ")} `;
}

/** Words that tell no role, unless there are no others. */
const MANNER = new Set(
  "xong duoc dc dung han het ca kip thoi la so roi deu ho hs moi tong cong cac nay ky trong da thi va co".split(" "),
);
const OTHERS =
  /(?:ky|quy|thang|nam|lan|dot) truoc|cung ky|truc tiep|qua han|(?:^| )(?:tre|cham|ton|con lai|chua|khong|ko)(?: |$)/;

/**
 * What words in front of a count are of: "đã xử lý" of the part, "tiếp nhận" of the whole, either where the indicator has
 * them in both; null where they are of neither.
 */
export function roleOf(words: string, { part, whole }: CountedWords): "part" | "whole" | "either" | null {
  if (/^(?:tu|tu so)$/.test(words)) return "part";
  if (/^(?:mau|mau so|tong|tong so|tong cong)(?: ho so| hs)?$/.test(words)) return "whole";
  if (OTHERS.test(words)) return null;
  const all = words.split(/ +/);
  const telling = all.filter((word) => !MANNER.has(word));
  const said = telling.length > 0 ? telling : all;
  const isOf = (own: string) =>
    [said, all].some((one) => own.includes(` ${one.join(" ")} `)) || (said.length > 2 && isInOrder(said, own));
  const [isPart, isWhole] = [isOf(part), isOf(whole)];
  if (isPart && isWhole) return "either";
  return isPart ? "part" : isWhole ? "whole" : null;
}

/** "xử lý đúng quy định" of "tiếp nhận, xử lý kịp thời, đúng quy định" */
function isInOrder(words: readonly string[], text: string): boolean {
  let at = 0;
  return words.every((word) => {
    at = text.indexOf(` ${word} `, at) + 1;
    return at > 0;
  });
}
