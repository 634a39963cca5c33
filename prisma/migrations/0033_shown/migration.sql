-- CreateIndex
CREATE INDEX "OutboxMessage_shown_idx" ON "OutboxMessage"("finishedAt") WHERE (shown IS NOT NULL);
