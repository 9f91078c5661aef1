-- AlterTable
ALTER TABLE "member" ADD COLUMN     "invited_at" TIMESTAMPTZ(3),
ADD COLUMN     "onboarded_at" TIMESTAMPTZ(3);
