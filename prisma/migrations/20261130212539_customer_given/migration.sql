-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "given_at" TIMESTAMPTZ(3);
