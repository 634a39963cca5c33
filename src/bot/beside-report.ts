import { action } from "../text/actions.js";
import type { Message } from "../text/message.js";
import type { MemberContext } from "./context.js";
import { draftLabel } from "./draft-label.js";
import { draftsOf } from "./drafts-of-update.js";

/** An answer in the middle of a report: it says that the report is kept, which the next message answers again. */
export async function besideReport(ctx: MemberContext, message: Message): Promise<Message> {
  const { text, buttons } = message;
  const guard = message.protected ? { protected: true } : {};
  const open = (await draftsOf(ctx)).focused;
  if (!open) return { text, buttons, ...guard };
  const label = await draftLabel(ctx, open);
  return {
    text: `${text}${/^.*\.$/.test(text) ? " " : "\n"}${ctx.t("reporting.stillOpen", { label })}`,
    buttons: [
      ...buttons,
      [
        { label: ctx.t("reporting.resume", { label }), data: action.resume(open.id) },
        { label: ctx.t("common.cancel"), data: action.leave() },
      ],
    ],
    ...guard,
  };
}
