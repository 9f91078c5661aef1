-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "background" BYTEA,
ADD COLUMN     "cares_about" BYTEA,
ADD COLUMN     "other_phone" BYTEA,
ADD COLUMN     "other_phone_hash" BYTEA,
ADD COLUMN     "superstition" BYTEA;

-- CreateTable
CREATE TABLE "contact_confirmation" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_confirmation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "contact_confirmation_customer_id_idx" ON "contact_confirmation"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "contact_confirmation_contact_id_field_key" ON "contact_confirmation"("contact_id", "field");

-- CreateIndex
CREATE INDEX "contact_organization_id_other_phone_hash_idx" ON "contact"("organization_id", "other_phone_hash");

-- AddForeignKey
ALTER TABLE "contact_confirmation" ADD CONSTRAINT "contact_confirmation_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_confirmation" ADD CONSTRAINT "contact_confirmation_customer_id_organization_id_contact_i_fkey" FOREIGN KEY ("customer_id", "organization_id", "contact_id") REFERENCES "contact"("customer_id", "organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
