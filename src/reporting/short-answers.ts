import { fold } from "../text/fold.js";

const NO_DOCUMENT =
  /^(?:khong|ko|k|kg|chua)(?: (?:co|can|kem|ban hanh))*(?: (?:van ban|vb|so|cong van|cv|ke hoach|kh|gi|ca))*$/;
const NO_DIFFICULTY =
  /^(?:(?:khong|ko|k|kg|chua|het|da het)(?: (?:co|con|gap|bi|gi))*(?: (?:vuong mac|vuong|kho khan|vm|gi|ca))*|(?:co|dang|gap|bi|con)* ?(?:vuong mac|vuong|kho khan|vm))$/;

const NOT_KNOWN = /^(?:khong|ko|k|chua) (?:ro|biet|nho|xac dinh)(?: (?:nua|duoc|gi|ca|lam))*$/;

/** "không", "không có", "chưa có văn bản": there is none to be named. */
export function saysNoDocument(text: string): boolean {
  return NO_DOCUMENT.test(wordsOf(text));
}

/** Whether a text says what the difficulty is: not where it only says that there is one, or none, or that it is not known. */
export function namesDifficulty(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !/^\S*\d\S*(?: \S*\d\S*)*$/.test(text) && !says(text, NO_DIFFICULTY, NOT_KNOWN);
}

function says(text: string, ...nothing: readonly RegExp[]): boolean {
  return nothing.some((one) => one.test(wordsOf(text)));
}

function wordsOf(text: string): string {
  return (fold(text).match(/[a-z0-9]+/g) ?? []).filter((word) => !/^(?:a|nhe|nha|em|anh|chi|da)$/.test(word)).join(" ");
}
