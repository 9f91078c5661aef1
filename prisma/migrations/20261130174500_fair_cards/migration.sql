-- A card from a fair is a kind of its own: until now it was an answer that no touch had asked for.
UPDATE "owed" SET "kind" = 'fair-card'
WHERE "kind" = 'answer' AND "touch_id" IS NULL AND "due_at" = "made_at" + INTERVAL '48 hours';
