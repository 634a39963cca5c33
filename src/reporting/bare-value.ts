import { fold } from "../text/fold.js";
import { saysOnlyStatus } from "./begins-with-status.js";

const DAY = "\\d{1,2}[/.-]\\d{1,2}(?:[/.-]\\d{2,4})?";
const NUMBER = "\\d[\\d.,]*(?: ?%| phan tram| ?(?:\\/|tren) ?\\d[\\d.,]*)?";
const DOCUMENT = "\\d{1,5} ?\\/ ?[a-z][a-z/.-]*";
const LEADS = "(?:(?:so|(?:tu|mau) so|van ban|vb|cong van|cv|ngay|dat|duoc|moi|chi|co|la|lai)[ .:]+)*";
const BARE = new RegExp(
  `^(?:da )?${LEADS}(?:${DOCUMENT}(?:[ ,]+(?:ngay )?${DAY})?|${DAY}|${NUMBER})(?:[ ,]+(?:a|nhe|nha|em|anh|chi))*[ .!]*$`,
);

/** "60%", "36/45", "số 19/KH-STP ngày 21/2", "hoàn thành": a value, and no word that says of what. */
export function isBareValue(text: string): boolean {
  return BARE.test(fold(text.trim())) || saysOnlyStatus(text);
}
