import { countRead } from "../text/effort.js";
import { type Line, textBefore, withoutPart } from "../text/line.js";
import { eachMatch } from "../text/matches.js";
import { findAllIn, occurs } from "../text/occurs.js";
import { readStatusAt } from "../text/statuses.js";

const FIGURE = "\\d[\\d.,]*(?: ?(?:%|phan tram)| ?(?:\\/|tren) ?\\d[\\d.,]*)?(?: ?%)?";
/** "88/92, sai, đúng là 82/92", "60% à nhầm 70%": the first was a slip. */
const SLIP = new RegExp(
  `(?<!\\d[.,]?)(?<!(?:quy|thang|nam|ky|q|t)[ .]?)${FIGURE}[ ,;:.(–-]{1,4}(?:(?:a|ah|o|y|oi|ua|ay|ui)[ ,]+)?(?:(?:em |toi |minh |o tren |ben tren |so tren )+(?:bi )?(?:go |ghi |bam |nhap |bao |gui |danh )?(?:nham|lon|sai)(?: roi| so)?(?= *[,;:.]| (?:dung|phai)(?![a-z]))|nham|lon|sai|quen|y (?:em|toi|minh)(?: la)?|go nham|go sai|nham roi|sai roi|khong phai(?= *[,;.–-])|xin dinh chinh|dinh chinh|sua lai|khong(?<=(?:a|ah|ua|y|ay)[ ,]+khong))(?:[ ,;:.–-]{1,3}(?:phai|dung(?: ra)?|la|y em|thanh|em|so dung|roi|lai|phai la|nham))*[ ,;:.–-]{1,3}(?=${FIGURE})`,
  "g",
);

/** "ngày 23/2, đính chính ngày 22/2": the same of a day. */
const DAY_SLIP =
  /(?<![\d/.,a-z])\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?[ ,;:.(–-]{1,4}(?:(?:a|ah|o|y|oi|ua|ay|ui)[ ,]+)?(?:(?:em |toi )?(?:go |ghi )?(?:nham|lon|sai)(?: roi)?|xin dinh chinh|dinh chinh|sua lai)(?:[ ,;:.–-]{1,3}(?:phai|dung(?: ra)?|la|thanh|lai))*[ ,;:.–-]{1,3}(?:ngay|hom) (?=\d{1,2}[/.-]\d{1,2})/g;

/** "hôm qua báo 40%, nay lên 55%": what it was, where a line says as well what it is. */
const FIGURE_BEFORE_NOW = new RegExp(
  `(?<![a-z])(?:hom qua|(?:hom|lan|ky|tuan|dot|quy|thang) truoc|truoc (?:do|day))(?: (?:em|toi|da|co|bao|bao cao|ghi|gui|la|thi|dat|duoc|moi|khoang))* ${FIGURE}[ ,;]+(?=(?:(?:con|ma|thi|den) )*(?:nay|gio|bay gio|hien nay|hien|hom nay|(?:ky|quy|thang|tuan) nay|den nay)(?: (?:da|len|la|dat|duoc|con|xuong|moi|thi))* \\d)`,
  "g",
);

/** "huyện tính là 61% nhưng em đếm lại chỉ có 58%": what somebody counted, where the writer has counted again. */
const RECOUNTED = new RegExp(
  `(?<![\\d.,/a-z])${FIGURE}[ ,;]+(?:(?:nhung|ma|song|con|thi|ma) )*(?:(?:em|toi|minh|xa|so|huyen|ben em|don vi) )*(?:da |moi |co )?(?:dem|tinh|cong|ra soat|ra|kiem tra|doi chieu|tong hop|xem)(?: lai| ky)+(?: (?:thi|thay|chi|la|duoc|dc|co|con|moi|ra|dung|so|thuc te))*[ :]+(?=${FIGURE})`,
  "g",
);
/** A longer line is a text. */
const LONGEST_RECOUNTED = 300;
/** ", VP lấy số 58 nhé": the same number once more. */
const TAKE_THIS =
  /(?<=(\d[\d.,]*\d|\d) ?(?:%|phan tram)?)[ ,;]+(?:(?:vp|van phong|anh|chi|em|bot|nen|thi|cu|hay|nho) )*(?:lay|ghi|dung|chot|tinh|theo)(?: (?:theo|la|so|con so|giup|giup em))* \1 ?(?:%|phan tram)?(?![\d.,/])/g;

/** "không phải 512/800 mà là 521/800" */
const DENIED_FIGURE = new RegExp(
  `(?<![a-z])(?:khong|ko|k|chang) phai (?:la )?${FIGURE}[ ,;]*(?:ma|nhung)(?: (?:la|thi|phai|dung|chinh|moi))*[ :]+(?=${FIGURE})`,
  "g",
);

/** "báo nhầm 54/60, đúng là 50/60" */
const MISTAKE_FIRST = new RegExp(
  `(?:nham|sai)(?: (?:la|thanh|so))* ${FIGURE}(?=[ ,;:.(–-]{1,4}(?:(?:em|so|nay|xin|phai|gio|bay gio|hom nay|thi|nen|cho) )*(?:dung|sua|chinh|phai)(?: (?:ra|lai|la|thanh|phai|so))*[ :]+\\d)`,
  "g",
);

/** "tăng 5% so với quý I, đạt 60%": by how much is no figure where another follows. */
const COMPARISON = new RegExp(
  `(?:tang|giam|cao hon|thap hon)(?: them| len| xuong)? ${FIGURE}(?: diem)?(?: so (?:voi|sanh)[^,;.]*)?(?=[^0-9]{0,30}(?:dat|la|duoc|dc|con)[ :]+\\d[\\d.,]*(?: ?%| ?\\/))`,
  "g",
);

/** "giảm 3% so với quý I, còn 41%": to what it fell is no rest. */
const FALLEN = new RegExp(
  `(?<![a-z])(?:giam|tut|sut)(?: di| mat)? ${FIGURE}(?: diem)?(?: so (?:voi|sanh)[^,;.]*)?[ ,;]*(?:(?:nen|gio|nay|hien|chi|thi) )*con (?=\\d[\\d.,]* ?(?:%|phan tram|\\/))`,
  "g",
);

/** "tăng từ 80% lên 85%": from where it came is no figure. */
const ORIGIN = new RegExp(
  `(?:(?:tang|giam|nang) (?:tu )?|tu )${FIGURE} *(?:(?:quy|ky|thang|nam) [^,;.]{1,12} )?(?:da )?(?:tang )?(?=(?:len|xuong|con|thanh)(?: (?:den|toi|con|duoc|thanh))* \\d)`,
  "g",
);

/** "báo V.1 hoàn thành là nhầm", "5/6 là sai" */
const MISTAKEN =
  /(?<![ ,])[ ,]+(?:roi )?(?:(?:do )?la (?:bi )?|bi )(?:em |toi )?(?:bao |ghi |go |bam |gui )?(?:nham|sai|khong dung|chua dung)(?![a-z])/g;
const FIGURE_BEFORE = new RegExp(`(?<![a-z0-9./,])${FIGURE}$`);
/** As far in front of it as the state or figure may begin that it calls a mistake. */
const LONGEST_STATE = 24;

/** "không phải là chưa làm, đang …" */
const DENYING = /(?<![a-z])(?:khong|ko|k|chang) phai (?:la )?/g;

/** Where a state stands that a line says is not so, with the words that say it; what is so has to follow. */
function denialsIn(line: Line): readonly { readonly start: number; readonly end: number }[] {
  return findAllIn(DENYING, line).flatMap(({ 0: typed, index }) => {
    const state = readStatusAt(line, index + typed.length);
    const goesOn =
      state && state.end > state.start && /^[,;.]? *(?:ma|nhung)?[ ,]*[a-z]/.test(line.folded.slice(state.end));
    return goesOn ? [{ start: index, end: state.end }] : [];
  });
}

/** "cùng quý", "quý đó": the period of the figure beside it, which figures side by side share. */
const SAME_PERIOD =
  /(?<![a-z])(?:(?:trong )?cung (?:quy|thang)|(?:quy|thang) (?:do|ay))(?![a-z]| (?:nam|truoc|ngoai|\d|[iv]+(?![a-z])))/g;

/** "quý I đã báo xong rồi, quý II đang làm": what was reported before, beside what is reported now. */
const REPORTED_BEFORE =
  /(?<![a-z0-9])(?:quy|q|thang|t) ?(?:\d{1,2}|[ivx]{1,4})(?![a-z0-9])(?:(?: (?:em|co|ben em|so|xa|huyen|thi))* (?:da (?:bao cao|bao|bc|gui|nop)(?: [a-z]+){0,4}|(?:bao cao|bao|bc|gui|nop)(?: [a-z]+){0,3} roi)) *[,;.] *(?=(?:(?:con|gio|nay|nhung|thi|den) )*(?:quy|q|thang|t) ?(?:\d|[iv]))/g;

/** "vẫn vướng, dù VP đã ghi là hoàn thành": what somebody else says, and who writes it does not. */
const CONCEDED =
  /(?<![a-z])(?:mac du|cho du|du|tuy) (?:la )?(?:[a-z]+ ){1,4}(?:(?:da|van|dang|lai) )?(?:ghi|bao|noi|hien|bao cao|danh dau|tick|bam|cap nhat)(?: (?:nhan|la|rang|thanh))* [^,;.\d]{2,40}(?=$|[,;.])/g;

/** "…, số trước em gõ nhầm": why it is told once more, behind what is so and a sign. */
const WRONG_BEFORE =
  /(?<![ ,;.(–-]) *[,;(–-][ ,;.(–-]*(?:so|lan|hom|ban|tin|con so)(?: lieu)? (?:truoc|cu|hom qua|hom kia|vua roi)(?: (?:em|toi|minh|xa|huyen|ben|phong|da|bi))* (?:go|ghi|bao|bao cao|gui|nhap|bam) (?:nham|sai)(?: (?:roi|so|mat|a|nhe|em|anh|chi))*(?=[ ).]*$)/g;

/** Where the state or figure stands that a line calls a mistake, with the words that say so. */
function mistakesIn(line: Line): readonly { readonly start: number; readonly end: number }[] {
  return findAllIn(MISTAKEN, line).flatMap(({ 0: typed, index }) => {
    countRead();
    const before = textBefore(line, index).slice(-LONGEST_STATE);
    const figure = FIGURE_BEFORE.exec(before);
    if (figure) return [{ start: index - figure[0].length, end: index + typed.length }];
    const state = stateEndingAt(line, index);
    return state === null ? [] : [{ start: state, end: index + typed.length }];
  });
}

/** "đang làm, à nhầm, xong rồi": the words between a state that was a slip and the one that is meant. */
const STATE_SLIP =
  /(?<![ ,;.(–-])[ ,;.(–-]+(?:(?:a|ah|o|y|oi|ua|ay|ui)[ ,]+)?(?:(?:em |toi |minh )?(?:(?:go |ghi |bam |nhap |bao )?(?:nham|lon)(?: roi)?|dinh chinh|sua lai)|khong(?<=(?:a|ah|ua|y|ay)[ ,]+khong))(?:[ ,;:.)–-]+(?:phai|dung(?: ra)?|la|thanh|moi|chinh|thuc ra|thuc te|chu|hien))*[ ,;:.)–-]+/g;

/** One of these is in it. */
const SLIPPED = /nham|lon|dinh chinh|sua lai|khong/;

/** Where a state stands that is taken back for the one that follows, with the words between them. */
function slippedStatesIn(line: Line): readonly { readonly start: number; readonly end: number }[] {
  // Of a long run of signs it would try each.
  if (!occurs(SLIPPED, line)) return [];
  return findAllIn(STATE_SLIP, line).flatMap(({ 0: typed, index }) => {
    const meant = readStatusAt(line, index + typed.length);
    if (!meant || meant.end === meant.start) return [];
    const before = stateEndingAt(line, index);
    return before === null ? [] : [{ start: before, end: index + typed.length }];
  });
}

/** Where a state begins that ends at `end`. */
function stateEndingAt(line: Line, end: number): number | null {
  const before = textBefore(line, end).slice(-LONGEST_STATE);
  for (const word of eachMatch(/(?<![a-z])[a-z]/g, before)) {
    const start = end - before.length + word.index;
    if (readStatusAt(line, start)?.end === end) return start;
  }
  return null;
}

const EARLIER =
  /(?<![a-z])(?:(?:hom|lan|ky|thang|quy|tuan|dot) truoc|truoc (?:do|day|kia)|hom qua|hom no)(?: (?:em|toi|minh|xa|huyen|so|da|co|bao|bao cao|bc|ghi|gui|nhap|la|thi|ben em|don vi))* /g;
const NOW = /(?:^|[\s,;.])(?:nay|gio|bay gio|hien nay|hien tai|hien|den nay|hom nay)(?: (?:thi|la|da|cung))* /g;

/** "hôm trước báo đang làm, nay xong rồi": how it stood, where a line says as well how it stands. */
function earlierIn(line: Line): readonly { readonly start: number; readonly end: number }[] {
  const stateAt = (at: number) => {
    const state = readStatusAt(line, at);
    return state && state.end > state.start ? state : null;
  };
  const earlier = findAllIn(EARLIER, line);
  if (earlier.length === 0) return [];
  const now = findAllIn(NOW, line).findLast(({ 0: typed, index }) => stateAt(index + typed.length) !== null);
  if (!now) return [];
  return earlier.flatMap(({ 0: typed, index }) => {
    const before = stateAt(index + typed.length);
    return before && before.end <= now.index ? [{ start: index, end: before.end }] : [];
  });
}

/** "36/40 mới đúng", "số 19/KH-STP mới đúng": that it is right is no note. */
const RIGHT =
  /[ ,]+(?:thi )?(?:moi(?: la)?|la) (?:dung|phai|chinh xac)(?![a-z])(?: (?:a|nhe|nha|chu|roi|em|anh|chi|bot))*(?= *(?:[,.;!]|$))/g;
const DOCUMENT_BEFORE = /\d ?\/ ?[a-z][a-z.-]*(?:\/[a-z]+)*$/;

/** Where a line says that the value in front is the right one, or that the one before was wrong. */
function rightlyIn(line: Line): readonly { readonly start: number; readonly end: number }[] {
  return [...findAllIn(RIGHT, line), ...findAllIn(WRONG_BEFORE, line)].flatMap(({ 0: typed, index }) => {
    countRead();
    const before = textBefore(line, index).slice(-LONGEST_STATE);
    const state = stateEndingAt(line, index);
    const isState = state !== null && /^(?:done|in_progress)$/.test(readStatusAt(line, state)!.value);
    const isValue = FIGURE_BEFORE.test(before) || DOCUMENT_BEFORE.test(before) || isState;
    return isValue ? [{ start: index, end: index + typed.length }] : [];
  });
}

/** A line without the states and figures that its writer takes back for others in it. Everything else stays in its place. */
export function withoutSlips(line: Line): Line {
  let left = line;
  for (const slip of [
    ...findAllIn(SLIP, line),
    ...findAllIn(DAY_SLIP, line),
    ...(line.text.length > LONGEST_RECOUNTED ? [] : findAllIn(RECOUNTED, line)),
    ...(line.text.length > LONGEST_RECOUNTED ? [] : findAllIn(TAKE_THIS, line)),
    ...findAllIn(DENIED_FIGURE, line),
    ...findAllIn(MISTAKE_FIRST, line),
    ...findAllIn(FIGURE_BEFORE_NOW, line),
    ...findAllIn(FALLEN, line),
    ...findAllIn(COMPARISON, line),
    ...findAllIn(ORIGIN, line),
    ...findAllIn(SAME_PERIOD, line),
    ...findAllIn(CONCEDED, line),
    ...findAllIn(REPORTED_BEFORE, line),
  ]) {
    left = withoutPart(left, slip.index, slip.index + slip[0].length);
  }
  for (const { start, end } of [
    ...slippedStatesIn(left),
    ...rightlyIn(left),
    ...mistakesIn(left),
    ...denialsIn(left),
    ...earlierIn(left),
  ])
    left = withoutPart(left, start, end);
  return left;
}
