import type { Reading } from "./context.js";
import { type Line, skipSeparators } from "./line.js";
import { readSlots, type SlotReading } from "./slots.js";
import type { Intent, Problem, Slots } from "./understanding.js";
import { findPhrase, readPhrase, vocabulary } from "./vocabulary.js";

export interface Question {
  readonly intent: Intent;
  readonly slots: Slots;
  readonly problem: Problem | null;
}

type Anywhere = "export" | "silent" | "late" | "nudge" | "summary" | "state";
type AtStart = "export" | "nudge" | "help" | "summary" | "duties" | "report" | "figures" | "silent" | "late";

/** Words that tell an intent wherever they stand. */
const anywhere = vocabulary<Anywhere>([
  [
    "export",
    [
      ...[
        "xuất excel",
        "xuất word",
        "xuất file",
        "xuất báo cáo",
        "xuất danh sách",
        "xuất số liệu",
        "xuất bảng",
        "xuất tổng hợp",
      ],
      ...[
        "xuất ra excel",
        "xuất ra word",
        "file excel",
        "file word",
        "bản excel",
        "bản word",
        "excel",
        "word",
        "xlsx",
        "docx",
      ],
      ...["tải về", "tải file", "tải báo cáo", "tải excel", "tải word"],
    ],
  ],
  ["nudge", ["đôn đốc", "nhắc nhở", "gửi nhắc", "đốc thúc", "nhắc các", "nhắc những", "nhắc đơn vị", "nhắc cơ quan"]],
  [
    "silent",
    [
      ...["chưa báo cáo", "chưa bc", "chưa có báo cáo", "chưa gửi", "chưa gửi báo cáo", "chưa nộp", "chưa nộp báo cáo"],
      ...[
        "chưa trả lời",
        "chưa nhập",
        "chưa có số liệu",
        "thiếu báo cáo",
        "không báo cáo",
        "ko báo cáo",
        "chưa chịu báo cáo",
      ],
      ...["not reported", "has not reported"],
    ],
  ],
  ["late", ["trễ", "trễ hạn", "quá hạn", "chậm", "chậm trễ", "chậm muộn", "muộn", "trễ báo cáo", "overdue", "late"]],
  [
    "summary",
    [
      ...[
        "tổng hợp",
        "tổng quan",
        "toàn cảnh",
        "tình hình chung",
        "tiến độ chung",
        "kết quả chung",
        "thống kê",
        "tổng kết",
      ],
      ...["báo cáo chung", "summary", "overview"],
    ],
  ],
  ["state", ["tình hình", "tình hình thực hiện", "tiến độ", "tiến độ thực hiện", "kết quả", "kết quả thực hiện"]],
]);

/** Words that tell an intent at the beginning, as commands do. */
const atStart = vocabulary<AtStart>([
  ["export", ["xuất", "xuat", "tải", "export"]],
  ["nudge", ["nhắc", "nhac", "giục", "nudge"]],
  [
    "help",
    [
      ...[
        "trợ giúp",
        "trogiup",
        "hướng dẫn",
        "hướng dẫn sử dụng",
        "giúp",
        "giúp tôi",
        "giúp em",
        "giúp với",
        "giúp đỡ",
        "help",
      ],
      ...["cách báo cáo", "cách dùng", "cách sử dụng", "cách gửi", "cách nhập", "dùng thế nào", "báo cáo thế nào"],
      ...["báo cáo như thế nào", "báo cáo ra sao", "làm sao để báo cáo", "làm sao báo cáo", "làm thế nào để báo cáo"],
      ...["báo cáo kiểu gì", "nhập thế nào", "sử dụng thế nào", "báo cáo bằng cách nào"],
    ],
  ],
  ["summary", ["tonghop", "summary"]],
  ["silent", ["chuabaocao"]],
  [
    "duties",
    [
      ...[
        "việc",
        "viec",
        "việc của tôi",
        "việc của em",
        "việc của mình",
        "việc của đơn vị",
        "việc tôi",
        "việc cần làm",
      ],
      ...[
        "việc phải làm",
        "việc hôm nay",
        "việc gì",
        "việc đến hạn",
        "việc quá hạn",
        "việc sắp đến hạn",
        "việc tuần này",
      ],
      ...[
        "việc chưa làm",
        "việc chưa báo cáo",
        "việc còn lại",
        "danh sách việc",
        "công việc",
        "công việc của tôi",
        "đầu việc",
      ],
      ...[
        "nhiệm vụ",
        "nhiệm vụ của tôi",
        "nhiệm vụ của đơn vị",
        "xem việc",
        "còn việc gì",
        "còn bao nhiêu việc",
        "bao nhiêu việc",
        "có bao nhiêu việc",
        "còn mấy việc",
        "có việc gì",
        "còn gì",
        "còn việc nào",
      ],
      ...[
        "tôi phải làm gì",
        "tôi cần làm gì",
        "phải làm gì",
        "cần làm gì",
        "làm gì",
        "hôm nay làm gì",
        "cần báo cáo gì",
      ],
      ...["phải báo cáo gì", "tôi phải báo cáo gì", "tôi cần báo cáo gì", "còn phải báo cáo gì", "còn gì chưa báo cáo"],
      ...[
        "tôi còn việc gì",
        "tôi có việc gì",
        "tôi còn gì chưa báo cáo",
        "tôi chưa báo cáo gì",
        "em chưa báo cáo gì",
        "duties",
        "my duties",
      ],
      ...["tôi còn việc nào", "em còn việc gì", "em còn việc nào", "đơn vị tôi còn việc gì", "đơn vị em còn việc gì"],
    ],
  ],
  [
    "figures",
    [
      ...[
        "chỉ tiêu",
        "chitieu",
        "số liệu",
        "nhập số liệu",
        "nhập chỉ tiêu",
        "báo cáo số liệu",
        "báo cáo chỉ tiêu",
        "gửi số liệu",
      ],
      ...[
        "gửi chỉ tiêu",
        "xem chỉ tiêu",
        "chỉ tiêu của tôi",
        "số liệu của tôi",
        "cập nhật số liệu",
        "cập nhật chỉ tiêu",
        "figures",
      ],
    ],
  ],
  [
    "report",
    [
      ...["báo cáo", "baocao", "bc", "gửi báo cáo", "nộp báo cáo", "làm báo cáo", "nhập báo cáo", "báo cáo nhiệm vụ"],
      ...["báo cáo việc", "báo cáo công việc", "muốn báo cáo", "tôi muốn báo cáo", "em muốn báo cáo", "cần báo cáo"],
      ...["tôi cần báo cáo", "viết báo cáo", "report"],
    ],
  ],
]);

const polite = vocabulary<true>([
  [
    true,
    [
      ...[
        "dạ",
        "vâng",
        "em",
        "anh",
        "chị",
        "ơi",
        "anh ơi",
        "em ơi",
        "chị ơi",
        "cho",
        "cho em",
        "cho tôi",
        "cho anh",
        "cho hỏi",
      ],
      ...[
        "cho em hỏi",
        "cho tôi hỏi",
        "xin",
        "xin hỏi",
        "hỏi",
        "làm ơn",
        "hãy",
        "giúp cho",
        "tôi",
        "tôi muốn",
        "em muốn",
        "muốn",
      ],
      ...[
        "tôi cần",
        "cần",
        "xem",
        "cho xem",
        "cho em xem",
        "cho tôi xem",
        "cho biết",
        "kiểm tra",
        "danh sách",
        "liệt kê",
        "lập",
      ],
      ...["in", "gửi", "gửi em", "gửi tôi", "làm", "bot", "bot ơi", "alo", "hôm nay"],
    ],
  ],
]);

/** Who or what is asked after: with one of these a line wants to know something. */
const ASKS =
  /(?:^|\s)(?:ai|nao|bao nhieu|the nao|nhu the nao|ra sao|sao roi|den dau|toi dau|la gi|gi vay|nhung gi|may|chua vay|dau roi|how|who|what|which)(?=\s|$|[?.!,])|\?/;
const WHO = /(?:^|\s)(?:ai|nao|don vi|co quan|danh sach|nhung|cac|who|which)(?=\s|$|[?.!,])/;
/** "xong chưa", "hoàn thành chưa" and an early question mark turn a report into a question. */
const DONE_YET =
  /(?:xong|thanh|lam|hien|cao|tat|khai|co|sinh) (?:chua|hay chua|khong|ko)\s*(?:vay|a|nhi|the|anh|chi|em)?\s*[?.!]*$/;
/** Of their own work: "tôi", "em", "đơn vị tôi". */
const MINE = /(?:^|\s)(?:toi|em|minh|cua toi|don vi toi|don vi em|don vi minh|co quan toi|co quan em)(?=\s|$|[?.!,])/;

const MINE_TO_DO = /(?:phai|can) (?:lam|bao cao|gui|nop) (?:gi|nhung gi|viec gi|viec nao)(?=\s|$|[?.!,])/;
const WHO_HAS =
  /(?:don vi|co quan|so|huyen|xa|phuong) nao (?:da |duoc |co |dang |con |bi |gap )*(?:hoan thanh|xong|bao cao|gui|nop|vuong|kho khan)(?=\s|$|[?.!,])/;
const HOW =
  /(?:bao cao|gui|nhap|dung|lam) (?:the nao|nhu the nao|ra sao|kieu gi|cach nao|bang cach nao)(?=\s|$|[?.!,])|(?:^|\s)cach (?:bao cao|gui|nhap|dung|su dung)(?=\s|$|[?.!,])/;

/** Words that carry no meaning of their own beside a slot. */
const LIGHT = new Set(
  (
    "a ah o ai gi nao may bao nhieu the nhu ra sao den dau toi gio hien nay roi vay nhi nhe nha ha voi di cho xin hoi xem em anh chi toi minh " +
    "cac nhung cua ve tai trong ky nam thi la co duoc dang da chua khong ko so lieu chi tieu muc ty ti le phan tram tinh hinh tien ket qua " +
    "don vi co quan bao cao bc cao thuc hien hoan thanh xong dat tong danh sach tat ca toan tinh het con hay giup gium dum ho muon can biet " +
    "chi tiet thong tin noi dung nhiem vu viec dau va voi o be this the is are how of for in what so quy tu"
  ).split(" "),
);

/** A line that wants to know or do something; null where it does not. */
export function readQuestion(line: Line, reading: Reading): Question | null {
  const slots = readSlots(line, reading);
  const intent = readIntent(line, slots, reading);
  return intent && { intent, slots: slots.slots, problem: slots.problem };
}

/** Whether a line that begins like a report asks instead: "V.1 xong chưa?", "V.1 xã nào chưa báo cáo". */
export function asksInstead(line: Line, from: number, hasStatus: boolean, { agency }: Reading): boolean {
  const rest = line.folded.slice(from);
  if (/\?\s*$/.test(rest) || DONE_YET.test(rest)) return true;
  if (hasStatus) return false;
  if (agency === "office" && findPhrase(anywhere, line, from)?.value === "silent") return true;
  return ASKS.test(rest);
}

function readIntent(line: Line, read: SlotReading, reading: Reading): Intent | null {
  const { slots } = read;
  const start = skipPolite(line);
  const command = readPhrase(atStart, line, start);
  const word = findPhrase(anywhere, line);
  const folded = line.folded;
  if (command?.value === "help" && isBrief(line, command.end, read)) return "help";
  if (word?.value === "export" || command?.value === "export") return "export";
  if (reading.agency !== "office" && !slots.agency && !slots.group && HOW.test(folded)) return "help";
  if (command?.value === "nudge" || word?.value === "nudge") return "nudge";
  const mine = reading.agency !== "office" && (MINE.test(folded) || /(?:^|\s)viec(?=\s)/.test(folded));
  if (mine && (word?.value === "silent" || word?.value === "late") && !slots.group && !slots.agency) return "duties";
  if (command?.value === "duties" && isBrief(line, command.end, read)) return narrowed(slots, "duties");
  if (word?.value === "silent" || command?.value === "silent") return "silent";
  if (word?.value === "late" && (word.start === start || WHO.test(folded) || ASKS.test(folded) || hasSlots(slots)))
    return "late";
  if (word?.value === "summary" || command?.value === "summary") return narrowed(slots, "summary");
  if (word?.value === "state" && isBrief(line, word.end, read)) return narrowed(slots, "summary");
  const office = reading.agency === "office";
  if (command?.value === "figures" && isBrief(line, command.end, read)) {
    return narrowed(slots, office && ASKS.test(folded) ? "indicator" : "figures");
  }
  if (command?.value === "report" && isBrief(line, command.end, read)) {
    if (office && hasSlots(slots)) return narrowed(slots, "summary");
    return slots.indicator ? "figures" : "report";
  }
  if (!office && MINE_TO_DO.test(folded)) return "duties";
  if (WHO_HAS.test(folded)) return narrowed(slots, "summary");
  if (!hasSlots(slots) && !read.problem) return null;
  if (!isBrief(line, 0, read) && !ASKS.test(folded)) return null;
  const periodOnly = office || slots.group ? "summary" : "duties";
  return narrowed(slots, slots.period || slots.group || read.problem ? periodOnly : null);
}

/** The view of the one thing that is named, else the general one. */
function narrowed(slots: Slots, general: Intent): Intent;
function narrowed(slots: Slots, general: Intent | null): Intent | null;
function narrowed(slots: Slots, general: Intent | null): Intent | null {
  if (slots.indicator) return "indicator";
  if (slots.task) return "task";
  if (slots.section) return "section";
  if (slots.agency) return "agency";
  return general;
}

function hasSlots(slots: Slots): boolean {
  return Object.values(slots).some((value) => value !== null);
}

/** Whether nothing of weight is left beside what was taken. */
function isBrief(line: Line, from: number, { rest }: SlotReading): boolean {
  const words = rest.folded.slice(from).match(/[a-z0-9]+/g) ?? [];
  return words.filter((word) => !LIGHT.has(word)).length <= (from > 0 ? 1 : 0) && line.text.length < 300;
}

function skipPolite(line: Line): number {
  let position = skipSeparators(line, line.folded.search(/[^\s/]|$/));
  for (let found = readPhrase(polite, line, position); found; found = readPhrase(polite, line, position)) {
    // "cần báo cáo gì", "tôi còn việc gì" are wishes themselves.
    if (readPhrase(atStart, line, position)) break;
    position = skipSeparators(line, found.end);
  }
  return position;
}
