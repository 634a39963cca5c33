import { fold } from "./fold.js";

const who = "(?:nhung )?(?:ai|nguoi nao|don vi nao|co quan nao|dau moi nao|xa nao|so nao|huyen nao)";
const message = "(?:tin|tin nhan|tin nhac|nhac viec|ban nhac|ban nhac viec|thong bao)";
const not = "(?:chua|khong|ko|k)";
const before = "(?:cho (?:em |toi |anh |chi )?(?:hoi|xem|biet) |xem |danh sach |con |hom nay |sang nay )*";

const join =
  "(?:(?:co |cu |duoc giao )(?:can bo |nguoi )?(?:dau moi|phu trach)|(?:co |duoc |tao )*tai khoan|vao (?:bot|nhom|zalo|telegram)|(?:tham gia|ket noi|lien ket|dang ky|dung)(?: (?:bot|zalo|telegram|nhom|tai khoan))?)";

/** All of what is asked: words besides would be a report or another question. */
const allOf = (words: string) => new RegExp(`^${words}(?: nhi| vay| the| a)?$`);

const ofReached = [
  `${before}${who} (?:con |van |ma )?${not} nhan (?:duoc )?${message}`,
  `${before}(?:bot |${message} )?${not} gui duoc (?:${message} )?(?:cho |toi |den )?(?:${who})?`,
  `${before}${message} ${not} (?:gui duoc|den|toi|den duoc|toi duoc)(?: (?:cho |toi |den )?${who})?`,
  `${before}${not} (?:gui duoc|gui den duoc|gui toi duoc)(?: ${message})?(?: (?:cho |toi |den )?${who})?`,
  `${before}${who} ${not} (?:lien lac|lien he|gui) duoc(?: ${message})?`,
  "who was not reached",
].map(allOf);

const ofJoined = allOf(`${before}${who} (?:con |van |ma )?${not} ${join}(?: (?:va |hay )?${not} ${join})?`);

/** Whether a message asks whom the bot could not reach: "ai chưa nhận được tin", "chưa gửi được cho ai". */
export function asksWhoWasNotReached(text: string): boolean {
  const said = saidIn(text);
  return ofReached.some((one) => one.test(said));
}

/** Whether a message asks where nobody has joined, so that nobody can be reached: "đơn vị nào chưa có đầu mối". */
export function asksWhoHasNotJoined(text: string): boolean {
  return ofJoined.test(saidIn(text));
}

/** Nothing of what is too long to be one of these questions. */
function saidIn(text: string): string {
  if (text.length > 80) return "";
  return fold(text)
    .replace(/[?.!,\s]+/g, " ")
    .trim();
}
