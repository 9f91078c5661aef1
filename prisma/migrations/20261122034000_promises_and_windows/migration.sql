-- DropIndex
DROP INDEX "customer_organization_id_tier_idx";

-- CreateIndex
CREATE INDEX "customer_organization_id_tier_due_opens_at_idx" ON "customer"("organization_id", "tier", "due_opens_at");

-- CreateIndex
CREATE INDEX "promise_organization_id_kept_at_due_on_idx" ON "promise"("organization_id", "kept_at", "due_on");
