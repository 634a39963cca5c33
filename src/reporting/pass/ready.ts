import { presses } from "../../plan/standing.js";
import { type DialogueContext, findFigure } from "../lookup.js";
import { type Entry, hasAnswers, type Pass, type PassItem, type ReportDraft } from "../report-draft.js";
import { judgeReport } from "../rules.js";
import { atNext, isAsking, partsOf, together, without } from "./pass.js";

type Passing = ReportDraft & { readonly pass: Pass };

/**
 * The draft at the first of these that still asks for an answer: what somebody has reported since, or is locked or closed
 * meanwhile, is passed over. At the read-back where none does.
 */
export async function atNextOpen(
  draft: Passing,
  rest: readonly PassItem[],
  done: number,
  context: DialogueContext,
): Promise<Passing> {
  for (const [index, item] of rest.entries()) {
    const open = await stillOpen(item, context);
    if (open.length > 0) return atNext(draft, [...open, ...rest.slice(index + 1)], done + index);
  }
  return atNext(draft, [], done + rest.length);
}

/** The same draft, unless what it asks was answered by somebody else since: then at what follows. */
export async function stillAsking(draft: ReportDraft, context: DialogueContext): Promise<ReportDraft> {
  if (!isAsking(draft)) return draft;
  const { rest, done } = draft.pass;
  const [first] = rest;
  const open = first ? await stillOpen(first, context) : [];
  const isSame = first !== undefined && JSON.stringify(open) === JSON.stringify([first]);
  return isSame ? draft : atNextOpen(draft, rest, done, context);
}

async function stillOpen(item: PassItem, context: DialogueContext): Promise<readonly PassItem[]> {
  if (item.kind === "figure") {
    const figure = await findFigure(context.lookup, item);
    return figure && figure.latest === null && isTaken(figure, context) ? [item] : [];
  }
  const ids: number[] = [];
  for (const part of partsOf(item)) {
    const duty = part.kind === "task" ? await context.lookup.duty(part.dutyId) : null;
    if (duty && !duty.closed && presses(duty, context.today) && isTaken(duty, context)) ids.push(duty.id);
  }
  return item.kind === "together" ? together(ids) : ids.length > 0 ? [item] : [];
}

/** What was passed over and nobody has answered since, one thing each. */
export async function passedOver(
  { entries, pass }: ReportDraft,
  context: DialogueContext,
): Promise<readonly Exclude<PassItem, { kind: "together" }>[]> {
  const items = without(pass?.passedOver ?? [], entries);
  const open = await Promise.all(items.map((item) => stillOpen(item, context)));
  return open.flat().flatMap(partsOf);
}

/** What is locked is asked of the office by itself. */
function isTaken(subject: Parameters<typeof judgeReport>[0], { today, holidays }: DialogueContext): boolean {
  return judgeReport(subject, today, holidays).ok;
}

/**
 * The draft with what is due now in the place of what was left to ask, from the first unanswered on; what was passed over
 * is asked again. Only what is answered in part goes on first.
 */
export function withItems(draft: Passing, items: readonly PassItem[]): Passing {
  const { open, rest, done } = draft.pass;
  const known = new Set(rest.flatMap(partsOf).map(keyOf));
  const again = items.filter((item) => !partsOf(item).some((part) => known.has(keyOf(part))));
  const before = Math.max(0, done - again.length);
  const isHalf = open !== null && hasAnswers({ entries: [open], doubt: null });
  const first = isHalf ? items.find((item) => item.kind !== "together" && isAbout(item, open)) : undefined;
  if (!first) return atNext({ ...draft, pass: { ...draft.pass, passedOver: [] } }, items, before);
  const others = items.filter((item) => item !== first);
  return { ...draft, pass: { rest: [first, ...others], done: before, passedOver: [], open } };
}

function keyOf(part: ReturnType<typeof partsOf>[number]): string {
  return part.kind === "task" ? String(part.dutyId) : `${part.indicator} ${part.period}`;
}

function isAbout(item: Exclude<PassItem, { kind: "together" }>, entry: Entry): boolean {
  if (item.kind === "task") return entry.kind === "task" && entry.dutyId === item.dutyId;
  return entry.kind === "figure" && entry.indicator === item.indicator && entry.period === item.period;
}
