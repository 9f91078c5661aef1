-- AlterTable
ALTER TABLE "member" ADD COLUMN     "most_a_day" INTEGER;
