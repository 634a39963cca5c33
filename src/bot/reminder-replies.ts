import { isAddressed } from "../grammar/addressed.js";
import { agenciesToReportFor, isOffice } from "../people/roles.js";
import { findAnsweredReminder } from "../reminders/answered-reminder.js";
import { beginsWithStatus } from "../reporting/begins-with-status.js";
import type { DutyFacts } from "../reporting/duty-facts.js";
import { findDuties } from "../reporting/find-duties.js";
import { dutyLabel } from "../reporting/labels.js";
import { typedCodeAndPeriod } from "../reporting/typed-code.js";
import { wishesAsOffice } from "../reporting/wishes-in-answers.js";
import type { MemberContext } from "./context.js";
import { grammarContext } from "./dialogue-context.js";
import { planOfYear, takePlan } from "./plan-of-update.js";
import { readOnce } from "./read-once.js";
import { openReport } from "./report-turn.js";
import { read, takeLines } from "./take-lines.js";

/** Whether a message answers a reminder by replying to it: then it answers nothing else that is open. */
export async function repliesToReminder(ctx: MemberContext): Promise<boolean> {
  const replied = ctx.msg?.reply_to_message?.message_id;
  const text = ctx.msg?.text ?? "";
  if (replied === undefined || !beginsWithStatus(text)) return false;
  return (await namedByReminder(ctx, replied)) !== null && !(await namesItself(ctx, text, replied));
}

/**
 * An answer that says how something stands, but not what, is about what the reminder names: the one it replies to, or
 * where nothing is replied to the last one of today. True when it was one. Of several duties it is asked which.
 */
export async function answerReminder(ctx: MemberContext, text: string): Promise<boolean> {
  if (!beginsWithStatus(text)) return false;
  const replied = ctx.msg?.reply_to_message?.message_id ?? null;
  const named = await namedByReminder(ctx, replied);
  if (!named || (await namesItself(ctx, text, replied))) return false;
  const duties = await openDuties(ctx, named);
  const [first] = duties;
  const agency = first && agenciesToReportFor(ctx.member).find((one) => one.id === first.agencyId);
  if (!first || !agency) return false;
  const ofAgency = duties.filter((duty) => duty.agencyId === agency.id);
  if (ofAgency.length === 1) {
    takePlan(ctx, planOfYear(ctx, first.planYear));
    await takeLines(ctx, `${typedCodeAndPeriod(first, ctx.today)} ${text}`, agency);
    return true;
  }
  const doubt = {
    text: ` ${text}`,
    span: { start: 0, end: 0 },
    sentence: ctx.t("reporting.whichDuty"),
    choices: ofAgency.map((duty) => ({
      value: typedCodeAndPeriod(duty, ctx.today),
      label: dutyLabel(duty, ctx.t, ctx.today),
    })),
    step: "lines" as const,
  };
  await openReport(ctx, { agencyId: agency.id, step: "doubt", entries: [], refused: [], doubt }, agency);
  return true;
}

/**
 * Whether a message says itself what it is about, so that it answers no reminder: "xong V.1 18/KH-STP 23/2", the name of a
 * task; of the office also "chưa báo cáo quý I", which lists who is silent. Where a reminder is replied to, only a code that
 * the state is said of counts for more: "đang làm, chờ V.1 xong" tells of what is replied to.
 */
async function namesItself(ctx: MemberContext, text: string, replied: number | null): Promise<boolean> {
  const { plan } = ctx;
  if (!plan) return false;
  for (const { code } of agenciesToReportFor(ctx.member)) {
    if (isAddressed(text, grammarContext(ctx, plan, code))) return true;
    const { items, problems } = await read(ctx, text, code);
    if (replied === null && (items.length > 0 || problems.some(({ open }) => open))) return true;
  }
  return isOffice(ctx.member) && wishesAsOffice(text, grammarContext(ctx, plan, "office"));
}

function namedByReminder(ctx: MemberContext, replied: number | null): Promise<readonly number[] | null> {
  return readOnce(ctx, "reminder", () => findAnsweredReminder(ctx.services.db, ctx.member, replied, ctx.now));
}

/** Those that may still be answered: of the person's agencies, and not settled by a colleague meanwhile. */
async function openDuties(ctx: MemberContext, ids: readonly number[]): Promise<DutyFacts[]> {
  const agencies = agenciesToReportFor(ctx.member).map((agency) => agency.id);
  const named = await findDuties(ctx.services.db, ids);
  // What became part of another agency's work since is answered there.
  const now = new Map(named.map(({ id, takenById }) => [id, takenById ?? id]));
  const found = await findDuties(ctx.services.db, [...new Set(now.values())]);
  return [...new Set(ids.map((id) => now.get(id)))].flatMap((id) =>
    found.filter(
      (duty) => duty.id === id && agencies.includes(duty.agencyId) && duty.settledOn === null && !duty.closed,
    ),
  );
}
