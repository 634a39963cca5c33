import { agenciesToReportFor } from "../people/roles.js";
import { action } from "../text/actions.js";
import { asksForDrafts } from "../text/asks-drafts.js";
import { tellOfKept } from "./begun-question.js";
import type { MemberContext } from "./context.js";
import { draftsAtFirst } from "./drafts-of-update.js";
import { say } from "./show.js";
import { chooseAgency, showDrafts } from "./work.js";

/** "đang dở", "xem bản nháp". Where nothing is begun, "đang dở" is left to say how something stands. */
export async function answerBegun(ctx: MemberContext, text: string): Promise<boolean> {
  if (!(await asksForBegun(ctx, text))) return false;
  await showBegun(ctx);
  return true;
}

/** Whether that is asked for, also while a report is open: that one is begun too once something is answered. */
export async function asksForBegun(ctx: MemberContext, text: string): Promise<boolean> {
  const asked = asksForDrafts(text);
  if (asked === null || agenciesToReportFor(ctx.member).length === 0) return false;
  return asked === "drafts" || (await agenciesBegun(ctx)).length > 0;
}

/** What the person has begun, whichever agency it is for: nothing of it is given up before it is chosen. */
export async function showBegun(ctx: MemberContext): Promise<void> {
  const [only, second] = await agenciesBegun(ctx);
  if (!only) {
    await tellOfKept(ctx);
    return say(ctx, ctx.t("reporting.drafts.none"));
  }
  await (second ? chooseAgency(ctx, (agency) => showDrafts(ctx, agency, 1), action.drafts) : showDrafts(ctx, only, 1));
}

async function agenciesBegun(ctx: MemberContext) {
  const drafts = await draftsAtFirst(ctx);
  return agenciesToReportFor(ctx.member).filter(({ id }) => drafts.halfFinished(id).length > 0);
}
