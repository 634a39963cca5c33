-- What came in since a moment is found by when its receipt was issued.
-- CreateIndex
CREATE INDEX "Receipt_issuedAt_idx" ON "Receipt"("issuedAt");
