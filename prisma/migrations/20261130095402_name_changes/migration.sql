-- CreateTable
CREATE TABLE "name_change" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "name_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "name_change_organization_id_at_idx" ON "name_change"("organization_id", "at");

-- AddForeignKey
ALTER TABLE "name_change" ADD CONSTRAINT "name_change_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who keeps names in memory has to hear of every change of them, by whatever statement it is made: a
-- row of its own is seen in the same moment as the change. One a transaction is enough.
CREATE FUNCTION note_names() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  whose UUID[];
  one UUID;
BEGIN
  IF TG_LEVEL = 'ROW' THEN
    whose := ARRAY[NEW.organization_id];
  ELSE
    whose := ARRAY(SELECT DISTINCT r.organization_id FROM rows r);
  END IF;
  FOREACH one IN ARRAY whose LOOP
    IF current_setting('genjin.names_of', true) IS DISTINCT FROM one::text THEN
      -- An organization that is being deleted is no longer there.
      INSERT INTO name_change (organization_id) SELECT o.id FROM organization o WHERE o.id = one;
      PERFORM set_config('genjin.names_of', one::text, true);
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

CREATE TRIGGER note_names_added AFTER INSERT ON "customer"
  REFERENCING NEW TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION note_names();
CREATE TRIGGER note_names_gone AFTER DELETE ON "customer"
  REFERENCING OLD TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION note_names();
CREATE TRIGGER note_names_changed AFTER UPDATE ON "customer" FOR EACH ROW
  WHEN ((OLD.name, OLD.ref, OLD.city, OLD.country, OLD.owner_id) IS DISTINCT FROM (NEW.name, NEW.ref, NEW.city, NEW.country, NEW.owner_id))
  EXECUTE FUNCTION note_names();

CREATE TRIGGER note_names_added AFTER INSERT ON "contact"
  REFERENCING NEW TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION note_names();
CREATE TRIGGER note_names_gone AFTER DELETE ON "contact"
  REFERENCING OLD TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION note_names();
CREATE TRIGGER note_names_changed AFTER UPDATE ON "contact" FOR EACH ROW
  WHEN ((OLD.name, OLD.customer_id) IS DISTINCT FROM (NEW.name, NEW.customer_id))
  EXECUTE FUNCTION note_names();

CREATE TRIGGER note_names_added AFTER INSERT ON "customer_alias"
  REFERENCING NEW TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION note_names();
CREATE TRIGGER note_names_gone AFTER DELETE ON "customer_alias"
  REFERENCING OLD TABLE AS rows FOR EACH STATEMENT EXECUTE FUNCTION note_names();
CREATE TRIGGER note_names_changed AFTER UPDATE ON "customer_alias" FOR EACH ROW
  WHEN ((OLD.name, OLD.customer_id) IS DISTINCT FROM (NEW.name, NEW.customer_id))
  EXECUTE FUNCTION note_names();
