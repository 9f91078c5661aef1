-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "parts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "platform" TEXT;

-- CreateTable
CREATE TABLE "lease" (
    "name" TEXT NOT NULL,
    "holder" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lease_pkey" PRIMARY KEY ("name")
);
