import { understandApart } from "../grammar/apart/understand-apart.js";
import { exampleAgency } from "../grammar/examples.js";
import { contactsOf } from "../people/contacts.js";
import { contactsMessage } from "../people/contacts-text.js";
import { isOffice } from "../people/roles.js";
import { asksForContacts } from "../text/asks-contacts.js";
import { besideReport } from "./beside-report.js";
import type { MemberContext } from "./context.js";
import { say, sendNew } from "./show.js";

/**
 * "số điện thoại đầu mối Sở Tư pháp", of the office: false for anything else, and where a task or an indicator is named,
 * whose agencies its own answer tells.
 */
export async function answerContacts(ctx: MemberContext, text: string): Promise<boolean> {
  if (!isOffice(ctx.member) || !ctx.plan || !asksForContacts(text)) return false;
  const { catalogue } = ctx.plan;
  const asked = `tổng hợp ${text}`;
  const { slots } = await understandApart(asked, { catalogue, agency: "office", today: ctx.today, t: ctx.t });
  if (slots?.task || slots?.indicator || slots?.section) return false;
  const contacts = slots?.agency ? await contactsOf(ctx.services.db, slots.agency) : null;
  if (contacts) await sendNew(ctx, await besideReport(ctx, contactsMessage(contacts, ctx.today, ctx.t)));
  else await say(ctx, ctx.t("people.contacts.whose", { agency: exampleAgency(catalogue) }));
  return true;
}
