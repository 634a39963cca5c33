import { addDays, type Day, dayInVietnam } from "../calendar/day.js";
import { formatMoment, formatTime } from "../calendar/formats.js";
import { dayOf } from "../database/days.js";
import type { Prisma } from "../database/generated/client.js";
import { displayName } from "../people/names.js";
import { agencyOfPost, type Role } from "../people/roles.js";
import { findDuties } from "../reporting/find-duties.js";
import { dutyLabel } from "../reporting/labels.js";
import { type Language, type Translate, translator } from "../text/language.js";
import type { Mark, NamedDuty } from "./answered-lines.js";
import { nudgeKind } from "./nudge.js";
import { digestKind } from "./plan-digests.js";

type Client = Prisma.TransactionClient;

/** Days for which a reminder on the screen is kept true. */
const kept = 30;

/** A reminder that was delivered where it can be changed. */
export interface ScreenReminder {
  readonly id: number;
  readonly channel: string;
  readonly bot: string;
  readonly chatId: number;
  readonly messageId: number;
  /** Ids of the duties that it names, in its order. */
  readonly items: readonly number[];
  readonly shown: unknown;
  /** What it has been made to say already, by duty. */
  readonly marks: Readonly<Record<string, string>>;
  /** What was reported from then on, it did not know. */
  readonly since: Date;
  readonly day: Day;
  readonly language: Language;
}

/**
 * The last reminder of each person at the agency concerned that names a duty on which something was reported, taken back
 * or returned since `since`, the earliest first. One that says so already is among them.
 */
export async function findChangedReminders(db: Client, since: Date, now: Date): Promise<ScreenReminder[]> {
  const rows = await db.$queryRaw<Row[]>`
    WITH changed AS MATERIALIZED (
      SELECT r."dutyId" FROM "StatusReport" r WHERE r."reportedAt" >= ${since}
      UNION
      SELECT b."dutyId" FROM "Return" b WHERE b."dutyId" IS NOT NULL AND (b.at >= ${since} OR b."endedAt" >= ${since})),
    last AS (
      SELECT DISTINCT ON (h."personId", c."dutyId") o.id
      FROM changed c
      JOIN "Duty" d ON d.id = c."dutyId"
      JOIN "Agency" a ON a.id = d."agencyId"
      JOIN "Post" post ON post."agencyId" = coalesce(a."heirId", a.id)
      JOIN "Holding" h ON h."postId" = post.id AND h."until" IS NULL
      JOIN "OutboxMessage" o ON o."personId" = h."personId" AND o.state = 'sent' AND o.shown IS NOT NULL
        AND o.kind IN (${digestKind}, ${nudgeKind}) AND o.day >= ${addDays(dayInVietnam(now), -kept)}::date
        AND o.items @> to_jsonb(c."dutyId")
      ORDER BY h."personId", c."dutyId", o.id DESC)
    SELECT o.id, o.channel, o.bot, o."chatId", o."messageId", o.items, o.shown, o.marks, o."nextAt", o.day, p.language
    FROM "OutboxMessage" o JOIN "Person" p ON p.id = o."personId"
    WHERE o.id IN (SELECT id FROM last) AND o."messageId" IS NOT NULL AND o."chatId" IS NOT NULL
    ORDER BY o.id`;
  return rows.map(({ nextAt, day, language, chatId, items, marks, ...row }) => ({
    ...row,
    chatId: Number(chatId),
    items: (items as unknown[]).filter((item): item is number => typeof item === "number"),
    marks: (marks ?? {}) as Record<string, string>,
    since: nextAt,
    day: dayOf(day),
    language: language === "en" ? "en" : "vi",
  }));
}

interface Row {
  readonly id: number;
  readonly channel: string;
  readonly bot: string;
  readonly chatId: bigint;
  readonly messageId: number;
  readonly items: unknown;
  readonly shown: unknown;
  readonly marks: unknown;
  readonly nextAt: Date;
  readonly day: Date;
  readonly language: string;
}

/** What a reminder is to say now: of each duty, and as `ScreenReminder.marks` keeps it. */
export interface Marking {
  readonly duties: readonly NamedDuty[];
  readonly marks: Readonly<Record<string, string>>;
  readonly t: Translate;
}

/** How the duties of a reminder stand now, as it is to say it. */
export async function findMarking(db: Client, reminder: ScreenReminder): Promise<Marking> {
  const { items, since, day, language } = reminder;
  const t = translator(language);
  const ids = [...items];
  const reports = await db.$queryRaw<ReportRow[]>`
    SELECT DISTINCT ON (r."dutyId") r.id, r."dutyId", r."reportedAt", p.name, p.title,
      (SELECT post.role FROM "Holding" h JOIN "Post" post ON post.id = h."postId"
       WHERE h."personId" = p.id AND post."agencyId" = coalesce(a."heirId", a.id) ORDER BY h."until" DESC NULLS FIRST, h.id LIMIT 1) AS role
    FROM "StatusReport" r
    JOIN "Person" p ON p.id = r."personId"
    JOIN "Duty" d ON d.id = r."dutyId"
    JOIN "Agency" a ON a.id = d."agencyId"
    WHERE r."dutyId" = ANY(${ids}) AND r."takenBackAt" IS NULL AND r.status IS NOT NULL AND r."reportedAt" >= ${since}
    ORDER BY r."dutyId", r.id DESC`;
  const returns = await db.return.findMany({
    where: { dutyId: { in: ids }, state: "open", at: { gte: since } },
    orderBy: { id: "asc" },
  });
  const found = await findDuties(db, ids);
  const agencies = await db.agency.findMany({
    where: { id: { in: found.map(({ agencyId }) => agencyId) } },
    select: agencyOfPost,
  });
  const marks: Record<string, string> = {};
  const duties = ids.flatMap((id): NamedDuty[] => {
    const duty = found.find((one) => one.id === id);
    const agency = agencies.find((one) => one.id === duty?.agencyId);
    if (!duty || !agency) return [];
    const back = returns.findLast(({ dutyId }) => dutyId === id);
    const report = reports.find(({ dutyId }) => dutyId === id);
    let mark: Mark | null = null;
    if (back) {
      mark = { kind: "returned", until: dayOf(back.answerBy) };
      marks[id] = `returned ${back.id}`;
    } else if (report) {
      const { reportedAt, name, title, role } = report;
      const who = displayName({ name, title }, role && { role, agency }, t);
      const isThatDay = dayInVietnam(reportedAt) === day;
      mark = { kind: "answered", who, at: isThatDay ? formatTime(reportedAt) : formatMoment(reportedAt, day, t) };
      marks[id] = `answered ${report.id}`;
    }
    return [{ id, label: dutyLabel(duty, t, day), agencyShortName: agency.shortName, mark }];
  });
  return { duties, marks, t };
}

interface ReportRow {
  readonly id: number;
  readonly dutyId: number;
  readonly reportedAt: Date;
  readonly name: string | null;
  readonly title: string | null;
  readonly role: Role | null;
}
