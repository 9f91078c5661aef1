-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "known_need" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "need_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "rule_set" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "member_id" UUID,
    "rules" JSONB NOT NULL,
    "reverted_at" TIMESTAMPTZ(3),

    CONSTRAINT "rule_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tier_refusal" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "to_tier" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tier_refusal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "market_score" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "country" CHAR(2) NOT NULL,
    "competition" INTEGER,
    "strength" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "market_score_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "rule_set_organization_id_version_key" ON "rule_set"("organization_id", "version");

-- CreateIndex
CREATE INDEX "tier_refusal_customer_id_at_idx" ON "tier_refusal"("customer_id", "at" DESC);

-- CreateIndex
CREATE INDEX "market_score_organization_id_country_at_idx" ON "market_score"("organization_id", "country", "at" DESC);

-- AddForeignKey
ALTER TABLE "tier_refusal" ADD CONSTRAINT "tier_refusal_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
