-- CreateTable
CREATE TABLE "Offer" (
    "channel" TEXT NOT NULL,
    "bot" TEXT NOT NULL,
    "chatId" BIGINT NOT NULL,
    "inboxId" BIGINT NOT NULL,
    "yes" TEXT NOT NULL,
    "no" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Offer_pkey" PRIMARY KEY ("channel","bot","chatId")
);

-- CreateIndex
CREATE INDEX "Offer_at_idx" ON "Offer"("at");

