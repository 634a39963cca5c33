-- AlterTable
ALTER TABLE "Chat" DROP COLUMN "name";

-- AlterTable
ALTER TABLE "WrongCode" ADD COLUMN     "inboxId" BIGINT;

-- CreateIndex
CREATE INDEX "ConversationState_updatedAt_idx" ON "ConversationState"("updatedAt");

-- CreateIndex
CREATE INDEX "Draft_kept_idx" ON "Draft"("updatedAt") WHERE (data <> '{}'::jsonb);

-- CreateIndex
CREATE INDEX "InboxUpdate_kept_idx" ON "InboxUpdate"("state", "receivedAt") WHERE (update <> '{}'::jsonb);

-- CreateIndex
CREATE UNIQUE INDEX "WrongCode_inboxId_key" ON "WrongCode"("inboxId");

-- CreateIndex
CREATE INDEX "WrongCode_at_idx" ON "WrongCode"("at");
