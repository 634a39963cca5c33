import { type AgencyOfPost, agenciesToReportFor, isOffice } from "../people/roles.js";
import { findDraftOfInput, findFocusedDraft, type StoredDraft } from "../reporting/drafts.js";
import type { Understanding } from "../text/understanding.js";
import type { MemberContext } from "./context.js";
import { showHelp } from "./help.js";
import { answerOffice, refuseOffice, whichQuestion } from "./office.js";
import { ownerOf } from "./owner.js";
import { answerReminder, repliesToReminder } from "./reminder-replies.js";
import { takeUp } from "./report-turn.js";
import { say, sendNew } from "./show.js";
import { read, takeLines } from "./take-lines.js";
import { chooseAgency, showFigures, showWork } from "./work.js";

/**
 * A message that no command and no open conversation took: an answer to a report whose conversation was lost, one or
 * more reports, a question, or something to be met with a sentence.
 */
export async function answerText(ctx: MemberContext, text: string): Promise<void> {
  const open = await findDraftToAnswer(ctx);
  if (open && (await takeUp(ctx, open))) return;
  if (!ctx.plan) {
    await say(ctx, ctx.t("reporting.noPlan"));
    return;
  }
  if (await answerReminder(ctx, text)) return;
  // Where choices are typed, a number that is none of them says nothing else.
  if (!ctx.services.channel.capabilities.buttons && /^\s*\d{1,2}\s*$/.test(text))
    return say(ctx, ctx.t("help.noSuchNumber", { number: text.trim() }));
  const agency = agencyFor(ctx, text);
  const understood = read(ctx, text, agency?.code ?? "office");
  switch (understood.outcome) {
    case "question":
      return answerQuestion(ctx, understood);
    case "other":
      return say(ctx, understood.sentence ?? ctx.t("help.unread"));
    default: {
      const which = whichQuestion(ctx, understood);
      if (which) return isOffice(ctx.member) ? sendNew(ctx, which) : refuseOffice(ctx);
      if (agency) return takeLines(ctx, text, agency);
      return say(ctx, refusalOf(understood) ?? ctx.t("reporting.noAgency"));
    }
  }
}

/** What is wrong with a message that holds no report; null where it holds one. */
function refusalOf({ items, problems }: Understanding): string | null {
  return items.length === 0 && problems.length > 0 ? problems.map(({ sentence }) => sentence).join("\n") : null;
}

/** What this message has answered already, handled again; else what is open in front of the chat. */
async function findDraftToAnswer(ctx: MemberContext): Promise<StoredDraft | null> {
  const { db } = ctx.services;
  const answered = await findDraftOfInput(db, ctx.member.personId, ctx.inboxId);
  if (answered || (await repliesToReminder(ctx))) return answered;
  return findFocusedDraft(db, ownerOf(ctx));
}

async function answerQuestion(ctx: MemberContext, understood: Understanding): Promise<void> {
  switch (understood.intent) {
    case "duties":
    case "report":
      return chooseAgency(ctx, (agency) => showWork(ctx, agency), "work");
    case "figures":
      return chooseAgency(ctx, (agency) => showFigures(ctx, agency), "figures");
    case "help":
      return showHelp(ctx);
    default:
      return isOffice(ctx.member) ? answerOffice(ctx, understood) : refuseOffice(ctx);
  }
}

/**
 * Of several agencies, those for which the message makes sense; of these the one that signed the document ("18/KH-STP").
 * The first where that does not decide: the read-back names it.
 */
function agencyFor(ctx: MemberContext, text: string): AgencyOfPost | undefined {
  const agencies = agenciesToReportFor(ctx.member);
  if (agencies.length < 2) return agencies[0];
  const readable = agencies.filter((agency) => {
    const understood = read(ctx, text, agency.code);
    return understood.outcome === "items" && understood.problems.length === 0;
  });
  const signed = readable.find(({ code }) => new RegExp(`-${code}\\b`, "i").test(text));
  return signed ?? readable[0] ?? agencies[0];
}
