-- CreateTable
CREATE TABLE "visit" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "on_date" DATE NOT NULL,
    "people" SMALLINT,

    CONSTRAINT "visit_pkey" PRIMARY KEY ("id","organization_id")
);

-- CreateIndex
CREATE INDEX "visit_customer_id_idx" ON "visit"("customer_id");

-- CreateIndex
CREATE INDEX "visit_organization_id_on_date_idx" ON "visit"("organization_id", "on_date");

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
