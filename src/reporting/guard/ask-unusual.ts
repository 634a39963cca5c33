import { parsePeriod, quartersOf } from "../../calendar/windows.js";
import type { FigureFacts } from "../duty-facts.js";
import { type DialogueContext, planOfFigure } from "../lookup.js";
import type { FigureEntry, ReportDraft } from "../report-draft.js";
import { isLessThanPart, judgeReplaced, judgeUnusual, type Unusual } from "./judge-unusual.js";

/** A figure of a draft that is asked about, and what was given before it. */
export interface UnusualEntry {
  readonly entry: FigureEntry;
  readonly figure: FigureFacts;
  readonly unusual: Unusual;
  /** The same figure, where it is what was given for this period that it differs from. */
  readonly before: FigureFacts;
}

/**
 * A draft that would be read back, at the question about its first unusual figure; each is asked about once, and again only
 * where another is given. The same object where none is.
 */
export async function askUnusual(draft: ReportDraft, context: DialogueContext): Promise<ReportDraft> {
  if (draft.step !== "confirm" || !(await findUnusual(draft, context))) return draft;
  return { ...draft, step: "unusual" };
}

export async function findUnusual(
  { entries }: Pick<ReportDraft, "entries">,
  { lookup }: DialogueContext,
): Promise<UnusualEntry | null> {
  for (const entry of entries) {
    if (entry.kind !== "figure" || !entry.given || entry.sure) continue;
    const year = planOfFigure(entry.period);
    const figures = await lookup.figures(entry.indicator, year);
    const figure = figures.find(({ period }) => period === entry.period);
    // Done or not done is no size.
    if (!figure || figure.wholeUnits) continue;
    const part = figure.addsUp ? largerPart(entry, figures) : undefined;
    if (part) return { entry, figure, unusual: { kind: "part" }, before: part };
    // The same code in the same unit is one series through the plans.
    const yearBefore = (await lookup.figures(entry.indicator, year - 1)).filter(({ unit }) => unit === figure.unit);
    const earlier = [...yearBefore, ...figures].filter(
      ({ latest, endsOn }) => latest !== null && endsOn < figure.endsOn,
    );
    const unusual = judgeUnusual(
      entry,
      earlier.map(({ latest, period }) => ({ ...latest!, sameLength: lengthOf(period) === lengthOf(entry.period) })),
    );
    const before = earlier.findLast(({ latest }) => (latest!.percent ?? latest!.value) !== null);
    if (unusual && before) return { entry, figure, unusual, before };
    const replaced = before || !figure.latest ? null : judgeReplaced(entry, figure.latest);
    if (replaced) return { entry, figure, unusual: replaced, before: figure };
  }
  return null;
}

/** The first quarter of a longer period in which more was counted than is said of all of it. */
function largerPart(entry: FigureEntry, figures: readonly FigureFacts[]): FigureFacts | undefined {
  const quarters = (quartersOf(entry.period) ?? []).filter((quarter) => quarter !== entry.period);
  return figures.find(
    ({ period, latest }) => latest !== null && quarters.includes(period) && isLessThanPart(entry, latest),
  );
}

/** The person says that it is right: it is not asked about again. */
export function asSure(draft: ReportDraft, entry: FigureEntry, reason: string | null): ReportDraft {
  const note = [entry.note, reason].filter(Boolean).join("; ") || null;
  return inPlaceOf(draft, entry, { ...entry, note, sure: true });
}

/** The draft at its read-back with another figure in the place of one. */
export function inPlaceOf(draft: ReportDraft, entry: FigureEntry, now: FigureEntry): ReportDraft {
  return { ...draft, step: "confirm", entries: draft.entries.map((one) => (one === entry ? now : one)) };
}

function lengthOf(period: string): string | undefined {
  return parsePeriod(period)?.kind;
}
