-- Set where a backup brought everything here, until the first service takes up the work.
ALTER TABLE "data_key" ADD COLUMN "restored_at" TIMESTAMPTZ(3);
