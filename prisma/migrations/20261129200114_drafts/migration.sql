-- CreateTable
CREATE TABLE "draft" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "items" BYTEA NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "draft_member_id_at_idx" ON "draft"("member_id", "at" DESC);

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
