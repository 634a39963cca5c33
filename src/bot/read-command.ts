import { normalise, searchKey } from "../text/normalise.js";

export type CommandWord =
  | "work"
  | "figures"
  | "receipts"
  | "summary"
  | "silent"
  | "help"
  | "language"
  | "name"
  | "cancel"
  | "later";

/** The commands of today, and words that stand for them; the fuller wishes ("tong hop quy II") are read by the grammar. */
const commands: Readonly<Record<string, CommandWord>> = {
  viec: "work",
  vieccuatoi: "work",
  xemviec: "work",
  baocao: "work",
  chitieu: "figures",
  solieu: "figures",
  biennhan: "receipts",
  biennhancuatoi: "receipts",
  xembiennhan: "receipts",
  baocaodagui: "receipts",
  xemlaibaocao: "receipts",
  xemlaibaocaocuatoi: "receipts",
  tonghop: "summary",
  chuabaocao: "silent",
  trogiup: "help",
  huongdan: "help",
  help: "help",
  ngonngu: "language",
  ten: "name",
  huy: "cancel",
};

/** Commands whose names are taken for what is not built yet. */
const later = ["phatsinh", "giahan", "nghi", "bangiao", "nhac", "giaoviec", "duyet", "xuat", "chuagui"];

export interface Command {
  /** Null for a command that there is not. */
  readonly name: CommandWord | "start" | null;
  /** What follows it. */
  readonly words: string;
}

/** `/viec`, `/tonghop quý II`, `/start K7Q4M2PX`; and the same words without a slash, alone. Null for anything else. */
export function readCommand(typed: string): Command | null {
  const text = normalise(typed).trim();
  const slash = /^\/([a-zA-Z0-9_]+)(?:@\w+)?(?:\s+(.*))?$/s.exec(text);
  if (slash) {
    const name = slash[1]!.toLowerCase();
    const known = name === "start" ? name : later.includes(name) ? "later" : commandOf(name);
    return { name: known, words: slash[2]?.trim() ?? "" };
  }
  const name = commandOf(searchKey(text.replace(/^\//, "")));
  return name && { name, words: "" };
}

function commandOf(key: string): CommandWord | null {
  return Object.hasOwn(commands, key) ? commands[key]! : null;
}
