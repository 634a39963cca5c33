-- AlterTable
ALTER TABLE "Duty" ADD COLUMN     "plannedDueOn" DATE,
ADD COLUMN     "plannedLockOn" DATE;

-- CreateTable
CREATE TABLE "Return" (
    "id" SERIAL NOT NULL,
    "number" TEXT NOT NULL,
    "agencyId" INTEGER NOT NULL,
    "dutyId" INTEGER,
    "reportId" INTEGER,
    "figureId" INTEGER,
    "reason" TEXT NOT NULL,
    "answerBy" DATE NOT NULL,
    "dueOn" DATE,
    "settledOn" DATE,
    "onTime" BOOLEAN NOT NULL,
    "personId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "inboxId" BIGINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" INTEGER,
    "receiptId" INTEGER,
    "endInboxId" BIGINT,
    "kept" BOOLEAN,

    CONSTRAINT "Return_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Extension" (
    "id" SERIAL NOT NULL,
    "dutyId" INTEGER NOT NULL,
    "fromDay" DATE NOT NULL,
    "toDay" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "inboxId" BIGINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "decidedBy" INTEGER,
    "decidedAt" TIMESTAMPTZ(3),
    "decisionInboxId" BIGINT,
    "refusal" TEXT,

    CONSTRAINT "Extension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LateChange" (
    "id" SERIAL NOT NULL,
    "agencyId" INTEGER NOT NULL,
    "entries" JSONB NOT NULL,
    "subjects" TEXT[],
    "personId" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "inboxId" BIGINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "decidedBy" INTEGER,
    "decidedAt" TIMESTAMPTZ(3),
    "decisionInboxId" BIGINT,
    "refusal" TEXT,
    "receiptId" INTEGER,

    CONSTRAINT "LateChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Approval" (
    "id" SERIAL NOT NULL,
    "planId" INTEGER NOT NULL,
    "quarter" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "inboxId" BIGINT NOT NULL,
    "reopenedBy" INTEGER,
    "reopenedAt" TIMESTAMPTZ(3),
    "reopening" TEXT,
    "reopenInboxId" BIGINT,
    "openKey" TEXT,

    CONSTRAINT "Approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Question" (
    "channel" TEXT NOT NULL,
    "bot" TEXT NOT NULL,
    "chatId" BIGINT NOT NULL,
    "personId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "inboxId" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Question_pkey" PRIMARY KEY ("channel","bot","chatId")
);

-- CreateTable
CREATE TABLE "Pin" (
    "personId" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Pin_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "WrongPin" (
    "id" SERIAL NOT NULL,
    "personId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "inboxId" BIGINT NOT NULL,

    CONSTRAINT "WrongPin_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Return_state_at_idx" ON "Return"("state", "at");

-- CreateIndex
CREATE INDEX "Return_dutyId_idx" ON "Return"("dutyId");

-- CreateIndex
CREATE INDEX "Return_figureId_idx" ON "Return"("figureId");

-- CreateIndex
CREATE UNIQUE INDEX "Return_inboxId_reportId_key" ON "Return"("inboxId", "reportId");

-- CreateIndex
CREATE UNIQUE INDEX "Return_inboxId_figureId_key" ON "Return"("inboxId", "figureId");

-- CreateIndex
CREATE UNIQUE INDEX "Extension_inboxId_key" ON "Extension"("inboxId");

-- CreateIndex
CREATE INDEX "Extension_state_at_idx" ON "Extension"("state", "at");

-- CreateIndex
CREATE INDEX "Extension_dutyId_idx" ON "Extension"("dutyId");

-- CreateIndex
CREATE UNIQUE INDEX "LateChange_inboxId_key" ON "LateChange"("inboxId");

-- CreateIndex
CREATE INDEX "LateChange_state_at_idx" ON "LateChange"("state", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Approval_inboxId_key" ON "Approval"("inboxId");

-- CreateIndex
CREATE UNIQUE INDEX "Approval_openKey_key" ON "Approval"("openKey");

-- CreateIndex
CREATE INDEX "Approval_planId_quarter_idx" ON "Approval"("planId", "quarter");

-- CreateIndex
CREATE INDEX "Question_at_idx" ON "Question"("at");

-- CreateIndex
CREATE UNIQUE INDEX "WrongPin_inboxId_key" ON "WrongPin"("inboxId");

-- CreateIndex
CREATE INDEX "WrongPin_personId_at_idx" ON "WrongPin"("personId", "at");
