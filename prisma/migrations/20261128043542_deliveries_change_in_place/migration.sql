-- DropIndex
DROP INDEX "delivery_state_not_before_idx";

-- CreateIndex
CREATE INDEX "delivery_settled_at_idx" ON "delivery"("settled_at");

-- Room on each page for what a row becomes on its way, so that no index is written meanwhile.
ALTER TABLE "delivery" SET (fillfactor = 30);
