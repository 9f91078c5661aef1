-- CreateIndex
CREATE INDEX "customer_organization_id_zone_idx" ON "customer"("organization_id", "zone");
