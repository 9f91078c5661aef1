-- AlterTable
ALTER TABLE "import" ADD COLUMN     "finished_at" TIMESTAMPTZ(3),
ADD COLUMN     "notes" JSONB;

-- CreateIndex
CREATE INDEX "import_organization_id_finished_at_idx" ON "import"("organization_id", "finished_at");
