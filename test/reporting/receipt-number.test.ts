import { expect, test } from "vitest";
import { nextReceiptNumber, receiptNumber } from "../../src/reporting/receipt-number.js";
import { testDatabase } from "../support/database.js";

const db = testDatabase();

test("a year's numbers count from 1, on their own, and none is cut however many there are", async () => {
  expect(await nextReceiptNumber(db.prisma, 2024)).toBe("BN-2024-000001");
  expect(await nextReceiptNumber(db.prisma, 2024)).toBe("BN-2024-000002");
  expect(await nextReceiptNumber(db.prisma, 2025)).toBe("BN-2025-000001");
  for (const last of [9, 99_999, 999_998, 999_999, 1_000_000, 2_147_483_646]) {
    await db.prisma.receiptCounter.update({ where: { year: 2024 }, data: { last } });
    const number = await nextReceiptNumber(db.prisma, 2024);
    expect(number).toBe(receiptNumber(2024, last + 1));
    expect(number).toBe(`BN-2024-${last + 1 < 1_000_000 ? String(1_000_001 + last).slice(1) : last + 1}`);
  }
});

test("what undoes its transaction gives its number back", async () => {
  const undone = db.prisma.$transaction(async (tx) => {
    expect(await nextReceiptNumber(tx, 2026)).toBe("BN-2026-000001");
    throw new Error("changed my mind");
  });
  await expect(undone).rejects.toThrow("changed my mind");
  expect(await nextReceiptNumber(db.prisma, 2026)).toBe("BN-2026-000001");
});
