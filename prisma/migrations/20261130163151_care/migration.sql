-- AlterTable
ALTER TABLE "owed" ADD COLUMN     "care_id" UUID;

-- CreateTable
CREATE TABLE "customer_event" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "on_date" DATE NOT NULL,
    "is_yearly" BOOLEAN NOT NULL,
    "name" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_event_pkey" PRIMARY KEY ("id","organization_id")
);

-- CreateTable
CREATE TABLE "care" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "contact_id" UUID,
    "member_id" UUID,
    "occasion" TEXT NOT NULL,
    "on_date" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "gift" BYTEA,
    "amount" DECIMAL(18,4),
    "currency" CHAR(3),
    "tier" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "signed_by_id" UUID,
    "signed_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3),
    "is_over_agreed" BOOLEAN NOT NULL DEFAULT false,
    "given_at" TIMESTAMPTZ(3),

    CONSTRAINT "care_pkey" PRIMARY KEY ("id","organization_id")
);

-- CreateTable
CREATE TABLE "care_budget" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "member_id" UUID,
    "tier" TEXT NOT NULL,
    "amount" DECIMAL(18,4) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "care_budget_pkey" PRIMARY KEY ("id","organization_id")
);

-- CreateIndex
CREATE INDEX "customer_event_customer_id_idx" ON "customer_event"("customer_id");

-- CreateIndex
CREATE INDEX "care_customer_id_on_date_idx" ON "care"("customer_id", "on_date");

-- CreateIndex
CREATE INDEX "care_organization_id_on_date_idx" ON "care"("organization_id", "on_date");

-- CreateIndex
CREATE INDEX "care_contact_id_idx" ON "care"("contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "care_customer_id_organization_id_id_key" ON "care"("customer_id", "organization_id", "id");

-- CreateIndex
CREATE INDEX "care_budget_organization_id_tier_at_idx" ON "care_budget"("organization_id", "tier", "at" DESC);

-- CreateIndex
CREATE INDEX "owed_care_id_idx" ON "owed"("care_id");

-- AddForeignKey
ALTER TABLE "owed" ADD CONSTRAINT "owed_customer_id_organization_id_care_id_fkey" FOREIGN KEY ("customer_id", "organization_id", "care_id") REFERENCES "care"("customer_id", "organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION NOT VALID;

-- AddForeignKey
ALTER TABLE "customer_event" ADD CONSTRAINT "customer_event_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "care" ADD CONSTRAINT "care_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "care" ADD CONSTRAINT "care_customer_id_organization_id_contact_id_fkey" FOREIGN KEY ("customer_id", "organization_id", "contact_id") REFERENCES "contact"("customer_id", "organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "care" ADD CONSTRAINT "care_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "care" ADD CONSTRAINT "care_organization_id_signed_by_id_fkey" FOREIGN KEY ("organization_id", "signed_by_id") REFERENCES "member"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "care_budget" ADD CONSTRAINT "care_budget_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "care_budget" ADD CONSTRAINT "care_budget_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
