import type { Prisma } from "../database/generated/client.js";

/** The next number of a year: BN-2024-000123. Numbers are without gaps only as far as transactions commit. */
export async function nextReceiptNumber(tx: Prisma.TransactionClient, year: number): Promise<string> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO "ReceiptCounter" ("year", "last") VALUES (${year}, 1)
    ON CONFLICT ("year") DO UPDATE SET "last" = "ReceiptCounter"."last" + 1
    RETURNING "last"`;
  return receiptNumber(year, row!.last);
}

export function receiptNumber(year: number, sequence: number): string {
  return `BN-${year}-${String(sequence).padStart(6, "0")}`;
}
