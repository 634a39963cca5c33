-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "copies" TEXT NOT NULL DEFAULT 'daily',
ADD COLUMN     "copiesSince" TIMESTAMPTZ(3),
ADD COLUMN     "phone" TEXT;

-- CreateTable
CREATE TABLE "PhoneCall" (
    "id" SERIAL NOT NULL,
    "personId" INTEGER NOT NULL,
    "byId" INTEGER NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "inboxId" BIGINT,

    CONSTRAINT "PhoneCall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outage" (
    "from" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Outage_pkey" PRIMARY KEY ("from")
);

-- CreateTable
CREATE TABLE "Schedule" (
    "id" SERIAL NOT NULL,
    "weekdays" INTEGER[],
    "time" TEXT NOT NULL,
    "personIds" INTEGER[],
    "byId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "inboxId" BIGINT,

    CONSTRAINT "Schedule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PhoneCall_inboxId_key" ON "PhoneCall"("inboxId");

-- CreateIndex
CREATE INDEX "PhoneCall_personId_idx" ON "PhoneCall"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Schedule_inboxId_key" ON "Schedule"("inboxId");

-- CreateIndex
CREATE INDEX "OutboxMessage_personId_state_idx" ON "OutboxMessage"("personId", "state");
