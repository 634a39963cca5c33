-- CreateTable
CREATE TABLE "Nudge" (
    "id" SERIAL NOT NULL,
    "planId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "inboxId" BIGINT NOT NULL,
    "asked" TEXT NOT NULL,
    "dutyIds" INTEGER[],

    CONSTRAINT "Nudge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Nudge_inboxId_key" ON "Nudge"("inboxId");

-- CreateIndex
CREATE INDEX "Nudge_planId_at_idx" ON "Nudge"("planId", "at");

