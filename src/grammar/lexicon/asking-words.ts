import { type Line, withoutPart } from "../../text/line.js";
import { findAllIn, occurs } from "../../text/occurs.js";

/** By what somebody who reports is known to ask instead, folded: how a line ends, and how it begins. */

/** Whom it is said to, and what makes it softer. */
const TO =
  "(?: (?:vay|a|nhi|the|anh|chi|em|oi|ha|ban|bot|co|chu|ta|nhe|nha|voi|day|luon|nua|minh|gium|giup|ho))*\\s*[?.!]*$";
const NOT = "(?:khong|ko|k|hong|hem|hk|hok)";
const STATE =
  "(?:khong phat sinh|(?:da )?hoan thanh|(?:da )?xong|dang (?:lam|thuc hien|trien khai)|chua (?:lam|thuc hien)|(?:co )?vuong(?: mac)?)";
const NUMBER = "\\d[\\d.,/]*(?: ?(?:%|phan tram))?";
const CODE = "(?:ct-?)?[a-z]{1,5}[.-]?\\d{1,2}[a-z]?";
const KIND = "(?:chi tieu|nhiem vu|muc|viec|dau viec|ma)";
const THING = "(?:so|ngay|ty le|ti le|ban|cot|file|tu|mau|thang|quy|ky|ten|ma|dong|loai|cai)";
const TO_DO = "(?:nhan|soan|ghi|bao|bao cao|chon|go|nhap|tinh|dien|lay|bam|khai|de|sua|lam|xu ly|nop|gui)";

function atEnd(...said: readonly string[]): RegExp {
  return new RegExp(`(?:^|[^a-z0-9])(?:${said.join("|")})${TO}`);
}

/** With marks "hả", "hở"; without them only behind what a name does not end with: "Lâm Hà" asks nothing. */
const SO_IS_IT = atEnd(
  "(?:roi|vay|the|luon|chua|phai|dung|duoc|dc|xong|hoan thanh|phat sinh|dang lam|chi|anh|bot) (?:ha|ho(?= *$))",
  "(?:roi|vay|the|luon|phai|duoc|dc|xong|hoan thanh|phat sinh|dang lam|chi|anh|bot) hen",
  `${NUMBER} (?:ha|hen)`,
  "(?<!(?:lam|nam|bac|thanh|son|phu|hong|dong|tan|ngoc|thuy|viet) )ha (?:chi|anh|em|bot|ban)",
);
/** "lấy 120 hay 100", "ghi 95/100 hay 95%", "là 83% hay 83,33%": which of two is to be written. */
const EITHER = atEnd(
  `(?:${TO_DO}|la|thi|nen|han|den|toi|ngay|truoc)(?: (?:la|so|vao|o|den|toi|ngay|muc))* ${NUMBER} hay (?:la |so |cua |ngay |den )?${NUMBER}`,
  `${TO_DO}(?: [a-z0-9./,%]+){1,5} hay (?:la )?(?:${TO_DO}|bo trong|theo|khong (?:can|phai)|phai)(?: [a-z0-9./%]+){0,6}`,
  "(cua|o|tu|theo|cho|bang|qua)(?: [a-z]+){1,4} hay (?:la )?\\1(?: [a-z]+){1,4}",
  `(?:${TO_DO}|la|thi|nen)(?: [a-z0-9.]+){0,3} ${STATE} hay (?:la )?${STATE}`,
  `(?:phai|can|nen|duoc)(?: [a-z0-9.%]+){1,6} hay (?:la )?(?:chi can|khong can|ko can|khoi|van|cu|co the|phai)(?: [a-z0-9.%]+){1,6}`,
  `(?:la |thuoc |vao )?${KIND}? ?${CODE} hay (?:la )?(?:${KIND} )?${CODE} (?:vay|ha|a|nhi|the|day)`,
  `(?:la |lay |ghi |nop |tinh |theo )${THING}(?: [a-z]+){0,5} hay (?:la )?${THING}(?: [a-z]+){0,5}`,
);
/** What is said of it, or what was not done: "chưa báo gì". */
const DENIED = "(?<!(?:chua|khong|ko|k|chang)(?: (?:phai|can|duoc|dc|kip|co|the|biet|ro))* |(?:giau|noi|doi|ke|cai) )";
/** "thì chọn mục nào", "báo bao nhiêu phần trăm", "thì sửa sao" */
const WHAT_TO_SAY = atEnd(
  `${DENIED}${TO_DO} (?:lai )?(?:la )?(?:sao|lam sao|the nao|nhu nao|rang|kieu gi|(?:muc|cai|o|so|cot|ky|phan|ma|loai) nao|gi|cai gi|bao nhieu(?: ?(?:%|phan tram))?|may(?: ?(?:%|phan tram))?)`,
);
/** "có sao không", "thì bị gì không", "… được hông" */
const IS_IT_BAD = atEnd(
  `(?:bi|co|gap|thi) (?:sao|gi|van de gi|chuyen gi|anh huong gi|anh huong)(?: [a-z]+){0,2} ${NOT}`,
  `co (?:ap dung|lien quan|thuoc|gom|bao gom|anh huong|cho phep|chap nhan|nhan|thay|hien|luu|nhap|nop|bao|lam|sua|duyet|xem|dung)(?: (?!nhung |ma )[a-z0-9./]+){0,8} ${NOT}`,
  "(?:roi|het|xong|dat|du) hay (?:la )?(?:con|van|moi|chua)(?: [a-z0-9.%]+){0,5}",
  `(?:duoc|dc)(?: (?:nua|luon|tiep|chung|thoi|rieng|them|gi|chi)){1,2} ${NOT}`,
  `(?:nhap|go|bao|viet|soan|gui|nop|lam|dien|khai|ghi|bao cao) (?:vay|nhu vay|the|nhu the|the nay)(?: (?:da|la|thoi))* (?:on|dung|duoc|dc|du|chuan|hop le|khop|dat)(?: (?:roi|het|mau))? (?:hay )?(?:chua|${NOT})`,
  `(?:con|van|thi|co|se) (?:phai|can|bi|duoc|tinh)(?: (?!nhung |ma )[a-z0-9./]+){1,6} ${NOT}`,
);
/** "được không hay phải chờ ký", "chưa nhỉ, em ko nhớ", "là cái gì, …", "mà sao ghi trễ": asked in front of more. */
const ASKED_AHEAD = new RegExp(
  `(?:^|[^a-z])(?:duoc|dc) ${NOT}(?: (?:a|vay|anh|chi|em|ha))*(?:,| hay (?!sao)| vi )|(?:chua|chu|roi|${NOT}|gi|nao|sao|the|day|\\d|%) nhi(?: (?:a|anh|chi|em|ta))*\\s*[,.;]|(?<!(?:chua|khong|ko|k) (?:biet|ro|hieu|nam) (?:la )?)(?:cai gi|la sao) *,|(?:ma|the) sao (?:(?:lai|van|cu|bot|no|may|he thong) )*(?:ghi|bao|hien|tinh|nhac|ra|thanh|len|de)(?![a-z])`,
);

/** A longer end is no end. */
const LONGEST_END = 160;
const ends = [SO_IS_IT, EITHER, WHAT_TO_SAY, IS_IT_BAD, ASKED_AHEAD];

function isAtEnd(pattern: RegExp, line: Line, from: number): boolean {
  return occurs(pattern, line, Math.max(from, line.folded.length - LONGEST_END));
}

/** Whether it is asked how something is to be written down. */
export function asksHowToSay(line: Line): boolean {
  return isAtEnd(EITHER, line, 0) || isAtEnd(WHAT_TO_SAY, line, 0);
}

/** "là tỷ lệ hồ sơ hay tỷ lệ tiền": what stands beside it is no second thing that is asked about. */
export function asksWhichOfTwo(line: Line): boolean {
  return isAtEnd(EITHER, line, 0);
}

/** Whether a line asks by how it ends, or in front of what it adds: "nộp rồi có cần báo nữa không". */
export function asksAtEnd(line: Line, from = 0): boolean {
  return ends.some((one) => isAtEnd(one, line, from));
}

const COURTESY = "^[^a-z0-9]*(?:(?:da|vang|em|toi|minh|anh|chi|oi|bot|ma|a|ua|ui) )*";
const ASKS_SOMEHOW = `(?<![a-z])(?:${NOT}|sao|ha|chua|nao|gi|bao nhieu|may|dau|the nao|rang)`;
/** "giả sử V.2 mới 60% thì ghi 60% được hem": nothing of it is so. */
const SUPPOSING = new RegExp(
  `${COURTESY}(?:neu|neu nhu|gia su|gia du|gia nhu|vi du|vd|chang han|lo|lo nhu|nho|truong hop)(?= ).*${ASKS_SOMEHOW}${TO}`,
);
/** "không biết b1 em gửi 85% đã lên chưa ta" */
const WONDERING = new RegExp(
  `${COURTESY}(?:khong|ko|k|hong|chang) (?:biet|ro|nho|hieu)(?= ).* (?:${NOT}|sao|chua|nao|gi|the nao|dau) (?:ta|nhi|nua|vay|ha|the)(?: (?:a|anh|chi|em))*\\s*[?.!]*$`,
);

/** "sao V.3 ghi không phát sinh vậy, em có báo đâu"; "sao kê", "sao lục" are copies. */
const WHY_SO = new RegExp(
  `${COURTESY}(?:sao|tai sao|vi sao)(?! (?:ke|luc|y|chep|gui|luu)(?![a-z]))(?= ).* (?:vay|the|ha|nhi|ta)(?: (?:a|anh|chi|em))*\\s*(?:[,.?!]|$)`,
);

/** Whether all that a line says is supposed, asked for its reason, or wondered about. */
export function asksFromStart(line: Line): boolean {
  return occurs(SUPPOSING, line) || occurs(WONDERING, line) || occurs(WHY_SO, line);
}

/** Those who are spoken to in chats, whom the other patterns do not know; looked for only at blanks. */
const SPOKEN_TO =
  /(?= )(?<=(?<![a-z])(?:chua|khong|ko|k|hong|ha|ho|vay|nhi|sao|nao|gi|dau|the|roi|may|nhieu|dc|duoc|a|oi|het|voi))(?: (?:e|c|ac|ad|admin|add|sep|bac|b|bn|bro|may dua|moi nguoi|ca nha|cac ban|dong chi|vp|van phong|em gai|em trai))+(?=[\s?.!]*$)/g;

/** "tháng nào I.10 cũng không phát sinh", "ai trễ đều đã xin lỗi", "ai dưới 60% thì giải trình": of all of them, and nothing is asked. */
const OF_ALL =
  /(?<![a-z])(?:nao|ai)(?=(?: [a-z0-9.]+){0,4} (?:cung|deu)(?![a-z]))|(?<![a-z])ai(?= (?!thi )[^?]{3,60} thi(?![a-z])(?!.*(?<![a-z])(?:sao|nao|gi|ai|may|khong|chua)(?![a-z])))/g;

/** The line without words that mean all, and ask of nobody. */
export function withoutOfAll(line: Line): Line {
  return without(OF_ALL, line);
}

/** "toi muon xem tong hop": a wish, and nothing that came late. */
const WISH =
  /(?<![a-z])muon (?=(?:duoc )?(?:xem|biet|hoi|lay|coi|tai|xuat|in|nhan|nhac|so sanh|kiem tra|tra cuu|ve|gui|nam|thay|tim|loc|liet ke|dem)(?![a-z]))/g;

/** The same, without a wish, and without those who are spoken to at its end. */
export function asAsked(line: Line): Line {
  return without(WISH, without(OF_ALL, without(SPOKEN_TO, line)));
}

function without(pattern: RegExp, line: Line): Line {
  return findAllIn(pattern, line).reduce(
    (left, { 0: typed, index }) => withoutPart(left, index, index + typed.length),
    line,
  );
}

/** "hướng dẫn dùng bot với, em mới nhận bàn giao" */
export const HELP_TO_USE =
  /^[^a-z]*(?:[a-z]+ ){0,4}(?:huong dan|giup|chi|cach)(?: (?:em|toi|minh|cach))* (?:su dung|dung|xai)(?: (?:bot|phan mem|he thong|app|ung dung|nay))*(?: (?:voi|a|nhe|nha|di|em|anh|chi))*\s*(?:[,.;!?]|$)/;
/** What a question is about that is for help, where nothing is named. */
export const OF_REPORTING =
  /(?:^|\s)(?:bao cao|bao|bc|nop|gui|ky|ke hoach|kh|van ban|so lieu|bien nhan|tre|han|qua han|hoan thanh|xong|chi tieu|nhiem vu)(?![a-z])/;
/** Of units that were merged: whose it is now. */
export const WHO_DOES = /(?:^|\s)ai (?:se |phai |la nguoi )?(?:bao cao|bao|nop|gui|lam|nhap|chiu trach nhiem)(?![a-z])/;
