import { fold } from "../text/fold.js";
import { hasAccents, normalise } from "../text/normalise.js";

/** With which names begin; those of whom the name is no other's are told by their capitals. */
const surnames = new Set(
  `
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dao doan vuong trinh truong dinh lam phung mai
    to ha ta luong luu chu chau cao thai thach kieu kim quach tang ton tong mac nghiem la khuc khong ninh nong lo luc lai
    giang giap hua than thieu tieu trieu tu tuong ung uong vi viem vien xa au an banh bach bo ka kon
  `
    .trim()
    .split(/\s+/),
);

/** Words of sentences and questions. Where somebody is called so, the name is only asked about once more. */
const ofSentences = `
  tôi em mình gì nào ai sao khi nay đâu hay là lại làm việc của cho không chưa rồi đã đang sẽ được phải cần muốn xin hỏi xem gửi
  nộp nhập báo bận nghỉ để sau đến hạn còn hết
`
  .trim()
  .split(/\s+/);
const said = new Set(ofSentences);
/** Without its marks a word may be another: "Bảo", "Hân" are names, "Đặng" is one and "đang" none. */
const saidFolded = new Set(
  ofSentences.map(fold).filter((word) => !["bao", "lai", "dang", "la", "han", "het"].includes(word)),
);

/**
 * Whether a text is plainly somebody's name, with or without a title behind a comma: two to six words, none of a sentence,
 * that begin with a surname or are written as names are. What is not may be a name still, and is asked about.
 */
export function isPlainName(text: string): boolean {
  const typed = normalise(text)
    .trim()
    .replace(/^(?:đ\/c|d\/c|đồng chí|dong chi)\s+/iu, "");
  if (/[?!:/]/.test(typed)) return false;
  const all = typed.split(/[\s,;.–—-]+/).filter((word) => word !== "");
  const isSaid = (word: string) =>
    hasAccents(typed) ? said.has(word.toLocaleLowerCase("vi")) : saidFolded.has(fold(word));
  if (all.some(isSaid)) return false;
  const words = typed
    .split(/\s*[,;\n]\s*|\s+[-–—]\s+/)[0]!
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length < 2 || words.length > 6) return false;
  const isWritten = words.every((word) => /^\p{Lu}\p{M}*['’‘]?(?:\p{Lu}?[\p{Ll}\p{M}]|$)/u.test(word));
  return isWritten || surnames.has(fold(words[0]!));
}
