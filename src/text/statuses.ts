import { withoutKeystrokes } from "./fold.js";
import { onceAPlace } from "./kept-on-line.js";
import { type Found, type Line, lineOf, matchAt } from "./line.js";
import { normalise } from "./normalise.js";
import type { Status } from "./status-rules.js";
import { anyOf, mayBeginPhraseAt, readPhrase, vocabulary } from "./vocabulary.js";

/**
 * `unfinished`: "chưa xong", which may be in progress, blocked or not begun. `none`: words that sound like a status and
 * deny it ("không vướng mắc").
 */
export type StatusWord = Status | "unfinished" | "none";

/**
 * `open`: it says less where more words follow. `trouble`: unless what comes next denies it. `of_cases`: only of what may
 * arise, a case or a delay; of money, people or a plan it says why nothing is done.
 */
type Condition = "always" | "open" | "trouble" | "of_cases";

interface Meaning {
  readonly status: StatusWord;
  readonly condition: Condition;
}

const always = (status: StatusWord): Meaning => ({ status, condition: "always" });

const statuses = vocabulary<Meaning>([
  [
    always("done"),
    `
      hoàn thành | đã hoàn thành | đã hoàn thành xong | hoàn thành xong | hoàn tất | đã hoàn tất | xong |
      đã xong | làm xong | đã làm xong | thực hiện xong | đã thực hiện xong | đã thực hiện | đã làm |
      triển khai xong | đã triển khai xong | làm rồi | thực hiện rồi | đã làm rồi | xong hết | xong hết rồi | ht | đã ht |
      hthanh | xog | hoànthành | done | completed | finished | xg | đã xg
    `,
  ],
  [
    always("in_progress"),
    `
      đang thực hiện | đang tiếp tục làm | đang tiếp tục triển khai | tiếp tục thực hiện | đang được thực hiện | vẫn đang thực hiện | đang tiếp tục thực hiện | đang tiếp tục làm | đang tiếp tục triển khai | đang làm |
      vẫn đang làm | đang triển khai | đang triển khai thực hiện | đth | đtk | đang tiến hành | đang xử lý | đang th |
      đang hoàn thiện | đang hoàn thành | đanglàm | đangthựchiện | gần xong | sắp xong | gần hoàn thành | sắp hoàn thành | cơ bản xong |
      cơ bản hoàn thành | hoàn thành cơ bản | về cơ bản hoàn thành | về cơ bản xong | hoàn thành một phần | xong một phần | làm dở | đang dở |
      in progress | in_progress
    `,
  ],
  [
    always("not_started"),
    `
      chưa thực hiện | chưa thực hiện được | chưa làm | chưa làm gì | chưa làm được | chưa triển khai |
      chưa triển khai được | chưa triển khai thực hiện | chưa bắt đầu | chưa tiến hành | chưa th | chưa có gì | not started |
      not_started
    `,
  ],
  [
    { status: "blocked", condition: "trouble" },
    `
      vướng mắc | có vướng mắc | còn vướng mắc | đang vướng mắc | đang có vướng mắc | gặp vướng mắc |
      đang gặp vướng mắc | bị vướng mắc | vướng | có vướng | còn vướng | đang vướng | gặp vướng | bị vướng |
      đang bị vướng | khó khăn | có khó khăn | còn khó khăn | gặp khó khăn | đang gặp khó khăn |
      khó khăn vướng mắc | bị tắc | đang tắc | vm | blocked
    `,
  ],
  [
    always("nothing_arose"),
    anyOf("không | ko | k | kg | hok | hông | khg | 0 | chưa", "phát sinh | ps | có phát sinh | có ps"),
  ],
  [
    always("nothing_arose"),
    "kps | không phát sinh gì | không có gì phát sinh | khôngphátsinh | nothing arose | nothing_arose | not applicable",
  ],
  [
    { status: "none", condition: "trouble" },
    anyOf(
      `
        không | ko | k | kg | hok | chưa | không có | ko có | k có | chưa có | không có gì | ko có gì | không bị |
        ko bị | không gặp | ko gặp | chưa gặp | chưa thấy | không thấy | ko thấy | không còn | ko còn | không phát sinh | ko phát sinh | chưa phát sinh |
        không có phát sinh | hết | đã hết | tháo gỡ | đã tháo gỡ | đã tháo gỡ được | giải quyết | đã giải quyết |
        đã giải quyết được | giải quyết xong | đã giải quyết xong | khắc phục | đã khắc phục | đã khắc phục được |
        xử lý xong | đã xử lý xong
      `,
      "vướng mắc | vướng | khó khăn | có vướng mắc | có vướng | có khó khăn | gặp vướng | gặp khó khăn",
    ),
  ],
  [
    always("unfinished"),
    anyOf(
      `
        chưa | chưa làm | chưa thực hiện | chưa triển khai | chưa tiến hành | chưa được | chưa kịp | chưa thể | không |
        ko | k | kg | không kịp | ko kịp | k kịp | không thể | ko thể | k thể
      `,
      "xong | hoàn thành | hoàn tất | ht | hết | xong hết",
    ),
  ],
  [always("unfinished"), "chưa đạt"],
  [{ status: "nothing_arose", condition: "of_cases" }, "không có | ko có | k có | không có gì | ko có gì"],
  [{ status: "nothing_arose", condition: "open" }, "không | ko | k | hok | 0"],
  [{ status: "not_started", condition: "open" }, "chưa | cth"],
  [{ status: "in_progress", condition: "open" }, "đang | vẫn đang"],
]);

const END = /^[\s.,;:!()–—-]*(?:$|[.,;:!()–—-])|^\s*(?:a|nhe|nha|em|anh|chi)\s*[.!]*$/;
/** "không, thôi không xin nữa": a "không" that answers something, with what is meant behind it. */
const GOES_ON =
  /^[\s.,;:!–—-]+(?!(?:con|va|a|em|anh|chi|(?:xin )?cam on|thang|quy|ky|ky nay|i{1,3}|iv|vi{0,3}[ab]?|ix|x|ct|khong (?:co|phat sinh)|ko (?:co|ps)|kps)(?![a-z]))[a-z]{2,}(?![a-z0-9.])/;
/** "chưa, mới làm được một nửa": not over, but begun. */
const AFTER_ALL =
  /^[\s,;:–—-]+(?:(?:ma|chi|nhung|hien|xa|ben em) )*(?:moi|dang(?! (?:cho|doi|xin|nghi|di|hoc|thieu|ban|om|cong tac|nghien cuu|v\.?\d))) [a-z]/;
/** "khó khăn, vướng mắc" is one thing, as the forms print it. */
const MORE_TROUBLE =
  /(?:[\s,/&-]+(?:va |hay |hoac )?(?:vuong mac|vuong|kho khan|ton tai|han che|tro ngai)(?![a-z0-9]))+/y;
/** "chưa xong đâu nha" */
const AT_ALL = / dau(?= (?:nha|nhe|nhen|nghen|a|em|anh|chi|bot|vp|nua)(?![a-z])| *(?:[,.;!)]|$))/y;
/** "đang 30%", "đang được 30%" */
const SHARE = /^ +(?:(?:duoc|dc|dat|khoang|o|muc) +)*\d[\d.,]* ?(?:%|phan tram)/;
const POSTED = /^ +(?:danh sach|len|tai|cong khai|tin|bai|tren)(?![a-z])/;
const SOME = / (?:gi|nao)(?: ca| het)?(?![a-z0-9])/y;
/** "vướng mắc: không", "vướng mắc đã được tháo gỡ" */
const NO_MORE =
  /[\s:=–—-]*(?:(?:thi|hien|hien nay|den nay) )?(?:(?:khong|ko|k|chua)(?: co| con)?(?: gi)?(?: phat sinh)?|0|het|(?:da |deu )+(?:duoc |co ban )*(?:thao go|go|giai quyet|khac phuc|xu ly|het)(?: xong| het| roi| bo)?)(?![a-z0-9])/y;
/** What may arise or fail to: cases, and what is done too late. */
const CASES =
  "phat sinh|truong hop|ho so|hs|tthc|thu tuc|phan anh|kien nghi|pakn|vu viec|su viec|viec|yeu cau|giao dich|luot|phieu|don thu";
const CASE = new RegExp(`^ +(?:(?:bat ky|bat cu|them|mot|cac|nhung) +)*(?:${CASES})(?![a-z0-9])`);
const NO_CASE = new RegExp(
  `^ +(?:(?:tiep nhan|ghi nhan|nhan|phat hien|xay ra|de xay ra|thay|co|de)(?: duoc| dc)? +)?(?:them +)?(?:${CASES})(?: +[a-z]+){0,3} +nao(?![a-z0-9])`,
);
const DELAYED = "cham|tre|muon|qua han|vi pham|phan anh|xin loi";
const DELAY = new RegExp(`^[^,;:.!()\\n]* (?:${DELAYED})(?![a-z0-9])`);
const PEOPLE = "don vi|dv|co quan|can bo|cong chuc|vien chuc|nhan vien|nguoi|ca nhan|to chuc|phong";
const PEOPLE_LATE = new RegExp(`^ +(?:ai|${PEOPLE})(?:,? +[a-z]+){0,8} (?:${DELAYED})(?![a-z0-9])`);
const NOBODY_LATE = new RegExp(
  `^ +(?:ai|(?:${PEOPLE})(?:,? +[a-z]+){0,5} nao)(?:,? +[a-z]+){0,8} (?:${DELAYED})(?![a-z0-9])`,
);
const NONE_OF = new RegExp(`^ +(?:${CASES}|${PEOPLE})(?: +[a-z]+){0,2}(?![a-z0-9])`);
/** "chưa để xảy ra trường hợp nào", but not "chưa có thủ tục nào được rà soát". */
const NO_CASE_YET =
  /^ +(?:(?:de +)?(?:xay ra|phat sinh|ghi nhan|tiep nhan|phat hien|nhan duoc)|de|co) +(?:truong hop|phan anh|kien nghi|pakn|vu viec|su viec|don thu)(?: +[a-z]+){0,4} +nao(?![a-z0-9])(?! +(?:duoc|hoan thanh|xong))/;
/** "chưa có ai trễ" */
const NOBODY_YET = new RegExp(
  `^ +co (?:ai|(?:${PEOPLE})(?: +[a-z]+){0,2} nao)(?:,? +[a-z]+){0,5} (?:${DELAYED})(?![a-z0-9])`,
);
/** "không có trong kỳ", "không có gì mới" */
const CIRCUMSTANCE = /^ +(?:trong|o|tai|tren|thang|quy|ky|nam|t\d|nhu|so voi|tu|den|toi|moi|them|het|luon)(?![a-z])/;

/** Whether a folded word may begin a status. */
export function mayBeginStatus(word: string): boolean {
  return statuses.root.next.has(word) || statuses.root.next.has(withoutKeystrokes(word));
}

/**
 * The status that stands at `at`. `end` lies before words that say more than a status ("đang trình ký"), so that they
 * are kept as a note.
 */
export function readStatusAt(line: Line, at: number): Found<StatusWord> | null {
  return mayBeginPhraseAt(statuses, line, at) ? once(line, at, null) : null;
}

const once = onceAPlace<null, Found<StatusWord> | null>(lookAt);

function lookAt(line: Line, at: number): Found<StatusWord> | null {
  const longest = readPhrase(statuses, line, at);
  if (!longest) return null;
  const { status, condition } = longest.value;
  const rest = line.folded.slice(longest.end);
  const ends = endsClause(line, longest.end);
  const found = (value: StatusWord, end = longest.end) => ({ value, start: at, end });
  switch (condition) {
    case "always":
      return found(
        status,
        longest.end + (status === "unfinished" ? (matchAt(AT_ALL, line, longest.end)?.[0].length ?? 0) : 0),
      );
    case "trouble":
      return readTrouble(status, longest.end);
    case "of_cases":
      return ends || CASE.test(rest) || DELAY.test(rest) || PEOPLE_LATE.test(rest) || CIRCUMSTANCE.test(rest)
        ? found("nothing_arose")
        : found("none");
    case "open":
      return readOpenWord();
  }

  function readTrouble(word: StatusWord, end: number): Found<StatusWord> {
    const past = end + (matchAt(MORE_TROUBLE, line, end)?.[0].length ?? 0);
    if (word === "none") return found("none", past + (matchAt(SOME, line, past)?.[0].length ?? 0));
    const denial = matchAt(NO_MORE, line, past)?.[0].length ?? 0;
    return denial > 0 && endsClause(line, past + denial) ? found("none", past + denial) : found(word, past);
  }

  /** "không", "chưa", "đang": what they say depends on whether they stand alone. */
  function readOpenWord(): Found<StatusWord> | null {
    if (ends && status === "not_started" && AFTER_ALL.test(rest)) return found("unfinished");
    if (ends) return status === "nothing_arose" && GOES_ON.test(rest) ? null : found(status);
    // "0 hồ sơ trễ, 0 cán bộ"
    if (/^0$/.test(line.folded.slice(at, longest!.end))) return NONE_OF.test(rest) ? found(status) : null;
    if (status === "not_started")
      return NO_CASE_YET.test(rest) || NOBODY_YET.test(rest) ? found("nothing_arose") : found("unfinished", at);
    // "không chậm" praises; "không ai chậm" says that nothing arose.
    if (status === "nothing_arose") {
      return NO_CASE.test(rest) || NOBODY_LATE.test(rest) ? found(status) : null;
    }
    // Without its marks "đã đăng danh sách" has no "đang" in it.
    if (POSTED.test(rest) && /(?:^|[^a-z])da $/.test(line.folded.slice(Math.max(0, at - 4), at))) return null;
    if (SHARE.test(rest)) return found(status);
    const denied = /^ +chua(?![a-z0-9])/.test(rest)
      ? readStatusAt(line, line.folded.indexOf("chua", longest!.end))
      : null;
    return denied ? { ...denied, start: at } : found("in_progress", at);
  }
}

function endsClause(line: Line, at: number): boolean {
  const rest = line.folded.slice(at);
  return END.test(rest) && !/^[.,/]\d/.test(rest);
}

/** Of a task that has to be done, "không" or "không có" does not say that nothing arose. */
export function namesWhatArose(line: Line, { start, end }: Found<StatusWord>): boolean {
  return /(?:ps|sinh|arose)(?![a-z])/.test(line.folded.slice(start, end));
}

/** A whole text as a status: "xong", "dang lam", "ko phat sinh", "Đang thực hiện"; null where it says more or less. */
export function readStatus(text: string): Status | null {
  const line = lineOf(normalise(text).trim());
  const found = readStatusAt(line, 0);
  if (!found || found.end === found.start || !/^[\s.!]*$/.test(line.folded.slice(found.end))) return null;
  return found.value === "unfinished" || found.value === "none" ? null : found.value;
}

/** The statuses in the order of the buttons; "nothing arose" is offered where nothing may have arisen. */
export function statusesOffered(nothingMayArise: boolean): readonly Status[] {
  const usual: readonly Status[] = ["done", "in_progress", "blocked", "not_started"];
  return nothingMayArise ? [...usual, "nothing_arose"] : usual;
}
