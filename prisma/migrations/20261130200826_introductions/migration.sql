-- CreateTable
CREATE TABLE "introduction" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "member_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "what" TEXT NOT NULL,
    "is_agreed" BOOLEAN NOT NULL,

    CONSTRAINT "introduction_pkey" PRIMARY KEY ("id","organization_id")
);

-- CreateIndex
CREATE INDEX "introduction_customer_id_idx" ON "introduction"("customer_id");

-- CreateIndex
CREATE INDEX "introduction_other_id_idx" ON "introduction"("other_id");

-- CreateIndex
CREATE INDEX "introduction_member_id_idx" ON "introduction"("member_id");

-- AddForeignKey
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_organization_id_other_id_fkey" FOREIGN KEY ("organization_id", "other_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
