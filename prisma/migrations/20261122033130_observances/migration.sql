-- CreateIndex
CREATE INDEX "contact_observances_idx" ON "contact" USING GIN ("observances");
