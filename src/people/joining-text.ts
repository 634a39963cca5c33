import { dayInVietnam } from "../calendar/day.js";
import { formatMoment } from "../calendar/formats.js";
import { action } from "../text/actions.js";
import type { Translate } from "../text/language.js";
import type { Message } from "../text/message.js";
import type { Offer } from "./check-code.js";
import { linkWords } from "./invitation-code.js";
import type { Invitation } from "./invitations.js";
import type { Joined } from "./join.js";
import { describePost, displayName, type Naming, nameAtPost } from "./names.js";
import { maskPhone } from "./phone.js";
import type { AgencyOfPost, HeldPost, Role } from "./roles.js";

/** The question that a code leads to. Where it was made out to somebody their name is in it. */
export function offerMessage(offer: Offer, channel: string, t: Translate): Message {
  const yes = { label: t("common.confirm"), data: action.join(offer.code) };
  const no = { label: t("people.offer.notMe"), data: action.notMe() };
  return {
    text: offerText(offer, channel, t),
    buttons: [[yes, no]],
    offer: { yes: yes.data, no: no.data },
    protected: offer.madeOutTo !== null,
  };
}

/** What the code is for, whose it is where it was made out to somebody, and what confirming does. */
function offerText(offer: Offer, channel: string, t: Translate): string {
  const { giver, agency } = offer;
  if (giver && agency) return handOverText({ ...offer, giver, agency }, channel, t);
  const lines: string[] = [
    t(`people.offer.${offer.role}`, {
      agency: offer.agency?.name ?? "",
      owner: describePosts(offer.holds, t),
      channel: channelTitle(channel, t),
    }),
  ];
  if (offer.madeOutTo !== null)
    lines.unshift(t("people.offer.madeOutTo", { shown: displayName(offer.madeOutTo, null, t) }));
  if (offer.adds === "post") lines.push(t("people.offer.holds", { posts: describePosts(offer.holds, t) }));
  return lines.join("\n");
}

function handOverText(
  { giver, agency, role, holds, adds }: Offer & { readonly giver: Naming; readonly agency: AgencyOfPost },
  channel: string,
  t: Translate,
): string {
  const post = { role: role as Role, agency };
  const words = { who: nameAtPost(giver, post, t), agency: agency.name, channel: channelTitle(channel, t) };
  const lines: string[] = [t(adds === "post" ? "handOver.offer.member" : "handOver.offer.stranger", words)];
  if (adds === "post") lines.push(t("people.offer.holds", { posts: describePosts(holds, t) }));
  return lines.join("\n");
}

/** The first line after joining: "Đã liên kết với Sở Tư pháp.", with a greeting for whom the code was made out to. */
export function joinedText(
  joined: Pick<Joined, "role" | "agency" | "takenFrom" | "known">,
  channel: string,
  t: Translate,
): string {
  const { takenFrom, role, agency, known } = joined;
  if (takenFrom && agency)
    return t("handOver.taken", { who: nameAtPost(takenFrom, { role: role as Role, agency }, t) });
  const linked = t(`people.joined.${role}`, { agency: agency?.name ?? "", channel: channelTitle(channel, t) });
  return known?.name
    ? [t("people.known.greeting", { name: known.name, linked }), ...knownLine(known, t)].join("\n")
    : linked;
}

/** What somebody else has said of them: they did not type it, so that they are told what it is and how it is changed. */
function knownLine({ name, title, phone }: NonNullable<Joined["known"]>, t: Translate): string[] {
  const shown = displayName({ name, title }, null, t);
  if (phone !== null) return [t("people.known.withPhone", { shown, phone: maskPhone(phone) })];
  return title === null ? [] : [t("people.known.named", { shown })];
}

/** A person's own code, with what to do on the other account. */
export function ownCodeText(invitation: Invitation, now: Date, t: Translate): string {
  return t("people.ownCode", {
    code: invitation.code,
    at: formatMoment(invitation.expiresAt, dayInVietnam(now), t),
    words: linkWords(invitation.code),
  });
}

function describePosts(posts: readonly HeldPost[], t: Translate): string {
  return posts.length === 0 ? t("people.formerMember") : posts.map((post) => describePost(post, t)).join(", ");
}

/** "Telegram", as people say it; the name itself where there is no other. */
export function channelTitle(channel: string, t: Translate): string {
  const titles: Readonly<Record<string, string>> = t("people.channel", { returnObjects: true });
  return titles[channel] ?? channel;
}
