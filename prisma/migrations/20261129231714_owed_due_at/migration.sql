-- AlterTable
ALTER TABLE "owed" ADD COLUMN     "due_at" TIMESTAMPTZ(3);
