import { fold } from "./fold.js";
import { TELLS_STATE } from "./tells-state.js";

const number = "(?:so dien thoai|so dt|sdt|dien thoai|so may|so lien lac|so phone)";
const contact = "(?:dau moi|nguoi phu trach|can bo phu trach|can bo dau moi|nguoi dau moi|chuyen vien phu trach)";
/** What asks for the people themselves; of who has reported, or is late, other words ask. */
const ASKS = new RegExp(
  [
    `(?<![a-z])(?:ai|dong chi nao|nguoi nao) (?:la |lam |dang )*(?:dau moi|phu trach|nguoi phu trach|can bo phu trach|can bo dau moi)(?! (?:chua|da))(?![a-z])`,
    `(?<![a-z])${contact}(?: [a-z0-9'.-]+){0,10} (?:la ai|la dong chi nao|ten gi|ten la gi|ai vay|${number})(?![a-z])`,
    `(?<![a-z])${number}(?! *\\d)(?: [a-z]+)*`,
    `^(?:(?:cho |toi |em |xin |muon |can )*(?:xem|hoi|biet) )?${contact} (?:cua |o |tai |ben )?(?!nao)[a-z]`,
    `(?<![a-z])lien he (?:voi )?(?:ai )?(?:o |ben |cua |tai )(?! )`,
  ].join("|"),
);
/** All of them, or those of what is named behind it. */
const LIST =
  /^(?:(?:cho |toi |em |xin |muon |can )*(?:xem )?)?(?:danh sach|danh ba|ds|liet ke)(?: cac| nhung| het| tat ca)*(?: can bo| nguoi| so dien thoai| sdt)* dau moi(?! (?:chua|da))(?![a-z])/;
/** With these in front of it, or at the end, "bao" is of a name: "đầu mối Bảo Lộc", "xã Lộc Bảo". */
const BEGINS_NAME = "dau moi|phu trach|dien thoai|sdt|cua|o|tai|ben|ubnd|tp|thanh pho|thi xa|thi tran|huyen|phuong|xa";
/** "đơn vị nào chưa có đầu mối" is asked of all; "sửa số điện thoại …" changes one's own. */
const OTHER = new RegExp(
  [
    "(?<![a-z])(?:doi|sua|them|cap nhat|ghi|luu|nhac|giao(?! thong)|gui|bao cao|nop)(?![a-z])",
    `(?<![a-z])(?<!(?<![a-z])(?:${BEGINS_NAME}) )bao(?= )`,
    "\\d{6}",
  ].join("|"),
);

/** Whether a message asks who an agency's people are: "ai là đầu mối của Sở Tư pháp", "số điện thoại đầu mối Di Linh". */
export function asksForContacts(text: string): boolean {
  if (text.length > 100) return false;
  const said = folded(text);
  return (ASKS.test(said) || LIST.test(said)) && !OTHER.test(said) && !TELLS_STATE.test(said);
}

/** Whether it asks for them as a list: "danh sách đầu mối". */
export function asksForContactList(text: string): boolean {
  return LIST.test(folded(text));
}

function folded(text: string): string {
  return fold(text)
    .replace(/[?!,;:\s]+/g, " ")
    .trim();
}
