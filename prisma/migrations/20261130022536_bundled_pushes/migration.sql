-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "bundle" TEXT;

-- AlterTable
ALTER TABLE "push_setting" ADD COLUMN     "asked_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "delivery_bundle_idx" ON "delivery"("bundle");
