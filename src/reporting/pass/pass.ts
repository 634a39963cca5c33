import {
  type Entry,
  emptyFigure,
  emptyTask,
  type Pass,
  type PassItem,
  type ReportDraft,
  type Step,
  sameSubject,
} from "../report-draft.js";

type Passing = ReportDraft & { readonly pass: Pass };

/** Whether one thing of a pass is being asked: not its read-back, nor a line in doubt that was typed in between. */
export function isAsking(draft: ReportDraft): draft is Passing {
  return draft.pass !== undefined && (draft.step === "together" || draft.pass.open !== null);
}

/** A new one, at the first of these. */
export function newPass(agencyId: number, rest: readonly PassItem[]): Passing {
  const pass: Pass = { rest, done: 0, passedOver: [], open: null };
  return atNext({ agencyId, step: "confirm", entries: [], refused: [], doubt: null, pass }, rest);
}

/**
 * The draft as if what is asked now stood alone: whatever is said to it is taken by the dialogue of a single report. Its
 * files stay with the pass.
 */
export function alone({ pass, evidence: _, ...draft }: Passing): ReportDraft {
  return { ...draft, entries: pass.open ? [pass.open] : [], refused: [] };
}

/** What was answered before and is asked again: its first answer holds until another is given. */
export function askedAgain({ step, pass }: ReportDraft): Entry | null {
  const open = pass?.open;
  if (!open || (step !== "status" && step !== "figure")) return null;
  return (open.kind === "task" ? open.status !== null : open.given) ? open : null;
}

/** What the next answer is about: what is asked now, else all that was answered. */
export function entriesInHand(draft: ReportDraft): readonly Entry[] {
  return isAsking(draft) && draft.pass.open ? [draft.pass.open] : draft.entries;
}

/** At the first of what is left to ask; at the read-back where nothing is. */
export function atNext(draft: Passing, rest: readonly PassItem[], done = draft.pass.done): Passing {
  const [next] = rest;
  const { step, open } = beginningOf(next);
  const { passedOver } = draft.pass;
  const entries = next ? draft.entries : tasksFirst(draft.entries);
  return { ...draft, entries, step, doubt: null, refused: [], pass: { rest, done, passedOver, open } };
}

/** What was asked one by one is read back as a list: nobody typed it in an order. */
function tasksFirst(entries: readonly Entry[]): readonly Entry[] {
  return [...entries.filter(({ kind }) => kind === "task"), ...entries.filter(({ kind }) => kind === "figure")];
}

/** What was answered with what is answered now, in that order: "quay lại" goes back to the last of them. */
export function joined(entries: readonly Entry[], now: readonly Entry[]): readonly Entry[] {
  return [...entries.filter((entry) => !now.some((one) => sameSubject(one, entry))), ...now];
}

function beginningOf(item: PassItem | undefined): { readonly step: Step; readonly open: Entry | null } {
  switch (item?.kind) {
    case undefined:
      return { step: "confirm", open: null };
    case "together":
      return { step: "together", open: null };
    case "task":
      return { step: "status", open: emptyTask(item.dutyId) };
    case "figure":
      return { step: "figure", open: emptyFigure(item.indicator, item.period) };
  }
}

/** What is left of the items once these were answered. Of several together those that were not stay. */
export function without(rest: readonly PassItem[], answered: readonly Entry[]): readonly PassItem[] {
  const isAnswered = (entry: Entry) => answered.some((one) => sameSubject(one, entry));
  return rest.flatMap((item): PassItem[] => {
    if (item.kind === "task") return isAnswered(emptyTask(item.dutyId)) ? [] : [item];
    if (item.kind === "figure") return isAnswered(emptyFigure(item.indicator, item.period)) ? [] : [item];
    return together(item.dutyIds.filter((id) => !isAnswered(emptyTask(id))));
  });
}

/** Check-ins as one item; one alone is asked like any duty. */
export function together(dutyIds: readonly number[]): PassItem[] {
  const [only, second] = dutyIds;
  if (only === undefined) return [];
  return second === undefined ? [{ kind: "task", dutyId: only }] : [{ kind: "together", dutyIds }];
}

/** Duties and figures that an item asks for. */
export function partsOf(item: PassItem): readonly Exclude<PassItem, { kind: "together" }>[] {
  return item.kind === "together" ? item.dutyIds.map((dutyId) => ({ kind: "task", dutyId })) : [item];
}

/** All that a draft is about, asked or answered. */
export function partsOfDraft({ entries, pass }: ReportDraft): readonly Exclude<PassItem, { kind: "together" }>[] {
  const answered = entries.map((entry): Exclude<PassItem, { kind: "together" }> => {
    if (entry.kind === "task") return { kind: "task", dutyId: entry.dutyId };
    return { kind: "figure", indicator: entry.indicator, period: entry.period };
  });
  return [...answered, ...(pass?.rest ?? []).flatMap(partsOf)];
}
