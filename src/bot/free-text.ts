import { findAnswerable, settle } from "../grammar/settle-problem.js";
import type { Slots, Understanding } from "../grammar/understanding.js";
import { type AgencyOfPost, agenciesToReportFor, isOffice } from "../people/roles.js";
import { agencyMeant } from "../reporting/agency-meant.js";
import { asksWhatIsReturned } from "../reporting/decisions/read-return.js";
import { readNamed } from "../reporting/names-only.js";
import { dropsLines } from "../reporting/numbered-lines.js";
import { action } from "../text/actions.js";
import { type CatalogueTask, comesWithEvents } from "../text/catalogue.js";
import { fold } from "../text/fold.js";
import type { Button } from "../text/message.js";
import { normalise } from "../text/normalise.js";
import { askAgency } from "./agency-question.js";
import { answerAside } from "./asides.js";
import { answerBegun } from "./begun.js";
import { besideReport } from "./beside-report.js";
import { answerContacts } from "./contacts.js";
import type { MemberContext } from "./context.js";
import { showReturned } from "./decide.js";
import { dialogueContext } from "./dialogue-context.js";
import { draftsOf } from "./drafts-of-update.js";
import { answerDueDays } from "./due-days.js";
import { takeEvent } from "./events.js";
import { takeExtension } from "./extensions.js";
import { showHelp } from "./help.js";
import { takeNoteOffered } from "./helping.js";
import { takeLeave } from "./leave.js";
import { mendLatest } from "./mend-latest.js";
import { noSuchChoice } from "./no-such-choice.js";
import { answerWhomNudged } from "./nudge.js";
import { answerOfPlan } from "./of-plan.js";
import {
  answerFollowUp,
  answerOffice,
  answerUnknownAgency,
  nearestLine,
  refuseOffice,
  whichQuestion,
} from "./office.js";
import { answerSince } from "./office-screens.js";
import { answerOwnFigures } from "./own-figures.js";
import { answerOwn, findAsked, openNamed } from "./own-questions.js";
import { answerPeriodWork } from "./period-work.js";
import { dropStrayPin } from "./pin.js";
import { takePlanOfQuestion, takePlanOfText } from "./plan-of-update.js";
import { noteRefusal, refuseForeign } from "./refuse-foreign.js";
import { remindInWords } from "./reminder-answers.js";
import { answerReminder } from "./reminder-replies.js";
import { takeReturn } from "./returns.js";
import { say, sendNew } from "./show.js";
import { read, takeForEach, takeLines } from "./take-lines.js";
import { whoseMessage } from "./whose-question.js";
import { chooseAgency, showWork } from "./work.js";

/**
 * A message that is no command and no answer to an open report: one or more reports, a question, or something to be met
 * with a sentence.
 */
export async function answerText(ctx: MemberContext, text: string): Promise<void> {
  if (!ctx.plan) {
    await say(ctx, ctx.t("reporting.noPlan"));
    return;
  }
  const replied = ctx.heard.repliesToReminder;
  if (!replied && isOffice(ctx.member) && asksWhatIsReturned(text)) return showReturned(ctx);
  if (!replied && ((await takeReturn(ctx, text)) || (await takeExtension(ctx, text)))) return;
  if (!replied && ((await answerContacts(ctx, text)) || (isOffice(ctx.member) && (await answerSince(ctx, text)))))
    return;
  if (!replied && (await answerWhomNudged(ctx, text))) return;
  if (!replied && ((await answerFollowUp(ctx, text)) || (await answerOfPlan(ctx, text)))) return;
  // "ngày mai" in reply to a reminder says when.
  if (!replied && (await answerDueDays(ctx, text))) return;
  if (!replied && ((await takeLeave(ctx, text)) || (await remindInWords(ctx, text)))) return;
  if (!replied && ((await answerAside(ctx, text)) || (await answerBegun(ctx, text)))) return;
  if ((await answerReminder(ctx, text)) || (await mendLatest(ctx, text))) return;
  if (await takeEvent(ctx, text)) return;
  const agencies = await agenciesFor(ctx, text);
  // Only a read-back has numbered lines: what is said of one where none is open, is said too late or of nothing.
  if (agencies.length > 0 && dropsLines(text) && !(await draftsOf(ctx)).focused)
    return say(ctx, ctx.t("reporting.nothingOpen"));
  if (ctx.assent && agencies.length > 0)
    return say(ctx, ctx.t(ctx.assent.word === "yes" ? "reporting.nothingToConfirm" : "reporting.declined"));
  if (await dropStrayPin(ctx, text)) return;
  // Where choices are typed, a number that is none of them says nothing else.
  const noChoice = ctx.services.channel.capabilities.buttons ? null : noSuchChoice(text, ctx);
  if (noChoice !== null) return say(ctx, noChoice);
  const own = isOffice(ctx.member) ? [] : agenciesToReportFor(ctx.member);
  const named = own.length > 1 ? agencyMeant(text, own, ctx.plan.catalogue) : null;
  if (named) return showWork(ctx, named);
  if (await takeForEach(ctx, text)) return;
  const [agency, second] = agencies;
  if (!agency || (await isOfficeQuestion(ctx, text, agency))) return answerAsOffice(ctx, text);
  if (!second) {
    const which = await takePlanOfText(ctx, text, agency);
    if (which) return sendNew(ctx, which);
  }
  const understood = await read(ctx, text, agency.code);
  switch (understood.outcome) {
    case "question":
      return answerQuestion(ctx, understood);
    case "other":
      return say(ctx, nearestLine(ctx, text) ?? understood.sentence ?? ctx.t("help.unread"));
    default: {
      if (await whichQuestion(ctx, understood, agency.code)) return askOwnQuestion(ctx, understood);
      if (second && reports(understood)) return askAgency(ctx, text, agencies);
      if (namesNothing(understood) && (await takeNoteOffered(ctx, text))) return;
      if (understood.outcome === "ask" && (await openNamed(ctx, text, agency))) return;
      if (understood.items.length === 0 && (await answerUnknownAgency(ctx, text))) return;
      return takeLines(ctx, text, agency);
    }
  }
}

/** Whether somebody who is of the office too asks for the office. */
async function isOfficeQuestion(ctx: MemberContext, text: string, agency: AgencyOfPost): Promise<boolean> {
  if (!isOffice(ctx.member)) return false;
  const { code } = agency;
  const own = await read(ctx, text, code);
  const office = await read(ctx, text, "office");
  const { catalogue } = ctx.plan!;
  const named = readNamed(text, { catalogue, agency: code, today: ctx.today, t: ctx.t });
  const task = catalogue.tasks.find((one) => one.code === named?.task);
  const namesOwn =
    !asksOfPeriod(text, named) &&
    ((task?.leads.includes(code) && (await hasWork(ctx, task, agency))) ||
      (catalogue.indicators.find((one) => one.code === named?.indicator)?.agencies.includes(code) ?? false));
  const asksWhich = (await whichQuestion(ctx, office, "office")) !== null;
  return whoseMessage(own, office, { namesOwn, asksWhich }) === "office";
}

/** "b1 6 tháng đầu năm" with nothing to write down; "báo cáo b1 quý I" wants to. */
function asksOfPeriod(text: string, named: Pick<Slots, "period"> | null): boolean {
  return named !== null && named.period !== null && !WANTS_TO_REPORT.test(fold(normalise(text)));
}

const WANTS_TO_REPORT = /(?:^|\s)(?:bao cao|bc|nop|gui|nhap|cap nhat|lam|mo|sua|chinh|dinh chinh)(?=\s|$)/;

/** Of a task that comes with events an agency has work only where something has arisen. */
async function hasWork(ctx: MemberContext, task: CatalogueTask, agency: AgencyOfPost): Promise<boolean> {
  if (!comesWithEvents(task)) return true;
  const plan = ctx.plan!;
  const { lookup } = dialogueContext(ctx, plan, agency);
  return (await lookup.dutiesOfTask(task.code, null, plan.year)).length > 0;
}

/** Of the office, or of nobody who reports. */
async function answerAsOffice(ctx: MemberContext, text: string): Promise<void> {
  await takePlanOfQuestion(ctx, text);
  const understood = await read(ctx, text, "office");
  if (understood.outcome === "question") {
    if (understood.intent === "help") return showHelp(ctx);
    if (understood.intent === "report") return chooseAgency(ctx, (agency) => showWork(ctx, agency), "work");
    return answerOffice(ctx, forEverybody(understood));
  }
  if (understood.outcome === "other")
    return say(ctx, nearestLine(ctx, text) ?? understood.sentence ?? ctx.t("help.unread"));
  if (await answerUnknownAgency(ctx, text)) return;
  const which = await whichQuestion(ctx, understood, "office");
  if (which) return isOffice(ctx.member) ? sendNew(ctx, which) : refuseOffice(ctx);
  for (const { foreign } of understood.problems) if (foreign) await noteRefusal(ctx, foreign);
  return say(ctx, understood.problems.map(({ sentence }) => sentence).join("\n"));
}

/** Work and figures, asked for by the office, are those of all agencies. */
function forEverybody(understood: Understanding): Understanding {
  if (understood.intent === "duties") return { ...understood, intent: "summary" };
  return understood.intent === "figures" ? { ...understood, intent: "indicator" } : understood;
}

async function answerQuestion(ctx: MemberContext, understood: Understanding): Promise<void> {
  const { intent, slots } = understood;
  if (slots?.agency && asksForWork(intent) && !isToBeSeen(ctx, slots.agency)) return refuseForeign(ctx, slots.agency);
  switch (intent) {
    case "duties":
      if (await answerPeriodWork(ctx, understood)) return;
      return chooseAgency(ctx, (agency) => showWork(ctx, agency), "work");
    case "report":
      return chooseAgency(ctx, (agency) => showWork(ctx, agency), "work");
    case "figures":
      return answerOwnFigures(ctx, understood);
    case "help":
      return showHelp(ctx);
    default:
      if (isOffice(ctx.member)) return answerOffice(ctx, understood);
      if (!(await answerOwn(ctx, understood))) await refuseOffice(ctx);
  }
}

/** These are answered with the asker's own, whichever agency is named. */
function asksForWork(intent: Understanding["intent"]): boolean {
  return intent === "duties" || intent === "report" || intent === "figures";
}

function isToBeSeen({ member }: MemberContext, code: string): boolean {
  return isOffice(member) || agenciesToReportFor(member).some((agency) => agency.code === code);
}

/**
 * Of several agencies, those for which the message makes the most sense: with the fewest lines refused, and of these the
 * one that signed the document ("18/KH-STP"). In the order of the posts; never empty where the person has an agency.
 */
async function agenciesFor(ctx: MemberContext, text: string): Promise<readonly AgencyOfPost[]> {
  const agencies = agenciesToReportFor(ctx.member);
  if (agencies.length < 2) return agencies;
  const refusals: number[] = [];
  for (const { code } of agencies) {
    const { problems } = await read(ctx, text, code);
    refusals.push(problems.filter(({ outcome }) => outcome === "refuse").length);
  }
  const fewest = Math.min(...refusals);
  const fitting = agencies.filter((_, index) => refusals[index] === fewest);
  const signed = fitting.filter(({ code }) => new RegExp(`-${code}\\b`, "i").test(text));
  return signed.length > 0 ? signed : fitting;
}

/** A question of a focal point that may be about several of their tasks: each is a button that shows it. */
async function askOwnQuestion(ctx: MemberContext, understood: Understanding): Promise<void> {
  const asked = findAnswerable(understood)!;
  const [agency] = agenciesToReportFor(ctx.member);
  const buttons: Button[][] = [];
  for (const { value, label } of asked.choices) {
    const { slots } = await read(ctx, settle(understood.text, asked.span, value), agency!.code);
    const found = slots && (slots.task || slots.indicator) ? await findAsked(ctx, slots) : null;
    if (found?.kind === "duty") buttons.push([{ label, data: action.dutyText(found.duty.id) }]);
  }
  if (buttons.length === 0) return refuseOffice(ctx);
  await sendNew(ctx, await besideReport(ctx, { text: asked.sentence, buttons }));
}

/** Whether it says how something stands, and of nothing what: which is asked in front of all of it. */
function namesNothing({ outcome, items, problems }: Understanding): boolean {
  const span = problems[0]?.span;
  return outcome === "ask" && items.length === 0 && span?.start === 0 && span.end === 0;
}

/** Whether anything of it could be saved, once it is known for whom. */
function reports({ items, problems }: Understanding): boolean {
  return items.length > 0 || problems.some(({ outcome }) => outcome === "ask");
}
