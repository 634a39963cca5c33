-- AlterTable
ALTER TABLE "Figure" ADD COLUMN     "target" DECIMAL(18,4);

-- What earlier figures had to reach, as far as it is still known: under a definition that is no more the plan's own target.
UPDATE "Figure" f SET "target" = coalesce(
  (SELECT g."value" FROM "Target" g
    WHERE g."indicatorId" = f."indicatorId" AND g."agencyId" = f."agencyId" AND g."withdrawnAt" IS NULL),
  (SELECT i."target" FROM "Indicator" i WHERE i."id" = f."indicatorId"))
WHERE f."takenBackAt" IS NULL;
