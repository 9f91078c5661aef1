-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "best_hour" JSONB;
