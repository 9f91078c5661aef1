-- CreateTable
CREATE TABLE "loan_request" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "colleague_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "lapses_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "is_granted" BOOLEAN,
    "decided_by_id" UUID,

    CONSTRAINT "loan_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "loan_request_member_id_idx" ON "loan_request"("member_id");

-- CreateIndex
CREATE INDEX "loan_request_colleague_id_idx" ON "loan_request"("colleague_id");

-- CreateIndex
CREATE INDEX "loan_request_decided_by_id_idx" ON "loan_request"("decided_by_id");

-- AddForeignKey
ALTER TABLE "loan_request" ADD CONSTRAINT "loan_request_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loan_request" ADD CONSTRAINT "loan_request_organization_id_colleague_id_fkey" FOREIGN KEY ("organization_id", "colleague_id") REFERENCES "member"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "loan_request" ADD CONSTRAINT "loan_request_organization_id_decided_by_id_fkey" FOREIGN KEY ("organization_id", "decided_by_id") REFERENCES "member"("organization_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
