-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "attitude" TEXT,
ADD COLUMN     "decides" BOOLEAN;

-- CreateTable
CREATE TABLE "fact_question" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "asked_on" DATE,
    "rests_until" DATE,

    CONSTRAINT "fact_question_pkey" PRIMARY KEY ("id","organization_id")
);

-- CreateTable
CREATE TABLE "customer_need" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "content" BYTEA NOT NULL,
    "is_extra" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_need_pkey" PRIMARY KEY ("id","organization_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "fact_question_customer_id_field_organization_id_key" ON "fact_question"("customer_id", "field", "organization_id");

-- CreateIndex
CREATE INDEX "customer_need_customer_id_idx" ON "customer_need"("customer_id");

-- AddForeignKey
ALTER TABLE "fact_question" ADD CONSTRAINT "fact_question_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "customer_need" ADD CONSTRAINT "customer_need_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
