-- CreateTable
CREATE TABLE "passed_customer" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "from_member_id" UUID,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "introduced_at" TIMESTAMPTZ(3),

    CONSTRAINT "passed_customer_pkey" PRIMARY KEY ("id","organization_id")
);

-- CreateIndex
CREATE INDEX "passed_customer_customer_id_idx" ON "passed_customer"("customer_id");

-- CreateIndex
CREATE INDEX "passed_customer_from_member_id_idx" ON "passed_customer"("from_member_id");

-- CreateIndex
CREATE INDEX "passed_customer_member_id_at_idx" ON "passed_customer"("member_id", "at");

-- AddForeignKey
ALTER TABLE "passed_customer" ADD CONSTRAINT "passed_customer_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "passed_customer" ADD CONSTRAINT "passed_customer_organization_id_from_member_id_fkey" FOREIGN KEY ("organization_id", "from_member_id") REFERENCES "member"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "passed_customer" ADD CONSTRAINT "passed_customer_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
