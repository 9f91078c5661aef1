-- contract: versions before this one know mails that were heard by keys that name no organization

ALTER TABLE "heard_mail" DROP CONSTRAINT "heard_mail_organization_id_customer_id_fkey";

ALTER TABLE "mail_folder" DROP CONSTRAINT "mail_folder_organization_id_fkey";

DROP INDEX "heard_mail_customer_id_key_hash_key";

ALTER TABLE "heard_mail" DROP CONSTRAINT "heard_mail_pkey",
ADD CONSTRAINT "heard_mail_pkey" PRIMARY KEY ("id", "organization_id");

ALTER TABLE "mail_folder" DROP CONSTRAINT "mail_folder_pkey",
ADD CONSTRAINT "mail_folder_pkey" PRIMARY KEY ("id", "organization_id");

CREATE UNIQUE INDEX "heard_mail_customer_id_key_hash_organization_id_key" ON "heard_mail"("customer_id", "key_hash", "organization_id");

ALTER TABLE "heard_mail" ADD CONSTRAINT "heard_mail_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "mail_folder" ADD CONSTRAINT "mail_folder_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
