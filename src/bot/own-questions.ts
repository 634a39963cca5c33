import type { Slots, Understanding } from "../grammar/understanding.js";
import { type AgencyOfPost, agenciesToReportFor } from "../people/roles.js";
import { choosePeriod } from "../reporting/choose-period.js";
import type { DutyFacts, FigureFacts } from "../reporting/duty-facts.js";
import { lastReceipted } from "../reporting/mended-period.js";
import { readNamed } from "../reporting/names-only.js";
import { periodToAsk } from "../reporting/period-to-ask.js";
import { figureView } from "../reporting/views.js";
import { type CatalogueTask, comesWithEvents } from "../text/catalogue.js";
import type { Message } from "../text/message.js";
import { saysMending } from "../text/says-mending.js";
import { besideReport } from "./beside-report.js";
import type { MemberContext } from "./context.js";
import { dialogueContext, latestFilesOf, pendingOf } from "./dialogue-context.js";
import { openDuty, viewOfDuty } from "./duties.js";
import { openFigure } from "./figures.js";
import { say, sendNew } from "./show.js";

/** What a question of a focal point is about. */
export type Asked =
  | { readonly kind: "duty"; readonly agency: AgencyOfPost; readonly duty: DutyFacts }
  | { readonly kind: "figure"; readonly agency: AgencyOfPost; readonly figure: FigureFacts }
  | { readonly kind: "none"; readonly sentence: string };

type About = Pick<Slots, "task" | "indicator" | "period" | "agency">;

/**
 * What a focal point asks about their own work is shown, and begins no report: "V.1 xong chưa"; named alone, it is opened:
 * "V.1", "ho so truc tuyen". False where it is about others, or could be about two agencies of the person.
 */
export async function answerOwn(ctx: MemberContext, { intent, slots, text }: Understanding): Promise<boolean> {
  if (!slots || slots.group !== null || (intent !== "task" && intent !== "indicator")) return false;
  const asked = await findAsked(ctx, slots);
  if (!asked) return false;
  if (asked.kind === "none") {
    await say(ctx, asked.sentence);
    return true;
  }
  const { catalogue } = ctx.plan!;
  const opens = readNamed(text, { catalogue, agency: asked.agency.code, today: ctx.today, t: ctx.t }) !== null;
  if (opens) await openAsked(ctx, asked);
  else {
    await sendNew(ctx, await besideReport(ctx, await viewOf(ctx, asked)));
  }
  return true;
}

/** A task or indicator that is named and nothing said about it is opened; false for any other message. */
export async function openNamed(ctx: MemberContext, text: string, agency: AgencyOfPost): Promise<boolean> {
  const { catalogue } = ctx.plan!;
  const named = readNamed(text, { catalogue, agency: agency.code, today: ctx.today, t: ctx.t });
  // Of a task in parts it is asked which.
  const task = catalogue.tasks.find(({ code }) => code === named?.task);
  if (!named || (task && task.parts.length > 0)) return false;
  if (task && (await openOnRequest(ctx, task.code, agency))) return true;
  if (task && (await waitsForEvent(ctx, task, agency))) {
    await say(ctx, ctx.t("event.noneOpen", { code: task.code }));
    return true;
  }
  const asked = await findAsked(ctx, { ...named, agency: agency.code }, saysMending(text));
  if (!asked) return false;
  await (asked.kind === "none" ? say(ctx, asked.sentence) : openAsked(ctx, asked));
  return true;
}

/** Nothing has happened that it would be reported on, though the plan may not say yet who leads it. */
async function waitsForEvent(ctx: MemberContext, task: CatalogueTask, agency: AgencyOfPost): Promise<boolean> {
  if (!comesWithEvents(task)) return false;
  const plan = ctx.plan!;
  return (await dialogueContext(ctx, plan, agency).lookup.dutiesOfTask(task.code, null, plan.year)).length === 0;
}

/** What is reported on request is there to be reported whenever it is named. */
async function openOnRequest(ctx: MemberContext, task: string, agency: AgencyOfPost): Promise<boolean> {
  const plan = ctx.plan!;
  const duty = await dialogueContext(ctx, plan, agency).lookup.dutyOnRequest?.(task, plan.year);
  if (!duty) return false;
  await openDuty(ctx, duty.id);
  return true;
}

async function viewOf(ctx: MemberContext, asked: Exclude<Asked, { kind: "none" }>): Promise<Message> {
  if (asked.kind === "duty") return viewOfDuty(ctx, asked.duty);
  const { figure, agency } = asked;
  const pending = await pendingOf(ctx, { kind: "figure", ...figure }, agency.id);
  return figureView(figure, await latestFilesOf(ctx, figure), pending, ctx.today, ctx.t);
}

async function openAsked(ctx: MemberContext, asked: Exclude<Asked, { kind: "none" }>): Promise<void> {
  if (asked.kind === "duty") await openDuty(ctx, asked.duty.id);
  else await openFigure(ctx, asked.agency, asked.figure.indicator, asked.figure.period);
}

/**
 * `mends`: without a period what has the newest receipt is meant.
 *
 * @returns null where none, or more than one, of the person's agencies is concerned
 */
export async function findAsked(ctx: MemberContext, about: About, mends = false): Promise<Asked | null> {
  const { task, indicator, period } = about;
  const plan = ctx.plan!;
  const concerned = task
    ? plan.catalogue.tasks.find(({ code }) => code === task)?.leads
    : plan.catalogue.indicators.find(({ code }) => code === indicator)?.agencies;
  const [agency, second] = agenciesToReportFor(ctx.member).filter(
    ({ code }) => concerned?.includes(code) && (about.agency === null || about.agency === code),
  );
  if (!agency || second) return null;
  const { lookup } = dialogueContext(ctx, plan, agency);
  if (task) {
    const duties = await lookup.dutiesOfTask(task, null, plan.year);
    const named = plan.catalogue.tasks.find(({ code }) => code === task)!;
    if (duties.length === 0 && comesWithEvents(named))
      return { kind: "none", sentence: ctx.t("event.noneOpen", { code: task }) };
    const chosen = choosePeriod(duties, period ?? (mends ? lastReceipted(duties) : null), ctx.today, task);
    if (!chosen.ok) return { kind: "none", sentence: chosen.say(ctx.t) };
    return { kind: "duty", agency, duty: chosen.value };
  }
  const figures = await lookup.figures(indicator!, plan.year);
  const meant = period ?? (mends ? lastReceipted(figures) : null);
  const figure = meant === null ? periodToAsk(figures, ctx.today) : figures.find((one) => one.period === meant);
  if (!figure) return { kind: "none", sentence: ctx.t("reporting.noPeriods", { code: indicator! }) };
  return { kind: "figure", agency, figure };
}
