import { fold } from "../text/fold.js";

/** "à nhầm,", "sửa lại là": that what was said is wrong is told by saying something else. */
const SLIPPED =
  /^(?:(?:a|ah|o|oi|ui|xin loi|em|toi|minh|(?:khong|ko|k|chua) (?:phai|dung)|nham|lon|sai|(?:ghi|go|bao|bam|nhap) (?:nham|lon|sai)|roi|sua(?: lai)?|xin sua(?: lai)?|thanh|la|dung(?: ra)?|phai|thuc ra)(?![a-z])[\s,.;:–-]*)+/;

/** An answer from where it says what is so. */
export function withoutSlip(text: string): string {
  return text.slice(SLIPPED.exec(fold(text))?.[0].length ?? 0);
}

/** "không phải hoàn thành", "nhầm là xong": the words that deny, and neither a mark nor "sửa" in front of what follows. */
const DENIED =
  /(?:(?:khong|ko|k|chua) (?:phai|dung)|nham|lon|sai)(?: (?:dau|roi|vay|the|la|thanh|em|toi|minh|a|o|oi))*[ :]*$/;

/** Whether what an answer says behind its slip may be what is denied: it says then what is not so, and not what is. */
export function deniesWhatFollows(text: string): boolean {
  return DENIED.test(SLIPPED.exec(fold(text))?.[0] ?? "");
}
