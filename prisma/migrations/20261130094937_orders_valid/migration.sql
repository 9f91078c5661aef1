-- AlterTable
ALTER TABLE "owed" VALIDATE CONSTRAINT "owed_customer_id_organization_id_order_id_fkey";
