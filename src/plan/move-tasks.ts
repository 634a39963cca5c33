import type { Prisma } from "../database/generated/client.js";
import { eventOfTaskCode, taskCodeOfEvent } from "../text/event-code.js";
import { searchKey } from "../text/normalise.js";
import type { ChangeLog } from "./change-log.js";
import type { PlanData } from "./plan-data.js";

/** A task that had one code and has another. */
export interface CodeMove {
  readonly from: string;
  readonly to: string;
}

/**
 * Gives tasks their new codes, all at once, so that two may change places; duties and reports go with them. Answers the
 * first move that cannot be made, because there is no such task or another one has the code and keeps it, and then
 * nothing may be kept.
 */
export async function moveTasks(
  tx: Prisma.TransactionClient,
  planId: number | null,
  moves: readonly CodeMove[],
  log: ChangeLog,
): Promise<CodeMove | null> {
  if (moves.length === 0) return null;
  const tasks =
    planId === null
      ? []
      : await tx.task.findMany({ where: { planId, origin: "plan" }, select: { id: true, code: true } });
  const ids = new Map(tasks.map(({ code, id }) => [code, id]));
  const leaving = new Set(moves.map(({ from }) => from));
  const arriving = new Set(moves.map(({ to }) => to));
  const impossible = moves.find(({ from, to }) => !ids.has(from) || (ids.has(to) && !leaving.has(to)));
  if (impossible) return impossible;
  if (leaving.size < moves.length || arriving.size < moves.length) return moves.at(-1)!;
  for (const { from } of moves)
    await tx.task.update({ where: { id: ids.get(from)! }, data: { code: `${from} moving` } });
  for (const { from, to } of moves) {
    await tx.task.update({ where: { id: ids.get(from)! }, data: { code: to } });
    await renameEvents(tx, ids.get(from)!, to);
    log.note("task", `${from} ${to}`, "moved");
  }
  return null;
}

/** What was opened of a task bears its new code too. */
async function renameEvents(tx: Prisma.TransactionClient, ofTaskId: number, of: string): Promise<void> {
  const events = await tx.task.findMany({ where: { ofTaskId }, select: { id: true, code: true } });
  for (const { id, code } of events)
    await tx.task.update({ where: { id }, data: { code: taskCodeOfEvent({ ...eventOfTaskCode(code)!, of }) } });
}

/** Tasks that the plan no longer has and others that it now has with the same text. */
export function movesOffered(before: ReadonlyMap<string, string>, plan: Pick<PlanData, "sections">): CodeMove[] {
  const tasks = plan.sections.flatMap((section) => section.tasks);
  const codes = new Set(tasks.map(({ code }) => code));
  const gone = new Map([...before].filter(([code]) => !codes.has(code)).map(([code, text]) => [searchKey(text), code]));
  return tasks.flatMap(({ code, text }) => {
    const from = before.has(code) ? undefined : gone.get(searchKey(text));
    return from === undefined ? [] : [{ from, to: code }];
  });
}
