-- AlterTable
ALTER TABLE "pool_look" ADD COLUMN     "is_claim" BOOLEAN NOT NULL DEFAULT false;

-- Claims of today are counted by it as well.
INSERT INTO "pool_look" ("id", "organization_id", "customer_id", "member_id", "at", "is_claim")
SELECT gen_random_uuid(), "organization_id", "customer_id", "member_id", "at", true FROM "customer_claim"
WHERE "pool_credit" IS NOT NULL AND "at" > now() - interval '1 day';
