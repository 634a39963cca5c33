/**
 * Codes that no messenger uses: our own fetch answers with them where the messenger gave no answer, because an answer
 * with `ok: false` passes through a conversation's log unharmed, where of a rejected fetch only a text is kept.
 */
export const ownCode = {
  /** The work that made the call was out of time before it: no fault of the messenger. */
  outOfTime: 498,
  /** The caller gave the call up. */
  abandoned: 499,
  /** The request left and no answer came. */
  unanswered: 598,
  /** The request never left. */
  unreachable: 599,
} as const;
