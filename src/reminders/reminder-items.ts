/** What a reminder that was delivered names, as the outbox keeps it: ids of duties, and `figuresSubject` of figures. */
export interface ReminderItems {
  readonly dutyIds: readonly number[];
  readonly figures: readonly { readonly agencyId: number; readonly period: string }[];
}

/** Null where nothing was kept. */
export function readReminderItems(items: unknown): ReminderItems | null {
  if (!Array.isArray(items)) return null;
  const figures = items.flatMap((item) => {
    const subject = typeof item === "string" ? /^figures:(\d+):(.+)$/.exec(item) : null;
    return subject ? [{ agencyId: Number(subject[1]), period: subject[2]! }] : [];
  });
  return { dutyIds: items.filter((item): item is number => typeof item === "number"), figures };
}
