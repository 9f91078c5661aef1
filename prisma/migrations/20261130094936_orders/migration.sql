-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "imported_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "customer_order" ADD COLUMN     "is_told_only" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "owed" ADD COLUMN     "order_id" UUID;

-- AlterTable
ALTER TABLE "touch" ADD COLUMN     "amount" DECIMAL(18,4),
ADD COLUMN     "currency" CHAR(3),
ADD COLUMN     "valid_until" DATE;

-- CreateIndex
CREATE UNIQUE INDEX "customer_order_customer_id_organization_id_id_key" ON "customer_order"("customer_id", "organization_id", "id");

-- CreateIndex
CREATE INDEX "owed_order_id_idx" ON "owed"("order_id");

-- AddForeignKey
ALTER TABLE "owed" ADD CONSTRAINT "owed_customer_id_organization_id_order_id_fkey" FOREIGN KEY ("customer_id", "organization_id", "order_id") REFERENCES "customer_order"("customer_id", "organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;

-- What was told in the chat so far got a number of this form.
UPDATE "customer_order" SET "is_told_only" = true WHERE "number" LIKE 'chat-%';
