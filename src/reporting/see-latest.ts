import { findFigure, type Lookup } from "./lookup.js";
import type { Entry, ReportDraft } from "./report-draft.js";

/**
 * The draft as its read-back shows it: each entry with the latest report that it would replace. Who reports something
 * else meanwhile is found out when it is submitted. The same object where nothing is new, and before the read-back.
 */
export async function seeLatest(draft: ReportDraft, lookup: Lookup): Promise<ReportDraft> {
  if (draft.step !== "confirm") return draft;
  const latest = await Promise.all(draft.entries.map((entry) => latestOf(entry, lookup)));
  if (draft.entries.every((entry, index) => entry.seen === latest[index])) return draft;
  return { ...draft, entries: draft.entries.map((entry, index) => ({ ...entry, seen: latest[index]! })) };
}

async function latestOf(entry: Entry, lookup: Lookup): Promise<number | null> {
  if (entry.kind === "task") return (await lookup.duty(entry.dutyId))?.latest?.id ?? null;
  return (await findFigure(lookup, entry))?.latest?.id ?? null;
}
