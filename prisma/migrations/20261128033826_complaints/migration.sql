-- AlterTable
ALTER TABLE "promise" ADD COLUMN     "is_complaint" BOOLEAN NOT NULL DEFAULT false;
