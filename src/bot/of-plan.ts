import { understandApart } from "../grammar/apart/understand-apart.js";
import { isOffice } from "../people/roles.js";
import { codeOf, foundInPlan, foundText, whoDoesText } from "../reporting/of-plan-text.js";
import { formatQuery, queryFromWords } from "../summary/query.js";
import { action } from "../text/actions.js";
import { readAskedOfPlan } from "../text/asks-of-plan.js";
import type { Button } from "../text/message.js";
import { besideReport } from "./beside-report.js";
import type { MemberContext } from "./context.js";
import { findAsked } from "./own-questions.js";
import { sendNew } from "./show.js";

/** "ai phối hợp I.9", "tìm nhiệm vụ về số hóa": the plan is for everybody to read. False for anything else. */
export async function answerOfPlan(ctx: MemberContext, text: string): Promise<boolean> {
  const asked = ctx.plan ? readAskedOfPlan(text) : null;
  if (!asked) return false;
  const { catalogue } = ctx.plan!;
  const office = { catalogue, agency: "office", today: ctx.today, t: ctx.t };
  if (asked.asks === "who") {
    const { slots } = await understandApart(`tổng hợp ${text}`, office);
    const task = catalogue.tasks.find(({ code }) => code === slots?.task);
    if (!task) return false;
    await sendNew(ctx, await besideReport(ctx, { text: whoDoesText(task, catalogue, ctx.t), buttons: [] }));
    return true;
  }
  const found = foundInPlan(asked.words, catalogue);
  // An agency, or whoever else is looked for, is another question.
  const { slots } = await understandApart(`tổng hợp ${asked.words}`, office);
  if (found.length === 0 || slots?.agency || slots?.group) return false;
  const buttons: Button[][] = [];
  for (const named of found) {
    const label = codeOf(named);
    const data = await dataOf(ctx, named.kind, label);
    if (data) buttons.push([{ label, data }]);
  }
  await sendNew(ctx, await besideReport(ctx, { text: foundText(asked.words, found, ctx.t), buttons }));
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
