-- AlterTable
ALTER TABLE "customer_value" ADD COLUMN     "unvalued" TEXT[] DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "expected_value" DROP NOT NULL,
ALTER COLUMN "abc" DROP NOT NULL,
ALTER COLUMN "contribution" DROP NOT NULL;

-- AlterTable
ALTER TABLE "valuation" ADD COLUMN     "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- Values so far knew one currency. All customers are valued anew at once.
DELETE FROM "valuation";
