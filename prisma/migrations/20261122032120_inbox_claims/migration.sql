-- DropIndex
DROP INDEX "inbox_event_organization_id_done_at_received_at_idx";

-- AlterTable
ALTER TABLE "inbox_event" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "lease_until" TIMESTAMPTZ(3),
ALTER COLUMN "organization_id" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "inbox_event_lease_until_idx" ON "inbox_event"("lease_until");
