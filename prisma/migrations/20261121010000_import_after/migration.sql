-- AlterTable
ALTER TABLE "import_change" ADD COLUMN     "after" JSONB;
