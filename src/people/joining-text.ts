import { dayInVietnam } from "../calendar/day.js";
import { formatMoment } from "../calendar/formats.js";
import type { Translate } from "../text/language.js";
import type { Offer } from "./check-code.js";
import { linkWords } from "./invitation-code.js";
import type { Invitation } from "./invitations.js";
import type { Joined } from "./join.js";
import { describePost, type Naming, nameAtPost } from "./names.js";
import type { AgencyOfPost, HeldPost, Role } from "./roles.js";

/** What the code is for and what confirming does: "Mã này dành cho đầu mối của Sở Tư pháp. …" */
export function offerText(offer: Offer, channel: string, t: Translate): string {
  const { giver, agency } = offer;
  if (giver && agency) return handOverText({ ...offer, giver, agency }, channel, t);
  const lines: string[] = [
    t(`people.offer.${offer.role}`, {
      agency: offer.agency?.name ?? "",
      owner: describePosts(offer.holds, t),
      channel: channelTitle(channel, t),
    }),
  ];
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

/** The first line after joining: "Đã liên kết với Sở Tư pháp." */
export function joinedText(
  joined: Pick<Joined, "role" | "agency" | "takenFrom">,
  channel: string,
  t: Translate,
): string {
  const { takenFrom, role, agency } = joined;
  if (takenFrom && agency)
    return t("handOver.taken", { who: nameAtPost(takenFrom, { role: role as Role, agency }, t) });
  return t(`people.joined.${joined.role}`, {
    agency: joined.agency?.name ?? "",
    channel: channelTitle(channel, t),
  });
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
