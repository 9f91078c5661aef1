-- AlterTable
ALTER TABLE "pool_look" ADD COLUMN     "is_claim" BOOLEAN NOT NULL DEFAULT false;
