import { fold } from "./fold.js";

const OFFICE = /^van phong (?:.*[, ])?(?:ubnd|uy ban nhan dan)(?: |$)/;

/** Whether an agency is called as the office of a people's committee is: "Văn phòng UBND tỉnh", and no other "Văn phòng …". */
export function namesProvinceOffice(name: string): boolean {
  return OFFICE.test(fold(name.normalize("NFC")));
}
