import { leaveOpen } from "./buttons.js";
import type { BotContext, MemberContext } from "./context.js";
import { askLanguage, showHelp } from "./help.js";
import { codeOfPayload, offerToJoin, welcomeStranger } from "./joining.js";
import { changeName } from "./name-conversation.js";
import { answerCommand } from "./office.js";
import type { CommandWord } from "./read-command.js";
import { showReceipts } from "./receipts.js";
import { say } from "./show.js";
import { chooseAgency, showFigures, showWork } from "./work.js";

export async function runCommand(ctx: BotContext, name: CommandWord | "start" | null, words: string): Promise<void> {
  if (name === "start") return start(ctx, words);
  if (!ctx.member) return welcomeStranger(ctx);
  const member = ctx as MemberContext;
  switch (name) {
    case "work":
      return chooseAgency(member, (agency) => showWork(member, agency), "work");
    case "figures":
      return chooseAgency(member, (agency) => showFigures(member, agency), "figures");
    case "receipts":
      return chooseAgency(member, (agency) => showReceipts(member, agency), "receipts");
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
    case "later":
      return say(ctx, ctx.t("help.later"));
    case null:
      return say(ctx, ctx.t("help.unknownCommand"));
  }
}

async function start(ctx: BotContext, payload: string): Promise<void> {
  if (payload !== "") return offerToJoin(ctx, codeOfPayload(payload));
  if (!ctx.member) return welcomeStranger(ctx);
  await showHelp(ctx as MemberContext);
}
