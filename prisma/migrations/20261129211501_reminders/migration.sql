-- CreateTable
CREATE TABLE "reminder" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reminder_organization_id_at_idx" ON "reminder"("organization_id", "at" DESC);

-- CreateIndex
CREATE INDEX "reminder_member_id_idx" ON "reminder"("member_id");

-- CreateIndex
CREATE INDEX "reminder_customer_id_idx" ON "reminder"("customer_id");

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
