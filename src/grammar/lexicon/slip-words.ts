/** Words by which a writer takes back what they have just said for what follows, folded. */
const OH = "(?:(?:a|ah|o|y|oi|ua|ay|ui|chet)[ ,]+)?";
const WRONG =
  "(?:nham(?: roi)?|go nham|ghi nham|lon(?: roi)?|sai roi|y (?:em|toi|minh) la|xin loi(?: nham)?|dinh chinh|sua (?:lai|thanh|la)|a khong|ua khong)";
const RIGHT = "(?:[ ,;:.–-]+(?:phai|dung|ra|la|y em|em|thanh|so|roi|lai|chinh))*";

export const SLIP = new RegExp(`(?<=[a-z0-9%)])[ ,;:.(–-]+${OH}${WRONG}(?![a-z])${RIGHT}[ ,;:.(–-]+`, "g");
/** A cry of surprise, which without its mark is courtesy. What is in front is looked at only where one may stand. */
export const BARE_SLIP = /(?=[ ,;.(])(?<=[\p{L}\d%)])[ ,;.(]+(?:à|ủa|ấy|ý|ua)[ ,]+/giu;
/** "tháng 4 mới đúng" */
export const RIGHT_ONE = /^[ ,]*(?:moi dung|moi phai|chu|moi chinh xac)(?: (?:a|em|nhe|nha))*(?![a-z])/;
export const SLIP_BELOW =
  /\n[^\p{L}\p{N}\n]*(?=(?:(?:à|ah|ủa|ua|ấy|ý|ờ|ơ|a) )?(?:nhầm|nham|lộn|sai rồi|sai roi|đính chính|xin lỗi|ý em|sửa lại|(?:(?:em|tôi|toi|ở trên|o tren|số trên|so tren)\s+)+(?:(?:bị|bi)\s+)?(?:(?:ghi|gõ|go|bấm|bam|nhập|nhap|báo|bao)\s+)?(?:nhầm|nham|lộn|sai)(?:\s+(?:rồi|roi|số|so))?(?=\s*[,:;.]|\s+(?:đúng|dung|phải|phai)))(?![\p{L}]))/giu;
