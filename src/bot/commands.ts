import { agenciesToReportFor, isOffice } from "../people/roles.js";
import { showAccounts } from "./accounts.js";
import { leaveOpen } from "./buttons.js";
import type { BotContext, MemberContext } from "./context.js";
import { answerCopies } from "./copies.js";
import { decide } from "./decide.js";
import { answerDueDays } from "./due-days.js";
import { eventCommand } from "./events.js";
import { beginExtension } from "./extensions.js";
import { answerExport } from "./files.js";
import { answerText } from "./free-text.js";
import { handOverCommand } from "./hand-over.js";
import { languageCommand, showHelp } from "./help.js";
import { showHelping } from "./helping.js";
import { answerHistory } from "./history.js";
import { codeOfPayload, offerToJoin, welcomeStranger } from "./joining.js";
import { comeBack, leaveCommand } from "./leave.js";
import { changeName } from "./name-conversation.js";
import { nudgeCommand } from "./nudge.js";
import { answerCommand } from "./office.js";
import { answerOwnFigures } from "./own-figures.js";
import { answerOwnWorkbook } from "./own-workbook.js";
import { beginPass } from "./pass.js";
import { beginsWithPeriod } from "./period-work.js";
import { changePin } from "./pin.js";
import { restDaysCommand, settingsCommand } from "./plan-changes.js";
import { beginPractice } from "./practice.js";
import type { CommandWord } from "./read-command.js";
import { showReceipts } from "./receipts.js";
import { answerReceipt } from "./records.js";
import { answerReminderHour } from "./reminder-hour.js";
import { askedCommand, requestCommand } from "./requests.js";
import { answerSchedules } from "./schedules.js";
import { say } from "./show.js";
import { showTour } from "./tour.js";
import { answerNotJoined, answerUnreached } from "./unreached.js";
import { chooseAgency, showWork } from "./work.js";

/** In one piece: a table, a line for each command; one that is missing does not compile. */
export async function runCommand(ctx: BotContext, name: CommandWord | "start" | null, words: string): Promise<void> {
  if (name === "start") return start(ctx, words);
  if (!ctx.member) return welcomeStranger(ctx);
  const member = ctx as MemberContext;
  switch (name) {
    case "work":
      if (await answerDueDays(member, words)) return;
      // With a period behind it, it is read as the sentence, for whom it is and with its mistakes.
      if (beginsWithPeriod(words, member.today)) return answerText(member, `việc ${words}`);
      return chooseAgency(member, (agency) => showWork(member, agency), "work");
    case "pass":
      return chooseAgency(member, (agency) => beginPass(member, agency), "pass");
    case "figures":
      // What follows it is read as in a sentence, with its period and its mistakes.
      if (words !== "") return answerText(member, `chỉ tiêu ${words}`);
      // Who has none of their own means everybody's.
      if (isOffice(member.member) && agenciesToReportFor(member.member).length === 0)
        return answerCommand(member, "summary", "chỉ tiêu");
      return answerOwnFigures(member, { slots: null });
    case "receipts":
      return chooseAgency(member, (agency) => showReceipts(member, agency), "receipts");
    case "summary":
    case "silent":
      return answerCommand(member, name, words);
    case "copies":
      return answerCopies(member);
    case "schedules":
      return answerSchedules(member, words);
    case "unreached":
      return answerUnreached(member);
    case "notJoined":
      return answerNotJoined(member);
    case "history":
      return answerHistory(member, words);
    case "receipt":
      // Without a number, an agency's people mean their own.
      if (words === "" && agenciesToReportFor(member.member).length > 0)
        return chooseAgency(member, (agency) => showReceipts(member, agency), "receipts");
      return answerReceipt(member, words);
    case "export":
      return answerExport(member, words);
    case "nudge":
      return nudgeCommand(member, words);
    case "reminderHour":
      return answerReminderHour(member, words);
    case "restDays":
      return restDaysCommand(member, words);
    case "ownWorkbook":
      return answerOwnWorkbook(member, words);
    case "practice":
      return beginPractice(member);
    case "tour":
      return showTour(member, 1);
    case "accounts":
      return showAccounts(member);
    case "settings":
      return settingsCommand(member, words);
    case "request":
      return requestCommand(member, words);
    case "asked":
      return askedCommand(member);
    case "event":
      return eventCommand(member, words);
    case "helping":
      return chooseAgency(member, (agency) => showHelping(member, agency), "work");
    case "help":
      return showHelp(member);
    case "language":
      return languageCommand(member, words);
    case "name":
      return changeName(member, words);
    case "cancel":
      return leaveOpen(member);
    case "extension":
      return beginExtension(member, words);
    case "decide":
      return decide(member, words);
    case "pin":
      return changePin(member);
    case "handOver":
      return handOverCommand(member);
    case "leave":
      return leaveCommand(member, words);
    case "back":
      return comeBack(member);
    case null:
      return say(ctx, ctx.t("help.unknownCommand"));
  }
}

async function start(ctx: BotContext, payload: string): Promise<void> {
  if (payload !== "") return offerToJoin(ctx, codeOfPayload(payload));
  if (!ctx.member) return welcomeStranger(ctx);
  await showHelp(ctx as MemberContext);
}
