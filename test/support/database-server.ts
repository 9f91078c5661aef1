import { randomBytes } from "node:crypto";
import { chownSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../../src/store/database/migrate.ts";
import { ownerRole } from "../../src/store/embedded/app-role.ts";
import { type Binaries, prepareBinaries } from "../../src/store/embedded/binaries.ts";
import { createCluster } from "../../src/store/embedded/create-cluster.ts";
import { endOrphan } from "../../src/store/embedded/end-orphan.ts";
import { launchServer } from "../../src/store/embedded/launch-server.ts";
import { processStart } from "../../src/store/embedded/process-start.ts";
import { ServerLog } from "../../src/store/embedded/server-log.ts";
import { stopServer } from "../../src/store/embedded/stop-server.ts";
import { isRoot, systemUser } from "../../src/store/embedded/system-user.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Server as its superuser, the app's role on it, and the migrated database to copy. */
    databaseServer: { readonly url: string; readonly role: string; readonly template: string };
  }
}

/**
 * One PostgreSQL for the whole test run, in a temporary folder or at TEST_DATABASE_URL, with the
 * migrations applied to one database that every test file copies. As in service, the app's role owns
 * its database and is no superuser.
 */
export default async function startDatabaseServer(project: TestProject) {
  const server = process.env.TEST_DATABASE_URL
    ? { url: process.env.TEST_DATABASE_URL, stop: async () => {} }
    : await startTemporary();
  const [role, template] = ["app", "template"].map(
    (name) => `genjin_${name}_${randomBytes(6).toString("hex")}`,
  ) as [string, string];
  try {
    await query(server.url, `CREATE ROLE ${role} LOGIN PASSWORD '${role}'`);
    await query(server.url, `CREATE DATABASE ${template} OWNER ${role}`);
    await migrate(databaseUrl(server.url, template, role));
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("databaseServer", { url: server.url, role, template });
  return async () => {
    await query(server.url, `DROP DATABASE ${template} WITH (FORCE)`);
    // What a test run that failed left behind keeps it.
    await query(server.url, `DROP ROLE ${role}`).catch(() => {});
    await server.stop();
  };
}

/** The address of database `name` on the server of `url`; for `role`, whose password is its name. */
export function databaseUrl(url: string, name: string, role?: string): string {
  const address = new URL(url);
  if (role !== undefined) [address.username, address.password] = [role, role];
  address.pathname = `/${name}`;
  return address.href;
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function startTemporary(): Promise<{ url: string; stop(): Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), `genjin-test-${process.pid}-`));
  const runAs = isRoot ? systemUser() : undefined;
  if (runAs) chownSync(home, runAs.uid, runAs.gid);
  const binaries = prepareBinaries(join(home, "bin"), runAs);
  await sweep(binaries);
  const cluster = join(home, "cluster");
  const password = randomBytes(16).toString("hex");
  await createCluster(binaries, cluster, password, { runAs, durable: false });
  const { child, port } = await launchServer(
    binaries,
    cluster,
    new ServerLog(join(home, "log")),
    runAs,
    { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: 200 },
  );
  return {
    url: `postgresql://${ownerRole}:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      if (child.pid) await stopServer(child.pid, binaries);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Ends what test runs that were killed have left behind. */
async function sweep(binaries: Binaries): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = /^genjin-test-(\d+)-/.exec(name) ?? [];
    if (pid === undefined || processStart(Number(pid)) !== undefined) continue;
    await endOrphan(join(tmpdir(), name, "cluster"), binaries);
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}
