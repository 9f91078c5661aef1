-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "priorities" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "market_score" ADD COLUMN     "product" INTEGER,
ADD COLUMN     "service" INTEGER,
ADD COLUMN     "technology" INTEGER;

