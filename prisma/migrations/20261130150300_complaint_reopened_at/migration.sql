-- AlterTable
ALTER TABLE "complaint" ADD COLUMN     "reopened_at" TIMESTAMPTZ(3);
