import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { queueOnPostgres } from "../../src/queue/queue-on-postgres.ts";
import { migrate } from "../../src/store/database/migrate.ts";
import { appRole, ownerRole } from "../../src/store/embedded/app-role.ts";
import { attachEmbedded } from "../../src/store/embedded/attach-embedded.ts";
import type { EmbeddedServer } from "../../src/store/embedded/embedded-server.ts";
import { startEmbedded } from "../../src/store/embedded/start-embedded.ts";
import { temporaryFolder } from "../support/data-folder.ts";

const ask = async (url: string, statement: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
};

const folder = temporaryFolder({ mode: 0o755 });
const { dataDir } = folder;
let server: EmbeddedServer;
beforeAll(async () => {
  server = await startEmbedded({ dataDir, purpose: "service" });
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

/** The address of the role that prepares the server, as earlier versions used it for everything. */
const ownerUrl = () => {
  const address = new URL(server.url);
  address.username = ownerRole;
  address.password = readFileSync(join(dataDir, "postgres.password"), "utf8").trim();
  return address.href;
};

const restarted = async () => {
  await server.stop();
  server = await startEmbedded({ dataDir, purpose: "service" });
};

describe("the app's connection to the embedded server", () => {
  it.each([
    ["reads no file of the server's", "SELECT pg_read_file('postgresql.conf')"],
    ["lists no folder", "SELECT pg_ls_dir('.')"],
    ["takes no file into a table", "CREATE TEMP TABLE t (x text); COPY t FROM '/etc/passwd'"],
    ["writes no file", "COPY (SELECT 1) TO '/tmp/genjin-role-test'"],
    ["runs no program", "COPY (SELECT 1) TO PROGRAM 'true'"],
    ["makes no role", "CREATE ROLE another SUPERUSER"],
    ["makes no database", "CREATE DATABASE another"],
    ["does not raise itself", `ALTER ROLE ${appRole} SUPERUSER`],
    ["does not become the owner", `SET ROLE ${ownerRole}`],
    ["changes no setting of the server", "ALTER SYSTEM SET archive_command = 'true'"],
    ["does without the checks of keys in no session", "SET session_replication_role = replica"],
  ])("%s", async (_, statement) => {
    await expect(ask(server.url, statement)).rejects.toMatchObject({ code: "42501" });
  });

  it("is not the owner's, whose password is another", async () => {
    const [me] = await ask(
      server.url,
      `SELECT rolname AS name, rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication AS more
       FROM pg_roles WHERE rolname = current_user`,
    );
    expect(me).toEqual({ name: appRole, more: false });
    const guessed = new URL(server.url);
    guessed.username = ownerRole;
    await expect(ask(guessed.href, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
  });

  it("is what a command gets that joins the service", async () => {
    expect(await attachEmbedded({ dataDir })).toMatchObject({ url: server.url });
  });
});

/** What a service does at its start with the queue, which has a schema of its own. */
const useQueue = async (url: string) => {
  const failures: Error[] = [];
  const queue = await queueOnPostgres(url, (error) => failures.push(error));
  await queue.close();
  expect(failures).toEqual([]);
};

describe("data that an earlier version made, which knew one role", () => {
  const everything = `SELECT c.relname AS name, pg_get_userbyid(c.relowner) AS owner FROM pg_class c
    WHERE relnamespace::regnamespace::text IN ('public', 'bullmq') AND relkind IN ('r', 'S', 'i')
    UNION ALL SELECT proname, pg_get_userbyid(proowner) FROM pg_proc p
    WHERE pronamespace::regnamespace::text IN ('public', 'bullmq')
      AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')`;

  it("is the app's from the next start on, whole", async () => {
    await ask(
      ownerUrl(),
      `DROP OWNED BY ${appRole}; REVOKE ALL ON DATABASE postgres FROM ${appRole};
       DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public; DROP ROLE ${appRole}`,
    );
    const applied = await migrate(ownerUrl());
    await useQueue(ownerUrl());
    await ask(
      ownerUrl(),
      `INSERT INTO organization (id, name, zone, locale)
       VALUES ('00000000-0000-7000-8000-000000000001', 'Demo', 'UTC', 'en')`,
    );
    const old = await ask(ownerUrl(), everything);
    expect(new Set(old.map(({ owner }) => owner))).toEqual(new Set([ownerRole]));

    await restarted();
    const now = await ask(server.url, everything);
    expect(now.map(({ name }) => name).sort()).toEqual(old.map(({ name }) => name).sort());
    expect(new Set(now.map(({ owner }) => owner))).toEqual(new Set([appRole]));
    expect(await ask(server.url, "SELECT name FROM organization")).toEqual([{ name: "Demo" }]);
    expect(await migrate(server.url)).toEqual([]);
    await useQueue(server.url);
    // What the next migrations may do.
    await ask(
      server.url,
      `ALTER TABLE customer ADD COLUMN more int; ALTER TABLE customer DROP COLUMN more;
       CREATE OR REPLACE FUNCTION forget_contact() RETURNS trigger LANGUAGE plpgsql
         AS 'BEGIN RETURN OLD; END'`,
    );
    expect(applied.length).toBeGreaterThan(0);
  });

  it("is moved once: later starts write nothing", async () => {
    const state = () =>
      ask(
        ownerUrl(),
        `SELECT (SELECT xmin::text FROM pg_authid WHERE rolname = '${appRole}') AS role,
           (SELECT xmin::text FROM pg_database WHERE datname = 'postgres') AS database,
           (SELECT max(xmin::text::bigint) FROM pg_class WHERE relkind = 'r'
             AND relnamespace = 'public'::regnamespace) AS tables`,
      );
    const before = await state();
    await restarted();
    expect(await state()).toEqual(before);
  });

  it("is the app's again when a command of that version added a table meanwhile", async () => {
    await ask(ownerUrl(), "CREATE TABLE late (id serial PRIMARY KEY, what text)");
    await restarted();
    await ask(server.url, "INSERT INTO late (what) VALUES ('x')");
    await ask(server.url, "DROP TABLE late");
  });
});

it("a role that somebody raised or whose password was changed is put right at the next start", async () => {
  await ask(ownerUrl(), `ALTER ROLE ${appRole} SUPERUSER CREATEDB PASSWORD 'other'`);
  await restarted();
  const [me] = await ask(
    server.url,
    "SELECT rolsuper, rolcreatedb FROM pg_roles WHERE rolname = current_user",
  );
  expect(me).toEqual({ rolsuper: false, rolcreatedb: false });
});
