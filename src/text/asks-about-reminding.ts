import { fold } from "./fold.js";
import { courtesies, owing } from "./nudge-words.js";

const asker = "khi nao|luc nao|bao gio|may gio|ngay nao|the nao|nhu nao|ra sao|vi sao|tai sao|bao nhieu|may lan";
const remind = "(?:nhac(?: nho)?|giuc)";
const owes = `${owing}|no|khong|van|con|sap den han|co viec`;
/** "ai đã đổi giờ nhắc": who is asked about; "ai chưa báo cáo thì nhắc" says whom to remind. */
const who = `(?:ai|nguoi nao) (?!(?:(?:dang|da|bi|gap) )?(?:${owes})(?![a-z]))`;
const courtesy = `(?: (?:${courtesies}))*[ ?.!]*$`;
/** "ai nộp thiếu thì nhắc giúp" orders, whatever it says of them. */
const ordered = `thi ${remind}${courtesy}`;
/** "nhắc các xã chưa báo cáo thế nào": whom is said, so that the end asks nothing. */
const whom = `${remind} (?:[^.?!]* )?(?:${owes})(?![a-z])[^.?!]* (?:the nao|ra sao)[ ?.!]*$`;
const questions = [
  `(?:^| )(?:${asker})(?![a-z]).* ${remind}(?![a-z])`,
  `(?:^| )${who}(?!(?:.* )?${ordered}).*${remind}(?![a-z])`,
  `(?:^| )(?!${whom})${remind} (?:.* )?(?:${asker})[ ?.!]*$`,
  `(?:^| )(?:da|co) ${remind} (?:.* )?(?:chua|khong)[ ?.!]*$`,
].map((words) => new RegExp(words));

const anyone = "(?:(?:nhung|cac) )?(?:ai|(?:don vi|co quan|so|xa|huyen|phuong|nguoi|dau moi) nao)";
const since = "(?: (?:roi|chua|roi chua|hom nay|sang nay|tuan nay|vua roi|lan truoc))+";
const end = "(?: (?:vay|the|a|nhi|em|bot|ha|day))*$";
const done = [
  `(?:^| )(?:da|vua|moi) ${remind} (?:duoc )?${anyone}(?:${since})?${end}`,
  `(?:^| )${remind} (?:duoc )?${anyone}${since}${end}`,
  `(?:^| )${anyone} (?:(?:da|vua|moi) (?:duoc |bi )?${remind}(?:${since})?|(?:duoc |bi )${remind}${since})${end}`,
  `^(?:(?:hom nay|sang nay|tuan nay|bot|van phong|da|vua) )*${remind}(?: roi)? chua${end}`,
  `(?:^| )(?:ket qua (?:(?:lan|dot) )?${remind}|(?:lan|dot) ${remind} (?:gan nhat|gan day|truoc|vua roi|cuoi))(?: (?:gan nhat|truoc|vua roi|the nao|ra sao))*${end}`,
].map((words) => new RegExp(words));

/** "đã nhắc ai", "hôm nay nhắc ai rồi": whom the office has nudged already, and no wish to nudge anybody. */
export function asksWhomWasNudged(text: string): boolean {
  if (text.length > 80 || !/nh[aắ]c|gi[uụ]c/iu.test(text.normalize("NFC"))) return false;
  const said = fold(text.normalize("NFC"))
    .replace(/[\s,;:?.!]+/g, " ")
    .trim();
  return done.some((one) => one.test(said));
}

/** Whether a message with "nhắc" in it asks something, "nghỉ lễ thì nhắc khi nào", and orders nothing. */
export function asksAboutReminding(text: string): boolean {
  const said = fold(text.normalize("NFC")).replace(/[\s,;:]+/g, " ");
  return questions.some((one) => one.test(said));
}
