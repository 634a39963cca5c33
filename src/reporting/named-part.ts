import { fold } from "../text/fold.js";
import type { Entry } from "./report-draft.js";

const NAMED =
  /^(?:(?:sua|doi|chinh|lai) )*(tu so|mau so|mau)(?: (?:so|la|thanh|moi|phai|dung|chi|co|con))*[ :=]+(\d{1,3}(?:\.\d{3})+|\d+)(?: (?:a|nhe|nha|em|thoi))*[ .!]*$/;

/** "mẫu số 40" of 36/45 as the pair that it then is; any other text as it is. */
export function withNamedPart(text: string, entry: Entry): string {
  if (entry.kind !== "figure" || entry.numerator === null || entry.denominator === null) return text;
  const { numerator, denominator } = entry;
  const said = NAMED.exec(fold(text));
  if (!said || !Number.isInteger(numerator) || !Number.isInteger(denominator)) return text;
  return said[1] === "tu so" ? `${said[2]}/${denominator}` : `${numerator}/${said[2]}`;
}
