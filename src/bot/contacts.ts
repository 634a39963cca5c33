import { understandApart } from "../grammar/apart/understand-apart.js";
import { exampleAgency } from "../grammar/examples.js";
import { contactsOf } from "../people/contacts.js";
import { colleaguesLines, contactsMessage } from "../people/contacts-text.js";
import { agenciesToReportFor, isOffice } from "../people/roles.js";
import { asksForContactList, asksForContacts } from "../text/asks-contacts.js";
import type { Message } from "../text/message.js";
import { namesProvinceOffice } from "../text/province-office.js";
import { besideReport } from "./beside-report.js";
import type { MemberContext } from "./context.js";
import { noteRefusal } from "./refuse-foreign.js";
import { say, sendNew } from "./show.js";
import { joined } from "./unreached.js";

/** Whose people are asked for: those of an agency, by its code, or where none is named a list of all. */
type ContactsAsked = { readonly of: string } | { readonly of: null; readonly list: boolean };

/**
 * "số điện thoại đầu mối Sở Tư pháp": null for anything else, where a task or an indicator is named, whose agencies its own
 * answer tells, and where somebody else asks whom to call at the office, which help tells.
 */
export async function findContactsAsked(ctx: MemberContext, text: string): Promise<ContactsAsked | null> {
  if (!ctx.plan || !asksForContacts(text)) return null;
  const { catalogue } = ctx.plan;
  // A plan may have tasks about focal points, of which nobody asks with these words.
  const asked = `tổng hợp ${text.normalize("NFC").replace(/đầu mối|dau moi/giu, " ")}`;
  const { slots } = await understandApart(asked, { catalogue, agency: "office", today: ctx.today, t: ctx.t });
  if (slots?.task || slots?.indicator || slots?.section) return null;
  const list = asksForContactList(text);
  const named = catalogue.agencies.find(({ code }) => code === slots?.agency);
  if (isOffice(ctx.member)) return named ? { of: named.code } : { of: null, list };
  if (named) return isOwn(ctx, named.code) || !namesProvinceOffice(named.name) ? { of: named.code } : null;
  return list && agenciesToReportFor(ctx.member).length > 0 ? { of: null, list } : null;
}

/** Nobody but the office sees another agency's people; false where none are asked for. */
export async function answerContacts(ctx: MemberContext, text: string): Promise<boolean> {
  const asked = await findContactsAsked(ctx, text);
  if (!asked) return false;
  const message = await contacts(ctx, asked);
  if (message) await sendNew(ctx, await besideReport(ctx, message));
  else await say(ctx, ctx.t("people.contacts.whose", { agency: exampleAgency(ctx.plan!.catalogue) }));
  return true;
}

async function contacts(ctx: MemberContext, asked: ContactsAsked): Promise<Message | null> {
  const { db } = ctx.services;
  if (isOffice(ctx.member)) {
    if (asked.of === null) return asked.list ? joined(ctx, 1) : null;
    const found = await contactsOf(db, asked.of);
    return found && contactsMessage(found, ctx.today, ctx.t);
  }
  if (asked.of !== null && !isOwn(ctx, asked.of)) {
    await noteRefusal(ctx, `people of ${asked.of}`);
    return { text: ctx.t("people.contacts.foreign"), buttons: [] };
  }
  const own = agenciesToReportFor(ctx.member).filter(({ code }) => asked.of === null || code === asked.of);
  const found = await Promise.all(own.map(({ code }) => contactsOf(db, code)));
  const lines = found.flatMap((one) => (one ? colleaguesLines(one, ctx.t) : []));
  return { text: [...lines, ctx.t("people.contacts.others")].join("\n"), buttons: [], protected: true };
}

function isOwn({ member }: MemberContext, code: string): boolean {
  return agenciesToReportFor(member).some((agency) => agency.code === code);
}
