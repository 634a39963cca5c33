import { isOffice } from "../people/roles.js";
import { besideReport } from "./beside-report.js";
import type { MemberContext } from "./context.js";
import { noteRefusal } from "./refuse-foreign.js";
import { sendNew } from "./show.js";

/** True, with a sentence and an audit entry, where the person is not of the office: who asks never decides. */
export async function refuseUnlessOffice(ctx: MemberContext, subject: string): Promise<boolean> {
  if (isOffice(ctx.member)) return false;
  await noteRefusal(ctx, subject);
  await sendNew(ctx, await besideReport(ctx, { text: ctx.t("help.officeOnly"), buttons: [] }));
  return true;
}
