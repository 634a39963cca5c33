import type { Prisma } from "../database/generated/client.js";
import { draftJson, readDraftJson } from "./draft-json.js";
import { type Entry, type Pass, type PassItem, type ReportDraft, subjectOf } from "./report-draft.js";

/**
 * Makes the open drafts of an agency's people drafts of its successor, about the duties that are reported there now: what
 * was answered stays answered, and its buttons go on. Of two about the same thing the one touched last stays open.
 *
 * @param takenBy by the id of each duty that was closed, the one that is reported instead
 * @param personIds null: whoever's
 */
export async function moveDrafts(tx: Prisma.TransactionClient, { from, to, takenBy, personIds }: Move): Promise<void> {
  const rows = await tx.draft.findMany({
    where: { agencyId: from, state: "open", ...(personIds === null ? {} : { personId: { in: [...personIds] } }) },
    orderBy: { updatedAt: "asc" },
  });
  for (const { id, personId, data } of rows) {
    const draft = readDraftJson(data);
    // What cannot be read is set aside when somebody comes back to it.
    if (!draft) continue;
    const now = (dutyId: number) => takenBy.get(dutyId) ?? dutyId;
    const moveEntry = (entry: Entry): Entry =>
      entry.kind === "task" ? { ...entry, dutyId: now(entry.dutyId) } : entry;
    const moved: ReportDraft = {
      ...draft,
      agencyId: to,
      entries: draft.entries.map(moveEntry),
      ...(draft.pass ? { pass: movePass(draft.pass, now, moveEntry) } : {}),
    };
    const openKey = `${personId}:${subjectOf(moved)}`;
    await tx.draft.updateMany({
      where: { openKey, id: { not: id } },
      data: { state: "replaced", openKey: null, focused: false },
    });
    await tx.draft.update({
      where: { id },
      data: { agencyId: to, subject: subjectOf(moved), openKey, data: draftJson(moved) },
    });
  }
}

function movePass(pass: Pass, now: (dutyId: number) => number, moveEntry: (entry: Entry) => Entry): Pass {
  const moveItem = (item: PassItem): PassItem => {
    if (item.kind === "figure") return item;
    if (item.kind === "task") return { kind: "task", dutyId: now(item.dutyId) };
    return { kind: "together", dutyIds: [...new Set(item.dutyIds.map(now))] };
  };
  const { rest, done, passedOver, open } = pass;
  return { rest: rest.map(moveItem), done, passedOver: passedOver.map(moveItem), open: open && moveEntry(open) };
}

interface Move {
  readonly from: number;
  readonly to: number;
  readonly takenBy: ReadonlyMap<number, number>;
  readonly personIds: readonly number[] | null;
}
