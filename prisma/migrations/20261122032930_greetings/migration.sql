-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "birthday_hash" BYTEA,
ADD COLUMN     "not_observed" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "touch" ADD COLUMN     "contact_id" UUID,
ADD COLUMN     "occasion" TEXT;

-- CreateIndex
CREATE INDEX "contact_organization_id_birthday_hash_idx" ON "contact"("organization_id", "birthday_hash");
