import { fold } from "./fold.js";

/** What people put around it. */
const around = new Set(
  "tat ca deu van lai em anh chi a nhe nha roi so lieu bao cao viec cac nay thi la cho giu nguyen".split(" "),
);
const asBefore = /^(?:nhu|giong|giong nhu|bang|y nhu|y)(?: (?:ky|quy|thang|lan|dot))? (?:truoc|cu)$/;
/** The same behind the code of a figure, and in front of another report. */
export const AS_BEFORE =
  /(?:van )?(?:y )?(?:nhu|giong(?: nhu)?|bang) (?:(?:ky|quy|thang|lan|dot) )?(?:truoc|cu)(?![a-z0-9])/y;
export const ENDS_AS_BEFORE = /(?:^|[^a-z0-9])(?:nhu|giong|bang) (?:ky|quy|thang|lan|dot) truoc *$/;
/** The same at the end of a report, with what people put around it, folded. */
export const SAYS_AS_BEFORE =
  /[\s,:;–-]*(?<![a-z])(?:(?:van|deu|cung|thi|bao|em|xin|tat ca|lai|la|cho|giu nguyen|giu|so lieu) )*(?:y )?(?:nhu|giong(?: nhu)?|bang) (?:(?:ky|quy|thang|lan|dot) )?(?:truoc|cu)(?: (?:a|nhe|nha|em|anh|chi|roi|luon))*[\s.!]*$/;
const longestTyped = 60;

/** "như kỳ trước", "tat ca van nhu quy truoc a", "giống lần trước": not where it says more than that. */
export function saysAsBefore(text: string): boolean {
  if (text.length > longestTyped || /\d/.test(text)) return false;
  const words = (fold(text).match(/[a-z]+/g) ?? []).filter((word) => !around.has(word));
  return asBefore.test(words.join(" "));
}
