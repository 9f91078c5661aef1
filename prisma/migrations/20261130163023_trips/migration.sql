-- CreateTable
CREATE TABLE "trip" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "countries" TEXT[],
    "cities" TEXT[],
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,

    CONSTRAINT "trip_pkey" PRIMARY KEY ("id","organization_id")
);

-- CreateTable
CREATE TABLE "calendar_link" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_link_pkey" PRIMARY KEY ("id","organization_id")
);

-- CreateIndex
CREATE INDEX "trip_member_id_idx" ON "trip"("member_id");

-- CreateIndex
CREATE INDEX "trip_organization_id_to_on_idx" ON "trip"("organization_id", "to_on");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_link_token_hash_key" ON "calendar_link"("token_hash");

-- CreateIndex
CREATE INDEX "calendar_link_member_id_idx" ON "calendar_link"("member_id");

-- AddForeignKey
ALTER TABLE "trip" ADD CONSTRAINT "trip_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "calendar_link" ADD CONSTRAINT "calendar_link_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
