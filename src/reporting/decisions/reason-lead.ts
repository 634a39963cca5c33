import { fold } from "../../text/fold.js";

const MANNERS = "a|ah|da|vang|u|uh|um|ok|xin|cho|nho|giup|em|anh|chi|toi|minh|bot|oi|voi|vi";
const MENDS = "sua|doi|thay|chinh|dinh|lai|(?:ghi|viet|go|nhap|dat)(?= lai(?![a-z]))";
/** "không phải, lý do là": with its comma alone, since "không phải lý do là" says what it is not. */
const DENIES =
  "(?:khong|ko|k|chua|sai|nham|lon|khoan|thoi)(?: (?:phai|dung|roi|mat|vay|the|dau|a|ly do))*(?= ?[,;.:!–-])";
/** "lý do trả lại đúng là", "lý do giúp chị thành:"; "lý do em là" goes on with the reason. */
const BEHIND =
  "moi|dung|khac|that|chinh|phai|tra lai|gia han|mo lai|nhu sau|nhe|nha|(?:giup|cho) (?:em|anh|chi|toi|minh)";
const LEAD = new RegExp(
  `^[^a-z0-9]*(?:(?:${MANNERS}|${MENDS}|${DENIES})(?![a-z0-9])[^a-z0-9]*)*(?:ly|li) do(?: (?:${BEHIND})(?![a-z0-9]))*(?: ?: ?| (?:la|thanh)(?: ?: ?| ))`,
);

/** "không, lý do là chưa ký" from where it says which; null where nothing says that it is the reason. */
export function reasonBehindLead(text: string): string | null {
  const lead = LEAD.exec(fold(text));
  return lead ? text.slice(lead[0].length).trim() : null;
}
