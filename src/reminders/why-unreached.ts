/** Why a message did not reach its person, as far as the office can do something about it. */
export type WhyUnreached =
  | "blocked"
  | "stopped"
  | "deleted"
  | "neverStarted"
  | "noAccount"
  | "quota"
  | "missed"
  | "unsure"
  | "refused"
  | "away"
  | "failed";

/** What the ledger says of a digest whose whole day went by while nobody ran. */
export const didNotRun = "the bot did not run that day";

/** Words of messengers and of our own ledger, see the channels' tables of failures; the first that fits counts. */
const table: readonly (readonly [state: string | null, words: RegExp, why: WhyUnreached])[] = [
  ["ambiguous", /./, "unsure"],
  [null, new RegExp(didNotRun), "missed"],
  ["stopped", /no account/i, "noAccount"],
  [null, /deactivat/i, "deleted"],
  [
    null,
    /initiate|(?:chat|user|recipient)\b.*not (?:found|exist)|not (?:a )?(?:friend|follow|member|interact)/i,
    "neverStarted",
  ],
  [null, /block|unsubscrib|unfollow/i, "blocked"],
  ["stopped", /./, "stopped"],
  [null, /quota/i, "quota"],
  [null, /auth|unauthorized/i, "refused"],
  [null, /transient|throttled|database|expired/i, "away"],
];

export function whyUnreached({
  state,
  reason,
}: {
  readonly state: string;
  readonly reason: string | null;
}): WhyUnreached {
  const said = reason ?? "-";
  return table.find(([of, words]) => (of === null || of === state) && words.test(said))?.[2] ?? "failed";
}
