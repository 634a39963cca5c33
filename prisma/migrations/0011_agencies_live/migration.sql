-- AlterTable
ALTER TABLE "Agency" ADD COLUMN     "endedOn" DATE,
ADD COLUMN     "heirId" INTEGER;

-- AlterTable
ALTER TABLE "AgencySuccession" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'takes-over';

-- AlterTable
ALTER TABLE "Duty" ADD COLUMN     "takenById" INTEGER;

-- CreateIndex
CREATE INDEX "Agency_heirId_idx" ON "Agency"("heirId");

-- CreateIndex
CREATE INDEX "Duty_takenById_idx" ON "Duty"("takenById");

-- A code may be used again for another unit, whose posts are others.
UPDATE "Post" SET "key" = "role" || ':' || coalesce("agencyId"::text, '');
