-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "touredAt" TIMESTAMPTZ(3);
