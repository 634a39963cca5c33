import type { InvitedRole } from "./invitations.js";

/** An invitation as stored, without what does not decide. */
export interface InvitationFacts {
  readonly role: InvitedRole;
  readonly agencyId: number | null;
  /** The person whose own code it is. */
  readonly personId: number | null;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly usedBy: number | null;
  /** Whose post it hands over, and whether they still hold it. */
  readonly giver?: { readonly personId: number; readonly holds: boolean } | null;
  /** When the giver took it back. */
  readonly withdrawnAt?: Date | null;
}

/** Who is linked to the chat that sent the code, and what they hold. */
export interface LinkedPerson {
  readonly personId: number;
  readonly posts: readonly { readonly role: string; readonly agencyId: number | null }[];
}

export type Verdict =
  /** Joining makes a new person, gives one already here another post, or links one more account of a person. */
  | { readonly kind: "welcome"; readonly adds: "person" | "post" | "account" }
  | { readonly kind: "used"; readonly at: Date }
  | { readonly kind: "expired"; readonly at: Date }
  /** What the code gives is theirs already; `spent`: by this very code. */
  | { readonly kind: "already_yours"; readonly spent: boolean }
  /** A person's own code, sent from a chat that is somebody else's: a link is never overwritten. */
  | { readonly kind: "linked_to_other" }
  /** A post is not handed over: its giver took the code back, holds the post no more, or has sent the code themselves. */
  | { readonly kind: "withdrawn"; readonly at: Date }
  | { readonly kind: "giver_left" }
  | { readonly kind: "own_hand_over" };

export function judgeInvitation(invitation: InvitationFacts, linked: LinkedPerson | null, now: Date): Verdict {
  if (invitation.usedAt) {
    if (linked && invitation.usedBy === linked.personId) return { kind: "already_yours", spent: true };
    return { kind: "used", at: invitation.usedAt };
  }
  if (invitation.withdrawnAt) return { kind: "withdrawn", at: invitation.withdrawnAt };
  if (invitation.expiresAt <= now) return { kind: "expired", at: invitation.expiresAt };
  if (invitation.personId !== null) {
    if (!linked) return { kind: "welcome", adds: "account" };
    if (linked.personId === invitation.personId) return { kind: "already_yours", spent: false };
    return { kind: "linked_to_other" };
  }
  if (invitation.giver && linked?.personId === invitation.giver.personId) return { kind: "own_hand_over" };
  if (invitation.giver && !invitation.giver.holds) return { kind: "giver_left" };
  if (!linked) return { kind: "welcome", adds: "person" };
  const held = linked.posts.some((post) => post.role === invitation.role && post.agencyId === invitation.agencyId);
  return held ? { kind: "already_yours", spent: false } : { kind: "welcome", adds: "post" };
}

/** Wrong codes that one chat may send within an hour; then even a right one waits. */
export const wrongTriesAllowed = 5;
const hour = 60 * 60 * 1000;

/** Until when the chat has to wait; null while it may try. `wrongAt`: instants of its wrong codes, in any order. */
export function blockedUntil(wrongAt: readonly Date[], now: Date): Date | null {
  const recent = wrongAt
    .map((at) => at.getTime())
    .filter((at) => at > now.getTime() - hour && at <= now.getTime())
    .sort((one, other) => other - one);
  const oldest = recent[wrongTriesAllowed - 1];
  return oldest === undefined ? null : new Date(oldest + hour);
}
