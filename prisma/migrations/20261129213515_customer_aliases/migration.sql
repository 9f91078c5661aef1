-- CreateTable
CREATE TABLE "customer_alias" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,

    CONSTRAINT "customer_alias_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "customer_alias_customer_id_idx" ON "customer_alias"("customer_id");

-- CreateIndex
CREATE INDEX "customer_alias_organization_id_name_key_idx" ON "customer_alias"("organization_id", "name_key");

-- AddForeignKey
ALTER TABLE "customer_alias" ADD CONSTRAINT "customer_alias_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
