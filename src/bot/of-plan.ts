import { understandApart } from "../grammar/apart/understand-apart.js";
import { isOffice } from "../people/roles.js";
import { codeOf, foundInPlan, foundText, whoDoesText } from "../reporting/of-plan-text.js";
import { formatQuery, queryFromWords } from "../summary/query.js";
import { action } from "../text/actions.js";
import { readAskedOfPlan } from "../text/asks-of-plan.js";
import type { CatalogueTask } from "../text/catalogue.js";
import type { Button } from "../text/message.js";
import { besideReport } from "./beside-report.js";
import type { MemberContext } from "./context.js";
import { findAsked } from "./own-questions.js";
import { sendNew } from "./show.js";

/** What is asked of the plan, with what it has of it. */
type AskedInPlan =
  | { readonly asks: "who"; readonly task: CatalogueTask }
  | { readonly asks: "where"; readonly words: string; readonly found: ReturnType<typeof foundInPlan> };

/** "ai phối hợp I.9", "tìm nhiệm vụ về số hóa": null for anything else, and where the plan has nothing of it. */
export async function findInPlan(ctx: MemberContext, text: string): Promise<AskedInPlan | null> {
  const asked = ctx.plan ? readAskedOfPlan(text) : null;
  if (!asked) return null;
  const { catalogue } = ctx.plan!;
  const office = { catalogue, agency: "office", today: ctx.today, t: ctx.t };
  if (asked.asks === "who") {
    const { slots } = await understandApart(`tổng hợp ${text}`, office);
    const task = catalogue.tasks.find(({ code }) => code === slots?.task);
    return task ? { asks: "who", task } : null;
  }
  const found = foundInPlan(asked.words, catalogue);
  // An agency, or whoever else is looked for, is another question.
  const { slots } = await understandApart(`tổng hợp ${asked.words}`, office);
  return found.length === 0 || slots?.agency || slots?.group ? null : { ...asked, found };
}

/** Answers what is asked of the plan, which is for everybody to read. False for anything else. */
export async function answerOfPlan(ctx: MemberContext, text: string): Promise<boolean> {
  const asked = await findInPlan(ctx, text);
  if (!asked) return false;
  if (asked.asks === "who") {
    const { catalogue } = ctx.plan!;
    await sendNew(ctx, await besideReport(ctx, { text: whoDoesText(asked.task, catalogue, ctx.t), buttons: [] }));
    return true;
  }
  const buttons: Button[][] = [];
  for (const named of asked.found) {
    const label = codeOf(named);
    const data = await dataOf(ctx, named.kind, label);
    if (data) buttons.push([{ label, data }]);
  }
  await sendNew(ctx, await besideReport(ctx, { text: foundText(asked.words, asked.found, ctx.t), buttons }));
  return true;
}

/** Where a button leads: the office to who has reported, a focal point to their own duty; null where they have none. */
async function dataOf(ctx: MemberContext, kind: string, code: string): Promise<string | null> {
  const slots = { task: null, indicator: null, section: null, agency: null, group: null, period: null };
  const about = kind === "task" ? { ...slots, task: code } : { ...slots, indicator: code };
  if (isOffice(ctx.member))
    return action.summary(formatQuery(queryFromWords(about, null, ctx.today, ctx.plan!.catalogue)));
  const own = kind === "task" ? await findAsked(ctx, about) : null;
  return own?.kind === "duty" ? action.dutyText(own.duty.id) : null;
}
