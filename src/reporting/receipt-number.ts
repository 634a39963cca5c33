import { Prisma } from "../database/generated/client.js";

/**
 * For statements that write a receipt, the query `counter` that takes the next number of a year, or none where `condition`
 * does not hold. Numbers are without gaps only as far as what takes them is committed; who takes one waits for whoever took
 * the one before and is not through.
 */
export const takeNumber = (year: number, condition = Prisma.sql`true`) => Prisma.sql`
  counter AS (
    INSERT INTO "ReceiptCounter" ("year", "last") SELECT ${year}::int, 1 WHERE ${condition}
    ON CONFLICT ("year") DO UPDATE SET "last" = "ReceiptCounter"."last" + 1
    RETURNING "year", "last")`;

/** What `receiptNumber` makes of the number that `counter` took. */
export const numberTaken = Prisma.sql`
  'BN-' || counter."year" || '-' || lpad(counter."last"::text, greatest(6, length(counter."last"::text)), '0')`;

/** Takes the next number of a year. */
export async function nextReceiptNumber(tx: Prisma.TransactionClient, year: number): Promise<string> {
  const [row] = await tx.$queryRaw<{ number: string }[]>`
    WITH ${takeNumber(year)} SELECT ${numberTaken} AS number FROM counter`;
  return row!.number;
}

/** The number of a receipt: BN-2024-000123. */
export function receiptNumber(year: number, sequence: number): string {
  return `BN-${year}-${String(sequence).padStart(6, "0")}`;
}
