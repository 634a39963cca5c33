-- AlterTable
ALTER TABLE "Figure" ADD COLUMN     "place" INTEGER;

-- AlterTable
ALTER TABLE "StatusReport" ADD COLUMN     "place" INTEGER;
