-- DropForeignKey
ALTER TABLE "AgencyGroupMember" DROP CONSTRAINT "AgencyGroupMember_groupCode_fkey";

-- DropIndex
DROP INDEX "Agency_code_key";

-- DropIndex
DROP INDEX "Indicator_code_key";

-- DropIndex
DROP INDEX "Task_code_key";

-- AlterTable
ALTER TABLE "Agency" DROP COLUMN "replacedBy",
ADD COLUMN     "formerArea" TEXT,
ADD COLUMN     "otherNames" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable: groups belong to a plan, of which there was one at most. Whom a group holds is said by name until the next import.
ALTER TABLE "AgencyGroup" DROP CONSTRAINT "AgencyGroup_pkey",
ADD COLUMN     "id" SERIAL NOT NULL,
ADD COLUMN     "order" INTEGER,
ADD COLUMN     "otherNames" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "planId" INTEGER,
ADD COLUMN     "rule" JSONB,
ADD CONSTRAINT "AgencyGroup_pkey" PRIMARY KEY ("id");
UPDATE "AgencyGroup" g SET
  "planId" = (SELECT min("id") FROM "Plan"),
  "order" = g."id",
  "rule" = jsonb_build_object('codes', coalesce((
    SELECT jsonb_agg(a."code" ORDER BY a."order") FROM "AgencyGroupMember" m JOIN "Agency" a ON a."id" = m."agencyId"
    WHERE m."groupCode" = g."code"), '[]'::jsonb), 'level', NULL, 'type', NULL);
ALTER TABLE "AgencyGroup" ALTER COLUMN "order" SET NOT NULL,
ALTER COLUMN "planId" SET NOT NULL,
ALTER COLUMN "rule" SET NOT NULL;

-- AlterTable
ALTER TABLE "AgencyGroupMember" DROP CONSTRAINT "AgencyGroupMember_pkey",
ADD COLUMN     "groupId" INTEGER;
UPDATE "AgencyGroupMember" m SET "groupId" = g."id" FROM "AgencyGroup" g WHERE g."code" = m."groupCode";
ALTER TABLE "AgencyGroupMember" DROP COLUMN "groupCode",
ALTER COLUMN "groupId" SET NOT NULL,
ADD CONSTRAINT "AgencyGroupMember_pkey" PRIMARY KEY ("groupId", "agencyId");

-- AlterTable
ALTER TABLE "Duty" ADD COLUMN     "closedOn" DATE,
ADD COLUMN     "closedReason" TEXT,
ADD COLUMN     "counts" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "Figure" ADD COLUMN     "value" DECIMAL(18,4);

-- AlterTable: "done or not" was a mark of its own and is now one of the ways in which figures add up.
ALTER TABLE "Indicator" ADD COLUMN     "addsUp" TEXT NOT NULL DEFAULT 'flow',
ADD COLUMN     "direction" TEXT NOT NULL DEFAULT 'at-least',
ADD COLUMN     "otherNames" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3),
ALTER COLUMN "target" SET DATA TYPE DECIMAL(18,4);
UPDATE "Indicator" SET "addsUp" = 'yes-no' WHERE "wholeUnits";
ALTER TABLE "Indicator" DROP COLUMN "wholeUnits";

-- AlterTable: what the setting "deadlines" said for all is the plan's own.
ALTER TABLE "Plan" ADD COLUMN     "contact" TEXT,
ADD COLUMN     "countsFrom" DATE,
ADD COLUMN     "lastLockOn" DATE,
ADD COLUMN     "regime" JSONB;
UPDATE "Plan" SET
  "countsFrom" = "issuedOn",
  "lastLockOn" = (SELECT max("lockOn") FROM "Duty"),
  "regime" = jsonb_build_object(
    'cutOn', 15, 'checkIns', '["quarter"]'::jsonb, 'figures', '["quarter"]'::jsonb, 'furtherFigures', '["month"]'::jsonb,
    'workingDaysAfterWindow', '{"xa": 1, "others": 2}'::jsonb || coalesce(s."value" -> 'workingDaysAfterWindow', '{}'::jsonb),
    'workingDaysToMend', jsonb_build_object('others', coalesce((s."value" ->> 'workingDaysToMend')::int, 5)),
    'onRestDay', coalesce(s."value" ->> 'onRestDay', 'stays'))
FROM (SELECT (SELECT "value" FROM "Setting" WHERE "key" = 'deadlines') AS "value") s;
DELETE FROM "Setting" WHERE "key" = 'deadlines';
ALTER TABLE "Plan" ALTER COLUMN "countsFrom" SET NOT NULL,
ALTER COLUMN "regime" SET NOT NULL;

-- AlterTable
ALTER TABLE "Section" ADD COLUMN     "otherNames" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "shortName" TEXT,
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "StatusReport" ADD COLUMN     "period" TEXT;
UPDATE "StatusReport" r SET "period" = d."period" FROM "Duty" d WHERE d."id" = r."dutyId";
ALTER TABLE "StatusReport" ALTER COLUMN "period" SET NOT NULL;

-- AlterTable
ALTER TABLE "Target" ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3),
ALTER COLUMN "value" SET DATA TYPE DECIMAL(18,4);

-- AlterTable: a part has a name for lists and a text of its own, which were said in the program.
ALTER TABLE "Task" ADD COLUMN     "otherNames" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "planId" INTEGER,
ADD COLUMN     "shortName" TEXT,
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3);
UPDATE "Task" t SET
  "planId" = s."planId",
  "deadline" = (t."deadline" - 'requested_by')
    || CASE WHEN t."deadline" ? 'requested_by' THEN jsonb_build_object('requestedBy', t."deadline" -> 'requested_by') ELSE '{}'::jsonb END
    || jsonb_build_object('parts', coalesce((
      SELECT jsonb_agg((p - 'what') || jsonb_build_object(
        'shortName', split_part(p ->> 'title', ',', 1),
        'text', regexp_replace(coalesce(p ->> 'what', p ->> 'title'), '\s*\([^()]*\)$', ''),
        'otherNames', '[]'::jsonb) ORDER BY place)
      FROM jsonb_array_elements(t."deadline" -> 'parts') WITH ORDINALITY AS e(p, place)), '[]'::jsonb))
FROM "Section" s WHERE s."id" = t."sectionId";
ALTER TABLE "Task" ALTER COLUMN "planId" SET NOT NULL;

-- CreateTable
CREATE TABLE "PlanAgency" (
    "planId" INTEGER NOT NULL,
    "agencyId" INTEGER NOT NULL,
    "said" JSONB,

    CONSTRAINT "PlanAgency_pkey" PRIMARY KEY ("planId","agencyId")
);

-- CreateTable
CREATE TABLE "AgencySuccession" (
    "predecessorId" INTEGER NOT NULL,
    "successorId" INTEGER NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "AgencySuccession_pkey" PRIMARY KEY ("predecessorId","successorId")
);

-- CreateIndex
CREATE INDEX "PlanAgency_agencyId_idx" ON "PlanAgency"("agencyId");

-- CreateIndex
CREATE INDEX "AgencySuccession_successorId_idx" ON "AgencySuccession"("successorId");

-- CreateIndex
CREATE UNIQUE INDEX "Agency_code_validFrom_key" ON "Agency"("code", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "AgencyGroup_planId_code_key" ON "AgencyGroup"("planId", "code");

-- CreateIndex
CREATE INDEX "AgencyGroupMember_agencyId_idx" ON "AgencyGroupMember"("agencyId");

-- CreateIndex
CREATE UNIQUE INDEX "Indicator_planId_code_version_key" ON "Indicator"("planId", "code", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Task_planId_code_key" ON "Task"("planId", "code");

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanAgency" ADD CONSTRAINT "PlanAgency_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanAgency" ADD CONSTRAINT "PlanAgency_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgencySuccession" ADD CONSTRAINT "AgencySuccession_predecessorId_fkey" FOREIGN KEY ("predecessorId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgencySuccession" ADD CONSTRAINT "AgencySuccession_successorId_fkey" FOREIGN KEY ("successorId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgencyGroup" ADD CONSTRAINT "AgencyGroup_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgencyGroupMember" ADD CONSTRAINT "AgencyGroupMember_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "AgencyGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Names of the plan that came with the program, which were said in the program.
UPDATE "Indicator" SET "otherNames" = ARRAY['HS trên Hệ thống'] WHERE "code" = 'CT-a2' AND "planId" = (SELECT "id" FROM "Plan" WHERE "year" = 2024 AND "number" = '65/QĐ-UBND');
UPDATE "Indicator" SET "otherNames" = ARRAY['Số hóa HS'] WHERE "code" = 'CT-b1' AND "planId" = (SELECT "id" FROM "Plan" WHERE "year" = 2024 AND "number" = '65/QĐ-UBND');
UPDATE "Indicator" SET "otherNames" = ARRAY['TTTT'] WHERE "code" = 'CT-b2b' AND "planId" = (SELECT "id" FROM "Plan" WHERE "year" = 2024 AND "number" = '65/QĐ-UBND');
UPDATE "Indicator" SET "otherNames" = ARRAY['HS trực tuyến'] WHERE "code" = 'CT-b3' AND "planId" = (SELECT "id" FROM "Plan" WHERE "year" = 2024 AND "number" = '65/QĐ-UBND');
UPDATE "Indicator" SET "otherNames" = ARRAY['Cấp KQ'] WHERE "code" = 'CT-b4' AND "planId" = (SELECT "id" FROM "Plan" WHERE "year" = 2024 AND "number" = '65/QĐ-UBND');
UPDATE "Indicator" SET "otherNames" = ARRAY['Chứng thực điện tử'] WHERE "code" = 'CT-b5' AND "planId" = (SELECT "id" FROM "Plan" WHERE "year" = 2024 AND "number" = '65/QĐ-UBND');
UPDATE "Indicator" SET "otherNames" = ARRAY['Đồng bộ KQ'] WHERE "code" = 'CT-b7' AND "planId" = (SELECT "id" FROM "Plan" WHERE "year" = 2024 AND "number" = '65/QĐ-UBND');
UPDATE "Indicator" SET "otherNames" = ARRAY['DVCTT', 'DVC trực tuyến'] WHERE "code" = 'CT-c1' AND "planId" = (SELECT "id" FROM "Plan" WHERE "year" = 2024 AND "number" = '65/QĐ-UBND');
UPDATE "Indicator" SET "otherNames" = ARRAY['Tích hợp Cổng Dịch vụ công quốc gia'] WHERE "code" = 'CT-c2' AND "planId" = (SELECT "id" FROM "Plan" WHERE "year" = 2024 AND "number" = '65/QĐ-UBND');
UPDATE "Indicator" SET "otherNames" = ARRAY['PAKN'] WHERE "code" = 'CT-dd1' AND "planId" = (SELECT "id" FROM "Plan" WHERE "year" = 2024 AND "number" = '65/QĐ-UBND');
UPDATE "Indicator" SET "otherNames" = ARRAY['Mức độ hài lòng'] WHERE "code" = 'CT-e1' AND "planId" = (SELECT "id" FROM "Plan" WHERE "year" = 2024 AND "number" = '65/QĐ-UBND');
UPDATE "AgencyGroup" SET "otherNames" = ARRAY['các sở', 'sở', 'sở ban ngành', 'sở ngành', 'các ngành', 'ban ngành', 'cấp sở', 'khối sở'] WHERE "code" = '@so-ban-nganh' AND "planId" = (SELECT "id" FROM "Plan" WHERE "year" = 2024 AND "number" = '65/QĐ-UBND');
UPDATE "AgencyGroup" SET "otherNames" = ARRAY['các huyện', 'huyện', 'cấp huyện', 'huyện thành phố', 'thành phố', 'khối huyện', 'địa phương'] WHERE "code" = '@cap-huyen' AND "planId" = (SELECT "id" FROM "Plan" WHERE "year" = 2024 AND "number" = '65/QĐ-UBND');
UPDATE "AgencyGroup" SET "otherNames" = ARRAY['các xã', 'xã', 'cấp xã', 'xã phường', 'xã phường thị trấn', 'phường', 'thị trấn', 'khối xã', 'địa phương'] WHERE "code" = '@cap-xa' AND "planId" = (SELECT "id" FROM "Plan" WHERE "year" = 2024 AND "number" = '65/QĐ-UBND');
UPDATE "Agency" SET "otherNames" = ARRAY['Trung tâm hành chính công', 'Trung tâm hành chính công tỉnh'] WHERE "code" = 'TTPVHCC' AND EXISTS (SELECT "id" FROM "Plan" WHERE "year" = 2024 AND "number" = '65/QĐ-UBND');
UPDATE "Agency" SET "otherNames" = ARRAY['SNN', 'Sở NN', 'Sở Nông nghiệp và PTNT', 'Sở NN và PTNT'] WHERE "code" = 'SNNPTNT' AND EXISTS (SELECT "id" FROM "Plan" WHERE "year" = 2024 AND "number" = '65/QĐ-UBND');
UPDATE "Agency" SET "otherNames" = ARRAY['Ban Quản lý KCN', 'Ban Quản lý các KCN'] WHERE "code" = 'BQLKCN' AND EXISTS (SELECT "id" FROM "Plan" WHERE "year" = 2024 AND "number" = '65/QĐ-UBND');
UPDATE "Agency" SET "otherNames" = ARRAY['Đài PTTH Lâm Đồng', 'Đài PTTH'] WHERE "code" = 'DPTTH' AND EXISTS (SELECT "id" FROM "Plan" WHERE "year" = 2024 AND "number" = '65/QĐ-UBND');
UPDATE "Agency" SET "otherNames" = ARRAY['N''Thôn Hạ'] WHERE "code" = 'X24973' AND EXISTS (SELECT "id" FROM "Plan" WHERE "year" = 2024 AND "number" = '65/QĐ-UBND');

-- What the one plan that was there said of its agencies.
INSERT INTO "PlanAgency" SELECT p."id", a."id", jsonb_build_object(
  'name', a."name", 'shortName', a."shortName", 'otherNames', a."otherNames", 'level', a."level", 'type', a."type",
  'parentCode', a."parentCode", 'formerArea', a."formerArea", 'order', a."order", 'validTo', a."validTo")
FROM "Plan" p, "Agency" a;
