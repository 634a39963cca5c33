import { exampleSection, exampleShort, exampleTask } from "../grammar/examples.js";
import { setLanguage } from "../people/member.js";
import { agenciesToReportFor, isAdministrator, isOffice } from "../people/roles.js";
import { closedPlanLine } from "../reporting/closed-plan.js";
import { exampleLines } from "../reporting/examples.js";
import { action } from "../text/actions.js";
import { type Language, languages, translator } from "../text/language.js";
import { setOwnMenu } from "./command-menu.js";
import type { BotContext, MemberContext } from "./context.js";
import { sendNew, showStep } from "./show.js";

/** /trogiup: what one can do, for one's own role, on one screen. */
export async function showHelp(ctx: MemberContext): Promise<void> {
  const agency = agenciesToReportFor(ctx.member)[0];
  const lines: string[] = [];
  if (agency && ctx.plan) {
    const closed = closedPlanLine(ctx.plan, ctx.today, ctx.t);
    const examples = exampleLines(ctx.plan.catalogue, agency.code).join("\n");
    lines.push(...(closed ? [closed, ctx.t("help.lookUp")] : [ctx.t("help.focalPoint", { examples })]));
  }
  if (isOffice(ctx.member)) lines.push(officeHelp(ctx));
  lines.push(ctx.t("help.everyone"));
  if (isAdministrator(ctx.member)) lines.push(...(await quotaLines(ctx)));
  const buttons = agency
    ? [
        { label: ctx.t("reporting.work.mine"), data: action.work() },
        { label: ctx.t("reporting.figures.open"), data: action.figures() },
      ]
    : [{ label: ctx.t("help.summary"), data: action.summary() }];
  const accounts = { label: ctx.t("people.accounts.open"), data: action.accounts() };
  await sendNew(ctx, { text: lines.join("\n"), buttons: [buttons, [accounts]] });
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

export async function askLanguage(ctx: BotContext): Promise<void> {
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
