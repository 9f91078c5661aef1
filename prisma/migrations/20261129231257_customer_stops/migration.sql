-- CreateTable
CREATE TABLE "customer_stop" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "member_id" UUID,
    "kind" TEXT NOT NULL,
    "channel" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "words" BYTEA,

    CONSTRAINT "customer_stop_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "customer_stop_customer_id_kind_idx" ON "customer_stop"("customer_id", "kind");

-- AddForeignKey
ALTER TABLE "customer_stop" ADD CONSTRAINT "customer_stop_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_stop" ADD CONSTRAINT "customer_stop_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- What an import remembers of a row goes with the row.
CREATE TRIGGER forget_imported AFTER DELETE ON "customer_stop"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_imported();
