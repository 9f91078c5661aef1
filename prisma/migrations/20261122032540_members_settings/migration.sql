-- AlterTable
ALTER TABLE "member" ADD COLUMN     "push_platform" TEXT;

-- CreateTable
CREATE TABLE "link_code" (
    "id" UUID NOT NULL,
    "organization_id" UUID,
    "member_id" UUID,
    "code_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "link_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_attempt" (
    "id" UUID NOT NULL,
    "account_hash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "link_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "push_setting" (
    "organization_id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "is_off" BOOLEAN NOT NULL DEFAULT false,
    "at" TEXT,

    CONSTRAINT "push_setting_pkey" PRIMARY KEY ("recipient","kind")
);

-- CreateTable
CREATE TABLE "member_absence" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,

    CONSTRAINT "member_absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handover" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "colleague_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "handover_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "link_code_code_hash_key" ON "link_code"("code_hash");

-- CreateIndex
CREATE INDEX "link_code_member_id_idx" ON "link_code"("member_id");

-- CreateIndex
CREATE INDEX "link_attempt_account_hash_at_idx" ON "link_attempt"("account_hash", "at");

-- CreateIndex
CREATE INDEX "member_absence_member_id_idx" ON "member_absence"("member_id");

-- CreateIndex
CREATE INDEX "handover_member_id_idx" ON "handover"("member_id");

-- CreateIndex
CREATE INDEX "handover_colleague_id_ends_at_idx" ON "handover"("colleague_id", "ends_at");
