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
  if (reads.length < 2 || reads.every(({ items }) => items.length < 2)) return reads;
  const namedBehind = new Map<number, Set<string>>();
  const kept: ReadSegment[] = [];
  for (const read of reads.toReversed()) {
    const { at } = read.segment;
    const named = namedBehind.get(at) ?? new Set();
    const isList = read.items.length > 1;
    const items = read.items.filter(({ kind, period }) => !isList || kind !== "task" || !named.has(period ?? ""));
    kept.push({ ...read, items });
    namedBehind.set(at, named);
    for (const period of periodsOf(read.segment, reading)) named.add(period);
  }
  return kept.reverse();
}

function periodsOf({ line }: Segment, reading: Reading): readonly string[] {
  return findEvidence(line, reading).periods.flatMap(({ value }) => (value.kind === "period" ? [value.code] : []));
}
