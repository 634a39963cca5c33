import { fold } from "../text/fold.js";

/** "chứ không phải 31,4% như em báo": which number it is not, and no doubt of the one that it is. */
const DENIED = /(?:chu |va )?(?:khong|ko|k|chang) phai (?:la )?\d[\d.,/]*(?: ?%)?(?:[^,;.]*)/g;
/** "à không, tổng là 252 mới đúng", "nhầm, mẫu là 252" */
const OTHERWISE =
  /(?<![a-z])(?:a khong|ua khong|nham|lon|sai|sua|dinh chinh|(?:moi|phai|chinh) (?:dung|la)|dung (?:la|ra|phai))(?![a-z])/;

/** Whether what was not read of a figure's line says that some number in it is another one. */
export function saysOtherwise(note: string | null): boolean {
  if (note === null || !/\d/.test(note)) return false;
  const left = fold(note).replace(DENIED, " ");
  return /\d/.test(left) && OTHERWISE.test(left);
}
