import { readStatus } from "../../text/statuses.js";

/** Codes are one where only case, blanks and hyphens tell them apart; "đ" is not "d". */
export function foldCode(code: string): string {
  return code
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s\-\u2010-\u2015\u2212]/g, "");
}

/** Whether a message that holds nothing but this code would be read as something else: a number, a month, a status. */
export function meansSomethingElse(code: string): boolean {
  const folded = foldCode(code);
  return (
    /^\d+$/.test(folded) || /^t(?:0?[1-9]|1[0-2])$/.test(folded) || /^q[1-4]$/.test(folded) || readStatus(code) !== null
  );
}
