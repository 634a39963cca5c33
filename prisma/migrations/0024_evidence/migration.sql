-- AlterTable
ALTER TABLE "Receipt" ADD COLUMN     "undoesId" INTEGER;

-- AlterTable
ALTER TABLE "StatusReport" ADD COLUMN     "takenBackAt" TIMESTAMPTZ(3),
ALTER COLUMN "status" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Figure" ADD COLUMN     "takenBackAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Evidence" (
    "id" SERIAL NOT NULL,
    "personId" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "bot" TEXT NOT NULL,
    "chatId" BIGINT NOT NULL,
    "inboxId" BIGINT NOT NULL,
    "groupId" BIGINT NOT NULL,
    "album" TEXT,
    "fileId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT,
    "mediaType" TEXT,
    "size" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "offeredFor" INTEGER,
    "draftId" INTEGER,
    "receiptId" INTEGER,
    "reportId" INTEGER,
    "figureId" INTEGER,
    "attachedAt" TIMESTAMPTZ(3),
    "attachedBy" BIGINT,
    "droppedAt" TIMESTAMPTZ(3),
    "storedAs" TEXT,
    "storeTries" INTEGER NOT NULL DEFAULT 0,
    "storeNext" TIMESTAMPTZ(3),

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Evidence_inboxId_key" ON "Evidence"("inboxId");

-- CreateIndex
CREATE INDEX "Evidence_receiptId_idx" ON "Evidence"("receiptId");

-- CreateIndex
CREATE INDEX "Evidence_reportId_idx" ON "Evidence"("reportId");

-- CreateIndex
CREATE INDEX "Evidence_figureId_idx" ON "Evidence"("figureId");

-- CreateIndex
CREATE INDEX "Evidence_groupId_idx" ON "Evidence"("groupId");

-- CreateIndex
CREATE INDEX "Evidence_waiting_idx" ON "Evidence"("channel", "bot", "chatId") WHERE ("draftId" IS NULL AND "receiptId" IS NULL AND "droppedAt" IS NULL);

-- CreateIndex
CREATE INDEX "Evidence_store_idx" ON "Evidence"("storeNext") WHERE ("storeNext" IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "Receipt_undoesId_key" ON "Receipt"("undoesId");

-- AddForeignKey
ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_undoesId_fkey" FOREIGN KEY ("undoesId") REFERENCES "Receipt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_receiptId_fkey" FOREIGN KEY ("receiptId") REFERENCES "Receipt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "StatusReport"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_figureId_fkey" FOREIGN KEY ("figureId") REFERENCES "Figure"("id") ON DELETE SET NULL ON UPDATE CASCADE;
