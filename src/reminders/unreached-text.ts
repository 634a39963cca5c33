import type { Day } from "../calendar/day.js";
import { formatMoment } from "../calendar/formats.js";
import type { Absence } from "../people/leave/told.js";
import { nameAtPost } from "../people/names.js";
import { formatPhone } from "../people/phone.js";
import { action, staying } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Button, Message } from "../text/message.js";
import { unattendedLine } from "./leave-text.js";
import type { Unreached } from "./unreached.js";

/** Two lines and a button a person: with the first line, the last and the last row they are a screen. */
const perPage = 5;

export interface UnreachedFacts {
  readonly people: readonly Unreached[];
  /** How many more were telephoned, and have received nothing since. */
  readonly telephoned?: number;
  /** How many agencies nobody has joined. */
  readonly notJoined: number;
  /** Who was just telephoned, to be said first. */
  readonly called?: string | undefined;
  /** On leave, with nobody who is told instead. */
  readonly unattended?: readonly Absence[];
}

/** Whom to telephone: who, at which number, why the bot did not reach them, since when, and what they missed. */
export function unreachedMessage(
  { people, telephoned = 0, notJoined, called, unattended = [] }: UnreachedFacts,
  { page, today, t }: { readonly page: number; readonly today: Day; readonly t: Translate },
): Message {
  const pages = Math.max(1, Math.ceil(people.length / perPage));
  const shownPage = Math.min(Math.max(page, 1), pages);
  const shown = people.slice((shownPage - 1) * perPage, shownPage * perPage);
  const nobody =
    telephoned > 0 ? t("reaching.unreached.allCalled", { count: telephoned }) : t("reaching.unreached.nobody");
  const head = people.length > 0 ? t("reaching.unreached.head", { count: people.length }) : nobody;
  const lines = [called === undefined ? head : `${t("reaching.unreached.called", { who: called })} ${head}`];
  for (const one of shown) lines.push(whoLine(one, t), whyLine(one, today, t));
  const alone = unattendedLine(unattended, t);
  if (alone) lines.push(alone);
  if (notJoined > 0) lines.push(t("reaching.unreached.notJoined", { count: notJoined }));
  const last: Button[] = [];
  if (notJoined > 0)
    last.push({ label: t("reaching.button.notJoined", { count: notJoined }), data: action.notJoined() });
  if (pages > 1) {
    const next = (shownPage % pages) + 1;
    last.push({ label: t("office.button.next", { page: next, pages }), data: action.unreached(next) });
  }
  const buttons = shown.map((one): Button[] => [
    {
      label: t("reaching.button.called", { who: shortWho(one, people, t) }),
      data: action.called(one.personId, one.last),
    },
  ]);
  return { text: lines.join("\n"), buttons: last.length > 0 ? [...buttons, last] : buttons, protected: true };
}

function whoLine(one: Unreached, t: Translate): string {
  const phone = one.phone === null ? t("reaching.phone.unknown") : formatPhone(one.phone);
  return t("reaching.unreached.who", { who: nameAtPost(one, one.posts[0]!, t), phone });
}

function whyLine({ why, since, missed }: Unreached, today: Day, t: Translate): string {
  const counted = new Map<MissedWord, number>();
  for (const [kind, count] of missed) {
    const word = missedWords.find((one) => one === kind) ?? "other";
    counted.set(word, (counted.get(word) ?? 0) + count);
  }
  const said = [...counted].map(([word, count]) => t(`reaching.missed.${word}`, { count }));
  return t("reaching.unreached.why", {
    why: t(`reaching.why.${why}`),
    since: formatMoment(since, today, t),
    missed: said.join(", "),
  });
}

const missedWords = ["digest", "morning", "escalation", "copy", "schedule", "nudge", "request", "other"] as const;
type MissedWord = (typeof missedWords)[number];

/** "Di Linh"; with the name or the number of the person where two of the list are of one agency. */
export function shortWho(one: Unreached, among: readonly Unreached[], t: Translate): string {
  const place = (of: Unreached) => of.posts[0]!.agency?.shortName ?? t("reaching.office");
  const isAlone = among.filter((other) => place(other) === place(one)).length < 2;
  return isAlone ? place(one) : `${place(one)} ${one.name ?? one.personId}`;
}

/** A button on a message without personal data that opens the list as a message of its own, which then is protected. */
export function unreachedButton(t: Translate): Button {
  return { label: t("reaching.button.unreached"), data: staying(action.unreached()) };
}
