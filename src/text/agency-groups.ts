import { type Found, type Line, matchAt, textBefore } from "./line.js";
import { readPhrase, vocabulary } from "./vocabulary.js";

export type Group = "@so-ban-nganh" | "@cap-huyen" | "@cap-xa";

const DEPARTMENTS = ["@so-ban-nganh"] as const;
const DISTRICTS = ["@cap-huyen"] as const;
const COMMUNES = ["@cap-xa"] as const;

const groups = vocabulary<readonly Group[]>([
  [
    DEPARTMENTS,
    `
      các sở | sở nào | những sở | sở ban ngành | sở ban nghành | sở ngành | các sở ban ngành | các sở ngành |
      cấp sở | khối sở | sở chưa | sở ban ngành nào | sở ngành nào | các sở nào | ban ngành | các ban ngành |
      các ngành | ngành nào | ngành | departments
    `,
  ],
  [
    DISTRICTS,
    `
      huyện | các huyện | huyện nào | cấp huyện | ubnd cấp huyện | những huyện | các huyện thành phố |
      huyện thành phố | thành phố | thành phố nào | khối huyện | districts
    `,
  ],
  [
    COMMUNES,
    `
      xã | các xã | xã nào | cấp xã | ubnd cấp xã | những xã | xã phường | xã phường thị trấn | khối xã |
      các xã phường | các xã phường thị trấn | xã phường nào | phường | phường nào | các phường | thị trấn |
      thị trấn nào | các thị trấn | communes
    `,
  ],
  // The plan means both by it, and no group holds both.
  [[...DISTRICTS, ...COMMUNES], "địa phương | các địa phương | địa phương nào | những địa phương"],
]);

const CODE = /(?:so-ban-nganh|cap-huyen|cap-xa)(?![a-z0-9-])/y;
/** Behind these "sở" is a half of a word: hồ sơ, cơ sở, trụ sở. */
const WORD_BEGUN = /(?:^|[^a-z0-9])(?:ho|co|tru) +$/;

/** The group of agencies that is named at `at`, by its code or in words: "các xã", "sở nào"; "địa phương" may be two. */
export function readGroupAt(line: Line, at: number): Found<readonly Group[]> | null {
  const code = line.folded[at - 1] === "@" ? matchAt(CODE, line, at)?.[0] : undefined;
  if (code) return { value: [`@${code}` as Group], start: at - 1, end: at + code.length };
  const isHalf = line.folded.startsWith("so", at) && WORD_BEGUN.test(textBefore(line, at));
  return isHalf ? null : readPhrase(groups, line, at);
}
