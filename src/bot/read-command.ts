import { readAction } from "../text/actions.js";
import { normalise, searchKey } from "../text/normalise.js";
import type { BotContext } from "./context.js";
import { codeIn } from "./joining.js";
import { pressedBy } from "./offers.js";

export type CommandWord =
  | "work"
  | "figures"
  | "summary"
  | "silent"
  | "help"
  | "language"
  | "name"
  | "cancel"
  | "pin"
  | "nudge"
  | "restDays"
  | "settings"
  | "later";

/** The commands of today, and words that stand for them; the fuller wishes ("tong hop quy II") are read by the grammar. */
const commands: Readonly<Record<string, CommandWord>> = {
  viec: "work",
  vieccuatoi: "work",
  xemviec: "work",
  baocao: "work",
  chitieu: "figures",
  solieu: "figures",
  tonghop: "summary",
  chuabaocao: "silent",
  trogiup: "help",
  huongdan: "help",
  help: "help",
  ngonngu: "language",
  ten: "name",
  huy: "cancel",
  pin: "pin",
  nhac: "nudge",
  ngaynghi: "restDays",
  caidat: "settings",
};

/** Commands whose names are taken for what is not built yet. */
const later = ["phatsinh", "biennhan", "giahan", "nghi", "bangiao", "giaoviec", "duyet", "xuat", "chuagui"];

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

/**
 * Whether an update means the same whatever is open: a command, a code, a button that opens something. An open
 * conversation lets it through and ends; its report is kept.
 */
export async function worksAnywhere(ctx: BotContext): Promise<boolean> {
  const pressed = pressedBy(ctx);
  if (pressed !== undefined) return !readAction(pressed).data.startsWith("s:");
  const text = ctx.msg?.text;
  if (text === undefined) return false;
  return readCommand(text) !== null || (await codeIn(ctx, text)) !== undefined;
}
