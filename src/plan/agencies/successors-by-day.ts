import type { Day } from "../../calendar/day.js";
import { dateColumn, dayOf } from "../../database/days.js";
import type { Prisma } from "../../database/generated/client.js";

/** Whose duties are that fall due in a stretch of days, of an agency that ends; null: nobody's. */
export interface Succession {
  readonly from: number;
  readonly since: Day;
  /** The first day on which it no longer holds; null: it holds for good. */
  readonly until: Day | null;
  readonly to: number | null;
}

interface Ended {
  readonly endedOn: Day | null;
  /** Who takes over; null where nobody does, or several succeed of whom nobody has chosen yet. */
  readonly to: number | null;
  readonly undecided: boolean;
}

/**
 * To whom the duties of agencies that a plan names go, by the day on which they are due. Of an agency whose successors are
 * several, as long as nobody has chosen, they stay its own.
 */
export async function successorsByDay(
  tx: Prisma.TransactionClient,
  agencyIds: readonly number[],
): Promise<readonly Succession[]> {
  const rows = await tx.agency.findMany({
    where: { endedOn: { not: null } },
    select: { id: true, endedOn: true, successors: { select: { successorId: true, kind: true } } },
  });
  const ended = new Map<number, Ended>(
    rows.map(({ id, endedOn, successors }) => [
      id,
      {
        endedOn: dayOf(endedOn),
        to: successors.find(({ kind }) => kind === "takes-over")?.successorId ?? null,
        undecided: successors.every(({ kind }) => kind === "one-of-several") && successors.length > 0,
      },
    ]),
  );
  return agencyIds.flatMap((id) => stretchesOf(id, ended));
}

function stretchesOf(from: number, ended: ReadonlyMap<number, Ended>): Succession[] {
  const stretches: Succession[] = [];
  const seen = new Set<number>();
  let at: number | null = from;
  while (at !== null && !seen.has(at)) {
    seen.add(at);
    const end: Ended | undefined = ended.get(at);
    if (!end?.endedOn || end.undecided) break;
    const last = stretches.at(-1);
    if (last) stretches[stretches.length - 1] = { ...last, until: end.endedOn };
    stretches.push({ from, since: end.endedOn, until: null, to: end.to });
    at = end.to;
  }
  return stretches;
}

/** Columns of these rows, as arrays for a statement. */
export function columnsOf(successions: readonly Succession[]) {
  return {
    from: successions.map(({ from }) => from),
    since: successions.map(({ since }) => dateColumn(since)),
    until: successions.map(({ until }) => dateColumn(until)),
    to: successions.map(({ to }) => to),
  };
}
