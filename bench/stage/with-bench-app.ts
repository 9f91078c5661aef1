import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type Genjin, openGenjin } from "../../src/assembly/bootstrap.ts";
import { readConfig } from "../../src/assembly/config.ts";

/**
 * Runs `work` with the app on an empty database of its own, which is dropped afterwards: on the
 * server at `DATABASE_URL`, which must allow creating one, else on an embedded server.
 */
export async function withBenchApp(work: (genjin: Genjin) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "genjin-bench-"));
  const server = process.env.DATABASE_URL;
  const name = `genjin_bench_${randomBytes(4).toString("hex")}`;
  try {
    if (server !== undefined) await statement(server, `CREATE DATABASE ${name}`);
    const url = server === undefined ? {} : { DATABASE_URL: databaseUrl(server, name) };
    const config = readConfig({ DATA_DIR: folder, DEMO: "0", LOG_LEVEL: "error", ...url });
    const genjin = await openGenjin(config, "service");
    try {
      await work(genjin);
    } finally {
      await genjin.close();
    }
  } finally {
    if (server !== undefined) await statement(server, `DROP DATABASE ${name} WITH (FORCE)`);
    rmSync(folder, { recursive: true, force: true });
  }
}

function databaseUrl(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
}

async function statement(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
