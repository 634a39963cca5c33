-- AlterTable
ALTER TABLE "Task" ADD COLUMN     "ofTaskId" INTEGER;

-- CreateTable
CREATE TABLE "TriggerEvent" (
    "id" SERIAL NOT NULL,
    "planId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "taskId" INTEGER NOT NULL,
    "agencyId" INTEGER,
    "personId" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "document" TEXT,
    "happenedOn" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "inboxId" BIGINT NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnBy" INTEGER,
    "withdrawInboxId" BIGINT,
    "reason" TEXT,

    CONSTRAINT "TriggerEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HelperNote" (
    "id" SERIAL NOT NULL,
    "dutyId" INTEGER NOT NULL,
    "agencyId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "inboxId" BIGINT NOT NULL,

    CONSTRAINT "HelperNote_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "TriggerEvent_taskId_key" ON "TriggerEvent"("taskId");

-- CreateIndex
CREATE UNIQUE INDEX "TriggerEvent_inboxId_key" ON "TriggerEvent"("inboxId");

-- CreateIndex
CREATE UNIQUE INDEX "TriggerEvent_planId_number_key" ON "TriggerEvent"("planId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "HelperNote_inboxId_key" ON "HelperNote"("inboxId");

-- CreateIndex
CREATE INDEX "HelperNote_dutyId_idx" ON "HelperNote"("dutyId");

-- CreateIndex
CREATE INDEX "Task_ofTaskId_idx" ON "Task"("ofTaskId");
