-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "remindAt" TEXT;

-- CreateTable
CREATE TABLE "ReminderReply" (
    "id" SERIAL NOT NULL,
    "personId" INTEGER NOT NULL,
    "dutyId" INTEGER,
    "agencyId" INTEGER,
    "period" TEXT,
    "said" TEXT NOT NULL,
    "remindOn" DATE,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "inboxId" BIGINT NOT NULL,

    CONSTRAINT "ReminderReply_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReminderReply_personId_idx" ON "ReminderReply"("personId");

-- CreateIndex
CREATE INDEX "ReminderReply_remindOn_idx" ON "ReminderReply"("remindOn");

-- CreateIndex
CREATE INDEX "ReminderReply_inboxId_idx" ON "ReminderReply"("inboxId");

-- CreateIndex
CREATE INDEX "Duty_dueOn_idx" ON "Duty"("dueOn");

-- What a plan did not say had this, so that importing it again changes nothing.
UPDATE "Plan" SET "regime" = "regime" || '{"ladder": {"before": [14, 7, 3, 1], "onDay": true, "after": [1, 3, 7], "thenEvery": 5, "timesAfter": 6, "at": "08:00"}}'::jsonb
WHERE NOT "regime" ? 'ladder';
