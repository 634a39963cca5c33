import { action } from "../text/actions.js";
import type { Button, Message } from "../text/message.js";
import type { MemberContext } from "./context.js";
import { draftLabel } from "./draft-label.js";
import { draftsOf } from "./drafts-of-update.js";

/** What a screen of a phone takes. */
const mostButtons = 8;

/** An answer in the middle of a report: it says that the report is kept, which the next message answers again. */
export async function besideReport(ctx: MemberContext, message: Message): Promise<Message> {
  const { text, buttons } = message;
  const guard = message.protected ? { protected: true } : {};
  const open = (await draftsOf(ctx)).focused;
  if (!open) return { text, buttons, ...guard };
  const label = await draftLabel(ctx, open);
  const goOn = { label: ctx.t("reporting.resume", { label }), data: action.resume(open.id) };
  const leave = { label: ctx.t("common.cancel"), data: action.leave() };
  return {
    text: `${text}${/^.*\.$/.test(text) ? " " : "\n"}${ctx.t("reporting.stillOpen", { label })}`,
    buttons: withRoom(buttons, mostButtons - buttons.flat().length >= 2 ? [goOn, leave] : [goOn], ctx.t("common.back")),
    ...guard,
  };
}

/** The rows with one more; of a full screen what it offers last, but the way back, gives way. */
function withRoom(rows: Message["buttons"], added: readonly Button[], back: string): Button[][] {
  const all = rows.flat();
  const last = all.findLast(({ label }) => label !== back);
  const isFull = all.length + added.length > mostButtons;
  const kept = isFull ? rows.map((row) => row.filter((button) => button !== last)) : rows.map((row) => [...row]);
  return [...kept.filter((row) => row.length > 0), [...added]];
}
