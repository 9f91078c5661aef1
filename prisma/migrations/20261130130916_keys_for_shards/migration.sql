-- contract: versions before this one save and group rows by keys that name no organization
--
-- Every key carries the organization, and none would follow a change of it: so the tables can be
-- distributed by it. What is built before the keys are replaced is built beside the work of others where
-- a table is large (src/store/database/build-ahead.ts); the next migration validates the new keys.

CREATE UNIQUE INDEX IF NOT EXISTS "audit_entry_pkey_next" ON "audit_entry"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "calendar_rule_pkey_next" ON "calendar_rule"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "chat_pkey_next" ON "chat"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "contact_pkey_next" ON "contact"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "contact_confirmation_pkey_next" ON "contact_confirmation"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "customer_pkey_next" ON "customer"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "customer_alias_pkey_next" ON "customer_alias"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "customer_order_pkey_next" ON "customer_order"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "customer_stop_pkey_next" ON "customer_stop"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "customer_value_pkey_next" ON "customer_value"("customer_id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "delivery_pkey_next" ON "delivery"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "draft_pkey_next" ON "draft"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "handover_pkey_next" ON "handover"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "import_pkey_next" ON "import"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "import_change_pkey_next" ON "import_change"("import_id", "table_name", "row_id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "loan_request_pkey_next" ON "loan_request"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "local_message_pkey_next" ON "local_message"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "local_picture_pkey_next" ON "local_picture"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "market_score_pkey_next" ON "market_score"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "member_pkey_next" ON "member"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "member_absence_pkey_next" ON "member_absence"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "member_identity_pkey_next" ON "member_identity"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "name_change_pkey_next" ON "name_change"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "owed_pkey_next" ON "owed"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "push_setting_pkey_next" ON "push_setting"("recipient", "kind", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "received_file_pkey_next" ON "received_file"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "reminder_pkey_next" ON "reminder"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "rule_set_pkey_next" ON "rule_set"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "saved_filter_pkey_next" ON "saved_filter"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "sent_message_pkey_next" ON "sent_message"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "team_pkey_next" ON "team"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "team_member_pkey_next" ON "team_member"("team_id", "member_id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "tier_change_pkey_next" ON "tier_change"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "tier_refusal_pkey_next" ON "tier_refusal"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "touch_pkey_next" ON "touch"("id", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "contact_confirmation_contact_id_field_organization_id_key" ON "contact_confirmation"("contact_id", "field", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "member_identity_platform_workspace_user_id_hash_organizatio_key" ON "member_identity"("platform", "workspace", "user_id_hash", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "saved_filter_member_id_name_organization_id_key" ON "saved_filter"("member_id", "name", "organization_id");
CREATE UNIQUE INDEX IF NOT EXISTS "sent_message_platform_workspace_chat_platform_message_id_or_key" ON "sent_message"("platform", "workspace", "chat", "platform_message_id", "organization_id");

DROP INDEX "contact_confirmation_contact_id_field_key";
DROP INDEX "member_identity_platform_workspace_user_id_hash_key";
DROP INDEX "saved_filter_member_id_name_key";
DROP INDEX "sent_message_platform_workspace_chat_platform_message_id_key";

ALTER TABLE "audit_entry"
  DROP CONSTRAINT "audit_entry_pkey",
  ADD CONSTRAINT "audit_entry_pkey" PRIMARY KEY USING INDEX "audit_entry_pkey_next";
ALTER TABLE "calendar_rule"
  DROP CONSTRAINT "calendar_rule_pkey",
  ADD CONSTRAINT "calendar_rule_pkey" PRIMARY KEY USING INDEX "calendar_rule_pkey_next";
ALTER TABLE "chat"
  DROP CONSTRAINT "chat_pkey",
  ADD CONSTRAINT "chat_pkey" PRIMARY KEY USING INDEX "chat_pkey_next";
ALTER TABLE "contact"
  DROP CONSTRAINT "contact_pkey",
  ADD CONSTRAINT "contact_pkey" PRIMARY KEY USING INDEX "contact_pkey_next";
ALTER TABLE "contact_confirmation"
  DROP CONSTRAINT "contact_confirmation_pkey",
  ADD CONSTRAINT "contact_confirmation_pkey" PRIMARY KEY USING INDEX "contact_confirmation_pkey_next";
ALTER TABLE "customer"
  DROP CONSTRAINT "customer_pkey",
  ADD CONSTRAINT "customer_pkey" PRIMARY KEY USING INDEX "customer_pkey_next";
ALTER TABLE "customer_alias"
  DROP CONSTRAINT "customer_alias_pkey",
  ADD CONSTRAINT "customer_alias_pkey" PRIMARY KEY USING INDEX "customer_alias_pkey_next";
ALTER TABLE "customer_order"
  DROP CONSTRAINT "customer_order_pkey",
  ADD CONSTRAINT "customer_order_pkey" PRIMARY KEY USING INDEX "customer_order_pkey_next";
ALTER TABLE "customer_stop"
  DROP CONSTRAINT "customer_stop_pkey",
  ADD CONSTRAINT "customer_stop_pkey" PRIMARY KEY USING INDEX "customer_stop_pkey_next";
ALTER TABLE "customer_value"
  DROP CONSTRAINT "customer_value_pkey",
  ADD CONSTRAINT "customer_value_pkey" PRIMARY KEY USING INDEX "customer_value_pkey_next";
ALTER TABLE "delivery"
  DROP CONSTRAINT "delivery_pkey",
  ADD CONSTRAINT "delivery_pkey" PRIMARY KEY USING INDEX "delivery_pkey_next";
ALTER TABLE "draft"
  DROP CONSTRAINT "draft_pkey",
  ADD CONSTRAINT "draft_pkey" PRIMARY KEY USING INDEX "draft_pkey_next";
ALTER TABLE "handover"
  DROP CONSTRAINT "handover_pkey",
  ADD CONSTRAINT "handover_pkey" PRIMARY KEY USING INDEX "handover_pkey_next";
ALTER TABLE "import"
  DROP CONSTRAINT "import_pkey",
  ADD CONSTRAINT "import_pkey" PRIMARY KEY USING INDEX "import_pkey_next";
ALTER TABLE "import_change"
  DROP CONSTRAINT "import_change_pkey",
  ADD CONSTRAINT "import_change_pkey" PRIMARY KEY USING INDEX "import_change_pkey_next";
ALTER TABLE "loan_request"
  DROP CONSTRAINT "loan_request_pkey",
  ADD CONSTRAINT "loan_request_pkey" PRIMARY KEY USING INDEX "loan_request_pkey_next";
ALTER TABLE "local_message"
  DROP CONSTRAINT "local_message_pkey",
  ADD CONSTRAINT "local_message_pkey" PRIMARY KEY USING INDEX "local_message_pkey_next";
ALTER TABLE "local_picture"
  DROP CONSTRAINT "local_picture_pkey",
  ADD CONSTRAINT "local_picture_pkey" PRIMARY KEY USING INDEX "local_picture_pkey_next";
ALTER TABLE "market_score"
  DROP CONSTRAINT "market_score_pkey",
  ADD CONSTRAINT "market_score_pkey" PRIMARY KEY USING INDEX "market_score_pkey_next";
ALTER TABLE "member"
  DROP CONSTRAINT "member_pkey",
  ADD CONSTRAINT "member_pkey" PRIMARY KEY USING INDEX "member_pkey_next";
ALTER TABLE "member_absence"
  DROP CONSTRAINT "member_absence_pkey",
  ADD CONSTRAINT "member_absence_pkey" PRIMARY KEY USING INDEX "member_absence_pkey_next";
ALTER TABLE "member_identity"
  DROP CONSTRAINT "member_identity_pkey",
  ADD CONSTRAINT "member_identity_pkey" PRIMARY KEY USING INDEX "member_identity_pkey_next";
ALTER TABLE "name_change"
  DROP CONSTRAINT "name_change_pkey",
  ADD CONSTRAINT "name_change_pkey" PRIMARY KEY USING INDEX "name_change_pkey_next";
ALTER TABLE "owed"
  DROP CONSTRAINT "owed_pkey",
  ADD CONSTRAINT "owed_pkey" PRIMARY KEY USING INDEX "owed_pkey_next";
ALTER TABLE "push_setting"
  DROP CONSTRAINT "push_setting_pkey",
  ADD CONSTRAINT "push_setting_pkey" PRIMARY KEY USING INDEX "push_setting_pkey_next";
ALTER TABLE "received_file"
  DROP CONSTRAINT "received_file_pkey",
  ADD CONSTRAINT "received_file_pkey" PRIMARY KEY USING INDEX "received_file_pkey_next";
ALTER TABLE "reminder"
  DROP CONSTRAINT "reminder_pkey",
  ADD CONSTRAINT "reminder_pkey" PRIMARY KEY USING INDEX "reminder_pkey_next";
ALTER TABLE "rule_set"
  DROP CONSTRAINT "rule_set_pkey",
  ADD CONSTRAINT "rule_set_pkey" PRIMARY KEY USING INDEX "rule_set_pkey_next";
ALTER TABLE "saved_filter"
  DROP CONSTRAINT "saved_filter_pkey",
  ADD CONSTRAINT "saved_filter_pkey" PRIMARY KEY USING INDEX "saved_filter_pkey_next";
ALTER TABLE "sent_message"
  DROP CONSTRAINT "sent_message_pkey",
  ADD CONSTRAINT "sent_message_pkey" PRIMARY KEY USING INDEX "sent_message_pkey_next";
ALTER TABLE "team"
  DROP CONSTRAINT "team_pkey",
  ADD CONSTRAINT "team_pkey" PRIMARY KEY USING INDEX "team_pkey_next";
ALTER TABLE "team_member"
  DROP CONSTRAINT "team_member_pkey",
  ADD CONSTRAINT "team_member_pkey" PRIMARY KEY USING INDEX "team_member_pkey_next";
ALTER TABLE "tier_change"
  DROP CONSTRAINT "tier_change_pkey",
  ADD CONSTRAINT "tier_change_pkey" PRIMARY KEY USING INDEX "tier_change_pkey_next";
ALTER TABLE "tier_refusal"
  DROP CONSTRAINT "tier_refusal_pkey",
  ADD CONSTRAINT "tier_refusal_pkey" PRIMARY KEY USING INDEX "tier_refusal_pkey_next";
ALTER TABLE "touch"
  DROP CONSTRAINT "touch_pkey",
  ADD CONSTRAINT "touch_pkey" PRIMARY KEY USING INDEX "touch_pkey_next";

ALTER TABLE "calendar_rule"
  DROP CONSTRAINT "calendar_rule_organization_id_fkey",
  ADD CONSTRAINT "calendar_rule_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "team"
  DROP CONSTRAINT "team_organization_id_fkey",
  ADD CONSTRAINT "team_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "member"
  DROP CONSTRAINT "member_organization_id_fkey",
  ADD CONSTRAINT "member_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "team_member"
  DROP CONSTRAINT "team_member_organization_id_member_id_fkey",
  DROP CONSTRAINT "team_member_organization_id_team_id_fkey",
  ADD CONSTRAINT "team_member_organization_id_team_id_fkey" FOREIGN KEY ("organization_id", "team_id") REFERENCES "team"("organization_id", "id")
    ON DELETE CASCADE NOT VALID,
  ADD CONSTRAINT "team_member_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "member_identity"
  DROP CONSTRAINT "member_identity_organization_id_member_id_fkey",
  ADD CONSTRAINT "member_identity_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "connection"
  DROP CONSTRAINT "connection_organization_id_fkey",
  ADD CONSTRAINT "connection_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "connect_link"
  DROP CONSTRAINT "connect_link_organization_id_fkey",
  ADD CONSTRAINT "connect_link_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "chat"
  DROP CONSTRAINT "chat_organization_id_fkey",
  DROP CONSTRAINT "chat_organization_id_member_id_fkey",
  DROP CONSTRAINT "chat_organization_id_team_id_fkey",
  ADD CONSTRAINT "chat_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
    ON DELETE CASCADE NOT VALID,
  ADD CONSTRAINT "chat_organization_id_team_id_fkey" FOREIGN KEY ("organization_id", "team_id") REFERENCES "team"("organization_id", "id")
    ON DELETE NO ACTION NOT VALID,
  ADD CONSTRAINT "chat_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "customer"
  DROP CONSTRAINT "customer_organization_id_fkey",
  DROP CONSTRAINT "customer_organization_id_last_touch_by_fkey",
  DROP CONSTRAINT "customer_organization_id_owner_id_fkey",
  ADD CONSTRAINT "customer_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
    ON DELETE CASCADE NOT VALID,
  ADD CONSTRAINT "customer_organization_id_owner_id_fkey" FOREIGN KEY ("organization_id", "owner_id") REFERENCES "member"("organization_id", "id")
    ON DELETE NO ACTION NOT VALID,
  ADD CONSTRAINT "customer_organization_id_last_touch_by_fkey" FOREIGN KEY ("organization_id", "last_touch_by") REFERENCES "member"("organization_id", "id")
    ON DELETE NO ACTION NOT VALID;
ALTER TABLE "contact"
  DROP CONSTRAINT "contact_organization_id_customer_id_fkey",
  ADD CONSTRAINT "contact_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "touch"
  DROP CONSTRAINT "touch_customer_id_organization_id_contact_id_fkey",
  DROP CONSTRAINT "touch_organization_id_customer_id_fkey",
  DROP CONSTRAINT "touch_organization_id_member_id_fkey",
  ADD CONSTRAINT "touch_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id")
    ON DELETE CASCADE NOT VALID,
  ADD CONSTRAINT "touch_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
    ON DELETE NO ACTION NOT VALID,
  ADD CONSTRAINT "touch_customer_id_organization_id_contact_id_fkey" FOREIGN KEY ("customer_id", "organization_id", "contact_id") REFERENCES "contact"("customer_id", "organization_id", "id")
    ON DELETE NO ACTION NOT VALID;
ALTER TABLE "customer_order"
  DROP CONSTRAINT "customer_order_organization_id_customer_id_fkey",
  ADD CONSTRAINT "customer_order_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "owed"
  DROP CONSTRAINT "owed_customer_id_organization_id_order_id_fkey",
  DROP CONSTRAINT "owed_customer_id_organization_id_touch_id_fkey",
  DROP CONSTRAINT "owed_organization_id_customer_id_fkey",
  DROP CONSTRAINT "owed_organization_id_member_id_fkey",
  ADD CONSTRAINT "owed_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id")
    ON DELETE CASCADE NOT VALID,
  ADD CONSTRAINT "owed_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
    ON DELETE NO ACTION NOT VALID,
  ADD CONSTRAINT "owed_customer_id_organization_id_touch_id_fkey" FOREIGN KEY ("customer_id", "organization_id", "touch_id") REFERENCES "touch"("customer_id", "organization_id", "id")
    ON DELETE CASCADE NOT VALID,
  ADD CONSTRAINT "owed_customer_id_organization_id_order_id_fkey" FOREIGN KEY ("customer_id", "organization_id", "order_id") REFERENCES "customer_order"("customer_id", "organization_id", "id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "draft"
  DROP CONSTRAINT "draft_organization_id_member_id_fkey",
  ADD CONSTRAINT "draft_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "received_file"
  DROP CONSTRAINT "received_file_organization_id_member_id_fkey",
  ADD CONSTRAINT "received_file_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "contact_confirmation"
  DROP CONSTRAINT "contact_confirmation_customer_id_organization_id_contact_i_fkey",
  DROP CONSTRAINT "contact_confirmation_organization_id_customer_id_fkey",
  ADD CONSTRAINT "contact_confirmation_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id")
    ON DELETE CASCADE NOT VALID,
  ADD CONSTRAINT "contact_confirmation_customer_id_organization_id_contact_i_fkey" FOREIGN KEY ("customer_id", "organization_id", "contact_id") REFERENCES "contact"("customer_id", "organization_id", "id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "customer_alias"
  DROP CONSTRAINT "customer_alias_organization_id_customer_id_fkey",
  ADD CONSTRAINT "customer_alias_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "name_change"
  DROP CONSTRAINT "name_change_organization_id_fkey",
  ADD CONSTRAINT "name_change_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "customer_stop"
  DROP CONSTRAINT "customer_stop_organization_id_customer_id_fkey",
  DROP CONSTRAINT "customer_stop_organization_id_member_id_fkey",
  ADD CONSTRAINT "customer_stop_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id")
    ON DELETE CASCADE NOT VALID,
  ADD CONSTRAINT "customer_stop_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
    ON DELETE NO ACTION NOT VALID;
ALTER TABLE "reminder"
  DROP CONSTRAINT "reminder_organization_id_customer_id_fkey",
  DROP CONSTRAINT "reminder_organization_id_member_id_fkey",
  ADD CONSTRAINT "reminder_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
    ON DELETE CASCADE NOT VALID,
  ADD CONSTRAINT "reminder_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "rule_set"
  DROP CONSTRAINT "rule_set_organization_id_fkey",
  DROP CONSTRAINT "rule_set_organization_id_member_id_fkey",
  ADD CONSTRAINT "rule_set_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
    ON DELETE CASCADE NOT VALID,
  ADD CONSTRAINT "rule_set_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
    ON DELETE NO ACTION NOT VALID;
ALTER TABLE "tier_refusal"
  DROP CONSTRAINT "tier_refusal_organization_id_customer_id_fkey",
  DROP CONSTRAINT "tier_refusal_organization_id_member_id_fkey",
  ADD CONSTRAINT "tier_refusal_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id")
    ON DELETE CASCADE NOT VALID,
  ADD CONSTRAINT "tier_refusal_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
    ON DELETE NO ACTION NOT VALID;
ALTER TABLE "market_score"
  DROP CONSTRAINT "market_score_organization_id_fkey",
  DROP CONSTRAINT "market_score_organization_id_member_id_fkey",
  ADD CONSTRAINT "market_score_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
    ON DELETE CASCADE NOT VALID,
  ADD CONSTRAINT "market_score_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
    ON DELETE NO ACTION NOT VALID;
ALTER TABLE "tier_change"
  DROP CONSTRAINT "tier_change_organization_id_customer_id_fkey",
  DROP CONSTRAINT "tier_change_organization_id_member_id_fkey",
  ADD CONSTRAINT "tier_change_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id")
    ON DELETE CASCADE NOT VALID,
  ADD CONSTRAINT "tier_change_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
    ON DELETE NO ACTION NOT VALID;
ALTER TABLE "saved_filter"
  DROP CONSTRAINT "saved_filter_organization_id_member_id_fkey",
  ADD CONSTRAINT "saved_filter_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "audit_entry"
  DROP CONSTRAINT "audit_entry_organization_id_customer_id_fkey",
  DROP CONSTRAINT "audit_entry_organization_id_fkey",
  DROP CONSTRAINT "audit_entry_organization_id_member_id_fkey",
  ADD CONSTRAINT "audit_entry_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
    ON DELETE CASCADE NOT VALID,
  ADD CONSTRAINT "audit_entry_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
    ON DELETE NO ACTION NOT VALID,
  ADD CONSTRAINT "audit_entry_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "sent_message"
  DROP CONSTRAINT "sent_message_organization_id_fkey",
  DROP CONSTRAINT "sent_message_organization_id_member_id_fkey",
  ADD CONSTRAINT "sent_message_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
    ON DELETE CASCADE NOT VALID,
  ADD CONSTRAINT "sent_message_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "local_message"
  DROP CONSTRAINT "local_message_organization_id_fkey",
  ADD CONSTRAINT "local_message_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "local_picture"
  DROP CONSTRAINT "local_picture_organization_id_fkey",
  ADD CONSTRAINT "local_picture_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "inbox_event"
  DROP CONSTRAINT "inbox_event_organization_id_fkey",
  ADD CONSTRAINT "inbox_event_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "delivery"
  DROP CONSTRAINT "delivery_organization_id_fkey",
  ADD CONSTRAINT "delivery_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "import"
  DROP CONSTRAINT "import_organization_id_fkey",
  DROP CONSTRAINT "import_organization_id_member_id_fkey",
  ADD CONSTRAINT "import_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
    ON DELETE CASCADE NOT VALID,
  ADD CONSTRAINT "import_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
    ON DELETE NO ACTION NOT VALID;
ALTER TABLE "import_change"
  DROP CONSTRAINT "import_change_organization_id_import_id_fkey",
  ADD CONSTRAINT "import_change_organization_id_import_id_fkey" FOREIGN KEY ("organization_id", "import_id") REFERENCES "import"("organization_id", "id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "heartbeat"
  DROP CONSTRAINT "heartbeat_organization_id_fkey",
  ADD CONSTRAINT "heartbeat_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "valuation"
  DROP CONSTRAINT "valuation_organization_id_fkey",
  ADD CONSTRAINT "valuation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "customer_value"
  DROP CONSTRAINT "customer_value_organization_id_customer_id_fkey",
  ADD CONSTRAINT "customer_value_organization_id_customer_id_fkey" FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "answer_hours"
  DROP CONSTRAINT "answer_hours_organization_id_fkey",
  ADD CONSTRAINT "answer_hours_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "link_code"
  DROP CONSTRAINT "link_code_organization_id_member_id_fkey",
  ADD CONSTRAINT "link_code_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "push_setting"
  DROP CONSTRAINT "push_setting_organization_id_fkey",
  ADD CONSTRAINT "push_setting_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "member_absence"
  DROP CONSTRAINT "member_absence_organization_id_member_id_fkey",
  ADD CONSTRAINT "member_absence_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "handover"
  DROP CONSTRAINT "handover_organization_id_colleague_id_fkey",
  DROP CONSTRAINT "handover_organization_id_member_id_fkey",
  ADD CONSTRAINT "handover_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
    ON DELETE CASCADE NOT VALID,
  ADD CONSTRAINT "handover_organization_id_colleague_id_fkey" FOREIGN KEY ("organization_id", "colleague_id") REFERENCES "member"("organization_id", "id")
    ON DELETE CASCADE NOT VALID;
ALTER TABLE "loan_request"
  DROP CONSTRAINT "loan_request_organization_id_colleague_id_fkey",
  DROP CONSTRAINT "loan_request_organization_id_decided_by_id_fkey",
  DROP CONSTRAINT "loan_request_organization_id_member_id_fkey",
  ADD CONSTRAINT "loan_request_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
    ON DELETE CASCADE NOT VALID,
  ADD CONSTRAINT "loan_request_organization_id_colleague_id_fkey" FOREIGN KEY ("organization_id", "colleague_id") REFERENCES "member"("organization_id", "id")
    ON DELETE CASCADE NOT VALID,
  ADD CONSTRAINT "loan_request_organization_id_decided_by_id_fkey" FOREIGN KEY ("organization_id", "decided_by_id") REFERENCES "member"("organization_id", "id")
    ON DELETE NO ACTION NOT VALID;
