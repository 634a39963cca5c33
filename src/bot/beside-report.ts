import { action } from "../text/actions.js";
import type { Message } from "../text/message.js";
import type { MemberContext } from "./context.js";
import { draftLabel } from "./draft-label.js";
import { draftsOf } from "./drafts-of-update.js";
import { withWayBack } from "./way-back.js";

/** An answer in the middle of a report: it says that the report is kept, which the next message answers again. */
export async function besideReport(ctx: MemberContext, message: Message): Promise<Message> {
  const { text, buttons } = message;
  const guard = message.protected ? { protected: true } : {};
  const open = (await draftsOf(ctx)).focused;
  if (!open) return { text, buttons, ...guard };
  const label = await draftLabel(ctx, open);
  const wayBack = {
    line: ctx.t("reporting.stillOpen", { label }),
    goOn: { label: ctx.t("reporting.resume", { label }), data: action.resume(open.id) },
    leave: { label: ctx.t("common.cancel"), data: action.leave() },
  };
  return withWayBack({ text, buttons, ...guard }, wayBack, ctx.t("common.back"));
}
