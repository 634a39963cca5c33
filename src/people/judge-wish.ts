/** A wish of a chat to be let in, as stored. */
export interface EarlierWish {
  readonly at: Date;
  /** Null while it waits. */
  readonly endedAt: Date | null;
  readonly refused: boolean;
}

/** What is done about a number that no code was made out to. */
export type WishVerdict =
  | { readonly kind: "ask" }
  | { readonly kind: "waits" }
  | { readonly kind: "refused"; readonly at: Date }
  /** So many wait, or there is nobody to decide, that one more would help nobody. */
  | { readonly kind: "full" };

const day = 24 * 60 * 60 * 1000;
/** For how long a no holds. */
const refusalHolds = day;
/** For how long one waits: as long as a code can be used. */
export const wishWaits = 7 * day;
/** Wishes that wait at once: administrators are told of each, and strangers must not flood them. */
export const mostWishes = 20;

export function judgeWish(
  latest: EarlierWish | null,
  { waiting, administrators }: { readonly waiting: number; readonly administrators: number },
  now: Date,
): WishVerdict {
  if (latest && !latest.endedAt && latest.at.getTime() + wishWaits > now.getTime()) return { kind: "waits" };
  if (latest?.endedAt && latest.refused && latest.endedAt.getTime() + refusalHolds > now.getTime())
    return { kind: "refused", at: latest.endedAt };
  return waiting >= mostWishes || administrators === 0 ? { kind: "full" } : { kind: "ask" };
}
