import { fold } from "../text/fold.js";
import { lineOf } from "../text/line.js";
import { hasAccents, normalise } from "../text/normalise.js";
import { readStatusAt } from "../text/statuses.js";

/** With which names begin; those of whom the name is no other's are told by their capitals. */
const surnames = new Set(
  `
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng đăng bùi đỗ hồ ngô dương lý lí đào đoàn doãn vương trịnh trương đinh lâm
    phùng mai tô hà hạ tạ lương lưu chu chử châu cao thái thạch kiều kim quách tăng tôn tống tòng mạc nghiêm la lã khúc khổng
    ninh nông lò lô lỗ lục lữ lại giang giáp hứa thân thiều tiêu triệu từ tưởng tường ung ứng uông vi viêm viên xa âu an bành
    bạch bồ ka kon
  `
    .trim()
    .split(/\s+/),
);
/** Without its marks "xã" would be one, too. */
const surnamesFolded = new Set([...surnames].map(fold).filter((surname) => surname !== "xa"));

/** With which an order, an answer or the name of some work begins. */
const ofWork = `
  tổng hợp | danh sách | thống kê | tra cứu | từ chối | đồng ý | nhất trí | tạm dừng | tạm hoãn | tờ trình | kế hoạch |
  quyết định | kinh phí | đào tạo | rà soát | công khai | công bố | thực hiện | triển khai | tổ chức | hoàn thiện | an toàn
`
  .trim()
  .split(/\s*\|\s*/);
const ofWorkFolded = ofWork.map(fold);

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
 * that begin with a surname or are written as names are. What is not may be a name still, and is asked about; so is what
 * begins as a status or an order does, whoever is called so.
 */
export function isPlainName(text: string): boolean {
  const typed = normalise(text)
    .trim()
    .replace(/^(?:đ\/c|d\/c|đồng chí|dong chi)\s+/iu, "");
  if (/[?!:/\d]/.test(typed) || tellsOfWork(typed)) return false;
  const isMarked = hasAccents(typed);
  const all = typed.split(/[\s,;.–—-]+/).filter((word) => word !== "");
  const isSaid = (word: string) => (isMarked ? said.has(word.toLocaleLowerCase("vi")) : saidFolded.has(fold(word)));
  if (all.some(isSaid)) return false;
  const words = typed
    .split(/\s*[,;\n]\s*|\s+[-–—]\s+/)[0]!
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length < 2 || words.length > 6) return false;
  const isWritten = words.every((word) => /^\p{Lu}\p{M}*['’‘]?(?:\p{Lu}?[\p{Ll}\p{M}]|$)/u.test(word));
  const [first] = words as [string];
  return isWritten || (isMarked ? surnames.has(first.toLocaleLowerCase("vi")) : surnamesFolded.has(fold(first)));
}

/** "hoàn thành", "tong hop di linh"; a single word of a status, as "vuong", may be a surname. */
function tellsOfWork(typed: string): boolean {
  const line = lineOf(typed);
  const status = readStatusAt(line, 0);
  if (status && line.folded.slice(0, status.end).includes(" ")) return true;
  const lower = typed.toLocaleLowerCase("vi");
  const begins = (phrase: string, text: string) => text === phrase || text.startsWith(`${phrase} `);
  return hasAccents(typed)
    ? ofWork.some((phrase) => begins(phrase, lower))
    : ofWorkFolded.some((phrase) => begins(phrase, line.folded));
}
