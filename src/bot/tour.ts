import { exampleDocument } from "../grammar/examples.js";
import { type AgencyOfPost, agenciesToReportFor, isOffice } from "../people/roles.js";
import { noteTour } from "../people/tours.js";
import { closedPlanLine } from "../reporting/closed-plan.js";
import { describeTask } from "../reporting/describe.js";
import type { DutyFacts } from "../reporting/duty-facts.js";
import { exampleLine } from "../reporting/examples.js";
import { dutyLabel, shorten } from "../reporting/labels.js";
import { onlyReading } from "../reporting/practice.js";
import { readLines } from "../reporting/read-lines.js";
import { typedCodeAndPeriod } from "../reporting/typed-code.js";
import { dueLine } from "../reporting/views.js";
import { listWork } from "../reporting/work-list.js";
import { action, staying } from "../text/actions.js";
import { translator } from "../text/language.js";
import { chosenMark } from "../text/line.js";
import type { Button, Message } from "../text/message.js";
import type { MemberContext } from "./context.js";
import { dialogueContext, dutyOf } from "./dialogue-context.js";
import { filesLine, showHelp } from "./help.js";
import { officeTour } from "./office-tour.js";
import { listedPlans } from "./plan-of-update.js";
import { say, sendNew, settleTapped } from "./show.js";

const longestText = 120;
const last = 3;

/**
 * A message of the tour, about the person's own first duty as it stands now, or of the office's work; another one only once
 * this was read. Step 0 passes it over. Where no plan takes reports there is the help instead.
 */
export async function showTour(ctx: MemberContext, step: number): Promise<void> {
  const [agency] = agenciesToReportFor(ctx.member);
  const isOpen = ctx.plan && !closedPlanLine(ctx.plan, ctx.today, ctx.t);
  if (!isOpen || !(agency || isOffice(ctx.member))) return showHelp(ctx);
  await noteTour(ctx.services.db, ctx.member.personId, ctx.now);
  if (step === 0) await say(ctx, ctx.t("tour.skipped"));
  else {
    const { text, buttons } = agency ? await messageOf(ctx, step, agency) : officeTour(ctx, step);
    await sendNew(ctx, { text, buttons: [...buttons, ...(step < last ? [waysOn(ctx, step)] : [])] });
  }
  // What was said before stays to be read.
  if (step !== 1) settleTapped(ctx);
}

async function messageOf(ctx: MemberContext, step: number, agency: AgencyOfPost): Promise<Message> {
  const duty = await firstDuty(ctx, agency);
  switch (step) {
    case 2:
      return { text: await lineText(ctx, agency, duty), buttons: [[practiceButton(ctx)]] };
    case last:
      return {
        text: ctx.t("tour.after", { files: filesLine(ctx) }),
        buttons: [[workButton(ctx), practiceButton(ctx)]],
      };
    default:
      return workMessage(ctx, agency, duty);
  }
}

/** The one that presses most. */
async function firstDuty(ctx: MemberContext, agency: AgencyOfPost): Promise<DutyFacts | null> {
  const { overdue, soon, later } = await listWork(ctx.services.db, agency.id, listedPlans(ctx), ctx.today);
  const [first] = [...overdue, ...soon.filter(({ settledOn }) => settledOn === null), ...later];
  return first ? dutyOf(ctx, first.id) : null;
}

function workMessage(ctx: MemberContext, { name }: AgencyOfPost, duty: DutyFacts | null): Message {
  const { t, today } = ctx;
  if (!duty) return { text: t("tour.noWork", { agency: name }), buttons: [[workButton(ctx)]] };
  const label = dutyLabel(duty, t, today);
  const due = dueLine(duty, today, t);
  return {
    text: t("tour.work", { agency: name, label, text: shorten(duty.taskText, longestText), due }),
    buttons: [[{ label, data: staying(action.duty(duty.id)) }, workButton(ctx)]],
  };
}

/** A line about that duty, or another of the agency's, and what the bot really reads in it. */
async function lineText(ctx: MemberContext, agency: AgencyOfPost, duty: DutyFacts | null): Promise<string> {
  const { t, today } = ctx;
  const context = onlyReading(dialogueContext(ctx, ctx.plan!, agency));
  const example = exampleLine(context.catalogue, agency.code);
  const own = duty && `${typedCodeAndPeriod(duty, today)} ${wordsFor(duty, exampleDocument(agency.code))}`;
  for (const typed of own ? [own, example] : [example]) {
    const lines = await readLines(typed, context);
    const [entry] = lines?.entries ?? [];
    const about = entry?.kind === "task" ? await context.lookup.duty(entry.dutyId) : null;
    if (entry?.kind !== "task" || !about || lines?.doubt) continue;
    return t("tour.line", { line: typed.replaceAll(chosenMark, ""), read: describeTask(about, entry, today, t) });
  }
  return t("tour.lineOnly", { line: example });
}

function wordsFor({ nothingMayArise }: DutyFacts, document: string): string {
  const vietnamese = translator("vi");
  if (nothingMayArise) return vietnamese("common.status.nothing_arose").toLocaleLowerCase("vi");
  return `${vietnamese("common.status.done").toLocaleLowerCase("vi")} ${document}`;
}

function waysOn({ t }: MemberContext, step: number): Button[] {
  return [
    { label: t("tour.next"), data: action.tour(step + 1) },
    { label: t("tour.skip"), data: action.tour(0) },
  ];
}

function workButton({ t }: MemberContext): Button {
  return { label: t("reporting.work.mine"), data: staying(action.work()) };
}

function practiceButton({ t }: MemberContext): Button {
  return { label: t("practice.button"), data: staying(action.practice()) };
}
