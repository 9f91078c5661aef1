ALTER TABLE "organization" ADD COLUMN "calendar_version" UUID,
ADD COLUMN "dues_version" TEXT;

ALTER TABLE "customer" ADD COLUMN "keeps_ramadan" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "calendar_rule" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "is_ours" BOOLEAN NOT NULL,
    "country" CHAR(2),
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_rule_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "calendar_rule_organization_id_idx" ON "calendar_rule"("organization_id");

ALTER TABLE "calendar_rule" ADD CONSTRAINT "calendar_rule_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
