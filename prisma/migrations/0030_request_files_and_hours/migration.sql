-- AlterTable
ALTER TABLE "Duty" ADD COLUMN     "dueHour" TEXT,
ADD COLUMN     "settledLate" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "RequestFile" (
    "id" SERIAL NOT NULL,
    "requestId" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "bot" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "inboxId" BIGINT NOT NULL,
    "storedAs" TEXT,
    "storeTries" INTEGER NOT NULL DEFAULT 0,
    "storeNext" TIMESTAMPTZ(3),

    CONSTRAINT "RequestFile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "RequestFile_inboxId_key" ON "RequestFile"("inboxId");

-- CreateIndex
CREATE INDEX "RequestFile_requestId_idx" ON "RequestFile"("requestId");

-- CreateIndex
CREATE INDEX "RequestFile_store_idx" ON "RequestFile"("storeNext") WHERE ("storeNext" IS NOT NULL);
