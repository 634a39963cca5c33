import { fold } from "./fold.js";

const TIME =
  "(?:(?:hom|bua|tuan|thang|lan|ky|dot) (?:nay|qua|kia|truoc|vua roi)|(?:sang|trua|chieu|toi) (?:nay|qua)|vua roi|luc nay|gan day|gan nhat|lan cuoi)";
const COURTESY = "(?:(?:da|vang|a|oi|em|toi|minh|anh|chi|bot|cho|xin|muon|can|nho|phep)[ ,]+)*";
const HOW =
  "(?:(?:co|con) cach (?:nao|gi)|(?:lam|cach) (?:sao|nao|the nao|cach nao)|cach)(?: (?:de|ma|em|minh|toi|co the|duoc))* ";
const WHAT =
  "(?:(?:(?:cac|nhung|may|cai|ban|tin) )*(?:bao cao|bien nhan|so lieu|bc)|(?:(?:nhung|may) )?(?:cai|tin|noi dung|thu)(?: gi)?)";
/** What the writer sent, and not what others did or whether it has come. */
const SENT = `(?:xem|coi|mo|tra cuu|tim)(?: (?:lai|giup|gium|ho|em|toi|cho))* ${WHAT}(?: (?:ma|cua|da|vua|moi|em|toi|minh|ben em|ben toi|don vi em))* (?:gui|nop|bao|nhap)(?: (?:roi|di|len|${TIME}))*`;
const WHERE = "(?: (?:thi|la))?(?: (?:o|cho|muc) (?:dau|nao)| (?:bang |lam )?(?:cach nao|sao|the nao)| kieu gi)";
const END = "(?:[ ,]+(?:a|nhe|nha|voi|em|anh|chi|bot|vay|the|nhi))*[ .!?]*$";
/** "cho xem lại báo cáo em gửi hôm qua", "có cách nào xem lại cái mình gửi hôm trước không", "xem lại báo cáo em gửi ở đâu" */
const ASKED = new RegExp(
  `^[^a-z]*${COURTESY}(?:${SENT}(?:${WHERE})?|${HOW}${SENT}(?: (?:duoc|dc))?(?: (?:khong|ko|k|hong))?)${END}`,
);

/** Whether somebody wants to see what they have sent, in a sentence; the bare words are a command. */
export function asksForOwnReceipts(typed: string): boolean {
  return typed.length <= 120 && ASKED.test(fold(typed));
}
