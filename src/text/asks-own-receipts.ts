import { fold } from "./fold.js";

const TIME =
  "(?:(?:hom|bua|tuan|thang|lan|ky|dot) (?:nay|qua|kia|truoc|vua roi)|(?:sang|trua|chieu|toi) (?:nay|qua)|vua roi|luc nay|gan day|gan nhat|lan cuoi)";
/** "cho xem lại báo cáo em gửi hôm qua": what the writer sent, and not what others did or whether it has come. */
const ASKED = new RegExp(
  `^[^a-z]*(?:(?:da|vang|a|oi|em|toi|anh|chi|bot|cho|xin|muon|can|nho|phep)[ ,]+)*(?:xem|coi|mo|tra cuu)(?: (?:lai|giup|gium|ho|em|toi|cho))* (?:(?:cac|nhung|may|cai|ban|tin) )*(?:bao cao|bien nhan|so lieu|bc)(?: (?:ma|cua|da|vua|moi|em|toi|minh|ben em|ben toi|don vi em))* (?:gui|nop|bao|nhap)(?: (?:roi|di|len|${TIME}))*(?:[ ,]+(?:a|nhe|nha|voi|em|anh|chi|bot))*[ .!?]*$`,
);

/** Whether somebody wants to see what they have sent, in a sentence; the bare words are a command. */
export function asksForOwnReceipts(typed: string): boolean {
  return typed.length <= 120 && ASKED.test(fold(typed));
}
