import type { Day } from "../../calendar/day.js";
import { formatDayNear } from "../../calendar/formats.js";
import { Prisma } from "../../database/generated/client.js";
import { answeredBy } from "../../plan/agencies/heirs.js";
import type { Translate } from "../../text/language.js";
import type { About } from "../lookup.js";
import { subjectOfEntry } from "../report-draft.js";
import { type OpenReturn, openReturnLine } from "./open-returns.js";

/** What lies between an agency and the office about one duty or figure. */
export interface Pending {
  /** The office sent it back and waits for it. */
  readonly returned: OpenReturn | null;
  /** Until when more time was asked for. */
  readonly extension: Day | null;
  /** The office was asked to have it written though it is locked. */
  readonly change: boolean;
}

/** As it comes in JSON. */
export interface PendingRow extends Omit<Pending, "returned"> {
  readonly returned: (Omit<OpenReturn, "at"> & { readonly at: string }) | null;
}

/** SQL of it, for who asks more in the same statement. */
export function pendingOn(about: About, agencyId: number): Prisma.Sql {
  return Prisma.sql`json_build_object('returned', (
    SELECT json_build_object('id', back.id, 'at', back.at, 'reason', back.reason, 'answerBy', back."answerBy")
    FROM "Return" back ${ofSubject(about, agencyId)} AND back.state = 'open' ORDER BY back.id DESC LIMIT 1),
    'extension', ${about.kind === "task" ? extensionOf(about.dutyId) : Prisma.sql`NULL`},
    'change', EXISTS (SELECT 1 FROM "LateChange" c
      WHERE c.state = 'asked' AND c.subjects = ARRAY[${subjectOfEntry(about, agencyId)}]))`;
}

function ofSubject(about: About, agencyId: number): Prisma.Sql {
  if (about.kind === "task")
    return Prisma.sql`JOIN "Duty" bd ON bd.id = back."dutyId"
      WHERE ${about.dutyId}::int IN (bd.id, bd."takenById")`;
  return Prisma.sql`JOIN "Figure" bf ON bf.id = back."figureId" JOIN "Indicator" bi ON bi.id = bf."indicatorId"
    WHERE back."agencyId" = ${agencyId}::int AND bi.code = ${about.indicator} AND bf.period = ${about.period}`;
}

function extensionOf(dutyId: number): Prisma.Sql {
  return Prisma.sql`(SELECT e."toDay" FROM "Extension" e JOIN "Duty" ed ON ed.id = e."dutyId"
    WHERE e."dutyId" = ${dutyId} AND e.state = 'asked' AND ed."settledOn" IS NULL ORDER BY e.id DESC LIMIT 1)`;
}

/** SQL of how much an agency asked the office for that is not decided. */
export function countAsked(agencyId: number): Prisma.Sql {
  return Prisma.sql`((SELECT count(*) FROM "Extension" e JOIN "Duty" d ON d.id = e."dutyId"
      WHERE e.state = 'asked' AND d."agencyId" = ANY(${answeredBy(agencyId)}) AND d."closedOn" IS NULL
        AND d."settledOn" IS NULL)
    + (SELECT count(*) FROM "LateChange" c WHERE c.state = 'asked' AND c."agencyId" = ANY(${answeredBy(agencyId)})))::int`;
}

export async function findPending(db: Prisma.TransactionClient, about: About, agencyId: number): Promise<Pending> {
  const [row] = await db.$queryRaw<{ pending: PendingRow }[]>`SELECT ${pendingOn(about, agencyId)} AS pending`;
  return toPending(row!.pending);
}

export function toPending({ returned, ...asked }: PendingRow): Pending {
  return { returned: returned && { ...returned, at: new Date(returned.at) }, ...asked };
}

export function pendingLines(pending: Pending | null, today: Day, t: Translate): string[] {
  if (!pending) return [];
  const { returned, extension, change } = pending;
  return [
    ...(returned ? [openReturnLine(returned, today, t)] : []),
    ...(extension ? [t("decisions.extension.asked", { day: formatDayNear(extension, today, t) })] : []),
    ...(change ? [t("decisions.change.asked")] : []),
  ];
}
