-- CreateTable
CREATE TABLE "weekly_list" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "filter_id" UUID NOT NULL,
    "team_id" UUID,

    CONSTRAINT "weekly_list_pkey" PRIMARY KEY ("id","organization_id")
);

-- CreateIndex
CREATE INDEX "weekly_list_member_id_idx" ON "weekly_list"("member_id");

-- CreateIndex
CREATE INDEX "weekly_list_filter_id_idx" ON "weekly_list"("filter_id");

-- CreateIndex
CREATE INDEX "weekly_list_team_id_idx" ON "weekly_list"("team_id");

-- AddForeignKey
ALTER TABLE "weekly_list" ADD CONSTRAINT "weekly_list_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "weekly_list" ADD CONSTRAINT "weekly_list_filter_id_organization_id_fkey" FOREIGN KEY ("filter_id", "organization_id") REFERENCES "saved_filter"("id", "organization_id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "weekly_list" ADD CONSTRAINT "weekly_list_organization_id_team_id_fkey" FOREIGN KEY ("organization_id", "team_id") REFERENCES "team"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
