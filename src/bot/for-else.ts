import { isOffice } from "../people/roles.js";
import { readReturn } from "../reporting/decisions/read-return.js";
import { asksForBegun } from "./begun.js";
import type { MemberContext } from "./context.js";
import { namesEvent } from "./events.js";

/** Whether a message says by itself what is to be done, so that it answers no report, whichever is open. */
export async function isForElse(ctx: MemberContext, text: string): Promise<boolean> {
  if (await asksForBegun(ctx, text)) return true;
  if (isOffice(ctx.member) && readReturn(text) !== null) return true;
  return namesEvent(ctx, text);
}
