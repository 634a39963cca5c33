/** Words that offices cut short with a stroke or a point: b/c báo cáo, đ/v đơn vị, n/v nhiệm vụ. */
const CUT = /(?<![a-z0-9/])([bdn])[/.]([cv])(?![a-z0-9/])/g;
const WORDS = new Set(["bc", "dv", "nv"]);

/** The folded text with such words written together ("bc "), of the same length. The vocabulary knows them so. */
export function joinAbbreviations(folded: string): string {
  return folded.replace(CUT, (typed, first: string, last: string) =>
    WORDS.has(first + last) ? `${first}${last} ` : typed,
  );
}
