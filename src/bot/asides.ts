import { formatDay, formatDayNear } from "../calendar/formats.js";
import { agenciesToReportFor } from "../people/roles.js";
import { daysOverdue } from "../plan/standing.js";
import type { OpenReport } from "../reporting/drafts.js";
import type { DutyFacts } from "../reporting/duty-facts.js";
import { exampleLine } from "../reporting/examples.js";
import { dutyLabel, figureLabel } from "../reporting/labels.js";
import { entriesInHand } from "../reporting/pass/pass.js";
import { type AsideSaid, readAsideSaid } from "../reporting/read-aside.js";
import { mendButtons, receiptMessage } from "../reporting/receipt-text.js";
import { hasAnswers } from "../reporting/report-draft.js";
import { saysToMend } from "../text/asides.js";
import { hasDueDay } from "../text/deadline-kinds.js";
import { showBegun } from "./begun.js";
import { besideReport } from "./beside-report.js";
import { contactText } from "./contact.js";
import type { MemberContext } from "./context.js";
import { dutyOf } from "./dialogue-context.js";
import { draftLabel } from "./draft-label.js";
import { draftsOf } from "./drafts-of-update.js";
import { askAboutWaiting } from "./evidence.js";
import { beginExtension } from "./extensions.js";
import { findLatest, mendNamed } from "./latest-receipt.js";
import { nextStep } from "./next-step.js";
import { findAsked } from "./own-questions.js";
import { takePlanOfPeriod } from "./plan-of-update.js";
import { receiveInWords } from "./received-requests.js";
import { answerAboutReminder } from "./reminder-answers.js";
import { leave, resumeReport, showAgain } from "./report-turn.js";
import { say, sendNew } from "./show.js";
import { offerUndo } from "./undo.js";
import { inAgency } from "./which-agency.js";
import { chooseAgency, showDrafts, showWork } from "./work.js";

/**
 * Answers what is said in a conversation besides reports and lists: whom to ask, a mistake, more time, "mai làm". Nothing
 * is recorded, and an open report stays what the next message answers. False where the message says something else.
 */
export async function answerAside(ctx: MemberContext, text: string): Promise<boolean> {
  const [agency] = agenciesToReportFor(ctx.member);
  const { catalogue } = ctx.plan!;
  const said = readAsideSaid(text, { catalogue, agency: agency?.code ?? "office", today: ctx.today, t: ctx.t });
  if (!said || (!agency && !isForAll(said))) return false;
  const open = (await draftsOf(ctx)).focused;
  switch (said.aside) {
    case "again":
      // "cho xem lại V.3" asks for that, not for what was shown last.
      if (said.task ?? said.indicator) return false;
      await (open ? showAgain(ctx, open) : showLatest(ctx));
      return true;
    case "goOn":
      await (open ? showAgain(ctx, open) : goOn(ctx));
      return true;
    case "undo":
    case "mistake": {
      const mends = !open && said.aside === "mistake" && saysToMend(text);
      if (mends && (await mendNamed(ctx, said))) return true;
      if (!open) await offerMending(ctx, said.aside, said);
      else await showAgain(ctx, open, ctx.t("aside.unsent", { label: await draftLabel(ctx, open) }));
      return true;
    }
    case "picture":
      if (ctx.files.waiting.length > 0) await askAboutWaiting(ctx);
      else await (open ? showAgain(ctx, open, ctx.t("evidence.none")) : offerMending(ctx, "picture", said));
      return true;
    case "drafts":
      // Of an open report of which nothing was answered there is nothing to drop.
      await (open && !hasAnswers(open.draft) ? leave(ctx, open) : showBegun(ctx));
      return true;
    case "extension":
      await beginExtension(ctx, text);
      return true;
    case "deadline": {
      const about = await findAbout(ctx, said, open);
      if (!about) await chooseAgency(ctx, (one) => showWork(ctx, one), "work");
      else await answer(ctx, about.due);
      return true;
    }
    default: {
      if (said.aside === "received" && (await receiveInWords(ctx, said.task))) return true;
      if (await answerAboutReminder(ctx, said, text)) return true;
      const about = isForAll(said) ? null : await findAbout(ctx, said, open);
      const told = said.aside === "contact" ? await contactText(ctx) : sentence(ctx, said);
      await answer(ctx, [told, ...(about ? [about.due] : [])].join("\n"));
      return true;
    }
  }
}

/** What is about no report, and asked by who has none as well. */
function isForAll({ aside }: AsideSaid): boolean {
  return aside === "contact" || aside === "privacy";
}

/** What was begun and left: the only one, or which; the work where none was. */
async function goOn(ctx: MemberContext): Promise<void> {
  await chooseAgency(
    ctx,
    async (agency) => {
      const [only, second] = (await draftsOf(ctx)).halfFinished(agency.id);
      if (only && !second) await resumeReport(ctx, only);
      else await (only ? showDrafts(ctx, agency, 0) : showWork(ctx, agency));
    },
    "work",
  );
}

async function answer(ctx: MemberContext, text: string): Promise<void> {
  await sendNew(ctx, await besideReport(ctx, { text, buttons: [] }));
}

function sentence(ctx: MemberContext, { aside }: AsideSaid): string {
  const agency = agenciesToReportFor(ctx.member)[0]?.code ?? "office";
  const example = exampleLine(ctx.plan!.catalogue, agency);
  switch (aside) {
    case "foreign":
      return ctx.t("aside.foreign");
    case "privacy":
      return ctx.t("aside.privacy");
    default:
      return ctx.t("aside.noted", { example });
  }
}

/** Until when what is named is to be reported, else what the open report is about; null where neither says. */
async function findAbout(
  ctx: MemberContext,
  said: AsideSaid,
  open: OpenReport | null,
): Promise<{ readonly due: string } | null> {
  if (said.task || said.indicator) {
    const asked = await findAsked(ctx, { ...said, agency: null });
    const several = asked ? null : await dueOfEach(ctx, said);
    if (several) return { due: several };
    if (!asked) return { due: ctx.t("aside.notYours", { code: (said.task ?? said.indicator)! }) };
    if (asked.kind === "none") return { due: asked.sentence };
    return { due: asked.kind === "duty" ? dueOfDuty(ctx, asked.duty) : dueOfFigure(ctx, asked.figure) };
  }
  const [only, second] = open ? entriesInHand(open.draft) : [];
  if (!only || second) return null;
  if (only.kind === "task") {
    const duty = await dutyOf(ctx, only.dutyId);
    return duty && { due: dueOfDuty(ctx, duty) };
  }
  takePlanOfPeriod(ctx, only.period);
  const asked = await findAsked(ctx, { task: null, indicator: only.indicator, period: only.period, agency: null });
  return asked?.kind === "figure" ? { due: dueOfFigure(ctx, asked.figure) } : null;
}

/** Where several agencies of the person are concerned, a line for each; null where none is. */
async function dueOfEach(ctx: MemberContext, said: AsideSaid): Promise<string | null> {
  const lines: string[] = [];
  for (const { code, name } of agenciesToReportFor(ctx.member)) {
    const asked = await findAsked(ctx, { ...said, agency: code });
    if (asked?.kind === "duty") lines.push(inAgency(ctx, name, dueOfDuty(ctx, asked.duty)));
    if (asked?.kind === "figure") lines.push(inAgency(ctx, name, dueOfFigure(ctx, asked.figure)));
  }
  return lines.length > 0 ? lines.join("\n") : null;
}

function dueOfDuty(ctx: MemberContext, duty: DutyFacts): string {
  const { t, today } = ctx;
  const label = dutyLabel(duty, t, today);
  if (!hasDueDay(duty)) return t("event.onRequest.due", { label });
  const days = duty.settledOn === null ? daysOverdue(duty, today) : 0;
  if (days > 0) return t("aside.overdue", { label, day: formatDay(duty.dueOn), days });
  return t("aside.due", { label, day: formatDayNear(duty.dueOn, today, t) });
}

function dueOfFigure(ctx: MemberContext, figure: { indicator: string; period: string; dueOn: string }): string {
  const label = figureLabel(figure, ctx.t);
  return ctx.t("aside.due", { label, day: formatDayNear(figure.dueOn, ctx.today, ctx.t) });
}

async function showLatest(ctx: MemberContext): Promise<void> {
  const latest = await findLatest(ctx);
  if (!latest) return chooseAgency(ctx, (agency) => showWork(ctx, agency), "work");
  const { receipt } = latest;
  await sendNew(ctx, receiptMessage(receipt, await nextStep(ctx, receipt), ctx.t));
}

/** What was sent is mended by reporting it again; of what is named, the last receipt that has it. */
async function offerMending(
  ctx: MemberContext,
  aside: "undo" | "mistake" | "picture",
  about: AsideSaid,
): Promise<void> {
  const latest = await findLatest(ctx, about);
  const code = about.task ?? about.indicator;
  if (!latest) return say(ctx, code ? ctx.t("aside.nothingSentOf", { code }) : ctx.t("aside.nothingSent"));
  const { receipt } = latest;
  if (aside === "undo" && (await offerUndo(ctx, latest.id, receipt))) return;
  const { number, mendUntil } = receipt;
  if (mendUntil === null || mendUntil < ctx.today) return say(ctx, ctx.t("aside.closed", { number }));
  const key = ({ undo: "undo.late", mistake: "aside.mistake", picture: "aside.picture" } as const)[aside];
  await sendNew(ctx, { text: ctx.t(key, { number }), buttons: mendButtons(receipt, ctx.t) });
}
