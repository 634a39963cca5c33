-- CreateIndex
CREATE INDEX "Draft_open_subject_idx" ON "Draft"("subject") WHERE (state = 'open');
