import { type AgencyOfPost, agencyToReportFor } from "../people/roles.js";
import { focusDraft, isOpen, type StoredDraft, withdrawDraft } from "../reporting/drafts.js";
import { readStepData } from "../reporting/step-data.js";
import { action, readAction } from "../text/actions.js";
import { languages } from "../text/language.js";
import { addAccount, preferThisAccount, showAccounts } from "./accounts.js";
import type { BotContext, MemberContext } from "./context.js";
import { pressCopies } from "./copies.js";
import { databaseId } from "./database-id.js";
import { pressDecision } from "./decision-buttons.js";
import { draftLabel } from "./draft-label.js";
import { draftsOf, ownerOf } from "./drafts-of-update.js";
import { pressDueDays } from "./due-days.js";
import { openDuty, showDutyText } from "./duties.js";
import { pressEvent } from "./event-buttons.js";
import { pressAboutFiles } from "./evidence-buttons.js";
import { openFigure } from "./figures.js";
import { pressFile } from "./files.js";
import { pressHandOver } from "./hand-over.js";
import { chooseLanguage, showHelp } from "./help.js";
import { pressHelping } from "./helping.js";
import { codeOfPayload, confirmJoin, declineJoin, offerToJoin, welcomeStranger } from "./joining.js";
import { pressLeave } from "./leave.js";
import { changeName, keepEarlierCard } from "./name-conversation.js";
import { previewNudge, sendNudgeTo, showNudged } from "./nudge.js";
import { findStandingOffer } from "./offers.js";
import { answerButton } from "./office.js";
import { pressScreen } from "./office-screens.js";
import { sendOwnWorkbook } from "./own-workbook.js";
import { beginPass } from "./pass.js";
import { changePin } from "./pin.js";
import { changeWithPin } from "./plan-changes.js";
import { takePlanOfPeriod } from "./plan-of-update.js";
import { beginPractice } from "./practice.js";
import { leftBefore, pressQuestion, settleKept } from "./question.js";
import { openReceipt, showReceipts } from "./receipts.js";
import { receiveRequest } from "./received-requests.js";
import { pressRecord } from "./records.js";
import { refuseForeign } from "./refuse-foreign.js";
import { remindTomorrow } from "./reminder-answers.js";
import { pressReminderHour } from "./reminder-hour.js";
import { enterReport, leave, resumeReport, showAgain, takeTurn } from "./report-turn.js";
import { showRequestFiles } from "./request-files.js";
import { askToWithdraw, newRequest, resumeRequest, sendAsked, showRequest, showRequests } from "./requests.js";
import { pressSchedule } from "./schedules.js";
import { say, showStep } from "./show.js";
import { showEvidence } from "./show-evidence.js";
import { takeEarlier } from "./take-lines.js";
import { showTour } from "./tour.js";
import { pressUndo } from "./undo.js";
import { pressUnreached } from "./unreached.js";
import { pressWish } from "./wishes.js";
import { chooseAgency, showAnsweredWork, showDrafts, showFigures, showOtherWork, showWork } from "./work.js";

/**
 * Buttons that work whatever is open: true when the press was one. Steps of a report are not: they belong to the
 * conversation.
 */
export async function pressButton(ctx: BotContext, pressed: string): Promise<boolean> {
  const [name, ...rest] = readAction(pressed).data.split(":");
  if (name === "join") return done(confirmJoin(ctx, rest[0] ?? ""));
  if (name === "code") return done(offerToJoin(ctx, codeOfPayload(rest[0] ?? "")));
  if (name === "notme") return done(declineJoin(ctx));
  if (name === "s") return false;
  if (!ctx.member) return done(welcomeStranger(ctx));
  const member = ctx as MemberContext;
  if (name === "help") return done(showHelp(member));
  if (name === "tour") return done(showTour(member, Number(rest[0])));
  if (name === "practice") return done(beginPractice(member));
  if (name === "accounts") return done(showAccounts(member));
  if (name === "addaccount") return done(addAccount(member));
  if (name === "prefer") return done(preferThisAccount(member));
  if (name === "copies") return done(pressCopies(member, rest[0]));
  if (name === "sched") return done(pressSchedule(member, rest));
  if (name === "card") return done(rest[0] ? keepEarlierCard(member, rest) : changeName(member, ""));
  if (await pressDecision(member, name, rest)) return true;
  if (name === "q") return done(pressQuestion(member, rest[0] ?? "", rest.slice(1).join(":")));
  if (name === "setplan") return done(changeWithPin(member, rest[0] ?? "", rest.slice(1).join(":")));
  if (name === "newpin") return done(changePin(member));
  if (name === "language") return done(pickLanguage(member, rest[0]));
  if (name === "decline") return done(say(ctx, ctx.t("reporting.declined")));
  if (name === "leave") return done(leaveOpen(member));
  if (name === "sum") return done(answerButton(member, "summary", rest.join(":")));
  if (name === "file") return done(pressFile(member, rest[0] ?? "", rest.slice(1).join(":")));
  if (name === "sil") return done(answerButton(member, "silent", rest.join(":")));
  if (name === "wish") return done(pressWish(member, rest));
  if (name === "handover") return done(pressHandOver(member, rest));
  if (name === "away") return done(pressLeave(member, rest));
  if (name === "req") return done(showRequest(member, databaseId(rest[0])));
  if (name === "reqs") return done(showRequests(member, Number(rest[0])));
  if (name === "newreq") return done(newRequest(member));
  if (name === "goreq") return done(resumeRequest(member, databaseId(rest[0])));
  if (name === "sendreq") return done(sendAsked(member, databaseId(rest[0]), Number(rest[1])));
  if (name === "dropreq") return done(askToWithdraw(member, databaseId(rest[0])));
  if (name === "reqfiles") return done(showRequestFiles(member, databaseId(rest[0])));
  if (name === "gotreq") return done(receiveRequest(member, databaseId(rest[0])));
  if (name === "tomorrow") return done(remindTomorrow(member, rest[0] ?? ""));
  if (name === "hour") return done(pressReminderHour(member, rest));
  if (name === "evidence") return done(showEvidence(member, rest[0] ?? ""));
  if (name && (await pressUnreached(member, name, rest))) return true;
  if (name === "nudge") return done(previewNudge(member, rest.join(":")));
  if (name === "sendnudge") return done(sendNudgeTo(member, rest.join(":")));
  if (name === "nudged") return done(showNudged(member, databaseId(rest[0])));
  if (!ctx.plan) return done(say(ctx, ctx.t("reporting.noPlan")));
  if ((await pressEvent(member, name ?? "", rest)) || (await pressHelping(member, name ?? "", rest))) return true;
  const isOther = (await pressRecord(member, name ?? "", rest)) || (await pressScreen(member, name ?? "", rest));
  return isOther || pressReporting(member, name, rest);
}

async function pressReporting(ctx: MemberContext, name: string | undefined, rest: readonly string[]): Promise<boolean> {
  const number = Number(rest[0]);
  switch (name) {
    case "work":
      return done(
        rest.length === 0 ? chooseAgency(ctx, (a) => showWork(ctx, a), "work") : forAgency(ctx, number, showWork),
      );
    case "pass":
      return done(
        rest.length === 0 ? chooseAgency(ctx, (a) => beginPass(ctx, a), "pass") : forAgency(ctx, number, beginPass),
      );
    case "later":
      return done(forAgency(ctx, number, (c, a) => showOtherWork(c, a, Number(rest[1]))));
    case "days":
      return done(forAgency(ctx, number, (c, a) => pressDueDays(c, a, rest[1] ?? "", Number(rest[2]))));
    case "answered":
      return done(forAgency(ctx, number, (c, a) => showAnsweredWork(c, a, Number(rest[1]))));
    case "figures":
      return done(
        rest.length === 0
          ? chooseAgency(ctx, (a) => showFigures(ctx, a), "figures")
          : forAgency(ctx, number, (c, a) => {
              takePlanOfPeriod(c, rest[2] ?? "none");
              return showFigures(c, a, Number(rest[1] ?? 1), rest[3] ?? null);
            }),
      );
    case "receipts":
      return done(forAgency(ctx, number, (c, a) => showReceipts(c, a, Number(rest[1] ?? 1))));
    case "ownbook":
      return done(forAgency(ctx, number, sendOwnWorkbook));
    case "undo":
      return done(pressUndo(ctx, databaseId(number)));
    case "receipt":
      return done(openReceipt(ctx, databaseId(number)));
    case "figure":
      return done(forAgency(ctx, number, (c, a) => pressFigure(c, a, rest[1] ?? "", rest[2] ?? null)));
    case "duty":
      return done(openDuty(ctx, databaseId(number)));
    case "text":
      return done(showDutyText(ctx, databaseId(number)));
    case "lines":
      return done(forAgency(ctx, number, (c, a) => pressLines(c, a, rest[1] ?? "", rest[2])));
    case "evput":
    case "evduty":
    case "evask":
    case "evdrop":
    case "evwait":
      return done(pressAboutFiles(ctx, name, rest));
    case "drafts":
      return done(forAgency(ctx, number, (c, a) => showDrafts(c, a, Number(rest[1]))));
    case "drop":
      return done(drop(ctx, databaseId(number)));
    case "resume":
      return done(resume(ctx, databaseId(number)));
    default:
      return done(say(ctx, ctx.t("help.oldButton")));
  }
}

/** `named`: a period, or "@2024" for the plan of that year; null on buttons from before there were several plans. */
function pressFigure(ctx: MemberContext, agency: AgencyOfPost, indicator: string, named: string | null): Promise<void> {
  takePlanOfPeriod(ctx, named?.replace(/^@/, "") ?? "none");
  return openFigure(ctx, agency, indicator, named?.startsWith("@") ? null : named);
}

/** A step's button that no open conversation took: of a report that was left, sent or replaced. */
export async function pressStep(ctx: MemberContext, pressed: string): Promise<void> {
  const step = readStepData(readAction(pressed).data);
  if (!step) return say(ctx, ctx.t("help.oldButton"));
  const stored = await ownDraft(ctx, step.shown.id);
  if (!stored) return;
  // What took its place is what can be confirmed now.
  const instead = stored.state === "replaced" && stored.draft ? (await draftsOf(ctx)).about(stored.draft) : null;
  if (instead) return showAgain(ctx, instead, ctx.t("reporting.oldButton"));
  if (!isOpen(stored)) return sayOver(ctx, stored);
  await focusDraft(ctx.services.db, ownerOf(ctx), stored.id, ctx.now);
  const isCurrent = step.shown.lastInput === stored.lastInput;
  const answer = isCurrent ? ({ kind: "choice", value: step.value } as const) : ({ kind: "outdated" } as const);
  const outcome = await takeTurn(ctx, { draftId: stored.id, answer });
  if (outcome === "open") await enterReport(ctx);
  if (outcome === "elsewhere") await sayOver(ctx, stored);
}

async function resume(ctx: MemberContext, draftId: number): Promise<void> {
  const stored = await ownDraft(ctx, draftId);
  if (!stored) return;
  await (isOpen(stored) ? resumeReport(ctx, stored) : sayOver(ctx, stored));
}

/** [Bỏ hẳn]: what was begun is given up. Pressed again, it says the same. */
async function drop(ctx: MemberContext, draftId: number): Promise<void> {
  const stored = await ownDraft(ctx, draftId);
  if (!stored) return;
  const { state, draft } = stored;
  if (state === "sent" || state === "replaced" || draft === null) return sayOver(ctx, stored);
  const label = await draftLabel(ctx, { draft });
  await withdrawDraft(ctx.services.db, ctx.member.personId, stored.id, ctx.now);
  const work = { label: ctx.t("reporting.work.mine"), data: action.work() };
  await showStep(ctx, { text: ctx.t("reporting.dropped", { label }), buttons: [[work]] });
}

/** Null, and refused, where the draft is another person's. */
async function ownDraft(ctx: MemberContext, typed: number): Promise<StoredDraft | null> {
  const id = databaseId(typed);
  const stored = (await draftsOf(ctx)).byId(id);
  if (!stored) await refuseForeign(ctx, `draft ${id}`);
  return stored;
}

/** There is nothing to go on with: the report was sent, and may be taken back since, or another took its place. */
async function sayOver(ctx: MemberContext, { receiptId }: StoredDraft): Promise<void> {
  if (receiptId === null) return say(ctx, ctx.t("help.oldButton"));
  const where = { id: receiptId };
  const select = { number: true, undoneBy: { select: { id: true } } } as const;
  const { number, undoneBy } = await ctx.services.db.receipt.findUniqueOrThrow({ where, select });
  await say(ctx, ctx.t(undoneBy ? "undo.takenBack" : "reporting.alreadySent", { number }));
}

/** /huy: under a question besides the reports it declines that one. What came by itself asked for nothing that is left so. */
export async function leaveOpen(ctx: MemberContext): Promise<void> {
  const declines = (await findStandingOffer(ctx))?.no;
  const isOwn = declines && declines !== action.leave() && !readAction(declines).stays;
  if (isOwn && (await pressButton(ctx, declines))) return;
  const open = (await draftsOf(ctx)).focused;
  if (!open) return say(ctx, ctx.t((await leftBefore(ctx)) ? "pin.left" : "reporting.nothingOpen"));
  await leave(ctx, open);
}

async function pickLanguage(ctx: MemberContext, typed: string | undefined): Promise<void> {
  const language = languages.find((one) => one === typed);
  await (language ? chooseLanguage(ctx, language) : say(ctx, ctx.t("help.oldButton")));
}

async function forAgency(
  ctx: MemberContext,
  agencyId: number,
  show: (ctx: MemberContext, agency: AgencyOfPost) => Promise<void>,
): Promise<void> {
  const agency = agencyToReportFor(ctx.member, agencyId);
  await (agency ? show(ctx, agency) : refuseForeign(ctx, `agency ${databaseId(agencyId)}`));
}

async function pressLines(ctx: MemberContext, agency: AgencyOfPost, inboxId: string, plan: string | undefined) {
  await takeEarlier(ctx, agency, inboxId, plan);
  if (/^\d{1,18}$/.test(inboxId)) await settleKept(ctx, action.lines(agency.id, BigInt(inboxId)));
}

async function done(work: Promise<void>): Promise<true> {
  await work;
  return true;
}
