-- AlterTable
ALTER TABLE "team" ADD COLUMN     "shows_names" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "customer_claim" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "from_member_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_claim_pkey" PRIMARY KEY ("id","organization_id")
);

-- CreateIndex
CREATE INDEX "customer_claim_organization_id_at_idx" ON "customer_claim"("organization_id", "at");

-- CreateIndex
CREATE INDEX "customer_claim_customer_id_idx" ON "customer_claim"("customer_id");

-- CreateIndex
CREATE INDEX "customer_claim_from_member_id_idx" ON "customer_claim"("from_member_id");

-- CreateIndex
CREATE INDEX "customer_claim_member_id_idx" ON "customer_claim"("member_id");

-- AddForeignKey
ALTER TABLE "customer_claim" ADD CONSTRAINT "customer_claim_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "customer_claim" ADD CONSTRAINT "customer_claim_organization_id_from_member_id_fkey" FOREIGN KEY ("organization_id", "from_member_id") REFERENCES "member"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "customer_claim" ADD CONSTRAINT "customer_claim_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
