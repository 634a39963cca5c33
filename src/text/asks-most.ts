import { fold } from "./fold.js";

const who = "(?:don vi|dv|co quan|so|xa|huyen|phuong|thi tran|thanh pho|noi|ben)";
/** "quá hạn nhiều nhất", "nhiều việc trễ nhất", "xếp theo số việc quá hạn", "top 5". */
const MOST =
  /(?:^|\s)(?:nhieu(?: (?:dau )?viec)?(?: (?:bi )?(?:qua han|tre han|tre|cham|chua bao cao|chua xong))* nhat|(?:sap )?xep (?:thu tu |hang )?(?:theo |tu )?(?:so (?:luong )?(?:dau )?viec|nhieu (?:den|xuong|toi) it)|top \d{1,2})(?![a-z])/;
const HOW_MANY = new RegExp(`(?:^|\\s)(?:top (\\d{1,2})|(\\d{1,2}) ${who})(?![a-z])`);
/** Of these such words consist. */
const WORDS = new Set(
  (
    "nhieu nhat viec dau so luong sap xep thu tu hang theo den xuong toi it top qua han tre cham bi chua bao cao xong " +
    "don vi dv co quan xa huyen phuong thi tran thanh pho noi ben nao ai giam dan"
  ).split(" "),
);
const usually = 5;

/** How many of those with the most a question asks for first; null where it asks for no such order. */
export function readMost(text: string): number | null {
  const said = fold(text.normalize("NFC")).replace(/[\s,;:?.!]+/g, " ");
  if (!MOST.test(said)) return null;
  const [, top, counted] = HOW_MANY.exec(said) ?? [];
  return Math.max(1, Number(top ?? counted ?? usually));
}

/** What was not read, without the words that ask for the order; null where nothing is left. */
export function withoutMost(unread: string | null): string | null {
  const left = (unread ?? "").split(", ").filter((piece) => {
    const words = fold(piece.normalize("NFC")).match(/[a-z0-9]+/g) ?? [];
    return !words.every((word) => WORDS.has(word) || /^\d{1,2}$/.test(word));
  });
  return left.length > 0 ? left.join(", ") : null;
}
