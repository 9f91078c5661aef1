-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "best_hour" JSONB;

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "dormant_after" INTEGER NOT NULL DEFAULT 90;

-- AlterTable
ALTER TABLE "touch" ADD COLUMN     "opener" TEXT;

-- CreateTable
CREATE TABLE "valuation" (
    "organization_id" UUID NOT NULL,
    "as_of" DATE NOT NULL,
    "horizon_days" INTEGER NOT NULL,
    "currency" CHAR(3),
    "model" TEXT NOT NULL,
    "orders" INTEGER NOT NULL,

    CONSTRAINT "valuation_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "customer_value" (
    "customer_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "expected_purchases" DOUBLE PRECISION NOT NULL,
    "expected_value" DOUBLE PRECISION NOT NULL,
    "p_alive" DOUBLE PRECISION,
    "stage" TEXT NOT NULL,
    "abc" CHAR(1) NOT NULL,
    "rfm" CHAR(3) NOT NULL,
    "contribution" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "customer_value_pkey" PRIMARY KEY ("customer_id")
);

-- CreateTable
CREATE TABLE "answer_hours" (
    "organization_id" UUID NOT NULL,
    "country" CHAR(2) NOT NULL,
    "answered" INTEGER[],
    "unanswered" INTEGER[],

    CONSTRAINT "answer_hours_pkey" PRIMARY KEY ("organization_id","country")
);

-- CreateIndex
CREATE INDEX "customer_value_organization_id_idx" ON "customer_value"("organization_id");

-- AddForeignKey
ALTER TABLE "customer_value" ADD CONSTRAINT "customer_value_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
