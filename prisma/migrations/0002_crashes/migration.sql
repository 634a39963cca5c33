-- AlterTable
ALTER TABLE "InboxUpdate" ADD COLUMN     "crashes" INTEGER NOT NULL DEFAULT 0;
