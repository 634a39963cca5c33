import { readCodeMessage } from "../people/invitation-code.js";
import { type CommandWord, commandWordOf } from "../reporting/command-words.js";
import { readAction } from "../text/actions.js";
import type { BotContext } from "./context.js";

/** The commands of today; `words` is what follows them. */
const commands: Readonly<Record<string, CommandWord>> = {
  viec: "work",
  baocao: "work",
  chitieu: "figures",
  tonghop: "summary",
  chuabaocao: "silent",
  trogiup: "help",
  help: "help",
  ngonngu: "language",
  ten: "name",
  huy: "cancel",
};

/** `/viec`, `/tonghop quý II`, `/start K7Q4M2PX`; and the same words without a slash, alone. Null for anything else. */
export function readCommand(
  text: string,
): { readonly name: CommandWord | "start" | null; readonly words: string } | null {
  const slash = /^\/([a-zA-Z0-9_]+)(?:@\w+)?(?:\s+(.*))?$/s.exec(text.trim());
  if (slash) {
    const name = slash[1]!.toLowerCase();
    return { name: name === "start" ? "start" : (commands[name] ?? null), words: slash[2]?.trim() ?? "" };
  }
  const word = commandWordOf(text);
  return word && { name: word, words: "" };
}

/**
 * Whether an update means the same whatever is open: a command, a code, a button that opens something. An open
 * conversation lets it through and ends; its report is kept.
 */
export function worksAnywhere(ctx: BotContext): boolean {
  const pressed = ctx.callbackQuery?.data;
  if (pressed !== undefined) return !readAction(pressed).data.startsWith("s:");
  const text = ctx.msg?.text;
  if (text === undefined) return false;
  return readCommand(text) !== null || (readCodeMessage(text)?.asked ?? false);
}
