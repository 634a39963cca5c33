import { type Day, dayInVietnam } from "../../calendar/day.js";
import { formatDayNear, formatDayShort } from "../../calendar/formats.js";
import { dayOf } from "../../database/days.js";
import type { Prisma } from "../../database/generated/client.js";
import type { Translate } from "../../text/language.js";

/** That the report on a duty is with its agency again, and by when it is to be sent again. */
export interface OpenReturn {
  /** Of the row of the return. */
  readonly id: number;
  readonly at: Date;
  readonly reason: string;
  readonly answerBy: Day;
}

/** By the duty that shows the report; of several that are open the latest. */
export async function findOpenReturns(
  db: Prisma.TransactionClient,
  dutyIds: readonly number[],
): Promise<ReadonlyMap<number, OpenReturn>> {
  const rows = await db.$queryRaw<(Omit<OpenReturn, "answerBy"> & { dutyId: number; answerBy: Date })[]>`
    SELECT r.id, r.at, r.reason, r."answerBy", coalesce(d."takenById", d.id) AS "dutyId"
    FROM "Return" r JOIN "Duty" d ON d.id = r."dutyId"
    WHERE r.state = 'open' AND coalesce(d."takenById", d.id) = ANY(${[...dutyIds]})
    ORDER BY r.id`;
  return new Map(rows.map(({ dutyId, answerBy, ...row }) => [dutyId, { answerBy: dayOf(answerBy), ...row }]));
}

/**
 * "Đã trả lại 26/02, gửi lại chậm nhất thứ Tư 28/02: thiếu phụ lục"
 *
 * @param words false where words of people are not to be shown: in a group
 */
export function openReturnLine({ at, ...rest }: OpenReturn, today: Day, t: Translate, words = true): string {
  return returnedOnLine({ on: dayInVietnam(at), ...rest }, today, t, words);
}

/** The same of one of which only the day is known. */
export function returnedOnLine(
  { on, answerBy, reason }: Pick<OpenReturn, "answerBy" | "reason"> & { readonly on: Day },
  today: Day,
  t: Translate,
  words = true,
): string {
  const days = { at: formatDayShort(on), day: formatDayNear(answerBy, today, t) };
  return words ? t("decisions.return.openBecause", { ...days, reason }) : t("decisions.return.open", days);
}
