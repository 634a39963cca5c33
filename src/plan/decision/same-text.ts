import { searchKey } from "../../text/normalise.js";
import type { Written } from "../workbook/plan-sheets.js";

/** Whether two cells say the same but for case, punctuation and where their lines are broken. */
export function isSameText(one: Written | undefined, other: Written | undefined): boolean {
  return typeof one === "string" && typeof other === "string" && searchKey(one) === searchKey(other);
}
