import { describe, expect, it } from "vitest";
import { breaksOlder } from "../../scripts/breaks-older.ts";
import {
  contractOf,
  lastBeforeRolling,
  readMigrations,
} from "../../src/store/database/migrations.ts";

describe("migrations", () => {
  it("only add, so that processes of the version before go on working, or say why they cannot", () => {
    const rolling = readMigrations().filter(({ name }) => name > lastBeforeRolling);
    expect(rolling.length).toBeGreaterThan(0);
    for (const { name, sql } of rolling)
      if (contractOf(sql) === null) expect(breaksOlder(sql), name).toEqual([]);
  });

  it.each([
    "DROP TABLE touch",
    'ALTER TABLE "touch" DROP COLUMN "kind"',
    'ALTER TABLE "promise" RENAME TO "owed"',
    'ALTER TABLE "touch" RENAME COLUMN "kind" TO "sort"',
    'ALTER TABLE "touch" ADD COLUMN "more" TEXT NOT NULL',
    "ALTER TABLE touch ADD COLUMN a int DEFAULT 1, ADD COLUMN b text\n  NOT NULL",
    'ALTER TABLE "touch" ALTER COLUMN "kind" SET NOT NULL',
    'ALTER TABLE "touch" ALTER COLUMN "kind" TYPE varchar(3)',
    'ALTER TABLE "touch" ALTER COLUMN "kind" SET DATA TYPE CHAR(2)',
    'ALTER TABLE "touch" ALTER COLUMN "kind" DROP DEFAULT',
    "ALTER TABLE touch ADD CONSTRAINT few CHECK (kind IN ('call'))",
    "ALTER TABLE touch ADD CHECK (kind <> '')",
    'ALTER TABLE "touch" ADD CONSTRAINT "k" FOREIGN KEY ("a") REFERENCES "b"("c") NOT VALID',
    'CREATE UNIQUE INDEX "one" ON "touch"("kind")',
    "CREATE TABLE new (id int);\n-- fine\nDROP TABLE old",
    "DROP FUNCTION forget_pointers()",
    'ALTER TABLE "touch" ADD COLUMN "n" int GENERATED ALWAYS AS (1) STORED',
  ])("would break them: %s", (sql) => {
    expect(breaksOlder(sql)).toHaveLength(1);
    expect(contractOf(sql)).toBeNull();
    expect(contractOf(`-- contract: versions before 2 use it\n${sql}`)).toBe(
      "versions before 2 use it",
    );
  });

  it.each([
    "CREATE TABLE gift (id uuid NOT NULL, CONSTRAINT gift_pkey PRIMARY KEY (id))",
    'CREATE TABLE "gift" (id uuid);\nALTER TABLE "gift" ADD CONSTRAINT "k" FOREIGN KEY ("a") REFERENCES "b"("c")',
    'CREATE TABLE "gift" (id uuid);\nCREATE UNIQUE INDEX "g" ON "gift"("id")',
    'ALTER TABLE "touch" ADD COLUMN "more" TEXT',
    'ALTER TABLE "touch" ADD COLUMN "more" TEXT NOT NULL DEFAULT \'\'',
    'CREATE INDEX "i" ON "touch"("kind")',
    'ALTER TABLE "touch" ALTER COLUMN "kind" DROP NOT NULL',
    'ALTER TABLE "touch" VALIDATE CONSTRAINT "k"',
    "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DROP TABLE x; END $$",
    "-- DROP TABLE touch\n/* RENAME */ UPDATE touch SET kind = 'call'",
  ])("only adds: %s", (sql) => {
    expect(breaksOlder(sql)).toEqual([]);
  });
});
