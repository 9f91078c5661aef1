-- CreateTable
CREATE TABLE "received_file" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "name" BYTEA NOT NULL,
    "content" BYTEA,
    "layout" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',

    CONSTRAINT "received_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "received_file_member_id_at_idx" ON "received_file"("member_id", "at" DESC);

-- AddForeignKey
ALTER TABLE "received_file" ADD CONSTRAINT "received_file_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
