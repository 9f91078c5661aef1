-- CreateTable
CREATE TABLE "own_sheet" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "code" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "own_sheet_pkey" PRIMARY KEY ("id","organization_id")
);

-- CreateIndex
CREATE INDEX "own_sheet_member_id_at_idx" ON "own_sheet"("member_id", "at" DESC);

-- CreateIndex
CREATE INDEX "own_sheet_organization_id_at_idx" ON "own_sheet"("organization_id", "at");

-- AddForeignKey
ALTER TABLE "own_sheet" ADD CONSTRAINT "own_sheet_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
