import type { Reading } from "./context.js";
import { findEvidence } from "./evidence.js";
import type { Segment } from "./segments.js";
import type { Item, Problem } from "./understanding.js";

/** A report of a line, with what was read in it. */
export interface ReadSegment {
  readonly segment: Segment;
  readonly items: readonly Item[];
  readonly problems: readonly Problem[];
}

/**
 * "T1 đến T5 không phát sinh, riêng T3 có 1": of a period that a further report of the same line names again, what the list
 * said of it does not hold, whether that report could be read or has to be asked about.
 */
export function withoutExcepted(reads: readonly ReadSegment[], reading: Reading): readonly ReadSegment[] {
  if (reads.length < 2) return reads;
  return reads.map((read, index) => {
    const further = reads.slice(index + 1).filter(({ segment }) => segment.at === read.segment.at);
    if (read.items.length < 2 || further.length === 0) return read;
    const named = new Set(further.flatMap(({ segment }) => periodsOf(segment, reading)));
    return { ...read, items: read.items.filter(({ kind, period }) => kind !== "task" || !named.has(period ?? "")) };
  });
}

function periodsOf({ line }: Segment, reading: Reading): readonly string[] {
  return findEvidence(line, reading).periods.flatMap(({ value }) => (value.kind === "period" ? [value.code] : []));
}
