import { searchKey } from "../text/normalise.js";

/**
 * Words that stand for commands. They are never an answer to an open question, so a dialogue lets them through; the
 * fuller wishes ("tong hop quy II") are read by the grammar.
 */
const commandWords: Readonly<Record<string, CommandWord>> = {
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
};

export type CommandWord = "work" | "figures" | "summary" | "silent" | "help" | "language" | "name" | "cancel";

/** The command that a message of these words alone means, with or without accents and slash; null for anything else. */
export function commandWordOf(text: string): CommandWord | null {
  return commandWords[searchKey(text.replace(/^\//, ""))] ?? null;
}

export function isCommandWord(text: string): boolean {
  return commandWordOf(text) !== null;
}
