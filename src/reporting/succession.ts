import type { Day } from "../calendar/day.js";
import { formatDay, formatDayNear } from "../calendar/formats.js";
import { Prisma } from "../database/generated/client.js";
import type { Translate } from "../text/language.js";
import { shorten } from "./labels.js";

/** That the office sent back what was reported. */
interface SentBack {
  readonly on: Day;
  readonly reason: string;
  readonly answerBy: Day;
  readonly state: "open" | "answered" | "withdrawn";
}

/** What a reported line stands between: what it replaces, what replaced it since, and how often it was sent back. */
export interface Succession {
  /** `returned`: it was sent back, and this is the answer. `unchanged`: it says the same, and has no files. */
  readonly replaces: { readonly receipt: string; readonly returned: boolean; readonly unchanged: boolean } | null;
  /** The number of a receipt. */
  readonly replacedBy: string | null;
  /** Null where it never was. */
  readonly returns: readonly SentBack[] | null;
}

/** Of a statement that reads the status report, or the figure, `s`: its `Succession` as JSON. What was taken back is none. */
export const successionOfReport = successionOf({
  table: Prisma.sql`"StatusReport"`,
  subject: Prisma.sql`o."dutyId" = s."dutyId"`,
  returned: (row) => Prisma.sql`back."dutyId" = ${row}."dutyId" AND back."reportId" = ${row}.id`,
  content: (row) =>
    Prisma.sql`(${row}.status, ${row}.percent, ${row}.result, ${row}.difficulty, ${row}.document, ${row}."documentDate")`,
});
export const successionOfFigure = successionOf({
  table: Prisma.sql`"Figure"`,
  subject: Prisma.sql`o."indicatorId" = s."indicatorId" AND o."agencyId" = s."agencyId" AND o.period = s.period`,
  returned: (row) => Prisma.sql`back."figureId" = ${row}.id`,
  content: (row) => Prisma.sql`(${row}.numerator, ${row}.denominator, ${row}.percent, ${row}.value, ${row}.note)`,
});

function successionOf(of: {
  readonly table: Prisma.Sql;
  /** That row `o` is about the same as `s`. */
  readonly subject: Prisma.Sql;
  /** That the return `back` is of this row. */
  readonly returned: (row: Prisma.Sql) => Prisma.Sql;
  /** All that a row says. */
  readonly content: (row: Prisma.Sql) => Prisma.Sql;
}): Prisma.Sql {
  const [row, old] = [Prisma.sql`s`, Prisma.sql`o`];
  const numbered = Prisma.sql`${of.table} o JOIN "Receipt" c ON c.id = o."receiptId"`;
  const before = Prisma.sql`(${of.subject} OR o.id = s."replacesId") AND o.id < s.id AND o."takenBackAt" IS NULL`;
  const after = Prisma.sql`(${of.subject} OR o."replacesId" = s.id) AND o.id > s.id AND o."takenBackAt" IS NULL`;
  return Prisma.sql`json_build_object(
    'replaces', CASE WHEN s."replacesId" IS NOT NULL AND s."takenBackAt" IS NULL THEN (
      SELECT json_build_object('receipt', c.number, 'returned',
        EXISTS (SELECT 1 FROM "Return" back WHERE ${of.returned(old)} AND back.state <> 'withdrawn'),
        'unchanged', ${of.content(old)} IS NOT DISTINCT FROM ${of.content(row)}
          AND NOT EXISTS (SELECT 1 FROM "Evidence" e WHERE e."receiptId" = s."receiptId"))
      FROM ${numbered} WHERE ${before} ORDER BY o.id + 0 DESC LIMIT 1) END,
    'replacedBy', CASE WHEN s."takenBackAt" IS NULL THEN (
      SELECT c.number FROM ${numbered} WHERE ${after} ORDER BY o.id + 0 LIMIT 1) END,
    'returns', (SELECT json_agg(json_build_object('on', (back.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
        'reason', back.reason, 'answerBy', back."answerBy", 'state', back.state) ORDER BY back.id)
      FROM "Return" back WHERE ${of.returned(row)}))`;
}

const longestReason = 100;

/** "trả lại 01/03: chưa có phụ lục", each time; while it is waited for, until when. */
export function returnedWords({ returns }: Succession, today: Day, t: Translate): string[] {
  return (returns ?? []).map(({ on, reason, answerBy, state }) =>
    t(`receipts.returned.${state}`, {
      on: formatDay(on).slice(0, 5),
      day: formatDayNear(answerBy, today, t),
      reason: shorten(reason, longestReason),
    }),
  );
}

/** "thay BN-2024-000001"; of what answers a return "đã sửa, thay BN-2024-000001 đã trả lại", or that it was not mended. */
export function replacesWords({ replaces }: Succession, t: Translate): string[] {
  if (!replaces) return [];
  const { receipt, returned, unchanged } = replaces;
  if (!returned) return [t("receipts.replaces", { receipt })];
  return [t(unchanged ? "receipts.resentUnchanged" : "receipts.resent", { receipt })];
}

/** All of it, in the order in which it came about. */
export function successionWords(succession: Succession, today: Day, t: Translate): string[] {
  const { replacedBy } = succession;
  return [
    ...replacesWords(succession, t),
    ...returnedWords(succession, today, t),
    ...(replacedBy === null ? [] : [t("receipts.replacedBy", { receipt: replacedBy })]),
  ];
}
