-- CreateTable
CREATE TABLE "complaint" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "owed_id" UUID NOT NULL,
    "about" TEXT,
    "severity" TEXT,
    "order_number" TEXT,
    "claim" DECIMAL(18,4),
    "claim_currency" CHAR(3),
    "remedy" TEXT,
    "cost" DECIMAL(18,4),
    "cost_currency" CHAR(3),
    "told_by" TEXT,
    "satisfaction" SMALLINT,

    CONSTRAINT "complaint_pkey" PRIMARY KEY ("id","organization_id")
);

-- CreateIndex
CREATE INDEX "complaint_customer_id_idx" ON "complaint"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "complaint_owed_id_organization_id_key" ON "complaint"("owed_id", "organization_id");

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_owed_id_organization_id_fkey" FOREIGN KEY ("owed_id", "organization_id") REFERENCES "owed"("id", "organization_id") ON DELETE CASCADE ON UPDATE NO ACTION;
