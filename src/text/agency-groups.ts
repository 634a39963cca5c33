import type { Found, Line } from "./line.js";
import { readPhrase, vocabulary } from "./vocabulary.js";

const groups = vocabulary<string>([
  [
    "@so-ban-nganh",
    `
      các sở | sở nào | những sở | sở ban ngành | sở ban nghành | sở ngành | các sở ban ngành | các sở ngành |
      cấp sở | khối sở | sở chưa | sở ban ngành nào | sở ngành nào | các sở nào | departments
    `,
  ],
  [
    "@cap-huyen",
    `
      huyện | các huyện | huyện nào | cấp huyện | ubnd cấp huyện | những huyện | các huyện thành phố |
      huyện thành phố | thành phố | thành phố nào | khối huyện | districts
    `,
  ],
  [
    "@cap-xa",
    `
      xã | các xã | xã nào | cấp xã | ubnd cấp xã | những xã | xã phường | xã phường thị trấn | khối xã |
      các xã phường | các xã phường thị trấn | xã phường nào | phường | phường nào | các phường | thị trấn |
      thị trấn nào | các thị trấn | communes
    `,
  ],
]);

/** The group of agencies that is named at `at`: "các xã", "sở nào". */
export function readGroupAt(line: Line, at: number): Found<string> | null {
  // "hồ sơ nào"
  return /(?:^|[^a-z0-9])ho $/.test(line.folded.slice(0, at)) ? null : readPhrase(groups, line, at);
}
