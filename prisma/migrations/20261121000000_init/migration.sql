-- Similar names for duplicate checks.
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "country" TEXT NOT NULL DEFAULT 'CN',
    "last_sequence" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_key" (
    "id" INTEGER NOT NULL,
    "wrapped" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "handle" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "country" TEXT NOT NULL DEFAULT 'CN',
    "workdays" INTEGER[] DEFAULT ARRAY[1, 2, 3, 4, 5]::INTEGER[],
    "digest_at" TEXT NOT NULL DEFAULT '09:00',
    "quiet_from" TEXT NOT NULL DEFAULT '21:00',
    "quiet_to" TEXT NOT NULL DEFAULT '08:00',
    "email" BYTEA,
    "email_hash" BYTEA,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "organization_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("team_id","member_id")
);

-- CreateTable
CREATE TABLE "member_identity" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL DEFAULT '',
    "user_id" BYTEA NOT NULL,
    "user_id_hash" BYTEA NOT NULL,

    CONSTRAINT "member_identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL DEFAULT '',
    "external_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "team_id" UUID,
    "member_id" UUID,

    CONSTRAINT "chat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "ref" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "domain" TEXT,
    "country" CHAR(2),
    "country_text" TEXT,
    "region" TEXT,
    "city" TEXT,
    "zone" TEXT NOT NULL,
    "language" TEXT,
    "industry" TEXT,
    "size" TEXT,
    "website" TEXT,
    "source" TEXT,
    "tier" TEXT NOT NULL DEFAULT 'D',
    "tier_since" TIMESTAMPTZ(3) NOT NULL,
    "stage" TEXT NOT NULL DEFAULT 'lead',
    "owner_id" UUID,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "note" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sample_received_at" TIMESTAMPTZ(3),
    "last_touch_at" TIMESTAMPTZ(3),
    "last_two_way_at" TIMESTAMPTZ(3),
    "last_reply_at" TIMESTAMPTZ(3),
    "last_review_at" TIMESTAMPTZ(3),
    "last_outcome" TEXT,
    "last_touch_by" UUID,
    "touches_in_tier" INTEGER NOT NULL DEFAULT 0,
    "touches_since_sample" INTEGER NOT NULL DEFAULT 0,
    "last_order_on" DATE,
    "order_count" INTEGER NOT NULL DEFAULT 0,
    "order_gap_days" DOUBLE PRECISION,
    "requested_on" DATE,
    "requested_reason" BYTEA,
    "skipped_on" DATE,
    "skips_in_tier" INTEGER NOT NULL DEFAULT 0,
    "skips_since_sample" INTEGER NOT NULL DEFAULT 0,
    "due_on" DATE,
    "due_target_on" DATE,
    "due_opens_at" TIMESTAMPTZ(3),
    "due_closes_at" TIMESTAMPTZ(3),
    "due_why" JSONB,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT,
    "level" TEXT,
    "email" BYTEA,
    "email_hash" BYTEA,
    "phone" BYTEA,
    "phone_hash" BYTEA,
    "language" TEXT,
    "observances" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "birthday" BYTEA,
    "taboos" BYTEA,
    "preferences" BYTEA,
    "note" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "touch" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "member_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "direction" TEXT NOT NULL DEFAULT 'out',
    "outcome" TEXT NOT NULL,
    "is_two_way" BOOLEAN NOT NULL,
    "content" BYTEA,
    "due_was" DATE,
    "logged_at" TIMESTAMPTZ(3) NOT NULL,
    "source_hash" BYTEA,

    CONSTRAINT "touch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_order" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "ordered_on" DATE NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount" DECIMAL(18,4) NOT NULL,
    "cost" DECIMAL(18,4),
    "products" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "is_cancelled" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "customer_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promise" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "touch_id" UUID,
    "content" BYTEA,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" DATE,
    "kept_at" TIMESTAMPTZ(3),

    CONSTRAINT "promise_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tier_change" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "from_tier" TEXT NOT NULL,
    "to_tier" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "member_id" UUID,

    CONSTRAINT "tier_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_filter" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,

    CONSTRAINT "saved_filter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "member_id" UUID,
    "chat" TEXT NOT NULL DEFAULT '',
    "action" TEXT NOT NULL,
    "customer_id" UUID,
    "fields" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "undo" BYTEA,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sent_message" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL DEFAULT '',
    "chat" TEXT NOT NULL,
    "platform_message_id" TEXT NOT NULL,
    "member_id" UUID,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "first_number" INTEGER NOT NULL DEFAULT 1,
    "customer_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "commands" BYTEA,

    CONSTRAINT "sent_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "local_message" (
    "id" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "chat" TEXT NOT NULL,
    "from_handle" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reply_to" TEXT,
    "answers_to" TEXT,
    "body" BYTEA NOT NULL,

    CONSTRAINT "local_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "local_picture" (
    "id" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "chat" TEXT NOT NULL,
    "png" BYTEA NOT NULL,

    CONSTRAINT "local_picture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_event" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL DEFAULT '',
    "event_key" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "payload" BYTEA NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "window_key" TEXT NOT NULL,
    "tick" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "fence" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "payload" BYTEA,
    "message_id" TEXT,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "member_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "reverted_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_change" (
    "import_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "table_name" TEXT NOT NULL,
    "row_id" UUID NOT NULL,
    "before" JSONB,

    CONSTRAINT "import_change_pkey" PRIMARY KEY ("import_id","table_name","row_id")
);

-- CreateTable
CREATE TABLE "heartbeat" (
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "heartbeat_pkey" PRIMARY KEY ("organization_id","name")
);

-- CreateIndex
CREATE UNIQUE INDEX "team_organization_id_name_key" ON "team"("organization_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "member_organization_id_handle_key" ON "member"("organization_id", "handle");

-- CreateIndex
CREATE INDEX "team_member_member_id_idx" ON "team_member"("member_id");

-- CreateIndex
CREATE INDEX "member_identity_member_id_idx" ON "member_identity"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_identity_organization_id_platform_workspace_user_id__key" ON "member_identity"("organization_id", "platform", "workspace", "user_id_hash");

-- CreateIndex
CREATE INDEX "chat_team_id_idx" ON "chat"("team_id");

-- CreateIndex
CREATE UNIQUE INDEX "chat_organization_id_platform_workspace_external_id_key" ON "chat"("organization_id", "platform", "workspace", "external_id");

-- CreateIndex
CREATE INDEX "customer_organization_id_owner_id_due_opens_at_idx" ON "customer"("organization_id", "owner_id", "due_opens_at");

-- CreateIndex
CREATE INDEX "customer_organization_id_due_opens_at_idx" ON "customer"("organization_id", "due_opens_at");

-- CreateIndex
CREATE INDEX "customer_organization_id_name_key_idx" ON "customer"("organization_id", "name_key");

-- CreateIndex
CREATE INDEX "customer_name_key_similar" ON "customer" USING GIN ("name_key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "customer_organization_id_domain_idx" ON "customer"("organization_id", "domain");

-- CreateIndex
CREATE INDEX "customer_organization_id_country_last_touch_at_idx" ON "customer"("organization_id", "country", "last_touch_at");

-- CreateIndex
CREATE INDEX "customer_organization_id_tier_idx" ON "customer"("organization_id", "tier");

-- CreateIndex
CREATE UNIQUE INDEX "customer_organization_id_sequence_key" ON "customer"("organization_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "customer_organization_id_ref_key" ON "customer"("organization_id", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "customer_organization_id_code_key" ON "customer"("organization_id", "code");

-- CreateIndex
CREATE INDEX "contact_customer_id_idx" ON "contact"("customer_id");

-- CreateIndex
CREATE INDEX "contact_organization_id_email_hash_idx" ON "contact"("organization_id", "email_hash");

-- CreateIndex
CREATE INDEX "contact_organization_id_phone_hash_idx" ON "contact"("organization_id", "phone_hash");

-- CreateIndex
CREATE INDEX "touch_customer_id_at_idx" ON "touch"("customer_id", "at" DESC);

-- CreateIndex
CREATE INDEX "touch_organization_id_at_idx" ON "touch"("organization_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "touch_organization_id_source_hash_key" ON "touch"("organization_id", "source_hash");

-- CreateIndex
CREATE INDEX "customer_order_customer_id_ordered_on_idx" ON "customer_order"("customer_id", "ordered_on");

-- CreateIndex
CREATE UNIQUE INDEX "customer_order_organization_id_customer_id_number_key" ON "customer_order"("organization_id", "customer_id", "number");

-- CreateIndex
CREATE INDEX "promise_customer_id_idx" ON "promise"("customer_id");

-- CreateIndex
CREATE INDEX "tier_change_organization_id_at_idx" ON "tier_change"("organization_id", "at");

-- CreateIndex
CREATE INDEX "tier_change_customer_id_idx" ON "tier_change"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_filter_member_id_name_key" ON "saved_filter"("member_id", "name");

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_member_id_at_idx" ON "audit_entry"("organization_id", "member_id", "at");

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_at_idx" ON "audit_entry"("organization_id", "at");

-- CreateIndex
CREATE INDEX "sent_message_organization_id_chat_member_id_at_idx" ON "sent_message"("organization_id", "chat", "member_id", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "sent_message_organization_id_platform_workspace_chat_platfo_key" ON "sent_message"("organization_id", "platform", "workspace", "chat", "platform_message_id");

-- CreateIndex
CREATE INDEX "local_message_organization_id_chat_number_idx" ON "local_message"("organization_id", "chat", "number");

-- CreateIndex
CREATE INDEX "local_message_organization_id_answers_to_idx" ON "local_message"("organization_id", "answers_to");

-- CreateIndex
CREATE INDEX "inbox_event_organization_id_done_at_received_at_idx" ON "inbox_event"("organization_id", "done_at", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_event_platform_workspace_event_key_key" ON "inbox_event"("platform", "workspace", "event_key");

-- CreateIndex
CREATE INDEX "delivery_state_not_before_idx" ON "delivery"("state", "not_before");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_organization_id_kind_recipient_window_key_key" ON "delivery"("organization_id", "kind", "recipient", "window_key");

-- AddForeignKey
ALTER TABLE "team" ADD CONSTRAINT "team_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_identity" ADD CONSTRAINT "member_identity_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat" ADD CONSTRAINT "chat_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "touch" ADD CONSTRAINT "touch_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_order" ADD CONSTRAINT "customer_order_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promise" ADD CONSTRAINT "promise_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_change" ADD CONSTRAINT "import_change_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

