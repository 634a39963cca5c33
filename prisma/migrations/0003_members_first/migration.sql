-- DropIndex
DROP INDEX "InboxUpdate_channel_bot_chatId_state_idx";

-- DropIndex
DROP INDEX "InboxUpdate_state_nextAt_idx";

-- AlterTable
ALTER TABLE "InboxUpdate" ADD COLUMN     "rank" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Usage" ADD COLUMN     "courtesies" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Pause" (
    "channel" TEXT NOT NULL,
    "bot" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Pause_pkey" PRIMARY KEY ("channel","bot","place")
);

-- CreateIndex
CREATE INDEX "InboxUpdate_state_rank_id_idx" ON "InboxUpdate"("state", "rank", "id");

-- CreateIndex
CREATE INDEX "InboxUpdate_channel_bot_chatId_state_receivedAt_idx" ON "InboxUpdate"("channel", "bot", "chatId", "state", "receivedAt");
