-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "other_languages" TEXT[] DEFAULT ARRAY[]::TEXT[];
