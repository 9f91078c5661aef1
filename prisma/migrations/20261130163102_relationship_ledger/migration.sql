-- CreateTable
CREATE TABLE "ledger_line" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "member_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "percent" DECIMAL(7,4),
    "amount" DECIMAL(18,4),
    "currency" CHAR(3),
    "points" INTEGER,
    "content" BYTEA,
    "owed_id" UUID,
    "referred_id" UUID,

    CONSTRAINT "ledger_line_pkey" PRIMARY KEY ("id","organization_id")
);

-- CreateTable
CREATE TABLE "concession_plan" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "member_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "percent" DECIMAL(7,4),
    "amount" DECIMAL(18,4),
    "currency" CHAR(3),
    "content" BYTEA,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "is_granted" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "concession_plan_pkey" PRIMARY KEY ("id","organization_id")
);

-- CreateTable
CREATE TABLE "wallet_share" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "member_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "percent" SMALLINT NOT NULL,

    CONSTRAINT "wallet_share_pkey" PRIMARY KEY ("id","organization_id")
);

-- CreateIndex
CREATE INDEX "ledger_line_customer_id_idx" ON "ledger_line"("customer_id");

-- CreateIndex
CREATE INDEX "ledger_line_member_id_idx" ON "ledger_line"("member_id");

-- CreateIndex
CREATE INDEX "ledger_line_owed_id_idx" ON "ledger_line"("owed_id");

-- CreateIndex
CREATE INDEX "ledger_line_referred_id_idx" ON "ledger_line"("referred_id");

-- CreateIndex
CREATE INDEX "concession_plan_customer_id_idx" ON "concession_plan"("customer_id");

-- CreateIndex
CREATE INDEX "concession_plan_member_id_idx" ON "concession_plan"("member_id");

-- CreateIndex
CREATE INDEX "concession_plan_decided_by_idx" ON "concession_plan"("decided_by");

-- CreateIndex
CREATE INDEX "wallet_share_customer_id_idx" ON "wallet_share"("customer_id");

-- CreateIndex
CREATE INDEX "wallet_share_member_id_idx" ON "wallet_share"("member_id");

-- AddForeignKey
ALTER TABLE "ledger_line" ADD CONSTRAINT "ledger_line_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ledger_line" ADD CONSTRAINT "ledger_line_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ledger_line" ADD CONSTRAINT "ledger_line_owed_id_organization_id_fkey" FOREIGN KEY ("owed_id", "organization_id") REFERENCES "owed"("id", "organization_id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ledger_line" ADD CONSTRAINT "ledger_line_organization_id_referred_id_fkey" FOREIGN KEY ("organization_id", "referred_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "concession_plan" ADD CONSTRAINT "concession_plan_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "concession_plan" ADD CONSTRAINT "concession_plan_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "concession_plan" ADD CONSTRAINT "concession_plan_organization_id_decided_by_fkey" FOREIGN KEY ("organization_id", "decided_by") REFERENCES "member"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "wallet_share" ADD CONSTRAINT "wallet_share_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "wallet_share" ADD CONSTRAINT "wallet_share_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
