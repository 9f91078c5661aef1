-- A promise and the answer to a complaint are kinds of one thing: what is owed.
ALTER TABLE "promise" RENAME TO "owed";
ALTER TABLE "owed" RENAME CONSTRAINT "promise_pkey" TO "owed_pkey";
ALTER TABLE "owed" RENAME CONSTRAINT "promise_customer_id_fkey" TO "owed_customer_id_fkey";
ALTER TABLE "owed" RENAME COLUMN "kept_at" TO "done_at";
ALTER INDEX "promise_customer_id_idx" RENAME TO "owed_customer_id_idx";
ALTER INDEX "promise_organization_id_kept_at_due_on_idx" RENAME TO "owed_organization_id_done_at_due_on_idx";

-- The default stands in every row without writing any; complaints alone are written.
ALTER TABLE "owed" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'promise';
UPDATE "owed" SET "kind" = 'complaint' WHERE "is_complaint";
ALTER TABLE "owed" ALTER COLUMN "kind" DROP DEFAULT;
ALTER TABLE "owed" DROP COLUMN "is_complaint";
