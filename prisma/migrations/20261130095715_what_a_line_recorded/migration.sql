-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "event_id" UUID;

-- AlterTable
ALTER TABLE "draft" ADD COLUMN     "told_in" UUID,
ADD COLUMN     "undo_id" UUID;
