import type { PrismaClient } from "../../src/database/generated/client.js";

/** Some real agencies, enough to invite for. */
export async function createAgencies(db: PrismaClient): Promise<void> {
  const rows = [
    ["VPUBND", "Văn phòng UBND tỉnh", "Văn phòng UBND tỉnh", "so-ban-nganh"],
    ["STP", "Sở Tư pháp", "Sở Tư pháp", "so-ban-nganh"],
    ["STC", "Sở Tài chính", "Sở Tài chính", "so-ban-nganh"],
    ["H679", "UBND huyện Di Linh", "Di Linh", "huyen"],
    ["X24856", "UBND xã Đạ Long, huyện Đam Rông", "Đạ Long", "xa"],
  ] as const;
  await db.agency.createMany({
    data: rows.map(([code, name, shortName, level], index) => ({
      code,
      name,
      shortName,
      level,
      type: "",
      order: index + 1,
      validFrom: new Date("2024-01-01T00:00:00Z"),
    })),
  });
}
