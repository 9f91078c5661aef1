-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "left_at" TIMESTAMPTZ(3);
