import type { Day } from "../calendar/day.js";
import { formatMoment } from "../calendar/formats.js";
import type { Translate } from "../text/language.js";
import type { Message } from "../text/message.js";
import type { Contact, Contacts } from "./contacts.js";
import { formatPhone } from "./phone.js";

/** Who an agency's people are and how to telephone them: for the office alone. */
export function contactsMessage({ agency, people }: Contacts, today: Day, t: Translate): Message {
  const lines =
    people.length > 0
      ? [t("people.contacts.head", { agency: agency.name }), ...people.map((one) => contactLine(one, today, t))]
      : [t("people.contacts.nobody", { agency: agency.name })];
  return { text: lines.join("\n"), buttons: [], protected: true };
}

function contactLine({ role, name, title, phone, accounts, lastSeenAt }: Contact, today: Day, t: Translate): string {
  const named = name === null ? t("people.contacts.unnamed") : [name, ...(title ? [title] : [])].join(", ");
  const reached = accounts.some(({ stopped }) => !stopped);
  return [
    `– ${t(`people.invited.${role}`)}: ${named}`,
    phone === null ? t("reaching.phone.unknown") : formatPhone(phone),
    ...(reached ? [] : [t("people.contacts.unreached")]),
    ...(lastSeenAt ? [t("people.contacts.seen", { when: formatMoment(lastSeenAt, today, t) })] : []),
  ].join(" · ");
}
