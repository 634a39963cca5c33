-- AlterTable
ALTER TABLE "Section" ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'plan';

-- AlterTable
ALTER TABLE "Task" ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'plan';

-- CreateTable
CREATE TABLE "Request" (
    "id" SERIAL NOT NULL,
    "planId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "asked" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "inboxId" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "taskId" INTEGER,
    "sentAt" TIMESTAMPTZ(3),
    "sendInboxId" BIGINT,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnBy" INTEGER,
    "withdrawInboxId" BIGINT,
    "reason" TEXT,

    CONSTRAINT "Request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Acknowledgement" (
    "dutyId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "inboxId" BIGINT NOT NULL,

    CONSTRAINT "Acknowledgement_pkey" PRIMARY KEY ("dutyId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Request_taskId_key" ON "Request"("taskId");

-- CreateIndex
CREATE UNIQUE INDEX "Request_sendInboxId_key" ON "Request"("sendInboxId");

-- CreateIndex
CREATE INDEX "Request_personId_state_idx" ON "Request"("personId", "state");

-- CreateIndex
CREATE INDEX "Request_planId_state_idx" ON "Request"("planId", "state");

-- CreateIndex
CREATE INDEX "Request_state_at_idx" ON "Request"("state", "at");

-- CreateIndex
CREATE INDEX "Acknowledgement_inboxId_idx" ON "Acknowledgement"("inboxId");
