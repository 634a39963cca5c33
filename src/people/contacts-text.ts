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

/** The same for the agency's own people: a number was given for the office alone, and stays unsaid. */
export function colleaguesLines({ agency, people }: Contacts, t: Translate): readonly string[] {
  return [
    t("people.contacts.head", { agency: agency.name }),
    ...people.map((one) => `– ${t(`people.invited.${one.role}`)}: ${nameOf(one, t)}`),
  ];
}

function nameOf({ name, title }: Contact, t: Translate): string {
  return name === null ? t("people.contacts.unnamed") : [name, ...(title ? [title] : [])].join(", ");
}

function contactLine(one: Contact, today: Day, t: Translate): string {
  const { role, phone, accounts, lastSeenAt } = one;
  const reached = accounts.some(({ stopped }) => !stopped);
  return [
    `– ${t(`people.invited.${role}`)}: ${nameOf(one, t)}`,
    phone === null ? t("reaching.phone.unknown") : formatPhone(phone),
    ...(reached ? [] : [t("people.contacts.unreached")]),
    ...(lastSeenAt ? [t("people.contacts.seen", { when: formatMoment(lastSeenAt, today, t) })] : []),
  ].join(" · ");
}
