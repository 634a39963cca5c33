import { fold } from "../text/fold.js";

const longestAnswer = 40;
const TOLD =
  /(?<![a-z])(?:xong|hoan thanh|dang (?:lam|thuc hien|trien khai)|phat sinh|vuong mac|ban hanh|cong khai)(?![a-z])/;

/** Whether it may be a report, by a code or by how something stands: of whoever has not joined it is not taken. */
export function mayReport(typed: string): boolean {
  return /\p{L}/u.test(typed) && (/\d/.test(typed) || TOLD.test(fold(typed)));
}

/**
 * Whether it is to be held against the question whether a code is for its writer: it may be meant as the answer, or is a
 * report that its writer believes to be taken.
 */
export function bearsOnCode(typed: string): boolean {
  return typed.length <= longestAnswer || mayReport(typed);
}
