import { exampleSection, exampleShort, exampleTask } from "../grammar/examples.js";
import { setLanguage } from "../people/member.js";
import { agenciesToReportFor, isAdministrator, isOffice } from "../people/roles.js";
import { closedPlanLine } from "../reporting/closed-plan.js";
import { exampleLines } from "../reporting/examples.js";
import { isRefused } from "../reporting/report-draft.js";
import { action } from "../text/actions.js";
import { type Language, languages, translator } from "../text/language.js";
import { readLanguageWish } from "../text/language-wish.js";
import type { Button } from "../text/message.js";
import { setOwnMenu } from "./command-menu.js";
import type { MemberContext } from "./context.js";
import { draftLabel } from "./draft-label.js";
import { draftsOf } from "./drafts-of-update.js";
import { sendNew, showStep } from "./show.js";

/** What an agency's people may do besides, a line each. */
const alsoForAgency = ["helpNow.mend", "helpNow.also"] as const;

/** What may be sent besides words, where they write. */
export function filesLine({ services, t }: MemberContext): string {
  return t(services.channel.capabilities.receivesFiles ? "helpNow.files" : "helpNow.photos");
}

/** /trogiup: what one can do, where one is and for one's own role, on one screen. */
export async function showHelp(ctx: MemberContext): Promise<void> {
  const { t, plan } = ctx;
  const agency = agenciesToReportFor(ctx.member)[0];
  const { focused } = await draftsOf(ctx);
  // A figure that was refused is nothing that one is in the middle of.
  const open = focused?.draft.doubt && isRefused(focused.draft.doubt) ? null : focused;
  const lines: string[] = [];
  const label = open && (await draftLabel(ctx, open));
  if (open && label) lines.push(t("helpNow.inReport", { label, now: t(`helpNow.step.${open.draft.step}`) }));
  const closed = plan && closedPlanLine(plan, ctx.today, t);
  if (agency && plan) {
    const examples = exampleLines(plan.catalogue, agency.code).join("\n");
    if (closed) lines.push(closed);
    if (closed || open) lines.push(t("help.lookUp"));
    else lines.push(t("help.focalPoint", { examples }), filesLine(ctx), ...alsoForAgency.map((key) => t(key)));
  }
  if (isOffice(ctx.member)) lines.push(officeHelp(ctx));
  if (ctx.member.posts.some(({ role }) => role === "leader")) lines.push(t("helpNow.leader"));
  if (isAdministrator(ctx.member)) lines.push(t("helpNow.administrator"), ...(await quotaLines(ctx)));
  lines.push(t("help.everyone"));
  const isToldHow = agency && plan && !closed && !open; // the line about pictures says it
  if (!ctx.services.channel.capabilities.buttons && !isToldHow) lines.push(t("helpNow.byNumber"));
  const goOn = open && label ? [[{ label: t("reporting.resume", { label }), data: action.resume(open.id) }]] : [];
  const tour = { label: t("help.minute"), data: action.tour(1) };
  // What is practised is a report.
  const learn = agency ? [tour, { label: t("practice.button"), data: action.practice() }] : [tour];
  const accounts = { label: t("people.accounts.open"), data: action.accounts() };
  const buttons = [
    ...goOn,
    firstButtons(ctx, agency !== undefined),
    ...(plan && !closed && (agency || isOffice(ctx.member)) ? [learn] : []),
    [accounts],
  ];
  await sendNew(ctx, { text: lines.join("\n"), buttons });
}

function firstButtons({ t }: MemberContext, reports: boolean): Button[] {
  if (!reports) return [{ label: t("help.summary"), data: action.summary() }];
  return [
    { label: t("reporting.work.mine"), data: action.work() },
    { label: t("reporting.figures.open"), data: action.figures() },
  ];
}

function officeHelp({ plan, t }: MemberContext): string {
  if (!plan) return t("help.officeNoPlan");
  const office = { catalogue: plan.catalogue, agency: "office" };
  return t("help.office", { section: exampleSection(office), task: exampleTask(office) });
}

/** How much of their plans the bots have used, where a channel counts. */
async function quotaLines(ctx: MemberContext): Promise<string[]> {
  const usages = await ctx.services.quotas();
  return usages.map((usage) => ctx.t("help.quota", { ...usage }));
}

/** /ngonngu asks which; with the name of one, or where that is said alone, it is taken. */
export async function languageCommand(ctx: MemberContext, words: string): Promise<void> {
  const named = readLanguageWish(words, true);
  await (named === null ? askLanguage(ctx) : chooseLanguage(ctx, named));
}

async function askLanguage(ctx: MemberContext): Promise<void> {
  await sendNew(ctx, {
    text: ctx.t("help.askLanguage"),
    buttons: [
      languages.map((language) => ({ label: translator(language)("help.language"), data: action.language(language) })),
    ],
  });
}

export async function chooseLanguage(ctx: MemberContext, language: Language): Promise<void> {
  await setLanguage(ctx.services.db, ctx.member.personId, language);
  ctx.member = { ...ctx.member, language };
  await showStep(ctx, { text: translator(language)("help.languageSet"), buttons: [] });
  setOwnMenu(ctx);
}

/** A picture or file: what to send instead. */
export function notTextSentence(ctx: MemberContext): string {
  const agency = agenciesToReportFor(ctx.member)[0]?.code ?? "office";
  return ctx.plan
    ? ctx.t("help.notText", { example: exampleShort({ catalogue: ctx.plan.catalogue, agency }) })
    : ctx.t("help.unread");
}
