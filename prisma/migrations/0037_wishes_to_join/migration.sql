-- CreateTable
CREATE TABLE "JoinWish" (
    "id" SERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "bot" TEXT NOT NULL,
    "chatId" BIGINT NOT NULL,
    "name" TEXT,
    "phone" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "inboxId" BIGINT NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "decidedBy" INTEGER,
    "decideInboxId" BIGINT,
    "invitationId" INTEGER,

    CONSTRAINT "JoinWish_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "JoinWish_inboxId_key" ON "JoinWish"("inboxId");

-- CreateIndex
CREATE INDEX "JoinWish_channel_bot_chatId_endedAt_idx" ON "JoinWish"("channel", "bot", "chatId", "endedAt");

-- CreateIndex
CREATE INDEX "JoinWish_endedAt_at_idx" ON "JoinWish"("endedAt", "at");

-- CreateIndex
CREATE UNIQUE INDEX "JoinWish_waiting_key" ON "JoinWish"("channel", "bot", "chatId") WHERE ("endedAt" IS NULL);
