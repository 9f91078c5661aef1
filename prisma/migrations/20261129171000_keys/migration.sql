-- Every pointer becomes a key that carries the organization. The keys hold for new rows from here on;
-- the next migration mends the old rows and validates them.

-- What happened outlives the person who did it.
ALTER TABLE "market_score" ALTER COLUMN "member_id" DROP NOT NULL;
ALTER TABLE "owed" ALTER COLUMN "member_id" DROP NOT NULL;
ALTER TABLE "tier_refusal" ALTER COLUMN "member_id" DROP NOT NULL;

-- What keys point to.
CREATE UNIQUE INDEX "contact_customer_id_organization_id_id_key" ON "contact"("customer_id", "organization_id", "id");
CREATE UNIQUE INDEX "customer_organization_id_id_key" ON "customer"("organization_id", "id");
CREATE UNIQUE INDEX "customer_value_organization_id_customer_id_key" ON "customer_value"("organization_id", "customer_id");
CREATE UNIQUE INDEX "import_organization_id_id_key" ON "import"("organization_id", "id");
CREATE UNIQUE INDEX "member_organization_id_id_key" ON "member"("organization_id", "id");
CREATE UNIQUE INDEX "team_organization_id_id_key" ON "team"("organization_id", "id");
CREATE UNIQUE INDEX "touch_customer_id_organization_id_id_key" ON "touch"("customer_id", "organization_id", "id");

-- Where deleting a customer would read the whole table.
CREATE INDEX "audit_entry_customer_id_idx" ON "audit_entry"("customer_id");

-- Led by the same columns as an index from above.
DROP INDEX "contact_customer_id_idx";
DROP INDEX "customer_value_organization_id_idx";

-- Keys without the organization.
ALTER TABLE "chat" DROP CONSTRAINT "chat_team_id_fkey";
ALTER TABLE "contact" DROP CONSTRAINT "contact_customer_id_fkey";
ALTER TABLE "customer_order" DROP CONSTRAINT "customer_order_customer_id_fkey";
ALTER TABLE "customer_value" DROP CONSTRAINT "customer_value_customer_id_fkey";
ALTER TABLE "import_change" DROP CONSTRAINT "import_change_import_id_fkey";
ALTER TABLE "member_identity" DROP CONSTRAINT "member_identity_member_id_fkey";
ALTER TABLE "owed" DROP CONSTRAINT "owed_customer_id_fkey";
ALTER TABLE "team_member" DROP CONSTRAINT "team_member_member_id_fkey";
ALTER TABLE "team_member" DROP CONSTRAINT "team_member_team_id_fkey";
ALTER TABLE "tier_refusal" DROP CONSTRAINT "tier_refusal_customer_id_fkey";
ALTER TABLE "touch" DROP CONSTRAINT "touch_customer_id_fkey";

ALTER TABLE "team_member"
  ADD CONSTRAINT "team_member_organization_id_team_id_fkey"
  FOREIGN KEY ("organization_id", "team_id") REFERENCES "team"("organization_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "team_member"
  ADD CONSTRAINT "team_member_organization_id_member_id_fkey"
  FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "member_identity"
  ADD CONSTRAINT "member_identity_organization_id_member_id_fkey"
  FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "chat"
  ADD CONSTRAINT "chat_organization_id_fkey"
  FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "chat"
  ADD CONSTRAINT "chat_organization_id_team_id_fkey"
  FOREIGN KEY ("organization_id", "team_id") REFERENCES "team"("organization_id", "id")
  ON DELETE NO ACTION ON UPDATE CASCADE NOT VALID;
ALTER TABLE "chat"
  ADD CONSTRAINT "chat_organization_id_member_id_fkey"
  FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "customer"
  ADD CONSTRAINT "customer_organization_id_fkey"
  FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "customer"
  ADD CONSTRAINT "customer_organization_id_owner_id_fkey"
  FOREIGN KEY ("organization_id", "owner_id") REFERENCES "member"("organization_id", "id")
  ON DELETE NO ACTION ON UPDATE CASCADE NOT VALID;
ALTER TABLE "customer"
  ADD CONSTRAINT "customer_organization_id_last_touch_by_fkey"
  FOREIGN KEY ("organization_id", "last_touch_by") REFERENCES "member"("organization_id", "id")
  ON DELETE NO ACTION ON UPDATE CASCADE NOT VALID;
ALTER TABLE "contact"
  ADD CONSTRAINT "contact_organization_id_customer_id_fkey"
  FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "touch"
  ADD CONSTRAINT "touch_organization_id_customer_id_fkey"
  FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "touch"
  ADD CONSTRAINT "touch_organization_id_member_id_fkey"
  FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
  ON DELETE NO ACTION ON UPDATE CASCADE NOT VALID;
ALTER TABLE "touch"
  ADD CONSTRAINT "touch_customer_id_organization_id_contact_id_fkey"
  FOREIGN KEY ("customer_id", "organization_id", "contact_id") REFERENCES "contact"("customer_id", "organization_id", "id")
  ON DELETE NO ACTION ON UPDATE CASCADE NOT VALID;
ALTER TABLE "customer_order"
  ADD CONSTRAINT "customer_order_organization_id_customer_id_fkey"
  FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "owed"
  ADD CONSTRAINT "owed_organization_id_customer_id_fkey"
  FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "owed"
  ADD CONSTRAINT "owed_organization_id_member_id_fkey"
  FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
  ON DELETE NO ACTION ON UPDATE CASCADE NOT VALID;
ALTER TABLE "owed"
  ADD CONSTRAINT "owed_customer_id_organization_id_touch_id_fkey"
  FOREIGN KEY ("customer_id", "organization_id", "touch_id") REFERENCES "touch"("customer_id", "organization_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "rule_set"
  ADD CONSTRAINT "rule_set_organization_id_fkey"
  FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "rule_set"
  ADD CONSTRAINT "rule_set_organization_id_member_id_fkey"
  FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
  ON DELETE NO ACTION ON UPDATE CASCADE NOT VALID;
ALTER TABLE "tier_refusal"
  ADD CONSTRAINT "tier_refusal_organization_id_customer_id_fkey"
  FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "tier_refusal"
  ADD CONSTRAINT "tier_refusal_organization_id_member_id_fkey"
  FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
  ON DELETE NO ACTION ON UPDATE CASCADE NOT VALID;
ALTER TABLE "market_score"
  ADD CONSTRAINT "market_score_organization_id_fkey"
  FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "market_score"
  ADD CONSTRAINT "market_score_organization_id_member_id_fkey"
  FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
  ON DELETE NO ACTION ON UPDATE CASCADE NOT VALID;
ALTER TABLE "tier_change"
  ADD CONSTRAINT "tier_change_organization_id_customer_id_fkey"
  FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "tier_change"
  ADD CONSTRAINT "tier_change_organization_id_member_id_fkey"
  FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
  ON DELETE NO ACTION ON UPDATE CASCADE NOT VALID;
ALTER TABLE "saved_filter"
  ADD CONSTRAINT "saved_filter_organization_id_member_id_fkey"
  FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "audit_entry"
  ADD CONSTRAINT "audit_entry_organization_id_fkey"
  FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "audit_entry"
  ADD CONSTRAINT "audit_entry_organization_id_member_id_fkey"
  FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
  ON DELETE NO ACTION ON UPDATE CASCADE NOT VALID;
ALTER TABLE "audit_entry"
  ADD CONSTRAINT "audit_entry_organization_id_customer_id_fkey"
  FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "sent_message"
  ADD CONSTRAINT "sent_message_organization_id_fkey"
  FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "sent_message"
  ADD CONSTRAINT "sent_message_organization_id_member_id_fkey"
  FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "local_message"
  ADD CONSTRAINT "local_message_organization_id_fkey"
  FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "local_picture"
  ADD CONSTRAINT "local_picture_organization_id_fkey"
  FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "inbox_event"
  ADD CONSTRAINT "inbox_event_organization_id_fkey"
  FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "delivery"
  ADD CONSTRAINT "delivery_organization_id_fkey"
  FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "import"
  ADD CONSTRAINT "import_organization_id_fkey"
  FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "import"
  ADD CONSTRAINT "import_organization_id_member_id_fkey"
  FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
  ON DELETE NO ACTION ON UPDATE CASCADE NOT VALID;
ALTER TABLE "import_change"
  ADD CONSTRAINT "import_change_organization_id_import_id_fkey"
  FOREIGN KEY ("organization_id", "import_id") REFERENCES "import"("organization_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "heartbeat"
  ADD CONSTRAINT "heartbeat_organization_id_fkey"
  FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "valuation"
  ADD CONSTRAINT "valuation_organization_id_fkey"
  FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "customer_value"
  ADD CONSTRAINT "customer_value_organization_id_customer_id_fkey"
  FOREIGN KEY ("organization_id", "customer_id") REFERENCES "customer"("organization_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "answer_hours"
  ADD CONSTRAINT "answer_hours_organization_id_fkey"
  FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "link_code"
  ADD CONSTRAINT "link_code_organization_id_member_id_fkey"
  FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "push_setting"
  ADD CONSTRAINT "push_setting_organization_id_fkey"
  FOREIGN KEY ("organization_id") REFERENCES "organization"("id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "member_absence"
  ADD CONSTRAINT "member_absence_organization_id_member_id_fkey"
  FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "handover"
  ADD CONSTRAINT "handover_organization_id_member_id_fkey"
  FOREIGN KEY ("organization_id", "member_id") REFERENCES "member"("organization_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "handover"
  ADD CONSTRAINT "handover_organization_id_colleague_id_fkey"
  FOREIGN KEY ("organization_id", "colleague_id") REFERENCES "member"("organization_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;

-- What ON DELETE SET NULL (column) does from PostgreSQL 15 on: before a row goes, what points to it by
-- a key that says NO ACTION points nowhere. The pointer is the key's last column.
CREATE FUNCTION forget_pointers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  key record;
BEGIN
  FOR key IN
    SELECT k.conrelid::regclass AS "table", (array_agg(a.attname ORDER BY c.nr DESC))[1] AS pointer,
      string_agg(format('%I = ($1).%I', a.attname, f.attname), ' AND ') AS points_here
    FROM pg_constraint k
    CROSS JOIN unnest(k.conkey, k.confkey) WITH ORDINALITY AS c(ours, theirs, nr)
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = c.ours
    JOIN pg_attribute f ON f.attrelid = k.confrelid AND f.attnum = c.theirs
    WHERE k.confrelid = TG_RELID AND k.contype = 'f' AND k.confdeltype = 'a'
    GROUP BY k.oid, k.conrelid
  LOOP
    EXECUTE format('UPDATE %s SET %I = NULL WHERE %s', key."table", key.pointer, key.points_here)
      USING OLD;
  END LOOP;
  RETURN OLD;
END $$;

CREATE TRIGGER forget_pointers BEFORE DELETE ON "member" FOR EACH ROW EXECUTE FUNCTION forget_pointers();
CREATE TRIGGER forget_pointers BEFORE DELETE ON "team" FOR EACH ROW EXECUTE FUNCTION forget_pointers();

-- The same for a person at a customer, of whom many may go at once. Where the customer goes, so do the
-- touches.
CREATE FUNCTION forget_contact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE touch SET contact_id = NULL
  WHERE customer_id = OLD.customer_id AND organization_id = OLD.organization_id AND contact_id = OLD.id
    AND EXISTS (SELECT FROM customer WHERE id = OLD.customer_id);
  RETURN OLD;
END $$;

CREATE TRIGGER forget_contact BEFORE DELETE ON "contact" FOR EACH ROW EXECUTE FUNCTION forget_contact();

-- A recipient is named by a text (`member:<id>`, `team:<id>`), to which no key can point.
CREATE FUNCTION forget_recipient() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  gone text := TG_TABLE_NAME || ':' || OLD.id;
BEGIN
  DELETE FROM push_setting WHERE organization_id = OLD.organization_id AND recipient = gone;
  DELETE FROM delivery WHERE organization_id = OLD.organization_id AND recipient = gone;
  RETURN OLD;
END $$;

CREATE TRIGGER forget_recipient BEFORE DELETE ON "member" FOR EACH ROW EXECUTE FUNCTION forget_recipient();
CREATE TRIGGER forget_recipient BEFORE DELETE ON "team" FOR EACH ROW EXECUTE FUNCTION forget_recipient();

-- Customers go first, then people and teams, so that no pointer is looked for in rows that go anyway.
-- All else follows by its key.
CREATE FUNCTION erase_organization() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM customer WHERE organization_id = OLD.id;
  DELETE FROM member WHERE organization_id = OLD.id;
  DELETE FROM team WHERE organization_id = OLD.id;
  RETURN OLD;
END $$;

CREATE TRIGGER erase_organization BEFORE DELETE ON "organization" FOR EACH ROW EXECUTE FUNCTION erase_organization();
