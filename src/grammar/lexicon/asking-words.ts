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
const TO_DO = "(?:ghi|bao|bao cao|chon|go|nhap|tinh|dien|lay|bam|khai|de|sua|lam|xu ly|nop|gui)";

function atEnd(...said: readonly string[]): RegExp {
  return new RegExp(`(?:^|[^a-z0-9])(?:${said.join("|")})${TO}`);
}

/** With marks "hả", "hở"; without them only behind what a name does not end with: "Lâm Hà" asks nothing. */
const SO_IS_IT = atEnd(
  "(?:roi|vay|the|luon|chua|phai|dung|duoc|dc|xong|hoan thanh|phat sinh|dang lam|chi|anh|bot) (?:ha|ho(?= *$)|hen)",
  `${NUMBER} (?:ha|hen)`,
);
/** "lấy 120 hay 100", "ghi 95/100 hay 95%", "là 83% hay 83,33%": which of two is to be written. */
const EITHER = atEnd(
  `(?:${TO_DO}|la|thi|nen)(?: (?:la|so|vao|o))* ${NUMBER} hay (?:la |so |cua )?${NUMBER}`,
  `(?:${TO_DO}|la|thi|nen)(?: [a-z0-9.]+){0,3} ${STATE} hay (?:la )?${STATE}`,
  `(?:phai|can|nen|duoc)(?: [a-z0-9.%]+){1,6} hay (?:la )?(?:chi can|khong can|ko can|khoi|van|cu|co the|phai)(?: [a-z0-9.%]+){1,6}`,
  `(?:la |thuoc |vao )?${KIND}? ?${CODE} hay (?:la )?(?:${KIND} )?${CODE} (?:vay|ha|a|nhi|the|day)`,
  `(?:la |lay |ghi |nop |tinh |theo )${THING}(?: [a-z]+){0,5} hay (?:la )?${THING}(?: [a-z]+){0,5}`,
);
/** What is said of it, or what was not done: "chưa báo gì". */
const DENIED =
  "(?<!(?:chua|khong|ko|k|chang)(?: (?:phai|can|duoc|dc|kip|co|the|biet|ro))* |(?:cho|dung|khoi|mac)(?: [a-z]+){0,2} )";
/** "thì chọn mục nào", "báo bao nhiêu phần trăm", "thì sửa sao" */
const WHAT_TO_SAY = atEnd(
  `${DENIED}${TO_DO} (?:lai )?(?:la )?(?:sao|lam sao|the nao|nhu nao|rang|kieu gi|(?:muc|cai|o|so|cot|ky|phan|ma|loai) nao|gi|cai gi|bao nhieu(?: ?(?:%|phan tram))?|may(?: ?(?:%|phan tram))?)`,
);
/** "có sao không", "thì bị gì không", "… được hông" */
const IS_IT_BAD = atEnd(
  `(?:bi|co|gap|thi) (?:sao|gi|van de gi|chuyen gi|anh huong gi|anh huong)(?: [a-z]+){0,2} ${NOT}`,
  `(?:con|van|thi|co|se) (?:phai|can|bi|duoc|tinh)(?: (?!nhung |ma )[a-z0-9./]+){1,6} ${NOT}`,
);
/** "được không hay phải chờ ký", "chưa nhỉ, em ko nhớ": asked in front of more. */
const ASKED_AHEAD = new RegExp(
  `(?:^|[^a-z])(?:duoc|dc) ${NOT}(?: (?:a|vay|anh|chi|em|ha))*(?:,| hay (?!sao)| vi )|(?:chua|roi|${NOT}|gi|nao|sao|the|day|\\d|%) nhi(?: (?:a|anh|chi|em|ta))*\\s*[,.;]`,
);

/** A longer end is no end. */
const LONGEST_END = 160;
const ends = [SO_IS_IT, EITHER, WHAT_TO_SAY, IS_IT_BAD];

/** Whether it is asked how something is to be written down. */
export function asksHowToSay(folded: string): boolean {
  const end = folded.slice(-LONGEST_END);
  return EITHER.test(end) || WHAT_TO_SAY.test(end);
}

/** "là tỷ lệ hồ sơ hay tỷ lệ tiền": what stands beside it is no second thing that is asked about. */
export function asksWhichOfTwo(folded: string): boolean {
  return EITHER.test(folded.slice(-LONGEST_END));
}

/** Whether a line asks by how it ends, or in front of what it adds: "nộp rồi có cần báo nữa không". */
export function asksAtEnd(folded: string): boolean {
  const end = folded.slice(-LONGEST_END);
  return ends.some((one) => one.test(end)) || ASKED_AHEAD.test(end);
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

/** Whether all that a line says is supposed, or wondered about. */
export function asksFromStart(folded: string): boolean {
  return SUPPOSING.test(folded) || WONDERING.test(folded);
}

/** Those who are spoken to in chats, as the other patterns know them. */
const SPOKEN_TO =
  /(?<=(?<![a-z])(?:chua|khong|ko|k|hong|ha|ho|vay|nhi|sao|nao|gi|dau|the|roi|may|nhieu|dc|duoc|a|oi|het|voi))(?: (?:e|c|ac|ad|admin|add|sep|bac|b|bn|bro|may dua|moi nguoi|ca nha|cac ban|dong chi|vp|van phong|em gai|em trai))+(?=[\s?.!]*$)/;

/** "tháng nào I.10 cũng không phát sinh", "ai trễ đều đã xin lỗi", "ai dưới 60% thì giải trình": of all of them, and nothing is asked. */
const OF_ALL =
  /(?<![a-z])(?:nao|ai)(?=(?: [a-z0-9.]+){0,4} (?:cung|deu)(?![a-z]))|(?<![a-z])ai(?= (?!thi )[^?]{3,60} thi(?![a-z])(?!.*(?:sao|nao|gi|ai|may|khong|chua)(?![a-z])))/g;

/** Folded words in which those that mean all, and ask of nobody, are blank. */
export function withoutOfAll(folded: string): string {
  return folded.replace(OF_ALL, (word) => " ".repeat(word.length));
}

/** Folded words with "em" for whoever else is spoken to at their end, and without those that ask of nobody. */
export function asAsked(folded: string): string {
  return withoutOfAll(folded.replace(SPOKEN_TO, " em"));
}
