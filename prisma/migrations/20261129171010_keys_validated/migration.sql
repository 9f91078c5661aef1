-- Mends what older versions left pointing nowhere, so that all rows satisfy the keys: what cannot be
-- without the row it points to goes, what only mentions it forgets it.

-- What is owed outlives the touch that it came from, where that went before there were keys.
UPDATE "owed" o SET "touch_id" = NULL
WHERE "touch_id" IS NOT NULL AND NOT EXISTS (SELECT FROM "touch" t
  WHERE (t."customer_id", t."organization_id", t."id") = (o."customer_id", o."organization_id", o."touch_id"));

DO $$
DECLARE
  key record;
BEGIN
  FOR key IN
    SELECT k.conname, k.conrelid::regclass AS "table",
      (array_agg(a.attname ORDER BY c.nr DESC))[1] AS pointer,
      format('(%s) IS NOT NULL AND NOT EXISTS (SELECT FROM %s p WHERE %s)',
        string_agg(format('t.%I', a.attname), ', '), k.confrelid::regclass,
        string_agg(format('p.%I = t.%I', f.attname, a.attname), ' AND ')) AS points_nowhere,
      k.confdeltype = 'a' AS forgets
    FROM pg_constraint k
    CROSS JOIN unnest(k.conkey, k.confkey) WITH ORDINALITY AS c(ours, theirs, nr)
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = c.ours
    JOIN pg_attribute f ON f.attrelid = k.confrelid AND f.attnum = c.theirs
    WHERE k.contype = 'f' AND NOT k.convalidated AND k.connamespace = current_schema()::text::regnamespace
    GROUP BY k.oid, k.conname, k.conrelid, k.confrelid, k.confdeltype
    ORDER BY k.oid
  LOOP
    IF key.forgets THEN
      EXECUTE format('UPDATE %s t SET %I = NULL WHERE %s', key."table", key.pointer, key.points_nowhere);
    ELSE
      EXECUTE format('DELETE FROM %s t WHERE %s', key."table", key.points_nowhere);
    END IF;
    EXECUTE format('ALTER TABLE %s VALIDATE CONSTRAINT %I', key."table", key.conname);
  END LOOP;
END $$;
