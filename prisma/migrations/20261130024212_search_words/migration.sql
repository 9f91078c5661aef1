-- CreateIndex
CREATE INDEX "customer_organization_id_city_idx" ON "customer"("organization_id", "city");

-- CreateIndex
CREATE INDEX "customer_organization_id_industry_idx" ON "customer"("organization_id", "industry");

-- CreateIndex
CREATE INDEX "customer_tagged" ON "customer"("organization_id") WHERE "tags" <> '{}';
