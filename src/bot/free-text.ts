import type { Understanding } from "../grammar/understanding.js";
import { type AgencyOfPost, agenciesToReportFor, isOffice } from "../people/roles.js";
import { findDraftOfInput, findFocusedDraft, type StoredDraft } from "../reporting/drafts.js";
import { action } from "../text/actions.js";
import type { MemberContext } from "./context.js";
import { showHelp } from "./help.js";
import { answerOffice, refuseOffice, whichQuestion } from "./office.js";
import { answerOwn } from "./own-questions.js";
import { ownerOf } from "./owner.js";
import { takePlanOfQuestion, takePlanOfText } from "./plan-of-update.js";
import { noteRefusal } from "./refuse-foreign.js";
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
  const agencies = agenciesFor(ctx, text);
  const [agency, second] = agencies;
  const reader = agency?.code ?? "office";
  if (agency && !second) {
    const which = await takePlanOfText(ctx, text, agency);
    if (which) return sendNew(ctx, which);
  } else if (!agency) takePlanOfQuestion(ctx, text);
  const understood = readFor(ctx, text, reader);
  switch (understood.outcome) {
    case "question":
      return answerQuestion(ctx, understood);
    case "other":
      return say(ctx, understood.sentence ?? ctx.t("help.unread"));
    default: {
      const which = whichQuestion(ctx, understood, reader);
      if (which) return isOffice(ctx.member) ? sendNew(ctx, which) : refuseOffice(ctx);
      if (second && reports(understood)) return askAgency(ctx, agencies);
      if (agency) return takeLines(ctx, text, agency);
      for (const { foreign } of understood.problems) if (foreign) await noteRefusal(ctx, foreign);
      return say(ctx, understood.problems.map(({ sentence }) => sentence).join("\n"));
    }
  }
}

/** What cannot be a report of theirs may be a question of the office, of which the person is as well: "V.1 trễ". */
function readFor(ctx: MemberContext, text: string, reader: string): Understanding {
  const understood = read(ctx, text, reader);
  if (understood.outcome !== "refuse" || !isOffice(ctx.member)) return understood;
  const asked = read(ctx, text, "office");
  return asked.outcome === "question" ? asked : understood;
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
      if (isOffice(ctx.member)) return answerOffice(ctx, understood);
      if (!(await answerOwn(ctx, understood))) await refuseOffice(ctx);
  }
}

/**
 * Of several agencies, those for which the message makes the most sense: with the fewest lines refused, and of these the
 * one that signed the document ("18/KH-STP"). In the order of the posts; never empty where the person has an agency.
 */
function agenciesFor(ctx: MemberContext, text: string): readonly AgencyOfPost[] {
  const agencies = agenciesToReportFor(ctx.member);
  if (agencies.length < 2) return agencies;
  const refusals = agencies.map(({ code }) => {
    const { problems } = read(ctx, text, code);
    return problems.filter(({ outcome }) => outcome === "refuse").length;
  });
  const fewest = Math.min(...refusals);
  const fitting = agencies.filter((_, index) => refusals[index] === fewest);
  const signed = fitting.filter(({ code }) => new RegExp(`-${code}\\b`, "i").test(text));
  return signed.length > 0 ? signed : fitting;
}

/** Whether anything of it could be saved, once it is known for whom. */
function reports({ items, problems }: Understanding): boolean {
  return items.length > 0 || problems.some(({ outcome }) => outcome === "ask");
}

function askAgency(ctx: MemberContext, agencies: readonly AgencyOfPost[]): Promise<void> {
  return sendNew(ctx, {
    text: ctx.t("reporting.whichAgency"),
    buttons: agencies.map(({ id, name }) => [{ label: name, data: action.lines(id, ctx.inboxId) }]),
  });
}
