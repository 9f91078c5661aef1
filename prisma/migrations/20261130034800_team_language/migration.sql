-- AlterTable
ALTER TABLE "team" ADD COLUMN     "locale" TEXT;
