import type { Message } from "grammy/types";
import { saidAroundCode } from "../people/invitation-code.js";
import { fold } from "../text/fold.js";
import { fileIn } from "./sent-by-people.js";

const longestAnswer = 40;
const TOLD =
  /(?<![a-z])(?:xong|hoan thanh|dang (?:lam|thuc hien|trien khai)|phat sinh|vuong mac|ban hanh|cong khai)(?![a-z])/;
const PERIOD =
  /(?<![a-z\d])(?:(?:quy|q|thang|nam) ?(?:\d{1,4}|i{1,3}|iv)(?:[/ -]20\d\d)?|\d{1,2} thang(?: (?:dau|cuoi)(?: nam)?)?|ca nam)(?![a-z\d])/g;
/** "b3: 45/60", once no period stands between; "B1. Mở Telegram" is a step of a letter. */
const VALUE = /^[-+*\s,;.:]*[a-z]{1,4}\.?\d{1,3}[\s:=,–-]+(?:(?:la|dat|duoc|co)[\s:]+)?\d/;

/** Whether it may be a report, by a code or by how something stands: of whoever has not joined it is not taken. */
export function mayReport(typed: string): boolean {
  return /\p{L}/u.test(typed) && (/\d/.test(typed) || TOLD.test(fold(typed)));
}

/** Under the question whether a code is for its writer: it may be meant as the answer, or is a report believed to be taken. */
function bearsOnCode(typed: string): boolean {
  return typed.length <= longestAnswer || mayReport(typed);
}

/** Whether a message is to be held against that question: by its words, or because it brings what reports are sent with. */
export function mayBeForCode(message: Message): boolean {
  const typed = message.text ?? message.caption;
  return typed === undefined ? fileIn(message) !== null : bearsOnCode(typed);
}

/** What is reported in the very message that brings a code; null where nothing is. A letter that hands it over reports nothing. */
export function reportedWithCode(typed: string): string | null {
  const lines = (saidAroundCode(typed) ?? []).flatMap((said) => said.split("\n")).map((line) => line.trim());
  const told = lines.filter((line) => tells(fold(line)));
  return told.length > 0 ? told.map((line) => line.replace(/^[\s,;.:-]+/, "")).join("\n") : null;
}

function tells(folded: string): boolean {
  return TOLD.test(folded) || /\d ?%/.test(folded) || VALUE.test(folded.replace(PERIOD, " "));
}
