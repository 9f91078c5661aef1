-- AlterTable
ALTER TABLE "touch" ADD COLUMN     "goal" BYTEA,
ADD COLUMN     "goal_reached" BOOLEAN,
ADD COLUMN     "topic" TEXT;
