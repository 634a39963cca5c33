import { writeAudit } from "../people/audit.js";
import type { MemberContext } from "./context.js";
import { say } from "./show.js";

/**
 * What belongs to another agency or person is refused with a sentence and noted; what does not exist is refused alike.
 *
 * @param subject what was asked for, for the audit
 */
export async function refuseForeign(ctx: MemberContext, subject: string): Promise<void> {
  await noteRefusal(ctx, subject);
  await say(ctx, ctx.t("reporting.notYours"));
}

export async function noteRefusal(ctx: MemberContext, subject: string): Promise<void> {
  const { now, member, inboxId } = ctx;
  await writeAudit(ctx.services.db, { at: now, personId: member.personId, action: "refuse", subject, inboxId });
}
