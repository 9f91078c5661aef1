-- AlterTable
ALTER TABLE "customer_claim" ADD COLUMN     "pool_credit" INTEGER;

-- CreateTable
CREATE TABLE "pool_rule" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "member_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "cadence_percent" INTEGER NOT NULL,
    "exempt_tiers" TEXT[],
    "order_days" INTEGER NOT NULL,
    "looks_a_day" INTEGER NOT NULL,
    "claims_a_day" INTEGER NOT NULL,
    "most_held" INTEGER,
    "credit_percent" INTEGER NOT NULL,
    "back_days" INTEGER NOT NULL,

    CONSTRAINT "pool_rule_pkey" PRIMARY KEY ("id","organization_id")
);

-- CreateTable
CREATE TABLE "pool_look" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pool_look_pkey" PRIMARY KEY ("id","organization_id")
);

-- CreateIndex
CREATE INDEX "pool_rule_organization_id_at_idx" ON "pool_rule"("organization_id", "at" DESC);

-- CreateIndex
CREATE INDEX "pool_rule_member_id_idx" ON "pool_rule"("member_id");

-- CreateIndex
CREATE INDEX "pool_look_organization_id_member_id_at_idx" ON "pool_look"("organization_id", "member_id", "at");

-- CreateIndex
CREATE INDEX "pool_look_customer_id_idx" ON "pool_look"("customer_id");

-- AddForeignKey
ALTER TABLE "pool_rule" ADD CONSTRAINT "pool_rule_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pool_rule" ADD CONSTRAINT "pool_rule_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pool_look" ADD CONSTRAINT "pool_look_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pool_look" ADD CONSTRAINT "pool_look_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
