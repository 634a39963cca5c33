export type Status = "not_started" | "in_progress" | "done" | "blocked" | "nothing_arose";

export interface StatusRule {
  /** Whether it says that a dated duty is over; a check-in is settled by any report. */
  readonly settles: boolean;
  /** Whether there is work that has got so far, with a document, and words for it. */
  readonly hasWork: boolean;
  /** Whether the free text of the report is a difficulty, and not a result. */
  readonly isDifficulty: boolean;
}

const open = { settles: false, hasWork: false, isDifficulty: false };

/** What each status means for a duty. One that is added does not compile until it has its entry. */
export const statusRules: Readonly<Record<Status, StatusRule>> = {
  not_started: open,
  in_progress: { ...open, hasWork: true },
  done: { ...open, settles: true, hasWork: true },
  blocked: { ...open, hasWork: true, isDifficulty: true },
  nothing_arose: { ...open, settles: true },
};

/** The statuses that settle a dated duty. */
export const settlingStatuses = (Object.keys(statusRules) as Status[]).filter((status) => statusRules[status].settles);
