import { dayInVietnam } from "../../calendar/day.js";
import { Prisma, type PrismaClient } from "../../database/generated/client.js";

type Client = Prisma.TransactionClient;

/** Larger countries take minutes to write, longer than a statement may take on a server. */
const patience = 30 * 60_000;

/** A year of the only plan, with `size` agencies or as many as it has, everything reported until `now`; see `fillYear`. */
export async function generateYear(client: PrismaClient, size: number, now: Date): Promise<void> {
  await client.$transaction(
    async (db) => {
      await db.$executeRaw`SET LOCAL statement_timeout = 0`;
      await multiply(db, size);
      await fillYear(db, now);
    },
    { timeout: patience, maxWait: patience },
  );
}

/**
 * Makes of the communes of the only plan as many as are missing to `size` agencies, each with the groups and duties of the
 * one that it is a copy of: a country of such provinces.
 */
export async function multiply(db: Client, size: number): Promise<void> {
  const agencies = await db.planAgency.count();
  const communes = await db.agency.count({ where: { level: "xa" } });
  const copies = Math.round((size - agencies) / communes);
  if (copies < 1) return;
  await db.$executeRaw`
    INSERT INTO "Agency" (code, name, "shortName", level, type, "parentCode", "formerArea", "order", "validFrom")
    SELECT a.code || 'c' || n, a.name || ' ' || n, a."shortName" || ' ' || n, a.level, a.type, a."parentCode", a."formerArea",
      a."order" + n * 1000, a."validFrom"
    FROM "Agency" a, generate_series(1, ${copies}::int) n WHERE a.level = 'xa'`;
  // The copy of an agency is found by its code.
  const copied = `"Agency" c JOIN "Agency" a ON a.code = substring(c.code from '^(.*)c\\d+$')`;
  await db.$executeRawUnsafe(`
    INSERT INTO "PlanAgency" ("planId", "agencyId") SELECT p."planId", c.id
    FROM ${copied} JOIN "PlanAgency" p ON p."agencyId" = a.id`);
  await db.$executeRawUnsafe(`
    INSERT INTO "AgencyGroupMember" ("groupId", "agencyId") SELECT m."groupId", c.id
    FROM ${copied} JOIN "AgencyGroupMember" m ON m."agencyId" = a.id`);
  // Of 50,000 agencies it takes minutes.
  await db.$transaction(
    async (tx) => {
      await tx.$executeRawUnsafe("SET LOCAL statement_timeout = 0");
      await tx.$executeRawUnsafe(`
        INSERT INTO "Duty" ("taskId", "agencyId", period, part, "checkIn", quarter, "beginsOn", "dueOn", "lockOn", counts)
        SELECT d."taskId", c.id, d.period, d.part, d."checkIn", d.quarter, d."beginsOn", d."dueOn", d."lockOn", d.counts
        FROM ${copied} JOIN "Duty" d ON d."agencyId" = a.id`);
    },
    { timeout: 1_800_000 },
  );
}

/** The number of the receipt of the report `n` on a duty `d`: six digits, or as many as it has. */
const numberOf = Prisma.sql`'BN-2024-' || lpad(((d.id - 1) * 3 + n)::text, greatest(6, length(((d.id - 1) * 3 + n)::text)), '0')`;

/**
 * Three reports on every duty and a figure of every indicator, agency and month that came before `now`: of ten duties one
 * is left unanswered, one is not finished, one is late, one was corrected a week ago; a receipt for each report.
 */
async function fillYear(db: Client, now: Date): Promise<void> {
  const today = dayInVietnam(now);
  await db.$executeRaw`INSERT INTO "Person" (id, "joinedAt") VALUES (1, ${now})`;
  await db.$executeRaw`
    INSERT INTO "Receipt" (number, "agencyId", "personId", "issuedAt", "onTime", sample)
    SELECT ${numberOf}, d."agencyId", 1,
      least(${now}::timestamptz - interval '1 hour', d."dueOn" + (n - 3 + CASE WHEN d.id % 10 = 2 THEN 5 ELSE 0 END) * interval '1 day'
        + interval '2 hours'), true, true
    FROM "Duty" d, generate_series(1, 3) n WHERE d."beginsOn" <= ${today}::date AND d.id % 10 <> 0
    ORDER BY d.id, n`;
  // Without knowing how many there are, the planner would look through all receipts for each report.
  await db.$executeRawUnsafe('ANALYZE "Receipt", "Duty"');
  await db.$executeRaw`
    INSERT INTO "StatusReport" ("dutyId", period, status, percent, document, "reportedAt", "personId", channel, "receiptId")
    SELECT d.id, d.period, CASE WHEN n < 3 OR d.id % 10 = 1 THEN CASE WHEN d.id % 97 = 0 THEN 'blocked' ELSE 'in_progress' END
      ELSE 'done' END, 30 * n, '1/KH', r."issuedAt", 1, 'telegram', r.id
    FROM "Duty" d CROSS JOIN generate_series(1, 3) n
    JOIN "Receipt" r ON r.number = ${numberOf}`;
  await db.$executeRawUnsafe('ANALYZE "StatusReport"');
  await db.$executeRaw`
    UPDATE "Duty" d SET status = last.status, percent = last.percent, "answeredOn" = last.first,
      "settledOn" = CASE WHEN d."checkIn" THEN last.first WHEN last.status = 'done' THEN last.day END
    FROM (SELECT DISTINCT ON (r."dutyId") r."dutyId", r.status, r.percent, (r."reportedAt" AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day,
      (min(r."reportedAt") OVER (PARTITION BY r."dutyId") AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS first
      FROM "StatusReport" r ORDER BY r."dutyId", r.id DESC) last
    WHERE last."dutyId" = d.id`;
  await db.$executeRaw`
    INSERT INTO "Figure" ("indicatorId", "agencyId", period, numerator, denominator, percent, "reportedAt", "personId", channel, "receiptId")
    SELECT i.id, m."agencyId", '2024-' || lpad(month::text, 2, '0'), 60 + m."agencyId" % 40, 100, 60 + m."agencyId" % 40, ${now}, 1,
      'telegram', (SELECT min(id) FROM "Receipt")
    FROM "Indicator" i CROSS JOIN (SELECT DISTINCT g."agencyId" FROM "AgencyGroupMember" g) m, generate_series(1, 11) month
    WHERE i."withdrawnAt" IS NULL`;
  await db.$executeRawUnsafe("ANALYZE");
}
