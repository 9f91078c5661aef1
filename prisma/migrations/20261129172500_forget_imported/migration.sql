-- What an import remembers of a row goes with the row. No key can say so: the row's table stands in
-- `table_name`.
CREATE FUNCTION forget_imported() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Planned each time: one row and a hundred thousand are looked up differently.
  EXECUTE 'DELETE FROM import_change c USING gone, import i
    WHERE i.organization_id = gone.organization_id AND c.import_id = i.id
      AND c.table_name = $1 AND c.row_id = gone.id' USING TG_TABLE_NAME::text;
  RETURN NULL;
END $$;

CREATE TRIGGER forget_imported AFTER DELETE ON "customer"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_imported();
CREATE TRIGGER forget_imported AFTER DELETE ON "contact"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_imported();
CREATE TRIGGER forget_imported AFTER DELETE ON "touch"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_imported();
CREATE TRIGGER forget_imported AFTER DELETE ON "customer_order"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_imported();
CREATE TRIGGER forget_imported AFTER DELETE ON "tier_change"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_imported();
