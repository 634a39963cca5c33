-- CreateTable
CREATE TABLE "Alarm" (
    "what" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Alarm_pkey" PRIMARY KEY ("what")
);

-- CreateTable
CREATE TABLE "WriteProbe" (
    "id" INTEGER NOT NULL,
    "filling" TEXT NOT NULL,

    CONSTRAINT "WriteProbe_pkey" PRIMARY KEY ("id")
);

-- A row has to take the room of a page, in the table itself.
ALTER TABLE "WriteProbe" ALTER COLUMN "filling" SET STORAGE PLAIN;
