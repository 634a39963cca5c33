import { asksForOwnReceipts } from "../text/asks-own-receipts.js";
import { asksForOwnWorkbook } from "../text/asks-own-workbook.js";
import { asksWhoHasNotJoined, asksWhoWasNotReached } from "../text/asks-unreached.js";
import { fold } from "../text/fold.js";
import { readHourWish } from "../text/hour-wish.js";
import { readLanguageWish } from "../text/language-wish.js";
import { normalise, searchKey } from "../text/normalise.js";

export type CommandWord =
  | "work"
  | "pass"
  | "figures"
  | "receipts"
  | "summary"
  | "silent"
  | "summary"
  | "silent"
  | "unreached"
  | "notJoined"
  | "copies"
  | "schedules"
  | "history"
  | "receipt"
  | "export"
  | "help"
  | "language"
  | "name"
  | "cancel"
  | "pin"
  | "extension"
  | "decide"
  | "nudge"
  | "request"
  | "asked"
  | "event"
  | "helping"
  | "restDays"
  | "settings"
  | "ownWorkbook"
  | "practice"
  | "tour"
  | "accounts"
  | "reminderHour"
  | "leave"
  | "back"
  | "handOver";

/** The commands of today, and words that stand for them; the fuller wishes ("tong hop quy II") are read by the grammar. */
const commands: Readonly<Record<string, CommandWord>> = {
  viec: "work",
  vieccuatoi: "work",
  xemviec: "work",
  baocao: "pass",
  baocaomotluot: "pass",
  baocaolanluot: "pass",
  chitieu: "figures",
  cacchitieu: "figures",
  solieu: "figures",
  biennhancuatoi: "receipts",
  xembiennhan: "receipts",
  baocaodagui: "receipts",
  xemlaibaocao: "receipts",
  xemlaibaocaocuatoi: "receipts",
  tonghop: "summary",
  chuabaocao: "silent",
  lich: "schedules",
  lichgui: "schedules",
  bansao: "copies",
  bansaobiennhan: "copies",
  lichsu: "history",
  biennhan: "receipt",
  xuat: "export",
  trogiup: "help",
  huongdan: "help",
  help: "help",
  ngonngu: "language",
  ten: "name",
  huy: "cancel",
  pin: "pin",
  giahan: "extension",
  duyet: "decide",
  nhac: "nudge",
  giaoviec: "request",
  yeucau: "asked",
  yeucaudotxuat: "asked",
  phatsinh: "event",
  phoihop: "helping",
  viecphoihop: "helping",
  ngaynghi: "restDays",
  caidat: "settings",
  tapthu: "practice",
  huongdan1phut: "tour",
  taikhoan: "accounts",
  taikhoancuatoi: "accounts",
  xemtaikhoan: "accounts",
  gionhac: "reminderHour",
  gionhacviec: "reminderHour",
  doigionhac: "reminderHour",
  nghi: "leave",
  nghiphep: "leave",
  xinnghi: "leave",
  xinnghiphep: "leave",
  hetnghi: "back",
  hetnghiphep: "back",
  bangiao: "handOver",
  bangiaocongviec: "handOver",
  bangiaovitri: "handOver",
  // English, where it says nothing in Vietnamese
  work: "work",
  duties: "work",
  myduties: "work",
  report: "pass",
  figures: "figures",
  receipts: "receipts",
  myreceipts: "receipts",
  summary: "summary",
  settings: "settings",
  language: "language",
  accounts: "accounts",
  cancel: "cancel",
  practise: "practice",
  practice: "practice",
};

/** Commands whose names, written without a slash, say something else: "chưa gửi" is asked of agencies. */
const withSlash: Readonly<Record<string, CommandWord>> = { chuagui: "unreached" };

export interface Command {
  /** Null for a command that there is not. */
  readonly name: CommandWord | "start" | null;
  /** What follows it. */
  readonly words: string;
}

/** `/viec`, `/tonghop quý II`, `/start K7Q4M2PX`; and the same words without a slash, alone. Null for anything else. */
export function readCommand(typed: string): Command | null {
  const text = normalise(typed).trim();
  if (asksForOwnWorkbook(text)) return { name: "ownWorkbook", words: text };
  if (asksForOwnReceipts(text)) return { name: "receipts", words: "" };
  const slash = /^\/([a-zA-Z0-9_]+)(?:@\w+)?(?:\s+(.*))?$/s.exec(text);
  if (slash) {
    const name = slash[1]!.toLowerCase();
    const known = name === "start" ? name : Object.hasOwn(withSlash, name) ? withSlash[name]! : commandOf(name);
    return { name: known, words: slash[2]?.trim() ?? "" };
  }
  const name = commandOf(searchKey(text.replace(/^\//, ""))) ?? readUnreached(text);
  if (name) return { name, words: "" };
  const language = readLanguageWish(text, false);
  if (language !== null) return { name: "language", words: language };
  const hour = readHourWish(text);
  if (hour !== null) return { name: "reminderHour", words: hour };
  return readRequestInWords(text) ?? readApproving(text) ?? readLookUp(text);
}

function readUnreached(text: string): CommandWord | null {
  if (asksWhoWasNotReached(text)) return "unreached";
  return asksWhoHasNotJoined(text) ? "notJoined" : null;
}

/** "duyệt quý I", "duyệt và khóa quý 1 năm 2024": all of the message. */
function readApproving(text: string): Command | null {
  const folded = fold(text)
    .replace(/[.!\s]+/g, " ")
    .trim();
  const wish = /^(?:phe )?duyet (?:va khoa )?((?:quy|q) ?(?:[1-4]|i{1,3}|iv)(?:[ /]+(?:nam )?\d{4})?)$/.exec(folded);
  return wish && { name: "decide", words: wish[1]! };
}

/** "giao việc các sở: báo cáo …": without whom and what it would be the beginning of anything. */
function readRequestInWords(text: string): Command | null {
  const wish = /^giao viec (?=[^\n:]{2,200}:\s*\S)/.exec(fold(text));
  return wish && { name: "request", words: text.slice(wish[0].length) };
}

/** "BN-2024-000123" or "biên nhận 2024-123"; "lịch sử V.1 Sở Tư pháp", "lịch sử cài đặt": what is looked up by its number or code. */
function readLookUp(text: string): Command | null {
  if (text.includes("\n") || text.length > 120) return null;
  const folded = fold(text);
  const receipt = /^(?:bien nhan |so bien nhan )?(bn[- ]?\d{4}[- ]\d{1,6})[?.! ]*$/.exec(folded);
  if (receipt) return { name: "receipt", words: receipt[1]! };
  const history =
    /^(?:xem )?lich su (?:bao cao |sua |cua )*(?=.*(?:\d|\b[ivx]+\.)|(?:(?:cac )?thay doi )?(?:cai dat|ngay nghi)[?.! ]*$)/.exec(
      folded,
    );
  return history && { name: "history", words: text.slice(history[0].length) };
}

function commandOf(key: string): CommandWord | null {
  return Object.hasOwn(commands, key) ? commands[key]! : null;
}
