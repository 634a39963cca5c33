import type { Day } from "../../calendar/day.js";
import { Prisma } from "../../database/generated/client.js";
import type { Translate } from "../../text/language.js";
import type { About } from "../lookup.js";
import { type OpenReturn, openReturnLine } from "./open-returns.js";

/** What lies between an agency and the office about one duty or figure. */
export interface Pending {
  /** The office sent it back and waits for it. */
  readonly returned: OpenReturn | null;
}

/** As it comes in JSON. */
export interface PendingRow {
  readonly returned: (Omit<OpenReturn, "at"> & { readonly at: string }) | null;
}

/** SQL of it, for who asks more in the same statement. */
export function pendingOn(about: About, agencyId: number): Prisma.Sql {
  return Prisma.sql`json_build_object('returned', (
    SELECT json_build_object('id', back.id, 'at', back.at, 'reason', back.reason, 'answerBy', back."answerBy")
    FROM "Return" back ${ofSubject(about, agencyId)} AND back.state = 'open' ORDER BY back.id DESC LIMIT 1))`;
}

function ofSubject(about: About, agencyId: number): Prisma.Sql {
  if (about.kind === "task")
    return Prisma.sql`JOIN "Duty" bd ON bd.id = back."dutyId"
      WHERE ${about.dutyId}::int IN (bd.id, bd."takenById")`;
  return Prisma.sql`JOIN "Figure" bf ON bf.id = back."figureId" JOIN "Indicator" bi ON bi.id = bf."indicatorId"
    WHERE back."agencyId" = ${agencyId}::int AND bi.code = ${about.indicator} AND bf.period = ${about.period}`;
}

export async function findPending(db: Prisma.TransactionClient, about: About, agencyId: number): Promise<Pending> {
  const [row] = await db.$queryRaw<{ pending: PendingRow }[]>`SELECT ${pendingOn(about, agencyId)} AS pending`;
  return toPending(row!.pending);
}

export function toPending({ returned }: PendingRow): Pending {
  return { returned: returned && { ...returned, at: new Date(returned.at) } };
}

export function pendingLines(pending: Pending | null, today: Day, t: Translate): string[] {
  return pending?.returned ? [openReturnLine(pending.returned, today, t)] : [];
}
