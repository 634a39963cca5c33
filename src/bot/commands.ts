import { type CommandWord, commandWordOf } from "../reporting/command-words.js";
import { leaveOpen } from "./buttons.js";
import type { BotContext, MemberContext } from "./context.js";
import { showFigures } from "./figures.js";
import { askLanguage, showHelp } from "./help.js";
import { codeOfPayload, offerToJoin, welcomeStranger } from "./joining.js";
import { changeName } from "./name-conversation.js";
import { answerCommand } from "./office.js";
import { say } from "./show.js";
import { chooseAgency, showWork } from "./work.js";

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

export async function runCommand(ctx: BotContext, name: CommandWord | "start" | null, words: string): Promise<void> {
  if (name === "start") return start(ctx, words);
  if (!ctx.member) return welcomeStranger(ctx);
  const member = ctx as MemberContext;
  switch (name) {
    case "work":
      return chooseAgency(member, (agency) => showWork(member, agency), "work");
    case "figures":
      return chooseAgency(member, (agency) => showFigures(member, agency), "figures");
    case "summary":
    case "silent":
      return answerCommand(member, name, words);
    case "help":
      return showHelp(member);
    case "language":
      return askLanguage(member);
    case "name":
      return changeName(member, words);
    case "cancel":
      return leaveOpen(member);
    case null:
      return say(ctx, ctx.t("help.unknownCommand"));
  }
}

async function start(ctx: BotContext, payload: string): Promise<void> {
  if (payload !== "") return offerToJoin(ctx, codeOfPayload(payload));
  if (!ctx.member) return welcomeStranger(ctx);
  await showHelp(ctx as MemberContext);
}
