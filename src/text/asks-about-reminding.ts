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

/** Whether a message with "nhắc" in it asks something, "nghỉ lễ thì nhắc khi nào", and orders nothing. */
export function asksAboutReminding(text: string): boolean {
  const said = fold(text.normalize("NFC")).replace(/[\s,;:]+/g, " ");
  return questions.some((one) => one.test(said));
}
