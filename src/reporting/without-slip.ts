import { fold } from "../text/fold.js";

/** "à nhầm,", "sửa lại là": that what was said is wrong is told by saying something else. */
const SLIPPED =
  /^(?:(?:a|ah|o|oi|ui|xin loi|em|toi|minh|(?:khong|ko|k|chua) (?:phai|dung)|nham|lon|sai|go nham|go sai|roi|sua|sua lai|xin sua|thanh|la|dung|dung la|dung ra|phai|thuc ra)(?![a-z])[\s,.;:–-]*)+/;

/** An answer from where it says what is so. */
export function withoutSlip(text: string): string {
  return text.slice(SLIPPED.exec(fold(text))?.[0].length ?? 0);
}
