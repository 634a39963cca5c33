import { isOffice } from "../people/roles.js";
import { readReturn } from "../reporting/decisions/read-return.js";
import type { ReportDraft, Step } from "../reporting/report-draft.js";
import { fold } from "../text/fold.js";
import { normalise } from "../text/normalise.js";
import { asksForBegun } from "./begun.js";
import { findContactsAsked } from "./contacts.js";
import type { MemberContext } from "./context.js";
import { namesEvent } from "./events.js";
import { findFollowUp } from "./follow-up.js";
import { findInPlan } from "./of-plan.js";
import { asksForLeave } from "./says-else.js";

/** Whether a message says by itself what is to be done, so that it answers no report, whichever is open. */
export async function isForElse(ctx: MemberContext, draft: ReportDraft, text: string): Promise<boolean> {
  if (await asksForBegun(ctx, text)) return true;
  if (isOffice(ctx.member) && readReturn(text) !== null) return true;
  if (goesOnLeave(ctx, draft, text) || (await namesEvent(ctx, text))) return true;
  if ((await findFollowUp(ctx, text)) !== null) return true;
  // "tìm nhiệm vụ cho bộ phận một cửa" may be what is in the way.
  if (inWords.has(draft.step)) return false;
  return (await findInPlan(ctx, text)) !== null || (await findContactsAsked(ctx, text)) !== null;
}

/** Where words are asked for: what is in the way, done so far or the reason may be that somebody is or was away. */
const inWords: ReadonlySet<Step> = new Set(["difficulty", "progress", "unusual"]);

/** "xin nghỉ mai": where the open report asks for words, leave has to be asked for as such. */
function goesOnLeave(ctx: MemberContext, { step }: ReportDraft, text: string): boolean {
  if (inWords.has(step) && !/^xin (?:phep )?nghi(?![a-z])/.test(fold(normalise(text).trim()))) return false;
  return asksForLeave(ctx, text);
}
