-- AlterTable
ALTER TABLE "Invitation" ADD COLUMN     "giverId" INTEGER,
ADD COLUMN     "madeInboxId" BIGINT,
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "OutboxMessage" ADD COLUMN     "marks" JSONB,
ADD COLUMN     "shown" JSONB;

-- CreateTable
CREATE TABLE "Leave" (
    "id" SERIAL NOT NULL,
    "personId" INTEGER NOT NULL,
    "fromDay" DATE NOT NULL,
    "toDay" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "inboxId" BIGINT NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawInboxId" BIGINT,

    CONSTRAINT "Leave_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StandIn" (
    "leaveId" INTEGER NOT NULL,
    "agencyId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,

    CONSTRAINT "StandIn_pkey" PRIMARY KEY ("leaveId","agencyId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Leave_inboxId_key" ON "Leave"("inboxId");

-- CreateIndex
CREATE INDEX "Leave_personId_idx" ON "Leave"("personId");

-- CreateIndex
CREATE INDEX "Leave_toDay_idx" ON "Leave"("toDay");

-- CreateIndex
CREATE INDEX "StandIn_personId_idx" ON "StandIn"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_madeInboxId_key" ON "Invitation"("madeInboxId");

-- AddForeignKey
ALTER TABLE "StandIn" ADD CONSTRAINT "StandIn_leaveId_fkey" FOREIGN KEY ("leaveId") REFERENCES "Leave"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
