import type { Understanding } from "../grammar/understanding.js";
import type { SummaryQuery, Whose } from "../summary/query.js";
import { asksOfFigures } from "../text/asks-of-figures.js";
import { fold } from "../text/fold.js";

/** What an office question is answered with: a screen of the summary, or a list of names. */
export interface AskedScreen {
  readonly kind: "summary" | "silent";
  readonly query: SummaryQuery;
  /** Whom the query's agency or group is compared with. */
  readonly versus?: Whose;
}

const RANKING = /(?:^|\s)(?:xep hang|thu hang|xep thu tu|ranking)(?![a-z])/;
/** "đơn vị nào thấp nhất", "xã nào cao nhất": who leads it, from either end. */
const LEADING =
  /(?:^|\s)(?:don vi|xa|huyen|phuong|so|ai) (?:nao )?(?:la |dat |co |dang )*(?:thap|kem|te|cao|tot) nhat(?![a-z])/;
const BEST = /(?:^|\s)(?:cao|tot) nhat(?![a-z])/;
/** Behind it, that the ranking begins at its end. */
const WORST =
  /(?:^|\s)(?:(?:don vi |xa |huyen |so )?(?:thap|kem|te|cham|do|bet) (?:nhat|nhi)|tu (?:thap|kem|duoi|cuoi)(?: (?:den|len) (?:cao|tot|tren|dau))?|tu duoi len|cuoi bang|dung cuoi|doi so)(?![a-z])/;
/** "đơn vị nào nộp muộn", "xem 5 việc trễ": what came too late, which is not what has not come: that is overdue. */
const BELATED =
  /(?:^|\s)(?:(?:bao cao|nop|nop bao cao|gui|gui bao cao|hoan thanh|xong|tra loi) (?:bi )?(?:tre|muon|cham)|(?:\d+ )?viec (?:da )?(?:xong |bao cao )?tre)(?! (?:han|nhat))(?![a-z])/;
const DIFFICULTIES = /(?:^|\s)(?:vuong mac|(?:dang|con|bi|gap|co) vuong|vuong o dau|vuong gi|kho khan)(?![a-z])/;
/** "danh sách đơn vị đã báo cáo V.1"; "đã báo cáo chưa" asks something else. */
const ANSWERED =
  /(?:^|\s)(?:don vi|co quan|ai|xa|huyen|so|phuong)(?: nao)? (?:da|vua) (?:bao cao|bc|nop|gui|bao)(?: cao)?(?: roi| xong)?(?![a-z])(?!.*(?:^|\s)(?:chua|khong|ko)(?![a-z]))/;
const SAYS_ANSWERED =
  /(?:^|\s)(?:(?:don vi|co quan|ai|nao) )*(?:da|vua) (?:bao cao|bc|nop|gui|bao)(?: roi| xong)?(?![a-z])/;
const INDICATORS = /^(?:tong hop|xem|cho xem|bao cao) (?:cac )?chi tieu(?![a-z])/;

/**
 * The screen that a question's own words choose where what it names would give a broader one: "xếp hạng b3" who is first
 * and last, "đơn vị nào vướng mắc" who has difficulties, "số liệu của Di Linh" that agency's indicators.
 */
export function askedCloser({ text, intent }: Pick<Understanding, "text" | "intent">, asked: AskedScreen): AskedScreen {
  const { query } = asked;
  const { subject, whose } = query;
  const words = fold(text.normalize("NFC"));
  if ((RANKING.test(words) || LEADING.test(words)) && subject.of === "indicator" && whose.of !== "agency") {
    const of = WORST.test(words) ? "worst" : "ranking";
    return { ...asked, query: { ...query, subject: { of, code: subject.code } } };
  }
  if (intent === "late" && BELATED.test(words) && subject.of !== "indicator")
    return { kind: "silent", query: { ...query, who: "belated" } };
  if (intent === "silent" || intent === "late") return asked;
  if (DIFFICULTIES.test(words) && subject.of !== "indicator" && !(subject.of === "task" && whose.of === "agency"))
    return {
      kind: "silent",
      query: { ...query, subject: subject.of === "agencies" ? { of: "whole" } : subject, who: "blocked" },
    };
  if (
    ANSWERED.test(words) &&
    whose.of !== "agency" &&
    (subject.of === "whole" || subject.of === "section" || subject.of === "task")
  )
    return { kind: "silent", query: { ...query, who: "answered" } };
  const isOfIndicators = whose.of === "agency" ? asksOfFigures(text) : whose.of === "all" && INDICATORS.test(words);
  if (isOfIndicators && subject.of === "whole") return { ...asked, query: { ...query, subject: { of: "indicators" } } };
  return asked;
}

/** What was not read, without the words by which the screen was chosen; null where nothing is left. */
export function unreadCloser(unread: string | null, { subject, who }: SummaryQuery): string | null {
  if (who === "belated" && unread !== null)
    return isOnly(BELATED, fold(unread)) || /^\d+ viec$/.test(fold(unread)) ? null : unread;
  if (unread === null || (subject.of !== "worst" && subject.of !== "ranking" && who !== "answered")) return unread;
  const said = who === "answered" ? SAYS_ANSWERED : subject.of === "worst" ? WORST : BEST;
  const left = unread.split(", ").filter((words) => !isOnly(said, fold(words)));
  return left.length > 0 ? left.join(", ") : null;
}

/** "xu hướng b3", "b3 so với kỳ trước": what an indicator's own screen tells, where it was given before. */
const TREND =
  /(?:^|\s)(?:xu huong|xu the|dien bien|bien dong|qua cac (?:ky|quy|thang)|theo thoi gian|(?:co )?(?:(?:tang giam|tang hay giam|tang|giam) )?(?:so )?voi (?:ky|quy|thang) truoc)(?: (?:the nao|ra sao|khong))?(?![a-z])/;

/** What was not read, without the words that ask how an indicator went; `asksTrend` where it was asked. */
export function withoutTrend(
  unread: string | null,
  { subject }: SummaryQuery,
): { readonly unread: string | null; readonly asksTrend: boolean } {
  const all = unread === null || subject.of !== "indicator" ? [] : unread.split(", ");
  const left = all.filter((words) => !isOnly(TREND, fold(words)));
  const asksTrend = left.length < all.length;
  return { unread: asksTrend ? (left.length > 0 ? left.join(", ") : null) : unread, asksTrend };
}

function isOnly(pattern: RegExp, words: string): boolean {
  return !/[a-z0-9]/.test(words.replace(pattern, ""));
}
