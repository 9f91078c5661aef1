-- CreateTable
CREATE TABLE "play" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "member_id" UUID,
    "stage" TEXT NOT NULL,
    "worth" TEXT NOT NULL,
    "text" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "play_pkey" PRIMARY KEY ("id","organization_id")
);

-- CreateTable
CREATE TABLE "product_pair" (
    "organization_id" UUID NOT NULL,
    "product" TEXT NOT NULL,
    "also" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "lift" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "product_pair_pkey" PRIMARY KEY ("organization_id","product","also")
);

-- CreateIndex
CREATE INDEX "play_organization_id_stage_worth_at_idx" ON "play"("organization_id", "stage", "worth", "at" DESC);

-- AddForeignKey
ALTER TABLE "play" ADD CONSTRAINT "play_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "play" ADD CONSTRAINT "play_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "product_pair" ADD CONSTRAINT "product_pair_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
