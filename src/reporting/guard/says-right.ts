import { fold } from "../../text/fold.js";

/** "đúng là 3/400 ạ", "3/400 đúng rồi": what stands beside the number, where that only says that it is right. */
const RIGHT =
  /^(?:[^a-z]*(?:da|vang|u|uh|um|ok|dung|chinh xac|chuan|la|thi|moi|roi|vay|the|day|do|van|so|so lieu|a|nhe|nha|em)(?![a-z]))*[^a-z]*$/;
const SAYS_RIGHT = /(?<![a-z])(?:da|vang|uh|um|ok|dung|chinh xac|chuan)(?![a-z])/;

/** The same in front of a reason, with the number in a shape that tells it from "2 tháng mất mạng". */
const NUMBER = "\\d[\\d.]*(?: ?%| ?(?:\\/|tren) ?\\d[\\d.]*|(?= *[,;]))";
const RIGHT_AHEAD = new RegExp(
  `^(?:(?:da|vang|u|uh|um|ok)[ ,.]+)*(?:(?:${NUMBER}(?: (?:thi|la|moi))?[ ,]*)?(?:dung|chinh xac|chuan)(?![a-z])(?: (?:roi|la|ra|vay|the|day|so|so lieu|a|nhe|nha)(?![a-z]))*[ ,;.:–-]*)+(?:${NUMBER}[ ,;.:–-]*)?`,
);
/** "dùng chung mạng", "đã đúng hạn" */
const OTHER_WORD = /(?<!\p{L})(?:d[ùừựụứ]ng|đã(?!\p{L}))/iu;

/** "đúng là 3/400, do thiên tai" from where it says why. */
export function reasonIn(text: string): string {
  const ahead = text.slice(0, RIGHT_AHEAD.exec(fold(text))?.[0].length ?? 0);
  return OTHER_WORD.test(ahead) ? text : text.slice(ahead.length);
}

/** "đúng là 3/400": that a number is right, and no more. */
export function saysRight(text: string): boolean {
  const beside = fold(text).replace(/\d ?(?:tren|phan tram) ?/g, " ");
  return SAYS_RIGHT.test(beside) && RIGHT.test(beside);
}
