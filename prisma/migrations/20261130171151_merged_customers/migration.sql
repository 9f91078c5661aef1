-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "merged_into_id" UUID;

-- CreateTable
CREATE TABLE "merged_customer" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "gone_id" UUID NOT NULL,
    "member_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "merged_customer_pkey" PRIMARY KEY ("id","organization_id")
);

-- CreateIndex
CREATE INDEX "merged_customer_customer_id_idx" ON "merged_customer"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "merged_customer_gone_id_organization_id_key" ON "merged_customer"("gone_id", "organization_id");

-- AddForeignKey
ALTER TABLE "merged_customer" ADD CONSTRAINT "merged_customer_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "merged_customer" ADD CONSTRAINT "merged_customer_organization_id_gone_id_fkey" FOREIGN KEY ("organization_id", "gone_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "merged_customer" ADD CONSTRAINT "merged_customer_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What is merged says so at the customer itself, so that no statement has to look elsewhere. It is there
-- again as soon as the row is taken back; where the customer that it became part of is erased, it goes too.
CREATE FUNCTION keep_merged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE customer SET merged_into_id = NEW.customer_id
    WHERE organization_id = NEW.organization_id AND id = NEW.gone_id;
  ELSIF EXISTS (SELECT 1 FROM customer WHERE organization_id = OLD.organization_id
      AND id = OLD.customer_id) THEN
    UPDATE customer SET merged_into_id = NULL
    WHERE organization_id = OLD.organization_id AND id = OLD.gone_id;
  ELSE
    DELETE FROM customer WHERE organization_id = OLD.organization_id AND id = OLD.gone_id;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER keep_merged AFTER INSERT OR DELETE ON "merged_customer" FOR EACH ROW
  EXECUTE FUNCTION keep_merged();

CREATE TRIGGER note_names_merged AFTER UPDATE ON "customer" FOR EACH ROW
  WHEN (OLD.merged_into_id IS DISTINCT FROM NEW.merged_into_id) EXECUTE FUNCTION note_names();
