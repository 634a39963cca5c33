import type { PrismaClient } from "../../database/generated/client.js";

/** What people sent that is not stored yet although it was tried, and is tried again. */
export async function readStoring(db: PrismaClient): Promise<{ readonly untaken: number }> {
  const untaken = { storeNext: { not: null }, storeTries: { gt: 0 } };
  const [evidence, ofRequests] = await Promise.all([
    db.evidence.count({ where: { ...untaken, droppedAt: null } }),
    db.requestFile.count({ where: untaken }),
  ]);
  return { untaken: evidence + ofRequests };
}
