-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "zone_guessed" BOOLEAN NOT NULL DEFAULT false;
