import { dayInVietnam } from "../../calendar/day.js";
import { Prisma, type PrismaClient } from "../../database/generated/client.js";
import { fillFast } from "./fast-fill.js";

type Client = Prisma.TransactionClient;

/** What `multiply` writes most of. */
export const multiplied = ["AgencyGroupMember", "Duty", "PlanAgency"];

/** A year of the only plan, with `size` agencies or as many as it has, everything reported until `now`; see `fillYear`. */
export async function generateYear(client: PrismaClient, size: number, now: Date): Promise<void> {
  await fillFast(client, [...multiplied, "Figure", "Receipt", "StatusReport"], async (db) => {
    await multiply(db, size);
    await fillYear(db, now);
  });
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
  await db.$executeRawUnsafe(`
    INSERT INTO "Duty" ("taskId", "agencyId", period, part, "checkIn", quarter, "beginsOn", "dueOn", "lockOn", counts)
    SELECT d."taskId", c.id, d.period, d.part, d."checkIn", d.quarter, d."beginsOn", d."dueOn", d."lockOn", d.counts
    FROM ${copied} JOIN "Duty" d ON d."agencyId" = a.id`);
}

/** Three reports a duty, each with its receipt: both have this id. */
const idOf = Prisma.sql`(d.id - 1) * 3 + n`;
/** The number of a receipt: six digits, or as many as its id has. */
const numberOf = Prisma.sql`'BN-2024-' || lpad((${idOf})::text, greatest(6, length((${idOf})::text)), '0')`;

/**
 * When the report `n` on a duty `d` came: the last on its due day or, of one in ten, five days after; of what is not due yet
 * on one of the sixty days before now.
 */
function momentOf(n: Prisma.Sql, now: Date): Prisma.Sql {
  return Prisma.sql`CASE WHEN d."dueOn" > ${dayInVietnam(now)}::date
    THEN ${now}::timestamptz - interval '1 hour' - (d.id % 58 + 3 - ${n}) * interval '1 day'
    ELSE least(${now}::timestamptz - interval '1 hour', d."dueOn"::timestamptz
      + (${n} - 3 + CASE WHEN d.id % 10 = 2 THEN 5 ELSE 0 END) * interval '1 day' + interval '2 hours') END`;
}

/** Of ten duties that have begun one is left unanswered. */
function reported(now: Date): Prisma.Sql {
  return Prisma.sql`d."beginsOn" <= ${dayInVietnam(now)}::date AND d.id % 10 <> 0`;
}

const underWay = Prisma.sql`CASE WHEN d.id % 97 = 0 THEN 'blocked' ELSE 'in_progress' END`;

/**
 * Three reports on every duty and a figure of every indicator, agency and month that came before `now`: of ten duties one
 * is left unanswered, one is not finished, one is late, one was corrected a week ago; a receipt for each report. Each row
 * is made of its duty alone, so that nothing is looked up for it.
 */
async function fillYear(db: Client, now: Date): Promise<void> {
  await db.$executeRaw`INSERT INTO "Person" (id, "joinedAt") VALUES (1, ${now})`;
  const moment = momentOf(Prisma.sql`n`, now);
  await db.$executeRaw`
    INSERT INTO "Receipt" (id, number, "agencyId", "personId", "issuedAt", "onTime", sample)
    SELECT ${idOf}, ${numberOf}, d."agencyId", 1, ${moment}, true, true
    FROM "Duty" d, generate_series(1, 3) n WHERE ${reported(now)}`;
  await db.$executeRaw`
    INSERT INTO "StatusReport" (id, "dutyId", period, status, percent, document, "reportedAt", "personId", channel, "receiptId")
    SELECT ${idOf}, d.id, d.period, CASE WHEN n < 3 OR d.id % 10 = 1 THEN ${underWay} ELSE 'done' END, 30 * n, '1/KH',
      ${moment}, 1, 'telegram', ${idOf}
    FROM "Duty" d, generate_series(1, 3) n WHERE ${reported(now)}`;
  const dayOf = (n: number) =>
    Prisma.sql`(${momentOf(Prisma.sql`${n}::int`, now)} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`;
  await db.$executeRaw`
    UPDATE "Duty" d SET status = CASE WHEN d.id % 10 = 1 THEN ${underWay} ELSE 'done' END, percent = 90,
      "answeredOn" = ${dayOf(1)},
      "settledOn" = CASE WHEN d."checkIn" THEN ${dayOf(1)} WHEN d.id % 10 <> 1 THEN ${dayOf(3)} END
    WHERE ${reported(now)}`;
  // An agency's figures of a month have one receipt, whose id comes after those of all reports; figures lie in the order in
  // which they came, month by month, as they do where people send them.
  const receipt = Prisma.sql`3 * (SELECT max(id) FROM "Duty") + m."agencyId" * 12 + month`;
  const members = Prisma.sql`(SELECT DISTINCT g."agencyId" FROM "AgencyGroupMember" g) m, generate_series(1, 11) month`;
  const given = Prisma.sql`make_timestamptz(2024, month, 16, 10, 0, 0)`;
  await db.$executeRaw`
    INSERT INTO "Receipt" (id, number, "agencyId", "personId", "issuedAt", "onTime", sample)
    SELECT ${receipt}, 'BN-2024-' || (${receipt}), m."agencyId", 1, ${given}, true, true FROM ${members}`;
  await db.$executeRaw`
    INSERT INTO "Figure" ("indicatorId", "agencyId", period, numerator, denominator, percent, "reportedAt", "personId", channel, "receiptId")
    SELECT i.id, m."agencyId", '2024-' || lpad(month::text, 2, '0'), 60 + m."agencyId" % 40, 100, 60 + m."agencyId" % 40,
      ${given}, 1, 'telegram', ${receipt}
    FROM "Indicator" i CROSS JOIN ${members}
    WHERE i."withdrawnAt" IS NULL ORDER BY month, m."agencyId", i.id`;
  for (const table of ["Person", "Receipt", "StatusReport"])
    await db.$executeRawUnsafe(
      `SELECT setval(pg_get_serial_sequence('"${table}"', 'id'), (SELECT max(id) FROM "${table}"))`,
    );
}
