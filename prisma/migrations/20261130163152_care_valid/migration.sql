-- AlterTable
ALTER TABLE "owed" VALIDATE CONSTRAINT "owed_customer_id_organization_id_care_id_fkey";
