-- CreateTable
CREATE TABLE "heard_mail" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "heard_at" TIMESTAMPTZ(3) NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "text_hash" BYTEA NOT NULL,
    "undo_id" UUID,
    "person_hash" BYTEA,
    "told" BYTEA,

    CONSTRAINT "heard_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_folder" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "place_hash" BYTEA NOT NULL,
    "validity" BIGINT NOT NULL,
    "last_uid" BIGINT NOT NULL,
    "read_to" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_folder_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "heard_mail_customer_id_text_hash_idx" ON "heard_mail"("customer_id", "text_hash");

-- CreateIndex
CREATE INDEX "heard_mail_organization_id_person_hash_idx" ON "heard_mail"("organization_id", "person_hash");

-- CreateIndex
CREATE UNIQUE INDEX "heard_mail_customer_id_key_hash_key" ON "heard_mail"("customer_id", "key_hash");

-- CreateIndex
CREATE UNIQUE INDEX "mail_folder_organization_id_place_hash_key" ON "mail_folder"("organization_id", "place_hash");

-- AddForeignKey
ALTER TABLE "heard_mail" ADD CONSTRAINT "heard_mail_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_folder" ADD CONSTRAINT "mail_folder_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
