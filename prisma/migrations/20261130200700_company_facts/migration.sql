-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "address" TEXT;

-- CreateTable
CREATE TABLE "customer_confirmation" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_confirmation_pkey" PRIMARY KEY ("id","organization_id")
);

-- CreateIndex
CREATE INDEX "customer_confirmation_customer_id_idx" ON "customer_confirmation"("customer_id");

-- AddForeignKey
ALTER TABLE "customer_confirmation" ADD CONSTRAINT "customer_confirmation_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
