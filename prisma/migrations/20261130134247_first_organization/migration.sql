-- CreateIndex
CREATE INDEX "organization_created_at_idx" ON "organization"("created_at");
